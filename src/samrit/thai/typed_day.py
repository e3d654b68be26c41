"""A day as people type it into a field, a cell or a command: in the Buddhist or the Common Era, in words or in numbers."""

import re
from datetime import date

from samrit.thai.calendar import BUDDHIST_OFFSET, MONTHS_TH
from samrit.thai.date_words import DateAnchor
from samrit.thai.dates import Precision, find_dates
from samrit.thai.digits import to_arabic

# Months as people say them: 1 ตุลา 69.
_SPOKEN = {name.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์"): name for name in MONTHS_TH}
_SAID = re.compile(f"({'|'.join(_SPOKEN)})(?![ก-๙])")
_FAR, _NEAR = 20, 10  # years
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})")


def read_day(typed: str, *, near: int | None = None) -> date | None:
    """The day that was meant, None where it is none: 8 ต.ค. 2569, 8 ตุลา 69, 8 Oct 2026, 8/10/2569, 8-10-69, 2026-10-08.

    A year of two digits is read in the era in which it comes nearest to the fiscal year `near` (B.E.). What would lie far from
    it, and near where the year stood first (26-12-05), may be either, so it is no day.
    """
    text = _SAID.sub(lambda said: _SPOKEN[said[1]], to_arabic(typed).strip())
    if day_first := _DAY_FIRST.fullmatch(text):
        text = "/".join(day_first.groups())
    found = find_dates(text)
    if len(found) != 1 or found[0].precision is not Precision.DAY or found[0].starts_on != found[0].ends_on:
        return None
    one = found[0]
    if near is not None:
        one = next(iter(find_dates(text, DateAnchor(near))), one)
        if (
            day_first
            and len(day_first[3]) == 2
            and _may_be_year_first(day_first[1], one.starts_on, near - BUDDHIST_OFFSET)
        ):
            return None
    is_all = not (text[: one.start] + text[one.end :]).strip()
    is_its_weekday = one.weekday is None or one.weekday == one.starts_on.weekday()
    return one.starts_on if is_all and is_its_weekday else None


def _may_be_year_first(first: str, read: date, near: int) -> bool:
    """Whether the last two digits lead far away as a year, and the first two don't, in one of the eras."""
    eras = (2000 + int(first), 2500 + int(first) - BUDDHIST_OFFSET)
    return abs(read.year - near) > _FAR and min(abs(year - near) for year in eras) <= _NEAR
