"""The sample city some years later: its files tell of one fiscal year, and whoever tries it out wants the one before today's.

Days move to the same weekday near the same date, so that what falls on a Saturday does so again; first and last days of
months stay, since periods end on them. Years and days in texts, names and codes move with them.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from samrit.thai.calendar import fiscal_year_be
from samrit.thai.date_words import DateAnchor
from samrit.thai.dates import find_dates
from samrit.thai.found_dates import FoundDate, Precision

DATA_YEAR_BE = 2564  # the year of which the files tell
_YEAR = re.compile(r"(?<![\d.,])(?:25[5-7]\d|20[12]\d)(?![\d,])")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)")
_NEAR = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)


def years_until(today: date) -> int:
    """How many years later the city lies whose year is the one before today's."""
    return fiscal_year_be(today) - 1 - DATA_YEAR_BE


@dataclass(frozen=True, slots=True)
class Later:
    """So many years later; none leaves everything as the files have it."""

    years: int = 0

    def day(self, day: date) -> date:
        """The same weekday near the same date, in the same month; a month's first and last day stay that."""
        last = calendar.monthrange(day.year, day.month)[1]
        year = day.year + self.years
        last_then = calendar.monthrange(year, day.month)[1]
        if day.day in (1, last):
            return day.replace(year=year, day=1 if day.day == 1 else last_then)
        same = day.replace(year=year, day=min(day.day, last_then))
        return next(
            then
            for near in _NEAR
            if (then := same + timedelta(days=near)).month == day.month and then.weekday() == day.weekday()
        )

    def value(self, value: Any, key: str = "") -> Any:
        """What a file says, as it would so many years later."""
        moved = value
        match value:
            case dict():
                moved = {name: self.value(one, name) for name, one in value.items()}
            case list():
                moved = [self.value(one) for one in value]
            case datetime():
                moved = datetime.combine(self.day(value.date()), value.timetz())
            case date():
                moved = self.day(value)
            case str():
                moved = self.text(value)
            case int() if key.endswith("year_be"):
                moved = value + self.years
        return moved if self.years else value

    def text(self, text: str) -> str:
        """A text with its days and years."""
        parts, at = [], 0
        for found in find_dates(text, DateAnchor(DATA_YEAR_BE)):
            if found.precision is Precision.DAY and found.start >= at:
                parts += [text[at : found.start], self._words(text[found.start : found.end], found)]
                at = found.end
        moved = "".join([*parts, text[at:]])
        return _YEAR.sub(lambda year: str(int(year[0]) + self.years), moved)

    def _words(self, words: str, found: FoundDate) -> str:
        """The words of one date with the number of its day; their year is left to the whole text."""
        if iso := _ISO.match(words):
            day = date.fromisoformat(iso[1])
            return self.day(day).replace(year=day.year).isoformat() + words[iso.end() :]
        at = 0
        for day in dict.fromkeys((found.starts_on, found.ends_on)):
            number = re.compile(rf"(?<!\d)0?{day.day}(?!\d)").search(words, at)
            if number is not None:
                then = str(self.day(day).day)
                words, at = words[: number.start()] + then + words[number.end() :], number.start() + len(then)
        return words
