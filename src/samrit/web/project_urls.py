"""Projects, part 1 of the annual report: which address leads to which page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
