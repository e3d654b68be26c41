"""A quarter's report as it is worked on: what was filed, every number with what it stands on, what the rules find."""

import hashlib
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from samrit import report as typed
from samrit.api.answering import json_answer
from samrit.api.checking import findings_out
from samrit.api.indicators import the_indicator
from samrit.api.parameters import OneQuery, Period, Year
from samrit.api.shapes import REFUSALS, CountedOut, NumberOut, QuarterOut, ReportOut
from samrit.api.who import READ
from samrit.ledger.content import content_of
from samrit.queries.counting.chain import Page, chain_json
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.counting.provenance import provenance_of
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.doubts import doubt_of_row, mark_altered
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.records.models import Indicator, QuarterReport, Tally
from samrit.report.number_text import or_none
from samrit.vocabulary.fields import filed
from samrit.vocabulary.periods import PERIODS, QUARTERS
from samrit.vocabulary.term import FieldKind

router = Router(tags=["reports"])
ADDRESS = "/reports/{int:fiscal_year}/{path:code}/{period}"


@router.get(ADDRESS, response={200: ReportOut, **REFUSALS}, auth=READ)
def report(request: HttpRequest, fiscal_year: Year, code: str, period: Period, asked: Query[OneQuery]) -> HttpResponse:
    """The report of a quarter (Q1 to Q4) or of the year end (Y), with every number in it and what it stands on."""
    row = report_row(request, fiscal_year, code, period.value, asked.agency)
    return report_answer(row)


def report_row(request: HttpRequest, fiscal_year: int, code: str, period: str, agency: str) -> QuarterReport:
    """The row of a report that somebody may read; 404 for any other."""
    rows = Indicator.objects.select_related("annual_plan__agency")
    found = the_indicator(request, rows, fiscal_year, code, agency)
    row = QuarterReport.objects.filter(indicator=found, quarter=QUARTERS[period]).first()
    if row is None:
        raise Http404
    row.indicator = found
    return row


def report_answer(row: QuarterReport) -> HttpResponse:
    """A report as it is now, under an ETag that begins with its version."""
    response = json_answer(report_out(row))
    response["ETag"] = f'"{row.version}-{hashlib.sha256(response.content).hexdigest()[:16]}"'
    return response


def filed_content(row: QuarterReport) -> dict[str, Any]:
    """What an officer filed, as a quarter of `report.schema.json`: what `PUT` takes."""
    plain: dict[str, Any] = msgspec.to_builtins(typed.QuarterReport(quarter=row.quarter).with_filed(content_of(row)))
    return plain


def report_out(row: QuarterReport) -> ReportOut:
    """The whole of it."""
    indicator = indicator_with_reports(row.indicator_id)
    assert indicator is not None
    mark_altered(indicator)
    mine = next(one for one in indicator.quarters.all() if one.pk == row.pk)
    assessment = assess(indicator, row.quarter, on=timezone.localdate())
    chains = provenance_of(indicator, only=row.quarter)[row.quarter]
    return ReportOut(
        fiscal_year=indicator.annual_plan.fiscal_year_be,
        indicator_code=indicator_code(indicator),
        period=PERIODS[row.quarter],
        agency_code=indicator.annual_plan.agency.code,
        content=filed_content(mine),
        report=_quarter(mine, indicator),
        findings=findings_out(one for those in assessment.findings.values() for one in those),
        numbers=[NumberOut.model_validate(chain_json(chain, _address)) for chain in chains],
        counted=_counted(mine, indicator),
    )


def _quarter(row: QuarterReport, indicator: Indicator) -> QuarterOut:
    content, deadline = content_of(row), row.deadline
    return QuarterOut(
        quarter=row.quarter,
        status=row.status,
        due_on=deadline.due_on,
        correction_due_on=deadline.correction_due_on,
        first_submitted_on=deadline.handed_in_on,
        days_late=deadline.days_late,
        target=row.target.printed,
        value=or_none(row.result_value),
        absence=row.result_absence,
        doubt=doubt_of_row(row, indicator.doubts),
        numerator=or_none(row.result_numerator),
        denominator=or_none(row.result_denominator),
        **{one.id: content.said(one.id) or (None if one.kind is FieldKind.PERCENT else "") for one in filed()},
        version=row.version,
        published_version=row.published_version,
    )


def _counted(row: QuarterReport, indicator: Indicator) -> CountedOut | None:
    """The last count of a report, beside what stands in it and what it would be now; a few queries."""
    last = Tally.objects.filter(report=row).select_related("rule").order_by("-pk").first()
    if last is None:
        return None
    row.indicator = indicator
    now = (
        outcome(rule_of(last.rule.rule), Scope.of(indicator, row.quarter)).value if last.rule.rule is not None else None
    )
    return CountedOut(
        rule=last.rule.number,
        words=last.rule.words,
        as_of=last.as_of,
        value=or_none(last.value),
        members=last.members,
        sha256=last.sha256,
        in_report=or_none(row.result_value),
        now=or_none(now),
        difference=or_none(now - last.value) if now is not None and last.value is not None else None,
    )


def _address(page: Page) -> str:
    return reverse(page.name, args=page.arguments) + (f"#{page.anchor}" if page.anchor else "")
