"""What the rules find: in a report that is posted, which is stored nowhere."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from samrit.api.shapes import REFUSALS, Both, CheckedOut, FindingOut, Problem
from samrit.api.who import READ
from samrit.checks import Finding
from samrit.queries.city.rules import city_rules
from samrit.readers import read

router = Router(tags=["checking"])
_BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}


@router.post(
    "/check", response={200: CheckedOut, **REFUSALS, 413: Problem, 422: Problem}, auth=READ, openapi_extra=_BODY
)
def check(request: HttpRequest) -> CheckedOut:
    """What the city's rules find in a report, as `report.schema.json` describes it; nothing of it is stored."""
    reading = read(request.body, name="report.json")
    return CheckedOut(findings=findings_out(city_rules().check(reading.report, on=timezone.localdate())))


def findings_out(findings: Iterable[Finding]) -> list[FindingOut]:
    """The findings that hold, in both languages."""
    return [
        FindingOut(
            code=one.code,
            severity=one.severity.value,
            field=one.field,
            words=one.words,
            message=Both(th=one.message.th, en=one.message.en),
            remedy=Both(th=one.remedy.th, en=one.remedy.en),
        )
        for one in findings
        if not one.waived
    ]
