"""Agencies, annual plans, indicators, and a quarter's report with every number's chain."""

from django.db.models import Count
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from samrit.actions.permissions import Permission
from samrit.api.checking import findings_out
from samrit.api.numbers import or_none
from samrit.api.paging import PageQuery, page_of
from samrit.api.shapes import (
    AgenciesOut,
    AgencyOut,
    Both,
    CountedOut,
    IndicatorOut,
    IndicatorsOut,
    NumberOut,
    PlanOut,
    PlansOut,
    QuarterOut,
    Refusal,
    ReportOut,
)
from samrit.api.who import reader
from samrit.ledger.content import content_of
from samrit.queries.counting.chain import Page, chain_json
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.counting.provenance import provenance_of
from samrit.queries.people.access import visible_agencies
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.doubts import doubt_of_row
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Agency, AnnualPlan, Indicator, QuarterReport, Tally
from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import FieldKind

router = Router(tags=["plans"])
REFUSALS = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}


@router.get("/agencies", response={200: AgenciesOut, 401: Refusal, 422: Refusal})
def agencies(request: HttpRequest, paging: Query[PageQuery]) -> AgenciesOut:
    """The agencies that the reader may look into."""
    rows = visible_agencies(reader(request), today=timezone.localdate()).select_related("parent").order_by("path")
    count, those = page_of(rows, paging)
    return AgenciesOut(count=count, items=[_agency(row) for row in those])


@router.get("/plans", response={200: PlansOut, 401: Refusal, 422: Refusal})
def plans(request: HttpRequest, paging: Query[PageQuery]) -> PlansOut:
    """The annual plans of these agencies, the newest year first."""
    rows = (
        AnnualPlan.objects.filter(agency__in=visible_agencies(reader(request), today=timezone.localdate()))
        .select_related("agency")
        .order_by("-fiscal_year_be", "agency__path")
    )
    count, those = page_of(rows, paging)
    mine = Indicator.objects.filter(annual_plan__in=[row.pk for row in those])
    sizes = dict(mine.order_by().values_list("annual_plan").annotate(Count("pk")))
    items = [
        PlanOut(agency=row.agency.code, fiscal_year_be=row.fiscal_year_be, indicators=sizes.get(row.pk, 0))
        for row in those
    ]
    return PlansOut(count=count, items=items)


@router.get("/plans/{agency}/{fiscal_year_be}/indicators", response={200: IndicatorsOut, **REFUSALS})
def indicators(request: HttpRequest, agency: str, fiscal_year_be: int, paging: Query[PageQuery]) -> IndicatorsOut:
    """The indicators of a plan, in its order."""
    plans_there = AnnualPlan.objects.select_related("agency")
    plan = get_object_or_404(plans_there, agency__code=agency, fiscal_year_be=_year(fiscal_year_be))
    Permission.READ.check(plan.agency, reader(request), timezone.now())
    rows = plan.indicators.select_related("annual_plan__agency").prefetch_related("quarters")
    count, those = page_of(rows.order_by("position", "pk"), paging)
    return IndicatorsOut(count=count, items=[_indicator(row) for row in those])


@router.get("/indicators/{pk}", response={200: IndicatorOut, **REFUSALS})
def indicator(request: HttpRequest, pk: int) -> IndicatorOut:
    """One indicator with its reports."""
    return _indicator(_readable(request, pk))


@router.get("/indicators/{pk}/quarters/{quarter}", response={200: ReportOut, **REFUSALS})
def report(request: HttpRequest, pk: int, quarter: int) -> ReportOut:
    """A quarter's report (5: the year end) with every number in it, each with the chain of what it stands on."""
    found = _readable(request, pk)
    row = next((one for one in found.quarters.all() if one.quarter == quarter), None)
    if row is None:
        raise Http404
    chains = provenance_of(found, only=quarter)[quarter]
    assessment = assess(found, quarter, on=timezone.localdate())
    return ReportOut(
        indicator=found.pk,
        report=_quarter(row, found),
        findings=findings_out(one for those in assessment.findings.values() for one in those),
        numbers=[NumberOut.model_validate(chain_json(chain, _address)) for chain in chains],
        counted=_counted(row, found),
    )


def _readable(request: HttpRequest, pk: int) -> Indicator:
    found = get_object_or_404(with_reports(Indicator.objects.all()), pk=_key(pk))
    Permission.READ.check(found.annual_plan.agency, reader(request), timezone.now())
    return found


def _key(number: int) -> int:
    """A key that a database may have; 404 for any other."""
    if not 0 < number < 2**63:
        raise Http404
    return number


def _year(number: int) -> int:
    if not 0 < number < 10_000:
        raise Http404
    return number


def _agency(row: Agency) -> AgencyOut:
    return AgencyOut(
        code=row.code, name=Both(th=row.name_th, en=row.name_en), parent=row.parent.code if row.parent else ""
    )


def _indicator(row: Indicator) -> IndicatorOut:
    return IndicatorOut(
        id=row.pk,
        agency=row.annual_plan.agency.code,
        fiscal_year_be=row.annual_plan.fiscal_year_be,
        number=row.number,
        code=row.code,
        name=Both(th=row.name_th, en=row.name_en),
        target=row.target.printed,
        unit=row.target_unit,
        accumulation=row.accumulation,
        result_source=row.result_source,
        quarters=[_quarter(one, row) for one in sorted(row.quarters.all(), key=lambda one: one.quarter)],
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
