"""Which days a rule is about, in a quarter or at the year end."""

from dataclasses import dataclass
from datetime import date

from samrit.counting.rule import Count, Period
from samrit.thai.calendar import fiscal_year_dates, quarter_dates

YEAR_END = 5  # the report after the fourth quarter, over the whole year


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day, both included; an end that is None is open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        """Whether a day lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def days_of(count: Count, fiscal_year_be: int, quarter: int) -> Days:
    """The days of a count's span for a quarter (1 to 4) or the year end (5); ValueError for another number."""
    match count.period:
        case Period.DATES:
            return Days(count.from_on, count.until_on)
        case Period.ANY:
            return Days()
    first, last = reported_days(fiscal_year_be, quarter)
    return Days(fiscal_year_dates(fiscal_year_be)[0] if count.period is Period.YEAR_SO_FAR else first, last)


def reported_days(fiscal_year_be: int, quarter: int) -> tuple[date, date]:
    """First and last day of what a report is about: its quarter, at the year end the fiscal year."""
    return fiscal_year_dates(fiscal_year_be) if quarter == YEAR_END else quarter_dates(fiscal_year_be, quarter)


def has_begun(fiscal_year_be: int, quarter: int, on: date) -> bool:
    """Whether a quarter has begun; the year end's report is begun with the fourth quarter."""
    return reported_days(fiscal_year_be, min(quarter, YEAR_END - 1))[0] <= on
