"""Which address leads where."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("samrit.api.address")),
    path("", include("samrit.web.urls")),
]

handler403 = "samrit.web.errors.forbidden"
handler404 = "samrit.web.errors.not_found"
handler429 = "samrit.web.errors.too_many"
handler500 = "samrit.web.errors.broken"
