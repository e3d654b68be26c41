"""What plans ask: indicators by the city's own codes, with their definitions and targets."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from samrit.api.filters import of_agencies, of_nodes, of_words, of_years
from samrit.api.listing import Listed, Order, list_answer
from samrit.api.parameters import Layer, LayerOneQuery, OfIndicators, Year
from samrit.api.published import one_of_code, published_indicator, published_indicators
from samrit.api.refusing import ambiguous
from samrit.api.shapes import REFUSALS, IndicatorOut, list_of
from samrit.api.who import LAYER, reader
from samrit.queries.people.access import visible_agencies
from samrit.queries.plans.indicator_codes import indicator_code, with_code
from samrit.records.models import Indicator, User
from samrit.report.number_text import or_none

router = Router(tags=["indicators"])

WHERE = "annual_plan__agency"
NAMES = ("name_th", "name_en", "code", "number")


@router.get("/indicators", response={200: list_of(IndicatorOut), **REFUSALS}, auth=LAYER)
def indicators(request: HttpRequest, asked: Query[OfIndicators]) -> HttpResponse:
    """The indicators of which something is published; with `layer=working` those of the agencies that you may look into."""
    if asked.layer is Layer.PUBLISHED:
        return published_indicators(request, asked)
    rows = (
        narrowed(Indicator.objects.all(), asked, reader(request))
        .select_related("annual_plan__agency", "last_year__annual_plan__agency")
        .prefetch_related("nodes")
    )
    order = Order(
        {
            "year": ("annual_plan__fiscal_year_be", int),
            "agency": ("annual_plan__agency__code", str),
            "code": ("code", str),
            "position": ("position", int),
        },
        "-year,agency,position",
    )
    return list_answer(
        request, asked, Listed(rows, order, IndicatorOut, _indicators, more={"layer": asked.layer.value})
    )


@router.get("/indicators/{int:fiscal_year}/{path:code}", response={200: IndicatorOut, **REFUSALS}, auth=LAYER)
def indicator(request: HttpRequest, fiscal_year: Year, code: str, asked: Query[LayerOneQuery]) -> IndicatorOut:
    """One indicator of a year."""
    if asked.layer is Layer.PUBLISHED:
        return published_indicator(request, one_of_code(fiscal_year, code, asked.agency))
    rows = Indicator.objects.select_related("annual_plan__agency", "last_year__annual_plan__agency").prefetch_related(
        "nodes"
    )
    return _indicators([the_indicator(request, rows, fiscal_year, code, asked.agency)])[0]


def narrowed(rows: QuerySet[Indicator], asked: OfIndicators, user: User) -> QuerySet[Indicator]:
    """The indicators that somebody may read, and that fit the filters."""
    found = rows.filter(
        of_years(asked.year, "annual_plan__fiscal_year_be"),
        of_agencies(user, asked.agency, asked.under, WHERE, today=timezone.localdate()),
        of_words(asked.q, NAMES),
    )
    if asked.node:
        found = found.filter(pk__in=Indicator.objects.filter(of_nodes(asked.node, "nodes")).values("pk"))
    if asked.level:
        found = found.filter(level__in=asked.level)
    return found.filter(kind__in=asked.kind) if asked.kind else found


def the_indicator(
    request: HttpRequest, rows: QuerySet[Indicator], fiscal_year: int, code: str, agency: str = ""
) -> Indicator:
    """The one that is meant; 404 for what isn't there or may not be read, 409 where it may be either of two."""
    visible = visible_agencies(reader(request), today=timezone.localdate())
    wanted = with_code(rows, fiscal_year, code.replace("\x00", "")).filter(annual_plan__agency__in=visible)
    if agency:
        wanted = wanted.filter(annual_plan__agency__code=agency)
    found = list(wanted.order_by("pk")[:5])
    if not found:
        raise Http404
    if len(found) > 1:
        raise ambiguous([one.annual_plan.agency.code for one in found])
    return found[0]


def _indicators(rows: Sequence[Indicator]) -> list[IndicatorOut]:
    return [
        IndicatorOut(
            id=row.pk,
            fiscal_year=row.annual_plan.fiscal_year_be,
            indicator_code=indicator_code(row),
            number=row.number,
            agency_code=row.annual_plan.agency.code,
            name_th=row.name_th,
            name_en=row.name_en,
            level=row.level,
            kind=row.kind,
            definition_th=row.definition,
            method_th=row.method,
            unit_th=row.target_unit,
            target_th=row.target.printed,
            comparison=row.target_comparison,
            target_low=or_none(row.target_value),
            target_high=or_none(row.target_upper),
            target_due_on=row.target_due_on,
            baseline=or_none(row.baseline_value),
            weight=or_none(row.weight),
            accumulation=row.accumulation,
            formed_by=row.result_source,
            nodes=sorted({node.code for node in row.nodes.all()}),
            previous_code=indicator_code(row.last_year) if row.last_year is not None else None,
            version=row.version,
        )
        for row in rows
    ]
