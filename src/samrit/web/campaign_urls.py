"""Campaigns, their activities, and partners' own pages: which address leads to which page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
