"""A table that somebody puts together: indicators by years and periods, from what is published; a page of it at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from samrit.queries.public.indicator import Period, Publication, period_of, publication
from samrit.queries.public.releases import at_moment
from samrit.records.models import PublishedIndicator, PublishedPlan, PublishedResult
from samrit.report.code_in_address import same_codes
from samrit.report.published import PublishedDefinition, read
from samrit.vocabulary.public_states import PublicState, unpublished

MOST_OFFERED = 300  # indicators that are offered by name; of more, an agency is chosen first


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a table has; empty `agencies` and `codes` leave all in. `as_of` are the moments at which some of its years are held fast."""

    agencies: tuple[str, ...]
    codes: tuple[str, ...]
    years: tuple[int, ...]
    quarters: tuple[int, ...]
    as_of: Mapping[int, datetime] = field(default_factory=dict)

    @property
    def condition(self) -> Q:
        """The indicators that fit, of whatever year, as a condition on their copies; one and the same under all its codes."""
        found = Q(plan__agency_code__in=self.agencies) if self.agencies else Q()
        if self.codes:
            found &= Q(series__in=PublishedIndicator.objects.filter(code__in=self.codes).values("series"))
        return found

    def published(self, year: int) -> Q:
        """The publications of a year that it shows, as a condition: the newest, or those of the moment."""
        return at_moment(self.as_of[year]) if year in self.as_of else Q(superseded_at=None)

    def day(self, year: int, today: date) -> date:
        """The day as of which it says what is due in a year."""
        return timezone.localdate(self.as_of[year]) if year in self.as_of else today


@dataclass(frozen=True, slots=True)
class Cell:
    """A period of a year of an indicator; without `row` where nothing of it is published, without `state` where the year's plan has no such
    indicator.
    """

    fiscal_year_be: int
    quarter: int
    row: PublishedIndicator | None = None
    period: Period | None = None
    unit: str = ""
    state: PublicState | None = None

    @property
    def publication(self) -> Publication | None:
        """What is published of it."""
        return self.period.publication if self.period is not None else None


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator through the years: as it is called in the last of them, its cells from the first to the last."""

    newest: PublishedIndicator
    cells: tuple[Cell, ...]


def agencies_by_year() -> tuple[PublishedPlan, ...]:
    """All agencies of all years, by code and the newest year first; one query."""
    return tuple(PublishedPlan.objects.order_by("agency_code", "-fiscal_year_be"))


def published_codes(typed: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Codes as they were typed with those that are meant, none where nothing was ever published; two queries, none without codes."""
    there = set(PublishedIndicator.objects.filter(code__in=typed).values_list("code", flat=True)) if typed else set()
    if there.issuperset(typed):
        return {code: (code,) for code in typed}
    all_codes = tuple(PublishedIndicator.objects.values_list("code", flat=True).distinct())
    return {code: (code,) if code in there else same_codes(code, all_codes) for code in typed}


def indicators_to_choose(chosen: Chosen) -> tuple[PublishedIndicator, ...]:
    """The indicators of the chosen agencies and years, the newest of each; none where they are too many to offer. One query."""
    narrowed = Chosen(chosen.agencies, (), chosen.years, ())
    rows = PublishedIndicator.objects.filter(narrowed.condition, fiscal_year_be__in=chosen.years).defer("content")
    found = list(rows.order_by("code", "-fiscal_year_be")[: MOST_OFFERED * max(len(chosen.years), 1) + 1])
    newest = {one.series: one for one in reversed(found)}
    return tuple(sorted(newest.values(), key=lambda one: one.code)) if len(newest) <= MOST_OFFERED else ()


def series_of(chosen: Chosen) -> QuerySet[PublishedIndicator, str]:
    """The series of the indicators that fit, by agency and place in its plan."""
    rows = PublishedIndicator.objects.filter(chosen.condition, fiscal_year_be__in=chosen.years)
    ordered = rows.values("series").annotate(agency=Min("plan__agency_code"), at=Min("position"))
    return ordered.order_by("agency", "at", "series").values_list("series", flat=True)


def lines_of(series: Sequence[str], chosen: Chosen, today: date, plans: Sequence[PublishedPlan]) -> tuple[Line, ...]:
    """Some series as lines of the table; two queries. `plans` are the agencies of all years."""
    rows = PublishedIndicator.objects.filter(chosen.condition, series__in=series, fiscal_year_be__in=chosen.years)
    found = {(one.series, one.fiscal_year_be): one for one in rows.select_related("plan").order_by("-pk")}
    shown = reduce(or_, (Q(indicator__fiscal_year_be=year) & chosen.published(year) for year in chosen.years))
    results = PublishedResult.objects.filter(
        shown, indicator__in=[one.pk for one in found.values()], quarter__in=chosen.quarters
    )
    published = {(one.indicator_id, one.quarter): publication(one) for one in results}
    promised: dict[tuple[str, int], Mapping[str, str]] = {
        (one["series"], plan.fiscal_year_be): plan.due_on for plan in plans for one in plan.waiting if one["series"]
    }
    lines = []
    for name in series:
        of_years = {year: found.get((name, year)) for year in chosen.years}
        newest = next(row for year in sorted(of_years, reverse=True) if (row := of_years[year]) is not None)
        cells = [
            _cell(year, quarter, row, published, chosen.day(year, today))
            if row is not None
            else _waiting(year, quarter, promised.get((name, year)), chosen.day(year, today))
            for year, row in sorted(of_years.items())
            for quarter in chosen.quarters
        ]
        lines.append(Line(newest, tuple(cells)))
    return tuple(lines)


def newer_cells(chosen: Chosen) -> int:
    """How many cells of the years that are held fast say otherwise by now; one query, none without such years."""
    if not chosen.as_of:
        return 0
    since = reduce(or_, (Q(indicator__fiscal_year_be=year, published_at__gt=at) for year, at in chosen.as_of.items()))
    indicators = PublishedIndicator.objects.filter(chosen.condition, fiscal_year_be__in=chosen.as_of)
    rows = PublishedResult.objects.filter(since, indicator__in=indicators, quarter__in=chosen.quarters)
    return rows.filter(superseded_at=None).count()


def _cell(
    year: int, quarter: int, row: PublishedIndicator, published: Mapping[tuple[int, int], Publication], today: date
) -> Cell:
    said = read(row.content, PublishedDefinition)
    period = period_of(quarter, published.get((row.pk, quarter)), said, today)
    return Cell(year, quarter, row, period, said.unit, period.state)


def _waiting(year: int, quarter: int, due_on: Mapping[str, str] | None, today: date) -> Cell:
    if due_on is None:
        return Cell(year, quarter)
    day = due_on.get(str(quarter))
    return Cell(year, quarter, state=unpublished(date.fromisoformat(day) if day else None, today))
