"""Dates as Thai reports write them, found in running text with their spans.

Seen in real reports: "2 - 3 มีนาคม 2564", "วันเสาร์ที่ 27 มีนาคม 2564", "8 มี.ค. 64", "31/10/2562", "1/31/2021" (month
first, Common Era), "เดือนต.ค. 62", "ต.ค.-ธ.ค.62", "1 ตุลาคม 2565 - 31 ธันวาคม 2565", "๒๗ มีนาคม ๒๕๖๔",
"วันอังคารที่ 2 และวันพุธที่ 3 มีนาคม 2564" (two dates that share month and year).
"""

import calendar as gregorian
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samrit.thai.calendar import BUDDHIST_OFFSET, MONTHS_EN, MONTHS_SHORT_TH, MONTHS_TH, WEEKDAYS_TH
from samrit.thai.digits import to_arabic


class Precision(StrEnum):
    """How exact a date in words is."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or a range of dates in a text.

    `starts_on` and `ends_on` are equal for a single day; for a month they are its first and last day.
    `weekday` is the weekday that the text states (0 is Monday), None where it states none.
    `is_year_stated` is False where the year was taken from a neighbouring date ("2 และ 3 มีนาคม 2564": the first).
    `text[start:end]` are the words.
    """

    start: int
    end: int
    starts_on: date
    ends_on: date
    precision: Precision = Precision.DAY
    weekday: int | None = None
    is_year_stated: bool = True


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, (full, short, english) in enumerate(zip(MONTHS_TH, MONTHS_SHORT_TH, MONTHS_EN, strict=True), 1):
        undotted = short.replace(".", "")
        for name in (full, short, short.removesuffix("."), undotted, english.lower(), english[:3].lower()):
            numbers[name] = number
    numbers |= {"กุมภาฯ": 2, "มิย": 6, "มิย.": 6, "กค.": 7, "กย.": 9, "มค.": 1, "มีค.": 3, "เมย.": 4, "พค.": 5}
    numbers |= {"กพ.": 2, "สค.": 8, "ตค.": 10, "พย.": 11, "ธค.": 12}
    return numbers


_MONTHS = _month_numbers()


def _any_of(names: list[str]) -> str:
    """One of the names, the longest first; a short one without its dots only where no letter goes on after it."""
    bare = [re.escape(name) for name in names if "." not in name and len(name) <= 4]
    whole = [re.escape(name) for name in names if "." in name or len(name) > 4]
    whole.sort(key=len, reverse=True)
    bare.sort(key=len, reverse=True)
    return "|".join([*whole, rf"(?:{'|'.join(bare)})(?![ก-๙A-Za-z])"])


# Only the English names are read in capitals, too: patterns that fold case throughout take three times as long to make.
_MONTH = f"(?:{_any_of([n for n in _MONTHS if not n.isascii()])}|(?i:{_any_of([n for n in _MONTHS if n.isascii()])}))"
_WEEKDAY = "(?:" + "|".join((*WEEKDAYS_TH, "พฤหัส")) + ")"
_YEAR = r"(?:พ\.?ศ\.?\s?)?(?P<{0}>(?:24|25|26|19|20)\d\d(?!\d)|\d\d(?![\d,/]|\.\d))"
_DAY = r"(?<![\d.,/:])(?P<{0}>[0-3]?\d)(?![\d:/]|\.\d)"
_DASH = r"\s*(?:-|–|—|ถึง(?:วันที่)?|จนถึง)\s*"
_TO_WEEKDAY = rf"(?:(?:วัน)?(?P<{{0}}>{_WEEKDAY})\s?ที่\s?)?"
_ON = r"(?:วันที่\s?)?"

