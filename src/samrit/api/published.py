"""What was published, for anybody, by the same addresses and filters as the records that are worked on; from the copies alone.

Figures, words and marks are those of the portal's pages and of the files of open data: they come from the same rows.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from samrit.api.filters import moment, of_agencies_then, of_words, of_years
from samrit.api.listing import Listed, Order, list_answer
from samrit.api.parameters import AgencyQuery, Layer, OfIndicators, ResultQuery
from samrit.api.refusing import Unclear, Withdrawn, ambiguous, unknown_value
from samrit.api.shapes import AgencyOut, Both, IndicatorOut, ResultOut, YearOut
from samrit.queries.public.data_sets import Origin, indicator_row, of_day, origin_of, parent_code, result_row
from samrit.queries.public.indicator import Period, found, newest, period_of, publication
from samrit.queries.public.releases import at_moment
from samrit.records.models import (
    YEAR_END,
    PublishedIndicator,
    PublishedNode,
    PublishedPlace,
    PublishedPlan,
    PublishedRelease,
    PublishedResult,
)
from samrit.report.number_text import or_none
from samrit.report.published import PublishedDefinition, read
from samrit.vocabulary.periods import PERIODS, QUARTERS
from samrit.vocabulary.public_states import PublicState

_MORE = {"layer": Layer.PUBLISHED.value}
# Kinds of none that are said of periods of which nothing is published.
_NOTHING_PUBLISHED = {PublicState.NOT_PUBLISHED.value, PublicState.NOT_YET_DUE.value}


def published_years() -> list[YearOut]:
    """The years of which something is published, the newest first, with the agencies and all the indicators that they promised."""
    rows = PublishedPlan.objects.values_list("fiscal_year_be").annotate(Count("pk"), Sum("indicators"))
    return [
        YearOut(fiscal_year=year, plans=plans, indicators=indicators, closed_at=None)
        for year, plans, indicators in rows.order_by("-fiscal_year_be")
    ]


def published_agencies(request: HttpRequest, asked: AgencyQuery) -> HttpResponse:
    """The agencies of which something is published, each with its newest name."""
    later = PublishedPlan.objects.filter(
        agency_code=OuterRef("agency_code"), fiscal_year_be__gt=OuterRef("fiscal_year_be")
    )
    wanted = of_agencies_then(asked.agency, asked.under) & of_words(asked.q, ("name_th", "name_en", "agency_code"))
    rows = PublishedPlan.objects.filter(~Exists(later), wanted)
    order = Order({"code": ("agency_code", str)}, "code")
    return list_answer(request, asked, Listed(rows, order, AgencyOut, _agencies_out, more=_MORE))


def published_indicators(request: HttpRequest, asked: OfIndicators) -> HttpResponse:
    """The indicators of which something is published."""
    order = Order(
        {
            "year": ("fiscal_year_be", int),
            "agency": ("plan__agency_code", str),
            "code": ("code", str),
            "position": ("position", int),
        },
        "-year,agency,position",
    )
    origin = origin_of(request)
    rows = _narrowed(asked).select_related("plan").prefetch_related("places__node")
    return list_answer(
        request, asked, Listed(rows, order, IndicatorOut, lambda some: _indicators(some, origin), more=_MORE)
    )


def published_indicator(request: HttpRequest, row: PublishedIndicator) -> IndicatorOut:
    """One of them."""
    prefetch_related_objects([row], "places__node")
    return _indicators([row], origin_of(request))[0]


def published_results(request: HttpRequest, asked: ResultQuery) -> HttpResponse:
    """The results that are published now, or were in a release; also periods of which nothing is, where those are asked for."""
    frozen = _release(asked.release)
    at = Q(superseded_at=None) if frozen is None else at_moment(frozen.as_of)
    indicators = _narrowed(asked)
    if frozen is not None:
        there = PublishedResult.objects.filter(at, indicator=OuterRef("pk"))
        indicators = indicators.filter(Exists(there), fiscal_year_be=frozen.fiscal_year_be)
    quarters = sorted({QUARTERS[one.value] for one in asked.period} or PERIODS)
    since = moment(asked.updated_since, "updated_since")
    origin = origin_of(request)
    today = timezone.localdate(frozen.as_of) if frozen is not None else timezone.localdate()
    order = {
        "year": ("fiscal_year_be", int),
        "agency": ("plan__agency_code", str),
        "code": ("code", str),
    }  # fmt: skip
    if {one.value for one in asked.value_status} & _NOTHING_PUBLISHED:

        def all_of(some: Sequence[PublishedIndicator]) -> list[list[ResultOut]]:
            found = []
            for row in some:
                said = read(row.content, PublishedDefinition)
                newest = {one.quarter: publication(one) for one in row.newest}  # type: ignore[attr-defined] # set by the prefetch
                periods = [period_of(quarter, newest.get(quarter), said, today) for quarter in quarters]
                found.append([_result(row, said, one, origin) for one in periods if since is None or one.publication])
            return found

        results = PublishedResult.objects.filter(at)
        if since is not None:
            results = results.filter(published_at__gte=since)
        rows = indicators.select_related("plan").prefetch_related(Prefetch("results", results, to_attr="newest"))
        if {one.value for one in asked.value_status} == {PublicState.NOT_PUBLISHED.value}:
            of_quarter = PublishedResult.objects.filter(at, indicator=OuterRef("pk"))
            gaps = [~Exists(of_quarter.filter(quarter=quarter)) for quarter in quarters]
            rows = rows.filter(reduce(or_, gaps))
        sorting = Order(order, "-year,agency,code")
        matches = result_matches(asked)
        return list_answer(request, asked, Listed(rows, sorting, ResultOut, all_of, matches, _MORE, len(quarters)))

    def make(some: Sequence[PublishedResult]) -> list[ResultOut]:
        found = []
        for one in some:
            said = read(one.indicator.content, PublishedDefinition)
            found.append(_result(one.indicator, said, period_of(one.quarter, publication(one), said, today), origin))
        return found

    published = PublishedResult.objects.filter(at, indicator__in=indicators, quarter__in=quarters)
    if since is not None:
        published = published.filter(published_at__gte=since)
    sorting = Order(
        {name: (f"indicator__{column}", kind) for name, (column, kind) in order.items()} | {"period": ("quarter", int)},
        "-year,agency,code,period",
    )
    listed = Listed(
        published.select_related("indicator__plan"), sorting, ResultOut, make, result_matches(asked), more=_MORE
    )
    return list_answer(request, asked, listed)


def _release(name: str) -> PublishedRelease | None:
    """The release that is meant, whether or not something was withdrawn of it since; None where none is named."""
    if not name:
        return None
    known = {one.name: one for one in PublishedRelease.objects.order_by("-fiscal_year_be", "-number", "-correction")}
    if name not in known:
        raise Unclear(unknown_value("release", name, known))
    return known[name]


def published_result(request: HttpRequest, row: PublishedIndicator, quarter: int) -> ResultOut:
    """A period of an indicator as its page has it, also where nothing is published of it yet; 410 where it was withdrawn."""
    said, there = read(row.content, PublishedDefinition), newest(row, quarter)
    if there is not None and there.withdrawn_at is not None:
        raise Withdrawn(there.withdrawn_at.date(), there.report.absence_reason)
    period = period_of(quarter, there, said, timezone.localdate())
    return _result(row, said, period, origin_of(request))


def one_of_code(fiscal_year: int, code: str, agency: str) -> PublishedIndicator:
    """The one that is meant; 404 where nothing of it is published, 409 where it may be either of two."""
    rows = [one for one in found(fiscal_year, code.replace("\x00", "")) if not agency or one.plan.agency_code == agency]
    if not rows:
        raise Http404
    if len(rows) > 1:
        raise ambiguous([one.plan.agency_code for one in rows])
    return rows[0]


def result_matches(asked: ResultQuery) -> Callable[[ResultOut], bool] | None:
    """Whether a result is as was asked, by what is worked out while reading; None where nothing of that was asked."""
    if not asked.verdict and not asked.value_status and asked.doubtful is None:
        return None

    def matches(one: ResultOut) -> bool:
        return (
            (not asked.verdict or one.verdict in {each.value for each in asked.verdict})
            and (not asked.value_status or one.value_status in {each.value for each in asked.value_status})
            and (asked.doubtful is None or bool(one.doubt_codes) is asked.doubtful)
        )

    return matches


def _narrowed(asked: OfIndicators) -> QuerySet[PublishedIndicator]:
    rows = PublishedIndicator.objects.filter(
        of_years(asked.year, "fiscal_year_be"),
        of_agencies_then(asked.agency, asked.under, "plan__"),
        of_words(asked.q, ("name_th", "name_en", "code", "number")),
        _in_content("level", asked.level),
        _in_content("kind", asked.kind),
    )
    if not asked.node:
        return rows
    known = set(PublishedNode.objects.values_list("code", flat=True))
    for code in asked.node:
        if code not in known:
            raise Unclear(unknown_value("node", code, known))
    places = PublishedPlace.objects.filter(
        node__code__in=asked.node
    )  # one that is above another has its indicators too
    return rows.filter(pk__in=places.values("indicator"))


def _in_content(name: str, values: Sequence[str]) -> Q:
    """What was stored with one of these: canonical JSON, in whose texts a quotation mark never follows a letter unescaped."""
    wanted = Q()
    for one in values:
        wanted |= Q(content__contains=f'"{name}":"{one}"')
    return wanted


def _agencies_out(rows: Sequence[PublishedPlan]) -> list[AgencyOut]:
    return [
        AgencyOut(
            agency_code=row.agency_code,
            parent_code=parent_code(row),
            name_th=row.name_th,
            name_en=row.name_en,
            valid_from=None,
            valid_to=None,
        )
        for row in rows
    ]


def _indicators(rows: Sequence[PublishedIndicator], origin: Origin) -> list[IndicatorOut]:
    years_before = Q(pk__in=())
    for row in rows:
        years_before |= Q(series=row.series, fiscal_year_be=row.fiscal_year_be - 1)
    before = {
        (series, year): code
        for series, year, code in PublishedIndicator.objects.filter(years_before).values_list(
            "series", "fiscal_year_be", "code"
        )
    }
    return [
        _indicator(
            row,
            origin,
            before.get((row.series, row.fiscal_year_be - 1)),
            sorted({one.node.code for one in row.places.all() if one.is_own}),
        )
        for row in rows
    ]


def _indicator(row: PublishedIndicator, origin: Origin, before: str | None, nodes: list[str]) -> IndicatorOut:
    given = indicator_row(row, origin)
    same = (
        "fiscal_year", "indicator_code", "number", "agency_code", "name_th", "name_en", "level", "kind", "definition_th",
        "method_th", "unit_th", "target_th", "comparison", "target_due_on", "accumulation", "content_sha256", "page",
    )  # fmt: skip
    return IndicatorOut(
        id=None,
        target_low=given["target_low"],
        target_high=given["target_high"],
        baseline=given["baseline"],
        weight=given["weight"],
        formed_by="",
        nodes=nodes,
        previous_code=before,
        version=None,
        **{name: given[name] for name in same},
    )


def _result(row: PublishedIndicator, said: PublishedDefinition, period: Period, origin: Origin) -> ResultOut:
    given = result_row(row, period, origin)
    shown, target = period.publication, _comparison_of(given, said, of_year=period.quarter == YEAR_END)
    return ResultOut(
        fiscal_year=row.fiscal_year_be,
        indicator_code=row.code,
        period=PERIODS[period.quarter],
        agency_code=row.plan.agency_code,
        name_th=row.name_th,
        name_en=row.name_en,
        value=_number(given.get("value")),
        value_th=given.get("result_th") or "",
        unit_th=given.get("unit_th") or "",
        value_status=given["value_status"],
        none_reason_th=given.get("none_reason_th") or "",
        numerator=_number(given.get("numerator")),
        denominator=_number(given.get("denominator")),
        target_th=given.get("target_th") or "",
        comparison=target["comparison"] or None,
        target_low=_number(given.get("target")),
        target_high=_number(target["target_high"]),
        target_due_on=target["target_due_on"],
        verdict=given.get("verdict") or None,
        verdict_overridden=shown is not None and bool(shown.report.overridden_because),
        achievement_percent=_number(given.get("achievement_percent")),
        formed_by=given.get("formed_by") or "",
        evidence_count=given.get("evidence_count") or 0,
        status="published" if shown is not None else PublicState.NOT_PUBLISHED.value,
        doubt_codes=[given["doubt_codes"]] if given.get("doubt_codes") else [],
        due_on=given["due_on"],
        days_late=None,
        revision=shown.revision if shown is not None else 0,
        published_revision=shown.revision if shown is not None else None,
        published_at=shown.at if shown is not None else None,
        state=given["state"],
        sentence=Both(th=shown.report.sentence.th, en=shown.report.sentence.en) if shown is not None else None,
        is_unsupported=given.get("is_unsupported"),
        page=given["page"],
        content_sha256=given.get("content_sha256"),
    )


def _comparison_of(given: Mapping[str, Any], said: PublishedDefinition, *, of_year: bool) -> Mapping[str, Any]:
    """How a period is held against its target; of a year that was published before that was kept with it, from the definition."""
    if given.get("comparison") or not of_year:
        return {name: given.get(name) for name in ("comparison", "target_high", "target_due_on")}
    return {
        "comparison": said.comparison,
        "target_high": said.target_upper,
        "target_due_on": of_day(said.target_due_on),
    }


def _number(text: str | None) -> str | None:
    return or_none(Decimal(text)) if text is not None else None
