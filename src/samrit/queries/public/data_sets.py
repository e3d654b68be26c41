"""The sets of open data, row by row, from what is published and from nothing else; pages, files and releases have them from here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, Prefetch, Q, Sum
from django.http import HttpRequest

from samrit.queries.public import data_set_details as details
from samrit.queries.public.campaign_years import of_synthetic_data
from samrit.queries.public.data_set_campaigns import campaigns, practices
from samrit.queries.public.indicator import Period, period_of, publication
from samrit.records.models import YEAR_END, PublishedIndicator, PublishedPlace, PublishedPlan, PublishedResult
from samrit.report.code_in_address import in_address
from samrit.report.published import PublishedDefinition, PublishedReport, read
from samrit.scoring.counts import bounded
from samrit.vocabulary.choices import Absence
from samrit.vocabulary.data_sets import (
    AGENCIES,
    CAMPAIGNS,
    FIGURES,
    INDICATORS,
    MEASUREMENTS,
    PLAN_NODES,
    PRACTICES,
    PROJECTS,
    RESULTS,
    REVISIONS,
    ROLLUPS,
    STATEMENTS,
    DataSet,
)  # fmt: skip
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.periods import PERIODS
from samrit.vocabulary.public_states import PublicState

_AT_ONCE = 500
# The observation's status in SDMX.
_MISSING = {
    PublicState.NOT_PUBLISHED.value: "L",
    PublicState.WITHDRAWN.value: "Q",
    Absence.NOT_REPORTED.value: "L",
    Absence.NOT_STATED.value: "L",
    Absence.NOT_APPLICABLE.value: "M",
    Absence.NOT_MEASURABLE_YET.value: "O",
    Absence.NOT_YET_DUE.value: "O",
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfYear:
    """What the sets have of a year: indicators of which something is published, of all that were promised by their agencies."""

    fiscal_year_be: int
    indicators: int
    promised: int
    agencies: int

    def rows(self, data_set: DataSet) -> int | None:
        """How many rows a set has; None where that is known only when it is read."""
        known = {
            INDICATORS.name: self.indicators,
            RESULTS.name: self.indicators * len(PERIODS),
            AGENCIES.name: self.agencies,
            ROLLUPS.name: self.agencies + 1,
        }
        return known.get(data_set.name)


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose data it is: the city's national code, and the address of its site."""

    city_code: str
    site: str


def origin_of(request: HttpRequest) -> Origin:
    """This city, at the address by which it is asked."""
    return Origin(settings.CITY_CODE, request.build_absolute_uri("/").rstrip("/"))


def years_of_data() -> tuple[OfYear, ...]:
    """The years that have files, the newest first; two queries."""
    plans = PublishedPlan.objects.values_list("fiscal_year_be").annotate(n=Sum("indicators"), agencies=Count("pk"))
    promised = {year: (n, agencies) for year, n, agencies in plans.order_by("fiscal_year_be")}
    counted = PublishedIndicator.objects.values_list("fiscal_year_be").annotate(n=Count("pk"))
    return tuple(
        OfYear(year, n, max(n, promised[year][0]), promised[year][1]) for year, n in counted.order_by("-fiscal_year_be")
    )


