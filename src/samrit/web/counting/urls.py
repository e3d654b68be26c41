"""How results are counted, and what each figure stands on: which address leads to which page."""

from django.urls import path

from samrit.web.counting.views import count, counting_rule

_QUARTER = "indicators/<int:pk>/quarters/<int:number>"

urlpatterns = [
    path("indicators/<int:pk>/rule/", counting_rule.counting_rule, name="counting_rule"),
    path("indicators/<int:pk>/rule/check/", counting_rule.check_counting_rule, name="check_counting_rule"),
    path(f"{_QUARTER}/count/", count.count, name="count"),
    path(f"{_QUARTER}/count.<slug:suffix>", count.count_file, name="count_file"),
]
