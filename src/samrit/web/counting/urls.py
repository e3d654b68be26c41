"""How results are counted, and what each figure stands on: which address leads to which page."""

from django.urls import path

from samrit.records.models import YEAR_END
from samrit.web.counting.views import count, counting_rule, provenance

_QUARTER = "indicators/<int:pk>/quarters/<int:number>"

urlpatterns = [
    path("indicators/<int:pk>/quarters/<int:number>/provenance/", provenance.provenance, name="provenance"),
    # the same of the year, in an address that is short: it stands 400 times on a plan's page
    path("from/<int:pk>/", provenance.provenance, {"number": YEAR_END}, name="year_provenance"),
    path("indicators/<int:pk>/rule/", counting_rule.counting_rule, name="counting_rule"),
    path("indicators/<int:pk>/rule/check/", counting_rule.check_counting_rule, name="check_counting_rule"),
    path("indicators/<int:pk>/rule/decide/", counting_rule.decide_counting_rule, name="decide_counting_rule"),
    path(f"{_QUARTER}/count/", count.count, name="count"),
    path(f"{_QUARTER}/count.<slug:suffix>", count.count_file, name="count_file"),
]
