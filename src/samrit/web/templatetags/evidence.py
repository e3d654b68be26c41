"""The list of evidence, to be put into a page with one line."""

from typing import Any

from django import template
from django.template import RequestContext

from samrit.queries.people.access import signed_in
from samrit.records.models import QuarterReport
from samrit.web.evidence.evidence_panel import panel, to_read

register = template.Library()


@register.inclusion_tag("evidence/parts/evidence.html", takes_context=True)
def evidence_panel(context: RequestContext, report: QuarterReport) -> dict[str, Any]:
    """The evidence of a quarter, with the forms that the reader may use."""
    return {**panel(report, signed_in(context["request"]))}


@register.inclusion_tag("evidence/parts/evidence.html")
def evidence_of_year(indicator_id: int) -> dict[str, Any]:
    """The evidence of a whole year, to read."""
    return {**to_read(indicator_id)}
