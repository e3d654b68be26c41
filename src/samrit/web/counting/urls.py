"""How results are counted, and what each figure stands on: which address leads to which page."""

from django.urls import path

from samrit.web.counting.views import count, result_rule

_QUARTER = "indicators/<int:pk>/quarters/<int:number>"

urlpatterns = [
    path("indicators/<int:pk>/rule/", result_rule.result_rule, name="result_rule"),
    path("indicators/<int:pk>/rule/check/", result_rule.check_rule, name="check_rule"),
    path(f"{_QUARTER}/count/", count.count, name="count"),
    path(f"{_QUARTER}/count.<slug:suffix>", count.count_file, name="count_file"),
]
