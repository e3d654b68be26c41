"""How results are counted, and what each figure stands on: which address leads to which page."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