# 1 ตุลาคม 2565 - 31 ธันวาคม 2565, 1 ต.ค. - 31 ธ.ค. 65
_RANGE_OF_DATES = re.compile(
    _TO_WEEKDAY.format("w1") + _DAY.format("d1") + rf"\s*(?P<m1>{_MONTH})\s*(?:" + _YEAR.format("y1") + ")?"
    + _DASH + _ON + _TO_WEEKDAY.format("w2")
    + _DAY.format("d2") + rf"\s*(?P<m2>{_MONTH})\s*" + _YEAR.format("y2"),
)  # fmt: skip
# 2 - 3 มีนาคม 2564
_RANGE_OF_DAYS = re.compile(
    _TO_WEEKDAY.format("w1") + _DAY.format("d1") + _DASH + _ON + _TO_WEEKDAY.format("w2")
    + _DAY.format("d2") + rf"\s*(?:เดือน\s?)?(?P<m>{_MONTH})\s*" + _YEAR.format("y"),
)  # fmt: skip
# วันอังคารที่ 2 และวันพุธที่ 3 มีนาคม 2564; also 2, 9 และ 16 มีนาคม 2564
# (without a bound, a long list of mere numbers would take its square in time)
_LIST_OF_DAYS = re.compile(
    r"(?P<days>(?:" + _TO_WEEKDAY.format("wx").replace("?P<wx>", "?:") + r"(?<![\d.,/])[0-3]?\d(?!\d)\s*(?:,|และ)\s*"
    + _ON + "){1,12})" + _TO_WEEKDAY.format("w2") + _DAY.format("d2") + rf"\s*(?:เดือน\s?)?(?P<m>{_MONTH})\s*" + _YEAR.format("y"),
)  # fmt: skip
_DAY_IN_LIST = re.compile(_TO_WEEKDAY.format("w") + r"(?P<d>[0-3]?\d)")
# วันเสาร์ที่ 27 มีนาคม 2564, 8 มี.ค. 64
_SINGLE = re.compile(
    _TO_WEEKDAY.format("w") + _DAY.format("d") + rf"\s*(?P<month_word>เดือน\s?)?(?P<m>{_MONTH})\s*" + _YEAR.format("y"),
)
# ต.ค.-ธ.ค.62, ตุลาคม 2562 - ธันวาคม 2562
_RANGE_OF_MONTHS = re.compile(
    rf"(?P<m1>{_MONTH})\s*(?:"
    + _YEAR.format("y1")
    + ")?"
    + _DASH
    + rf"(?:เดือน\s?)?(?P<m2>{_MONTH})\s*"
    + _YEAR.format("y2"),
)
# เดือนต.ค. 62, ตุลาคม 2562
_MONTH_ALONE = re.compile(rf"(?P<m>{_MONTH})\s*" + _YEAR.format("y"))
# 31/10/2562, 1/31/2021
_SLASHED = re.compile(r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])")


def _year_ce(text: str) -> int:
    """A year of two digits is of the Buddhist Era: 64 is 2564 (2021)."""
    year = int(text)
    if year < 100:
        year += 2500
    return year - BUDDHIST_OFFSET if year > 2400 else year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str | None) -> int | None:
    if not name:
        return None
    return 3 if name.startswith("พฤหัส") else WEEKDAYS_TH.index(name)


def _range_of_dates(m: re.Match[str]) -> list[FoundDate]:
    y2 = _year_ce(m["y2"])
    m1, m2 = _MONTHS[m["m1"].lower()], _MONTHS[m["m2"].lower()]
    y1 = _year_ce(m["y1"]) if m["y1"] else y2 - (m1 > m2)
    first, last = _day(y1, m1, int(m["d1"])), _day(y2, m2, int(m["d2"]))
    if first is None or last is None or first > last:
        return []
    return [FoundDate(m.start(), m.end(), first, last, weekday=_weekday(m["w1"]))]


def _range_of_days(m: re.Match[str]) -> list[FoundDate]:
    year, month = _year_ce(m["y"]), _MONTHS[m["m"].lower()]
    first, last = _day(year, month, int(m["d1"])), _day(year, month, int(m["d2"]))
    if first is None or last is None or first > last:
        return []
    return [FoundDate(m.start(), m.end(), first, last, weekday=_weekday(m["w1"]))]


def _list_of_days(m: re.Match[str]) -> list[FoundDate]:
    year, month = _year_ce(m["y"]), _MONTHS[m["m"].lower()]
    found: list[FoundDate] = []
    for item in _DAY_IN_LIST.finditer(m["days"]):
        day = _day(year, month, int(item["d"]))
        if day is None:
            return []
        at = m.start("days")
        found.append(
            FoundDate(
                at + item.start(),
                at + item.end(),
                day,
                day,
                weekday=_weekday(item["w"]),
                is_year_stated=False,
            )
        )
    day = _day(year, month, int(m["d2"]))
    if day is None:
        return []
    start = m.start("w2") if m["w2"] else m.start("d2")
    return [*found, FoundDate(start, m.end(), day, day, weekday=_weekday(m["w2"]))]


def _single(m: re.Match[str]) -> list[FoundDate]:
    if m["month_word"] and not m["w"] and not m.string[: m.start()].rstrip().endswith("ที่"):
        return _month_alone(m)  # "ซอย 4 เดือนต.ค. 62": the number before "month" is no day
    day = _day(_year_ce(m["y"]), _MONTHS[m["m"].lower()], int(m["d"]))
    return [FoundDate(m.start(), m.end(), day, day, weekday=_weekday(m["w"]))] if day else []


def _slashed(m: re.Match[str]) -> list[FoundDate]:
    year, a, b = _year_ce(m["y"]), int(m["a"]), int(m["b"])
    day = _day(year, b, a) or _day(year, a, b)  # day first; month first only where nothing else is a date
    return [FoundDate(m.start(), m.end(), day, day)] if day else []


