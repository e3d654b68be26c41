"""What is found in a text that speaks of days: dates, days that no calendar has, days whose year nobody tells."""

import calendar as gregorian
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrit.thai.date_words import DateAnchor, Era


class Precision(StrEnum):
    """How exact a date in words is."""

    DAY = "day"
    MONTH = "month"


class YearFrom(StrEnum):
    """Where a date's year comes from."""

    STATED = "stated"
    NEIGHBOUR = "neighbour"  # "2 และ 3 มีนาคม 2564": the first day has that of the second
    ANCHOR = "anchor"  # "12 กุมภาพันธ์": the fiscal year that the text is of


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or a range of dates in a text; `text[start:end]` are the words.

    `starts_on` and `ends_on` are equal for a single day; for a month they are its first and last day.
    `weekday` is the weekday that the text states (0 is Monday), None where it states none.
    `era` is that of the stated year, None where none is stated; `is_month_first` marks 1/31/2021.
    """

    start: int
    end: int
    starts_on: date
    ends_on: date
    precision: Precision = Precision.DAY
    weekday: int | None = None
    year_from: YearFrom = YearFrom.STATED
    era: Era | None = Era.BUDDHIST
    is_month_first: bool = False

    @property
    def is_year_stated(self) -> bool:
        """Whether the year stands in the date's own words."""
        return self.year_from is YearFrom.STATED


@dataclass(frozen=True, slots=True)
class ImpossibleDate:
    """Words that give a day which no calendar has: 31/6/2567, 29 กุมภาพันธ์ 2566."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Undated:
    """A day or a month without a year, in a text of which nobody knows the fiscal year."""

    start: int
    end: int


Found = FoundDate | ImpossibleDate | Undated


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(stated: tuple[int, Era] | None, month: int, anchor: DateAnchor) -> tuple[int | None, Era | None, YearFrom]:
    """Year, era, and where the year comes from: the one stated, else that of the fiscal year."""
    if stated is not None:
        return stated[0], stated[1], YearFrom.STATED
    return anchor.year_ce_of(month), None, YearFrom.ANCHOR


def month_span(
    span: tuple[int, int], first: tuple[int, int], last: tuple[int, int], era: Era | None, year_from: YearFrom
) -> FoundDate | None:
    """From a month's first day to a month's last, each (year, month); None where they run backwards."""
    if first > last or not (1 <= first[0] < 9999 and 1 <= last[0] < 9999):
        return None
    ends_on = date(*last, gregorian.monthrange(*last)[1])
    return FoundDate(*span, date(*first, 1), ends_on, Precision.MONTH, year_from=year_from, era=era)
