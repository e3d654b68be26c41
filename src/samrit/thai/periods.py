"""Fiscal years and their quarters as a text names them: "ปีงบประมาณ พ.ศ. 2566", "ไตรมาสที่ 2/2564", "fiscal year 2021"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samrit.thai.calendar import fiscal_year_dates, quarter_dates, to_buddhist
from samrit.thai.digits import to_arabic

_YEAR = r"(?:พ\.?\s?ศ\.?\s?)?(?P<year{0}>(?:2[456]|20)\d{{2}})(?!\d)"
_FISCAL = r"(?:ปี\s?งบประมาณ|ปีงบฯ|(?:fiscal|budget)\s+year|FY)\s*"
_PERIOD = re.compile(
    rf"(?:ไตรมาส\s?(?:ที่)?\s*|(?:quarter|Q)\s?)(?P<quarter>[1-4])\s*(?:/\s*|(?:ของ|ประจำ|of\s+)?\s*{_FISCAL}|\s(?=พ\.?\s?ศ))" + _YEAR.format("_of")
    + rf"|{_FISCAL}" + _YEAR.format(""),
    re.IGNORECASE,
)  # fmt: skip
_BEGINNING = re.compile(r"ไตรมาส|ปี\s?งบ|[QqFfBb]")
_ANCIENT = 2400  # a year from here on is of the Buddhist Era


@dataclass(frozen=True, slots=True)
class Period:
    """A fiscal year, or a quarter of one, that a text names: `text[start:end]` are the words."""

    start: int
    end: int
    starts_on: date
    ends_on: date


def find_periods(text: str) -> Iterator[Period]:
    """All of a text, in order."""
    plain, floor = to_arabic(text), 0
    for hint in _BEGINNING.finditer(plain):  # patterns are tried at their first letters only
        match = _PERIOD.match(plain, hint.start()) if hint.start() >= floor else None
        if match is None:
            continue
        floor = match.end()
        said = int(match["year_of"] or match["year"])
        year_be = said if said > _ANCIENT else to_buddhist(said)
        days = quarter_dates(year_be, int(match["quarter"])) if match["quarter"] else fiscal_year_dates(year_be)
        yield Period(match.start(), match.end(), *days)