def rows_of(  # noqa: PLR0913 - a set of a year, whose, as of when, and of it what
    data_set: DataSet, year: int, origin: Origin, *, today: date, only: Q | None = None, at: Q | None = None
) -> Iterator[Row]:
    """The rows of a set, or those of some of its indicators, as they are now or were `at` a moment, by agency and place in its plan; two queries for each 500 indicators."""
    of_year: dict[str, Callable[[], Iterator[Row]]] = {
        AGENCIES.name: lambda: _agencies(year, origin),
        ROLLUPS.name: lambda: details.rollups(year, origin.city_code, origin.site, today=today),
        CAMPAIGNS.name: lambda: campaigns(year, origin.city_code, origin.site),
        PRACTICES.name: lambda: practices(year, origin.city_code, origin.site),
    }
    if data_set.name in of_year:
        yield from of_year[data_set.name]()
        return
    made: Callable[[PublishedIndicator, Origin, date], Iterator[Row]] = {
        INDICATORS.name: lambda row, origin, _today: iter([indicator_row(row, origin)]),
        RESULTS.name: _results,
        PROJECTS.name: lambda row, origin, _today: projects_of(row, origin),
        MEASUREMENTS.name: _measurements,
        STATEMENTS.name: lambda row, origin, _today: details.statements(row, _key(row, origin), _page(row, origin)),
        FIGURES.name: lambda row, origin, _today: details.figures(row, _key(row, origin), _page(row, origin)),
        REVISIONS.name: lambda row, origin, _today: details.revisions(row, _key(row, origin), _page(row, origin)),
        PLAN_NODES.name: lambda row, origin, _today: details.plan_nodes(row, _key(row, origin), origin.site),
    }[data_set.name]
    found = PublishedIndicator.objects.filter(only or Q(), fiscal_year_be=year).select_related("plan")
    if data_set is REVISIONS:
        found = found.prefetch_related(Prefetch("results", PublishedResult.objects.all(), to_attr=details.ALL))
    elif data_set is PLAN_NODES:
        found = found.prefetch_related(
            Prefetch("places", PublishedPlace.objects.select_related("node"), to_attr=details.PLACES)
        )
    elif data_set is not INDICATORS:
        newest = PublishedResult.objects.filter(at or Q(superseded_at=None))
        found = found.prefetch_related(Prefetch("results", newest, to_attr="newest"))
    for row in found.order_by("plan__agency_code", "position", "code", "pk").iterator(chunk_size=_AT_ONCE):
        yield from made(row, origin, today)


def _key(row: PublishedIndicator, origin: Origin) -> Row:
    return {"city_code": origin.city_code, "fiscal_year": row.fiscal_year_be, "indicator_code": row.code}


def indicator_row(row: PublishedIndicator, origin: Origin) -> Row:
    """An indicator as files and the API have it; its plan is loaded."""
    said = read(row.content, PublishedDefinition)
    return {
        **_key(row, origin),
        "number": row.number,
        "agency_code": row.plan.agency_code,
        "name_th": row.name_th,
        "name_en": row.name_en,
        "level": said.level,
        "kind": said.kind,
        "definition_th": said.definition,
        "method_th": said.method,
        "unit_th": said.unit,
        "comparison": said.comparison,
        "target_low": said.target_value,
        "target_high": said.target_upper,
        "target_due_on": of_day(said.target_due_on),
        "baseline": said.baseline,
        "weight": said.weight,
        "accumulation": said.accumulation,
        "target_th": said.target,
        "agency_th": row.plan.name_th,
        "agency_en": row.plan.name_en,
        "content_sha256": row.sha256,
        "page": _page(row, origin),
    }


def _results(row: PublishedIndicator, origin: Origin, today: date) -> Iterator[Row]:
    """Five, whether they are there or not."""
    said = read(row.content, PublishedDefinition)
    newest = {one.quarter: publication(one) for one in row.newest}  # type: ignore[attr-defined] # set by the prefetch
    for quarter in PERIODS:
        yield result_row(row, period_of(quarter, newest.get(quarter), said, today), origin)


def result_row(row: PublishedIndicator, period: Period, origin: Origin) -> Row:
    """A period of an indicator as files and the API have it."""
    name = PERIODS[period.quarter]
    below = "" if period.quarter == YEAR_END else f"{name.lower()}/"
    return {
        **_key(row, origin),
        "period": name,
        **_published(period),
        "due_on": period.due_on,
        "page": f"{_page(row, origin)}{below}",
        "agency_code": row.plan.agency_code,
    }


def _agencies(year: int, origin: Origin) -> Iterator[Row]:
    """One query."""
    plans = PublishedPlan.objects.filter(fiscal_year_be=year).order_by("agency_code")
    ended = Count("published", filter=~Q(published__year_state=""))
    for plan in plans.annotate(in_files=Count("published"), ended=ended):
        yield {
            "city_code": origin.city_code,
            "fiscal_year": year,
            "agency_code": plan.agency_code,
            "name_th": plan.name_th,
            "name_en": plan.name_en,
            "indicators": plan.indicators,
            "indicators_in_files": plan.in_files,
            "years_published": plan.ended,
            "page": f"{origin.site}/{year}/agencies/{quote(plan.agency_code)}/",
            "parent_code": parent_code(plan),
        }


