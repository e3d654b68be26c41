"""Dates in numbers alone: 31/10/2562, 27-03-2567, 27.03.2567, 2567-03-27, 1/31/2021 and ranges of them."""

import re

from samrit.thai.date_words import DateAnchor, Era, read_year
from samrit.thai.found_dates import Found, FoundDate, ImpossibleDate, day_of

_TO = r"\s*(?:-|–|—|ถึง(?:วันที่)?|จนถึง(?:วันที่)?)\s*"
_ONE = r"(?P<a{0}>\d{{1,2}})(?P<s{0}>[/.\-])(?P<b{0}>\d{{1,2}})(?P=s{0})(?P<y{0}>\d{{4}}|\d\d)(?![\d/]|[.,]\d|-\d+(?![\d/.]))"
_DAY_FIRST = re.compile(_ONE.format(1) + "(?:" + _TO + _ONE.format(2) + ")?")
_DAYS = re.compile(r"(?P<d>\d{1,2})\s*[-–]\s*" + _ONE.format(1))  # 1-31/10/2566
_YEAR_FIRST = re.compile(
    r"(?P<y>(?:19|20|24|25|26)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d/]|[.,\-]\d)"
)
# What leads to a day; only behind these are points, or two digits of a year with hyphens, a date.
_LEADS_TO_DAY = re.compile(r"(?:วันที่|วัน[ก-๎]{3,8}ที่|เมื่อ|ณ|ลว\.?|ถึง|ตั้งแต่|ภายใน|ระหว่าง|และ|[-–,(])\s*$")


def numeric(text: str, start: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """The date in numbers that starts at a day or a month, and where it ends; None where there is none."""
    days = _DAYS.match(text, start)
    if days and days["s1"] != "-":
        return _of_days(days, anchor)
    match = _DAY_FIRST.match(text, start)
    if match is None or not _is_date(match, text, start):
        return None
    first = _read(match, "1", anchor)
    if first is None:
        return None
    if match["y2"] is None or not isinstance(first, FoundDate):
        end = match.end("y1")
        return end, [_ending(first, end)]
    last = _read(match, "2", anchor)
    if not isinstance(last, FoundDate) or last.starts_on < first.starts_on:
        return match.end("y1"), [_ending(first, match.end("y1"))]
    whole = FoundDate(start, match.end(), first.starts_on, last.starts_on, era=first.era)
    return match.end(), [whole]


def _is_date(match: re.Match[str], text: str, start: int) -> bool:
    """Strokes make a date by themselves; points and hyphens where the year has four digits, or words lead to a day."""
    if match["s1"] == "/":
        return True
    if len(match["y1"]) == 4 and match["y1"].startswith(("19", "20", "24", "25", "26")):
        return True
    return len(match["y1"]) == 2 and _LEADS_TO_DAY.search(text, max(0, start - 16), start) is not None


def _ending(found: Found, end: int) -> Found:
    if isinstance(found, FoundDate):
        return FoundDate(
            found.start, end, found.starts_on, found.ends_on, era=found.era, is_month_first=found.is_month_first
        )
    return ImpossibleDate(found.start, end)


def _of_days(match: re.Match[str], anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    last = _read(match, "1", anchor)
    if not isinstance(last, FoundDate) or last.is_month_first:
        return None
    first = day_of(last.starts_on.year, last.starts_on.month, int(match["d"]))
    if first is None or first > last.starts_on:
        return None
    return match.end(), [FoundDate(match.start(), match.end(), first, last.starts_on, era=last.era)]


def _read(match: re.Match[str], which: str, anchor: DateAnchor) -> Found | None:
    """Day first; month first only where nothing else is a date; where neither is in a calendar, a day that isn't."""
    a, b = int(match[f"a{which}"]), int(match[f"b{which}"])
    if len(match[f"y{which}"]) == 4 and not match[f"y{which}"].startswith(("19", "20", "24", "25", "26")):
        return None
    year, era = read_year(match[f"y{which}"], None, anchor)
    span = match.start(f"a{which}"), match.end(f"y{which}")
    if day := day_of(year, b, a):
        return FoundDate(*span, day, day, era=era)
    if day := day_of(year, a, b):
        return FoundDate(*span, day, day, era=era, is_month_first=True)
    return ImpossibleDate(*span) if (1 <= b <= 12 and 28 < a <= 31) or (1 <= a <= 12 and 28 < b <= 31) else None


def year_first(text: str, start: int) -> tuple[int, list[Found]] | None:
    """The date that starts with its year: 2567-03-27, 2024/03/27; None where there is none."""
    match = _YEAR_FIRST.match(text, start)
    if match is None:
        return None
    stated = int(match["y"])
    year, era = (stated - 543, Era.BUDDHIST) if stated > 2400 else (stated, Era.COMMON)
    month, number = int(match["m"]), int(match["d"])
    day = day_of(year, month, number)
    if day is not None:
        return match.end(), [FoundDate(*match.span(), day, day, era=era)]
    return (match.end(), [ImpossibleDate(*match.span())]) if 1 <= month <= 12 and 28 < number <= 31 else None
