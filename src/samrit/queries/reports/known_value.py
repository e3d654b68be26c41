"""What the system knows of a quarter's value before anybody types it, and from where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from django.utils import timezone

from samrit.ledger.stored_judgement import year_judgement
from samrit.queries.reports.filing import Filing
from samrit.records.models import YEAR_END, Indicator, Measurement
from samrit.report import Result
from samrit.scoring.accumulation import Accumulated
from samrit.scoring.words import unit_alone, unit_words
from samrit.thai.calendar import quarter_dates
from samrit.vocabulary.choices import Accumulation, ResultSource


class KnownFrom(StrEnum):
    """Where a value is from that nobody has to type."""

    COUNTED = "counted"
    MEASURED = "measured"
    QUARTERS = "quarters"
    SAVED = "saved"  # with a file, or by whoever typed it before


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value as it would be typed; `measurement` is where it is from, `formed` how the year's came from its quarters."""

    result: Result
    source: KnownFrom
    measurement: Measurement | None = None
    formed: Accumulated | None = None
    saved_at: datetime | None = None
    saved_by: str = ""


def known_value(page: Filing) -> KnownValue | None:
    """What is known of the value of a report, None where nothing is: counted before measured before computed before saved."""
    row, saved = page.row, page.row.result
    if page.counted_indicator is not None:
        return KnownValue(saved, KnownFrom.COUNTED) if saved.value is not None else None
    measured = _measured(page.indicator, row.quarter, page.measurements, page.unit_text)
    if measured is not None:
        return measured
    if row.quarter == YEAR_END:
        formed = formed_of(page.indicator)
        if formed is not None:
            return KnownValue(formed.result, KnownFrom.QUARTERS, formed=formed)
    if saved.value is None:
        return None
    by = page.saved_by.name() if page.saved_by is not None else ""
    return KnownValue(saved, KnownFrom.SAVED, saved_at=page.saved_at, saved_by=by)


def formed_of(indicator: Indicator) -> Accumulated | None:
    """The year's value as the quarters give it, None where they give none or the year's is entered by itself."""
    if indicator.accumulation == Accumulation.OWN_ENTRY:
        return None
    formed = year_judgement(indicator, [row for row in indicator.quarters.all() if row.quarter != YEAR_END]).formed
    return formed if formed is not None and formed.result.value is not None else None


def last_value(indicator: Indicator, quarter: int) -> tuple[int, Decimal] | None:
    """The latest quarter before one that has a value, with that value."""
    rows = {row.quarter: row.result_value for row in indicator.quarters.all() if row.quarter < quarter}
    return max(((q, value) for q, value in rows.items() if value is not None), default=None)


def _measured(
    indicator: Indicator, quarter: int, measurements: Sequence[Measurement], unit_text: str
) -> KnownValue | None:
    """The one measurement of the quarter, where the indicator is measured and its unit is one that a run gives."""
    if indicator.result_source != ResultSource.MEASURED or quarter == YEAR_END:
        return None
    first, last = quarter_dates(indicator.annual_plan.fiscal_year_be, quarter)
    of_quarter = [one for one in measurements if first <= _day(one.starts_at) <= last]
    if len(of_quarter) != 1:
        return None
    (run,) = of_quarter
    given = {"MWh": run.saved_mwh, "MW": run.mean_mw, "kWh": run.saved_mwh * 1000, "kW": run.mean_mw * 1000}
    amount = given.get(unit_words(unit_alone(unit_text)).en)
    if amount is None:
        return None
    return KnownValue(Result.of(round(amount, 2), unit_text), KnownFrom.MEASURED, measurement=run)


def _day(when: datetime) -> date:
    return timezone.localdate(when)