def parent_code(plan: PublishedPlan) -> str | None:
    """The agency above it in that year; None for the city."""
    return next(iter(plan.path.split("/")[-3:-2]), "") or None


def projects_of(row: PublishedIndicator, origin: Origin) -> Iterator[Row]:
    """Those of what was published last of an indicator, whose plan and newest results are at hand."""
    for number, one in enumerate(_last(row).projects, 1):
        yield {
            **_key(row, origin),
            "number": number,
            "project_code": one.code,
            "agency_code": row.plan.agency_code,
            "name_th": one.name.th,
            "name_en": one.name.en,
            "budget_allotted_baht": one.allotted_baht,
            "budget_spent_baht": one.spent_baht,
            "progress_percent": one.done_percent,
            "planned_percent": one.planned_percent,
            "reported_by": of_day(one.on),
            "page": _page(row, origin),
        }


def _measurements(row: PublishedIndicator, origin: Origin, _today: date) -> Iterator[Row]:
    """Those of what was published last of it."""
    pairs = [(campaign, one) for campaign in _last(row).campaigns for one in campaign.savings]
    for number, (campaign, one) in enumerate(pairs, 1):
        yield {
            **_key(row, origin),
            "number": number,
            "campaign_code": campaign.code,
            "campaign_th": campaign.name.th,
            "campaign_en": campaign.name.en,
            "name_th": one.name,
            "method": one.method,
            "area_th": one.area,
            "mwh": one.mwh,
            "mwh_low": one.low_mwh,
            "mwh_high": one.high_mwh,
            "mw": one.mean_mw,
            "saved_percent": one.percent,
            "tco2": one.t_co2,
            "is_distinguishable": one.is_distinguishable,
            "is_synthetic": of_synthetic_data(one),
            "statement_th": one.statement.th,
            "statement_en": one.statement.en,
            "made_at": datetime.fromisoformat(one.made_at),
            "page": f"{origin.site}/campaigns/{quote(campaign.code)}/",
        }


def _last(row: PublishedIndicator) -> PublishedReport:
    newest: list[PublishedResult] = row.newest  # type: ignore[attr-defined] # set by the prefetch
    return publication(max(newest, key=lambda one: (one.withdrawn_at is None, one.published_at, one.serial))).report


def _published(period: Period) -> Row:
    found = period.publication
    if found is None:
        status = period.state.value
        return {"value_status": status, "state": status, "obs_status": _MISSING[status]}
    report = found.report
    status = "value" if report.value is not None else report.absence or Absence.NOT_STATED.value
    reached = report.achievement_percent
    return {
        "value": report.value,
        "value_status": status,
        "verdict": report.verdict,
        "achievement_bounded": bounded(Decimal(reached)) if reached is not None else None,
        "doubt_codes": report.doubt,
        "is_unsupported": report.is_unsupported,
        "obs_status": _MISSING.get(status) or _observed(report.doubt, is_unsupported=report.is_unsupported),
        "state": report.state,
        "none_reason_th": report.absence_reason,
        "result_th": report.result,
        "unit_th": report.unit,
        "target": report.target_value,
        "target_th": report.target,
        "comparison": report.comparison,
        "target_high": report.target_upper,
        "target_due_on": of_day(report.target_due_on),
        "numerator": report.numerator,
        "denominator": report.denominator,
        "achievement_percent": reached,
        "formed_by": report.formed,
        "evidence_count": len(report.evidence),
        "revision": found.revision,
        "published_at": found.at,
        "content_sha256": found.sha256,
    }


def _observed(doubt: str, *, is_unsupported: bool) -> str:
    if doubt:
        return "N" if doubt == Doubt.NOT_DISTINGUISHABLE.value else "U"
    return "V" if is_unsupported else "A"


def _page(row: PublishedIndicator, origin: Origin) -> str:
    return f"{origin.site}/{row.fiscal_year_be}/{quote(in_address(row.code))}/"


def of_day(iso: str) -> date | None:
    """The day that was written; None where none was."""
    return date.fromisoformat(iso) if iso else None
