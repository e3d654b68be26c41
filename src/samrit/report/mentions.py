"""What a report's running text mentions: figures, dates, times, links, each with its span.

Mentions are derived from the text whenever they are asked for; a report doesn't store them, so they can't disagree
with it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from samrit.report.figures import Figure, Link, NamedNumber, Numbers, find_figures, find_links, read_numbers
from samrit.report.model import IndicatorReport, Report, texts
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.dates import DateAnchor, FoundDate, ImpossibleDate, Precision
from samrit.thai.periods import Period, find_periods
from samrit.thai.times import FoundTime
from samrit.vocabulary.units import Quantity

__all__ = [
    "Figure",
    "Link",
    "Mentions",
    "Quantity",
    "Spanned",
    "find_figures",
    "find_links",
    "mentions",
    "year_of_dates",
]

_THAI_WORD = re.compile("[ก-๎]{3,}")
_LONGEST_LEAD = 60  # characters before a figure that say what it is
_FEWEST_DATES = 2  # one date alone may be any year's


class Spanned(Protocol):
    """Whatever stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


@dataclass(frozen=True)
class Mentions:
    """All that one field's text mentions; `field` is a path as `samrit.report.model.texts` gives it.

    `impossible` are days that no calendar has, `named` the numbers that count and measure nothing, `periods` the fiscal
    years and their quarters that the text names.
    """

    field: str
    text: str
    figures: tuple[Figure, ...]
    dates: tuple[FoundDate, ...]
    times: tuple[FoundTime, ...]
    links: tuple[Link, ...]
    impossible: tuple[ImpossibleDate, ...] = ()
    named: tuple[NamedNumber, ...] = ()
    periods: tuple[Period, ...] = ()

    def words(self, found: Spanned) -> str:
        """The words as which something stands in the text."""
        return self.text[found.start : found.end]

    @cached_property
    def lines(self) -> tuple[tuple[Figure, ...], ...]:
        """The figures of each line that has any."""
        found: list[tuple[Figure, ...]] = []
        line: list[Figure] = []
        for figure in self.figures:
            if line and "\n" in self.text[line[-1].end : figure.start]:
                found.append(tuple(line))
                line = []
            line.append(figure)
        return (*found, tuple(line)) if line else tuple(found)

    @cached_property
    def leads(self) -> dict[int, str]:
        """The words that lead to each figure, by where it starts: those since the figure before it, on its line."""
        found: dict[int, str] = {}
        before = 0
        for figure in self.figures:
            opens = max(before, figure.start - _LONGEST_LEAD)
            found[figure.start] = self.text[opens : figure.start].rpartition("\n")[2]
            before = figure.end
        return found


def mentions(report: Report) -> tuple[Mentions, ...]:
    """What each field of running text of a report mentions, in the order of the form.

    Days told without a year are of the report's fiscal year; where it states none, of the one in which its dates lie.
    """
    year = report.fiscal_year_be
    found = [(path, text, read_numbers(text, DateAnchor(year, _quarter(path)))) for path, text in texts(report)]
    if year is None and any(numbers.dates.undated for _path, _text, numbers in found):
        year = year_of_dates(date for _path, _text, numbers in found for date in numbers.dates.dates)
        if year is not None:
            found = [
                (path, text, read_numbers(text, DateAnchor(year, _quarter(path))) if numbers.dates.undated else numbers)
                for path, text, numbers in found
            ]
    own = report.target.unit if isinstance(report, IndicatorReport) else ""
    if own and not _THAI_WORD.fullmatch(own):
        own = ""
    return tuple(_of_field(path, text, numbers, own) for path, text, numbers in found)


def year_of_dates(dates: Iterable[FoundDate]) -> int | None:
    """The fiscal year in which at least two thirds of the days lie whose year is stated, None where there is none."""
    years = Counter(fiscal_year_be(d.starts_on) for d in dates if d.precision is Precision.DAY and d.is_year_stated)
    if years.total() < _FEWEST_DATES:
        return None
    year, count = years.most_common(1)[0]
    return year if 3 * count >= 2 * years.total() else None


def _quarter(path: str) -> int | None:
    head, _, rest = path.partition(".")
    return int(rest.partition(".")[0]) if head == "quarters" else None


def _with_own_unit(figures: tuple[Figure, ...], text: str, own: str) -> tuple[Figure, ...]:
    """The figures, those before the indicator's own unit with it, though no list of units has its word: "22 บริการ"."""
    return tuple(
        replace(f, unit=own, quantity=Quantity.COUNT, end=behind + len(own))
        if not f.unit
        and f.quantity is None
        and text.startswith(own, behind := f.end + text.startswith(" ", f.end))
        and not "\u0e30" <= text[behind + len(own) : behind + len(own) + 1] <= "\u0e4e"
        else f
        for f in figures
    )


def _of_field(path: str, text: str, numbers: Numbers, own: str) -> Mentions:
    return Mentions(
        path,
        text,
        _with_own_unit(numbers.figures, text, own) if own and own in text else numbers.figures,
        numbers.dates.dates,
        numbers.times,
        numbers.links,
        numbers.dates.impossible,
        numbers.named,
        tuple(find_periods(text)),
    )
