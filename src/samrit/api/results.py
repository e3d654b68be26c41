"""What came of it: results by year, indicator and period, judged as the pages judge them."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Query, Router
from pydantic import BeforeValidator

from samrit.api.filters import moment
from samrit.api.indicators import Layer, OfIndicators, OneQuery, Year, narrowed, the_indicator
from samrit.api.listing import Listed, Order, list_answer
from samrit.api.numbers import or_none
from samrit.api.shapes import REFUSALS, ResultOut, list_of
from samrit.api.who import READ, reader
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.reports.results import VALUE, ResultFacts, result_facts
from samrit.records.models import Indicator, QuarterReport, Revision
from samrit.report import Absence, Verdict
from samrit.report.comparison import read_unit
from samrit.vocabulary.periods import PERIODS, QUARTERS

router = Router(tags=["results"])
_Periods = StrEnum("Period", {one: one for one in QUARTERS})  # type: ignore[misc]  # made of the table of periods
Period = Annotated[_Periods, BeforeValidator(lambda typed: str(typed).upper())]
ValueStatus = StrEnum("ValueStatus", {one: one for one in (VALUE, *(kind.value for kind in Absence))})  # type: ignore[misc]  # made of the kinds of none
_TIMES = ("submitted_at", "endorsed_at", "evaluated_at", "published_at", "returned_at", "reopened_at", "overridden_at")


class ResultQuery(OfIndicators):
    """Filters of results."""

    period: list[Period] = Field([], description="Q1 to Q4, or Y for the year")
    verdict: list[Verdict] = Field([], description="of whatever was judged")
    value_status: list[ValueStatus] = Field([], description="a value, or which kind of none")
    doubtful: bool | None = Field(None, description="whether something is against the figure")
    updated_since: str = Field("", description="a day or a time: what was written or decided since")


class ResultOneQuery(OneQuery):
    """Which layer."""

    layer: Layer = Layer.WORKING


@router.get("/results", response={200: list_of(ResultOut), **REFUSALS}, auth=READ)
def results(request: HttpRequest, asked: Query[ResultQuery]) -> HttpResponse:
    """The results of the indicators that you may read, the newest year first."""
    chosen = narrowed(Indicator.objects.all(), asked, reader(request))
    rows = QuarterReport.objects.filter(indicator__in=chosen).select_related("indicator__annual_plan__agency")
    if asked.period:
        rows = rows.filter(quarter__in=[QUARTERS[one.value] for one in asked.period])
    since = moment(asked.updated_since, "updated_since")
    if since is not None:
        saved = Revision.objects.filter(report=OuterRef("pk"), saved_at__gte=since)
        decided = Q()
        for name in _TIMES:
            decided |= Q(**{f"{name}__gte": since})
        rows = rows.filter(decided | Q(Exists(saved)))
    order = Order(
        {
            "year": ("indicator__annual_plan__fiscal_year_be", int),
            "agency": ("indicator__annual_plan__agency__code", str),
            "code": ("indicator__code", str),
            "period": ("quarter", int),
        },
        "-year,agency,code,period",
    )
    more = {"layer": asked.layer.value}
    matches = _matches(asked) if asked.verdict or asked.value_status or asked.doubtful is not None else None
    return list_answer(request, asked, Listed(rows, order, ResultOut, _results, matches, more))


@router.get("/results/{int:fiscal_year}/{path:code}/{period}", response={200: ResultOut, **REFUSALS}, auth=READ)
def result(
    request: HttpRequest, fiscal_year: Year, code: str, period: Period, asked: Query[ResultOneQuery]
) -> ResultOut:
    """One result: of a quarter (Q1 to Q4) or of the year (Y)."""
    found = the_indicator(
        request, Indicator.objects.select_related("annual_plan__agency"), fiscal_year, code, asked.agency
    )
    row = QuarterReport.objects.filter(indicator=found, quarter=QUARTERS[period.value]).first()
    if row is None:
        raise Http404
    row.indicator = found
    return _results([row])[0]


def _matches(asked: ResultQuery) -> Callable[[ResultOut], bool]:
    def matches(one: ResultOut) -> bool:
        return (
            (not asked.verdict or one.verdict in {each.value for each in asked.verdict})
            and (not asked.value_status or one.value_status in {each.value for each in asked.value_status})
            and (asked.doubtful is None or bool(one.doubt_codes) is asked.doubtful)
        )

    return matches


def _results(rows: Sequence[QuarterReport]) -> list[ResultOut]:
    return [_result(one) for one in result_facts(rows)]


def _result(found: ResultFacts) -> ResultOut:
    row, indicator = found.row, found.row.indicator
    result, target, deadline = found.result, found.target, found.row.deadline
    return ResultOut(
        fiscal_year=indicator.annual_plan.fiscal_year_be,
        indicator_code=indicator_code(indicator),
        period=PERIODS[row.quarter],
        agency_code=indicator.annual_plan.agency.code,
        name_th=indicator.name_th,
        name_en=indicator.name_en,
        value=or_none(found.value),
        value_th=result.printed,
        unit_th=read_unit(result.unit_text)[1] or target.unit,
        value_status=found.value_status,
        none_reason_th=result.reason,
        numerator=or_none(result.numerator),
        denominator=or_none(result.denominator),
        target_th=target.printed,
        comparison=target.comparison.value if target.comparison is not None else None,
        target_low=or_none(target.value),
        target_high=or_none(target.upper),
        target_due_on=target.due_on,
        verdict=found.verdict.value if found.verdict is not None else None,
        verdict_overridden=bool(row.override_verdict),
        achievement_percent=or_none(found.achievement_percent),
        formed_by=indicator.result_source,
        evidence_count=found.evidence,
        status=row.status,
        doubt_codes=[found.doubt.value] if found.doubt is not None else [],
        due_on=deadline.due_on,
        days_late=deadline.days_late,
        revision=row.version,
        published_revision=row.published_version,
        published_at=row.published_at,
    )
