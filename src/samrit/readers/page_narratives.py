"""Narratives that no heading names: told from each other by their own words and dates, or left out, with a remark.

A page prints its quarters in order, one line each, and a blank quarter leaves no line: so the quarters of the lines
rise, and four lines are the four quarters. A line is told where it names its quarter, or where the dates of all lines
leave only one quarter for it; what can't be told is never taken for the next quarter in the row.
"""

import re
from collections import Counter
from itertools import combinations, pairwise

from samrit.readers.lines import Line
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH, fiscal_year_be, quarter_of
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic

_LONGEST_NARRATIVE = 20_000  # characters; what a longer one says at its end tells nothing more
_NAMED = re.compile(
    r"ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4๑-๔])(?![0-9๐-๙.])|(?P<first>ไตรมาสแรก)|(?P<last>ไตรมาสสุดท้าย)"
    r"|รอบ\s*(?P<months>3|6|9|12|๓|๖|๙|๑๒)\s*เดือน"
)
_OPENS = re.compile(r"ไตรมาส\s?(?:ที่)?\s*[1-4๑-๔](?![0-9๐-๙.])\s*(?:[:：]\s*|\s(?=\S))")
_MONTH = re.compile("|".join(map(re.escape, sorted((*MONTHS_TH, *MONTHS_SHORT_TH), key=len, reverse=True))))
_NEAR = 60  # characters: a line that names its quarter does so where it begins
_Quarters = tuple[int, ...]


def stated_quarters(lines: list[Line]) -> list[int | None]:
    """The quarter of each line, None where nothing tells it."""
    named = [_named(line.text) for line in lines]
    if not lines:
        return []
    if all(named) and len(set(named)) == len(named):  # each says which it is, in whatever order
        return named
    if len(lines) > 4:
        by_order = 0 if any(named) else min(4, _in_order([max(q, default=None) for q in _quarters_of_days(lines)]))
        return _following(named) if any(named) else [at if at <= by_order else None for at in range(1, len(lines) + 1)]
    rising = [order for order in combinations((1, 2, 3, 4), len(lines)) if _fits(order, named)]
    if not rising:
        return _following(named)
    days = _quarters_of_days(lines)
    latest = [max(quarters, default=None) for quarters in days]
    whole = [only if len(set(days[at])) == 1 else None for at, only in enumerate(latest)]
    for stated in (latest, whole):
        fitting = [order for order in rising if _fits(order, stated)]
        if fitting and (stated is whole or _rises(stated)) and _is_sure(stated, days):
            return _common(fitting)
    known = _common(rising)
    by_order = _in_order(latest)
    return [one or (at if at <= by_order else None) for at, one in enumerate(known, 1)]


def are_dated(lines: list[Line]) -> bool:
    """Whether each of several lines tells its quarter by its own days or months, one after another."""
    latest = [max(quarters, default=None) for quarters in _quarters_of_days(lines)]
    return len(lines) > 1 and None not in latest and len(set(latest)) == len(latest) and _rises(latest)


def opening_name(text: str) -> int:
    """Where the name of a quarter ends that a line opens with as with a label; 0 where it doesn't."""
    match = _OPENS.match(text)
    return match.end() if match else 0


def _named(text: str) -> int | None:
    quarters = {_quarter_of_name(match) for match in _NAMED.finditer(text[:_NEAR])}
    return quarters.pop() if len(quarters) == 1 else None


def _quarter_of_name(match: re.Match[str]) -> int:
    if match["quarter"]:
        return int(to_arabic(match["quarter"]))
    if match["months"]:
        return int(to_arabic(match["months"])) // 3
    return 1 if match["first"] else 4


def _fits(order: _Quarters, stated: list[int | None]) -> bool:
    return all(one is None or one == quarter for quarter, one in zip(order, stated, strict=True))


def _rises(stated: list[int | None]) -> bool:
    known = [one for one in stated if one is not None]
    return all(one < other for one, other in pairwise(known))


def _is_sure(stated: list[int | None], days: list[list[int]]) -> bool:
    """Whether the dates say where the lines stand: a line alone may also speak of what is planned."""
    return sum(one is not None for one in stated) > 1 or all(len(set(quarters)) <= 1 for quarters in days)


def _common(orders: list[_Quarters]) -> list[int | None]:
    """What all orders agree on."""
    return [quarters[0] if len(set(quarters)) == 1 else None for quarters in zip(*orders, strict=True)]


def _following(named: list[int | None]) -> list[int | None]:
    """More lines than quarters: a line that names its quarter takes those below it along, while the quarters rise."""
    known: list[int | None] = []
    now: int | None = None
    for quarter in named:
        if quarter is not None and (now is None or quarter > now):
            now = quarter
        known.append(now)
    return known


def _quarters_of_days(lines: list[Line]) -> list[list[int]]:
    """The quarters of each line's days, as far as these lie in the fiscal year that most of them lie in."""
    days = [[date.ends_on for date in find_dates(line.text[:_LONGEST_NARRATIVE])] for line in lines]
    years = Counter(fiscal_year_be(day) for of_line in days for day in of_line)
    year = max(years, key=lambda y: (years[y], y), default=0)
    return [
        [quarter_of(day) for day in of_line if fiscal_year_be(day) == year]
        if of_line
        else _quarters_of_months(line.text)
        for line, of_line in zip(lines, days, strict=True)
    ]


def _quarters_of_months(text: str) -> list[int]:
    """The quarters of months that stand without a year."""
    months = [match.group() for match in _MONTH.finditer(text[:_LONGEST_NARRATIVE])]
    numbers = [(MONTHS_TH if month in MONTHS_TH else MONTHS_SHORT_TH).index(month) + 1 for month in months]
    return [(month + 2) % 12 // 3 + 1 for month in numbers]


def _in_order(latest: list[int | None]) -> int:
    """How many of the lines, from the first, are quarters 1, 2, …: the n-th line for quarter n if its own dates say so."""
    stated = 0
    for at, quarter in enumerate(latest, 1):
        if quarter is not None and quarter > at:
            return stated
        if quarter == at:
            stated = at
    return stated
