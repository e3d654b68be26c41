"""What the public sees of one indicator: its newest publications, its quarters, its years, its lists and its revisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from samrit.queries.public.as_read import report_of
from samrit.records.models import (
    YEAR_END,
    PublishedIndicator,
    PublishedList,
    PublishedPlace,
    PublishedResult,
)
from samrit.report.code_in_address import same_codes
from samrit.report.published import PublishedDefinition, PublishedReport, read
from samrit.vocabulary.public_states import PublicState, unpublished


@dataclass(frozen=True, slots=True)
class Publication:
    """A report as it was published once."""

    quarter: int
    serial: int
    revision: int
    report: PublishedReport
    sha256: str
    at: datetime
    superseded_at: datetime | None
    withdrawn_at: datetime | None = None
    reopened_at: datetime | None = None
    kind: str = ""
    is_major: bool = False
    changes: tuple[Mapping[str, str], ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The result as a number."""
        return Decimal(self.report.value) if self.report.value is not None else None

    @property
    def target(self) -> Decimal | None:
        """The target as a number."""
        return Decimal(self.report.target_value) if self.report.target_value is not None else None


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the year: what is published of it, or that nothing is and when it is due."""

    quarter: int
    due_on: date | None
    publication: Publication | None
    state: PublicState


@dataclass(frozen=True, slots=True)
class OfYear:
    """The year end of one year of the series; None where it is not published."""

    fiscal_year_be: int
    code: str
    publication: Publication | None
    unit: str
    state: PublicState


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator's page. `shown` is what its figure is: the year's, else the latest quarter's."""

    row: PublishedIndicator
    definition: PublishedDefinition
    periods: tuple[Period, ...]
    shown: Publication | None
    years: tuple[OfYear, ...]
    changed: tuple[str, ...]
    places: tuple[PublishedPlace, ...]
    revisions: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A list behind a figure."""

    members: Sequence[Mapping[str, Any]]
    unnamed: int
    as_of: datetime


def found(year: int, code: str) -> tuple[PublishedIndicator, ...]:
    """The indicators with this code in a year, else with one that is only written otherwise: more than one where it meant two things."""
    of_year = PublishedIndicator.objects.filter(fiscal_year_be=year)
    with_plan = of_year.select_related("plan").order_by("pk")
    rows = tuple(with_plan.filter(code=code))
    return rows or tuple(with_plan.filter(code__in=same_codes(code, of_year.values_list("code", flat=True))))


def indicator_page(row: PublishedIndicator, *, today: date) -> IndicatorPage:
    """All that its page shows; four queries."""
    newest = {
        one.quarter: publication(one) for one in PublishedResult.objects.filter(indicator=row, superseded_at=None)
    }
    definition = read(row.content, PublishedDefinition)
    series = list(
        PublishedIndicator.objects.filter(series=row.series).select_related("plan").order_by("fiscal_year_be", "pk")
    )
    ends = PublishedResult.objects.filter(indicator__in=series, quarter=YEAR_END, superseded_at=None)
    of_year = {one.indicator_id: publication(one) for one in ends}
    places = PublishedPlace.objects.filter(indicator=row).select_related("node").order_by("node__plan_th", "node__code")
    before = next((one for one in reversed(series) if one.fiscal_year_be < row.fiscal_year_be), None)
    there = {quarter: one for quarter, one in newest.items() if one.withdrawn_at is None}
    shown = there[max(there)] if there else None
    return IndicatorPage(
        row=row,
        definition=definition,
        periods=tuple(period_of(quarter, newest.get(quarter), definition, today) for quarter in range(1, YEAR_END + 1)),
        shown=shown,
        years=tuple(_of_year(one, of_year.get(one.pk), today) for one in series),
        changed=_changed(before, row, definition),
        places=tuple(places),
        revisions=sum(one.revision for one in newest.values()),
    )


def _of_year(one: PublishedIndicator, found: Publication | None, today: date) -> OfYear:
    state = PublicState(found.report.state) if found is not None else unpublished(one.year_due_on, today)
    return OfYear(one.fiscal_year_be, one.code, found, read(one.content, PublishedDefinition).unit, state)


def publication(one: PublishedResult) -> Publication:
    """A row as it reads."""
    return Publication(
        quarter=one.quarter,
        serial=one.serial,
        revision=one.revision,
        report=report_of(one.content),
        sha256=one.sha256,
        at=one.published_at,
        superseded_at=one.superseded_at,
        withdrawn_at=one.withdrawn_at,
        reopened_at=one.reopened_at,
        kind=one.kind,
        is_major=one.is_major,
        changes=tuple(one.changes),
    )


def newest(row: PublishedIndicator, quarter: int) -> Publication | None:
    """What is published of a quarter now, None where nothing is."""
    one = PublishedResult.objects.filter(indicator=row, quarter=quarter, superseded_at=None).first()
    return publication(one) if one is not None else None


def revision(row: PublishedIndicator, serial: int) -> Publication | None:
    """One of an indicator's publications, None where there is none of this number."""
    one = PublishedResult.objects.filter(indicator=row, serial=serial).first()
    return publication(one) if one is not None else None


def revisions(row: PublishedIndicator) -> tuple[Publication, ...]:
    """All of them, the newest first."""
    return tuple(publication(one) for one in PublishedResult.objects.filter(indicator=row).order_by("-serial"))


def listed(row: PublishedIndicator, serial: int, number: int) -> Listed | None:
    """The list behind a figure of a publication, None where it has none."""
    one = PublishedList.objects.filter(result__indicator=row, result__serial=serial, number=number).first()
    return Listed(one.members, one.unnamed, one.as_of) if one is not None else None


def period_of(quarter: int, found: Publication | None, definition: PublishedDefinition, today: date) -> Period:
    """What is published of a period, or how it stands while nothing is."""
    due = definition.due_on.get(str(quarter))
    due_on = date.fromisoformat(due) if due else None
    if found is not None:
        return Period(quarter, due_on, found, PublicState(found.report.state))
    return Period(quarter, due_on, None, unpublished(due_on, today))


def _changed(
    before: PublishedIndicator | None, row: PublishedIndicator, definition: PublishedDefinition
) -> tuple[str, ...]:
    """What of the promise is otherwise than a year before."""
    if before is None:
        return ()
    old = read(before.content, PublishedDefinition)
    pairs = {
        "name": (before.name_th, row.name_th),
        "target": (old.target, definition.target),
        "definition": (old.definition, definition.definition),
        "method": (old.method, definition.method),
    }
    return tuple(name for name, (was, now) in pairs.items() if was != now)
