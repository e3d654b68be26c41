"""What anybody may see of a campaign, and the lists behind its numbers: which address leads to which page."""

from django.urls import URLPattern, path

from samrit.web.public.views import campaign_page

urlpatterns: list[URLPattern] = [
    path("campaigns/<slug:code>/", campaign_page.campaign, name="campaign"),
    path("campaigns/<slug:code>/summary.pdf", campaign_page.campaign_summary, name="campaign_summary"),
    path("campaigns/<slug:code>/counted/", campaign_page.campaign_counted, name="campaign_counted"),
]
