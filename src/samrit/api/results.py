"""What came of it: results by year, indicator and period, judged as the pages judge them."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from samrit.api.filters import moment
from samrit.api.indicators import narrowed, the_indicator
from samrit.api.listing import Listed, Order, list_answer
from samrit.api.parameters import Layer, LayerOneQuery, Period, ResultQuery, Year
from samrit.api.published import one_of_code, published_result, published_results, result_matches
from samrit.api.refusing import Place, Unclear
from samrit.api.shapes import REFUSALS, Problem, ResultOut, list_of
from samrit.api.who import LAYER, reader
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.reports.results import ResultFacts, result_facts
from samrit.records.models import Indicator, QuarterReport, Revision
from samrit.report.comparison import read_unit
from samrit.report.number_text import or_none
from samrit.thai.translation import Message
from samrit.vocabulary.periods import PERIODS, QUARTERS

router = Router(tags=["results"])
_TIMES = ("submitted_at", "endorsed_at", "evaluated_at", "published_at", "returned_at", "reopened_at", "overridden_at")


@router.get("/results", response={200: list_of(ResultOut), **REFUSALS}, auth=LAYER)
def results(request: HttpRequest, asked: Query[ResultQuery]) -> HttpResponse:
    """The results that are published, the newest year first; with `layer=working` those of the indicators that you may read."""
    if asked.layer is Layer.PUBLISHED:
        return published_results(request, asked)
    if asked.release:
        said = Message("Releases are of what is published; ask for them without layer=working.")
        raise Unclear(Place(said, "invalid_value", "release"))
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
    return list_answer(request, asked, Listed(rows, order, ResultOut, _results, result_matches(asked), more))


@router.get(
    "/results/{int:fiscal_year}/{path:code}/{period}", response={200: ResultOut, **REFUSALS, 410: Problem}, auth=LAYER
)
def result(
    request: HttpRequest, fiscal_year: Year, code: str, period: Period, asked: Query[LayerOneQuery]
) -> ResultOut:
    """One result: of a quarter (Q1 to Q4) or of the year (Y)."""
    if asked.layer is Layer.PUBLISHED:
        return published_result(request, one_of_code(fiscal_year, code, asked.agency), QUARTERS[period.value])
    found = the_indicator(
        request, Indicator.objects.select_related("annual_plan__agency"), fiscal_year, code, asked.agency
    )
    row = QuarterReport.objects.filter(indicator=found, quarter=QUARTERS[period.value]).first()
    if row is None:
        raise Http404
    row.indicator = found
    return _results([row])[0]


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
