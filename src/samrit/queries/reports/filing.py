"""What an officer has before them while they file a quarter: the report, earlier ones beside it, what they left unsaved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from samrit import report as typed
from samrit.ledger.content import content_of
from samrit.queries.counting.counted_figures import Ready, ready_counts
from samrit.queries.counting.counting_rules import CountedIndicator, current_rule
from samrit.queries.measurements.measured_facts import measurements_for
from samrit.queries.reports.assessment import row_of
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.records.models import (
    YEAR_END,
    Draft,
    Evidence,
    Figure,
    Indicator,
    Measurement,
    QuarterReport,
    Revision,
    User,
)
from samrit.records.ready import ReadyQuery

LAST_QUARTER, LAST_YEAR = "last_quarter", "last_year"


@dataclass(frozen=True, slots=True)
class PreviousReport:
    """An earlier report, to look at while writing; `key` is what the address calls it when the form begins with it."""

    key: str
    fiscal_year_be: int
    content: typed.QuarterReport
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """A quarter's report with what stands beside its form.

    `unit_text` is the unit in which the result is given, `draft` what this person typed and did not save, `figures` the
    numbers in the text whose source is told (`figures_before` those of the quarter before), `evidence` what a figure can have been read in, `measurements` on which it
    can stand. `my_version` is the last version that this person saved, 0 where they have saved none; `saved_at` and `saved_by` are
    of the last saving by anybody. `counted_indicator` is the rule by which the result is counted, None where it is typed.
    """

    indicator: Indicator
    row: QuarterReport
    unit_text: str
    previous_reports: tuple[PreviousReport, ...]
    draft: Draft | None
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...]
    measurements: tuple[Measurement, ...]
    my_version: int
    counted_indicator: CountedIndicator | None = None
    ready: tuple[Ready, ...] = ()
    figures_before: tuple[Figure, ...] = ()
    saved_at: datetime | None = None
    saved_by: User | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written in it yet."""
        return not (self.row.narrative or self.row.result_value_text)

    @property
    def is_saved(self) -> bool:
        """Whether somebody has saved something in it; the plan began it empty."""
        return self.saved_by is not None and (self.row.version > 1 or not self.is_blank)


def filing(pk: int, number: int, user: User) -> Filing | None:
    """What somebody has before them at the form of a quarter, None where there is none; fifteen SQL queries at most."""
    indicator = indicator_with_reports(pk)
    row = row_of(indicator, number) if indicator is not None else None
    if indicator is None or row is None:
        return None
    # The row's own indicator is this one: permissions ask it for its agency and its signature.
    row.indicator = indicator
    last = _LAST_SAVED.first(row.pk)
    before = row_of(indicator, number - 1)
    figures = _FIGURES([one.pk for one in (row, before) if one is not None])
    return Filing(
        indicator=indicator,
        row=row,
        unit_text=row.result_unit_text or indicator.target_unit_text,
        previous_reports=tuple(previous_reports(indicator, number)),
        draft=_DRAFT.first(row.pk, user.pk),
        figures=tuple(one for one in figures if one.report_id == row.pk),
        figures_before=tuple(one for one in figures if one.report_id != row.pk),
        evidence=tuple(e for e in _shown(indicator) if e.quarter in (None, number)),
        measurements=tuple(measurements_for(indicator.annual_plan.agency)),
        my_version=_MY_VERSION.first(row.pk, user.pk) or 0,
        counted_indicator=current_rule(indicator.pk),
        ready=ready_counts(indicator),
        saved_at=last.saved_at if last is not None else None,
        saved_by=last.saved_by if last is not None else None,
    )


_MY_VERSION = ReadyQuery(
    lambda report, user: (
        Revision.objects.filter(report=report, saved_by=user).order_by("-number").values_list("number", flat=True)[:1]
    )
)
_LAST_SAVED = ReadyQuery(
    lambda report: (
        Revision.objects.filter(report=report)
        .select_related("saved_by")
        .only("saved_at", "saved_by__username", "saved_by__name_th", "saved_by__name_en")
        .order_by("-number")[:1]
    )
)
_DRAFT = ReadyQuery(lambda report, user: Draft.objects.filter(report=report, user=user).order_by("pk")[:1])
_FIGURES = ReadyQuery(lambda reports: Figure.objects.filter(report__in=reports).order_by("field", "start"))


def previous_reports(indicator: Indicator, number: int) -> Iterator[PreviousReport]:
    """The quarter before, and the same quarter a year before; the first quarter comes after last year's fourth."""
    last_year = None
    if indicator.last_year_id is not None:
        last_year = indicator_with_reports(indicator.last_year_id)
    if number > 1:
        yield from _earlier(LAST_QUARTER, indicator, number - 1)
    elif last_year is not None:
        yield from _earlier(LAST_QUARTER, last_year, YEAR_END - 1)
    if last_year is not None:
        yield from _earlier(LAST_YEAR, last_year, number)


def _earlier(key: str, indicator: Indicator, number: int) -> Iterator[PreviousReport]:
    row = row_of(indicator, number)
    if row is None:
        return
    yield PreviousReport(
        key=key,
        fiscal_year_be=indicator.annual_plan.fiscal_year_be,
        content=content_of(row),
        evidence=tuple(e.ref for e in _shown(indicator) if e.quarter in (None, number)),
    )


def _shown(indicator: Indicator) -> list[Evidence]:
    shown = [item for item in indicator.evidence.all() if item.removed_at is None]
    return sorted(shown, key=lambda item: (item.position, item.pk))
