"""Campaigns, their activities, and partners' own pages: which address leads to which page.

What anybody may see of a campaign (`campaign`) stands in `campaign_page_urls`.
"""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