def _months(first: tuple[int, int], last: tuple[int, int], m: re.Match[str]) -> list[FoundDate]:
    if first > last or not (1 <= first[0] < 9999 and 1 <= last[0] < 9999):
        return []
    last_day = gregorian.monthrange(*last)[1]
    return [
        FoundDate(
            m.start("m") if "m" in m.groupdict() else m.start(),
            m.end(),
            date(*first, 1),
            date(*last, last_day),
            Precision.MONTH,
        )
    ]


def _range_of_months(m: re.Match[str]) -> list[FoundDate]:
    m1, m2, y2 = _MONTHS[m["m1"].lower()], _MONTHS[m["m2"].lower()], _year_ce(m["y2"])
    y1 = _year_ce(m["y1"]) if m["y1"] else y2 - (m1 > m2)
    return _months((y1, m1), (y2, m2), m)


def _month_alone(m: re.Match[str]) -> list[FoundDate]:
    at = (_year_ce(m["y"]), _MONTHS[m["m"].lower()])
    return _months(at, at, m)


# Every date holds a number, and numbers are rare in a text: patterns are tried at numbers only, not at every letter.
# What follows a day's number tells which forms it may begin; the longer one is tried first.
_GOES_ON = re.compile(
    r"\s*(?:(?P<stroke>/)|(?P<dash>[-–—]|ถึง|จนถึง)|(?P<comma>,|และ)|(?P<month>[A-Za-z]|เดือน|[มกพตธสเ]))"
)
_AT_DAY: dict[str | None, tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[FoundDate]]], ...]] = {
    "stroke": ((_SLASHED, _slashed),),
    "dash": ((_RANGE_OF_DAYS, _range_of_days),),
    "comma": ((_LIST_OF_DAYS, _list_of_days),),
    "month": ((_RANGE_OF_DATES, _range_of_dates), (_SINGLE, _single)),
}
_NUMBER = re.compile(r"[0-9]+")
_WEEKDAY_BEFORE = re.compile(rf"(?:วัน)?{_WEEKDAY}\s?ที่\s?$")
_MONTH_BEFORE = re.compile(rf"{_MONTH}\s*(?:พ\.?ศ\.?\s?)?$")
_FIRST_MONTH_BEFORE = re.compile(rf"{_MONTH}\s*(?:(?:พ\.?ศ\.?\s?)?\d{{2,4}})?{_DASH}(?:เดือน\s?)?$")
_LAST_OF_MONTH = frozenset(name[-1] for name in _MONTHS) | frozenset(name[-1].upper() for name in _MONTHS) | {".", "ศ"}
_LONGEST_LEAD = 30  # characters: "พฤศจิกายน พ.ศ. 2562 - เดือน"


def _before(pattern: re.Pattern[str], text: str, at: int, floor: int) -> int | None:
    """Where the words start that the pattern finds right before a place, None where it finds none."""
    window = max(floor, at - _LONGEST_LEAD)
    match = pattern.search(text[window:at])
    return window + match.start() if match else None


def _dates_at_day(text: str, start: int, end: int, floor: int) -> tuple[int, list[FoundDate]] | None:
    goes_on = _GOES_ON.match(text, end)
    if goes_on is None:
        return None
    leads = text[max(floor, start - 4) : start].rstrip().endswith("ที่")
    weekday_at = _before(_WEEKDAY_BEFORE, text, start, floor) if leads else None
    for pattern, read in _AT_DAY[goes_on.lastgroup]:
        match = pattern.match(text, start if weekday_at is None or pattern is _SLASHED else weekday_at)
        if match:
            return match.end(), read(match)
    return None


def _dates_at_year(text: str, start: int, floor: int) -> tuple[int, list[FoundDate]] | None:
    if text[max(floor, start - 4) : start].rstrip()[-1:] not in _LAST_OF_MONTH:
        return None
    month_at = _before(_MONTH_BEFORE, text, start, floor)
    if month_at is None:
        return None
    first_month_at = _before(_FIRST_MONTH_BEFORE, text, month_at, floor)
    match = _RANGE_OF_MONTHS.match(text, month_at if first_month_at is None else first_month_at)
    if match:
        return match.end(), _range_of_months(match)
    match = _MONTH_ALONE.match(text, month_at)
    return (match.end(), _month_alone(match)) if match else None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """All dates in a text, in order. Impossible ones (31 กุมภาพันธ์) are not dates and are left out."""
    plain = to_arabic(text)
    floor = 0  # what one date has taken the next leaves alone
    found: list[FoundDate] = []
    for number in _NUMBER.finditer(plain):
        start, end = number.span()
        if start < floor:
            continue
        length = end - start
        dates = _dates_at_day(plain, start, end, floor) if length <= 2 else None
        if dates is None and length in (2, 4):
            dates = _dates_at_year(plain, start, floor)
        if dates:
            floor = dates[0]
            found += dates[1]
    return tuple(found)
