"""The addresses of work, below /office/; each area says which address leads to which page.

Addresses are for people: they name what they show.
"""

from django.urls import URLPattern, URLResolver, include, path

from samrit.web import importing
from samrit.web.components.gallery import gallery

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("samrit.web.people.account_urls")),
    path("", include("samrit.web.people.urls")),
    path("", include(importing.addresses())),  # before any name that stands in an address
    path("", include("samrit.web.plans.urls")),
    path("", include("samrit.web.partners.urls")),
    path("", include("samrit.web.campaigns.urls")),
    path("", include("samrit.web.counting.urls")),
    path("", include("samrit.web.measurements.urls")),
    path("", include("samrit.web.evidence.urls")),
    path("", include("samrit.web.city.urls")),
    path("", include("samrit.web.reports.urls")),
    path("", include("samrit.web.reviews.urls")),  # last: any other word after a quarter names an action on it
    path("components/", gallery, name="components"),
]
