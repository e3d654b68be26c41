"""What anybody may see, without a cookie: which address leads to which page. Included once for each language."""

from django.urls import URLPattern, path

from samrit.web.public.views import campaign_page, front

app_name = "public"

urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("campaigns/<slug:code>/", campaign_page.campaign, name="campaign"),
    path("campaigns/<slug:code>/summary.pdf", campaign_page.summary, name="campaign_summary"),
]
