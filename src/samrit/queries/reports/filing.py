"""What an officer has before them while they file a quarter: the report, earlier ones beside it, what they left unsaved."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from samrit import report as typed
from samrit.ledger.content import content_of
from samrit.queries.counting.counted_figures import Ready, ready_counts
from samrit.queries.counting.counting_rules import CountedIndicator, current_rule
from samrit.queries.measurements.measured_facts import measurements_for
from samrit.queries.reports.assessment import row_of
from samrit.queries.reports.to_report import with_reports
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
    numbers in the text whose source is told, `evidence` what a figure can have been read in, `measurements` on which it
    can stand. `my_version` is the last version that this person saved, 0 where they have saved none. `counted_indicator` is the rule by
    which the result is counted, None where it is typed.
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

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written in it yet."""
        return not (self.row.narrative or self.row.result_value_text)


def filing(pk: int, number: int, user: User) -> Filing | None:
    """What somebody has before them at the form of a quarter, None where there is none; fourteen SQL queries at most."""
    indicator = with_reports(Indicator.objects.all()).filter(pk=pk).first()
    row = row_of(indicator, number) if indicator is not None else None
    if indicator is None or row is None:
        return None
    # The row's own indicator is this one: permissions ask it for its agency and its signature.
    row.indicator = indicator
    mine = Revision.objects.filter(report=row, saved_by=user).aggregate(last=Max("number"))["last"]
    return Filing(
        indicator=indicator,
        row=row,
        unit_text=row.result_unit_text or indicator.target_unit_text,
        previous_reports=tuple(previous_reports(indicator, number)),
        draft=Draft.objects.filter(report=row, user=user).first(),
        figures=tuple(Figure.objects.filter(report=row).order_by("field", "start")),
        evidence=tuple(e for e in _shown(indicator) if e.quarter in (None, number)),
        measurements=tuple(measurements_for(indicator.annual_plan.agency)),
        my_version=mine or 0,
        counted_indicator=current_rule(indicator.pk),
        ready=ready_counts(indicator),
    )


def previous_reports(indicator: Indicator, number: int) -> Iterator[PreviousReport]:
    """The quarter before, and the same quarter a year before; the first quarter comes after last year's fourth."""
    last_year = None
    if indicator.last_year_id is not None:
        last_year = with_reports(Indicator.objects.all()).get(pk=indicator.last_year_id)
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
