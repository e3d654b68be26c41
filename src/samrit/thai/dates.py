"""Dates as Thai reports write them, found in running text with their spans.

"2 - 3 มีนาคม 2564", "วันเสาร์ที่ 27 มีนาคม 2564", "8 มี.ค. 64", "5 มิ. ย. 67", "27 มีนาคม ค.ศ. 2024", "31/10/2562", "27-03-2567",
"27.03.2567", "2567-03-27", "1/31/2021" (month first), "เดือนต.ค. 62", "ต.ค.-ธ.ค.62", "1 ตุลาคม 2565 - 31 ธันวาคม 2565",
"วันอังคารที่ 2 และวันพุธที่ 3 มีนาคม 2564" (two dates that share month and year), "12 กุมภาพันธ์" (the year is the text's).
"""

import re
from dataclasses import dataclass

from samrit.thai.calendar import WEEKDAYS_TH
from samrit.thai.date_numbers import numeric, year_first
from samrit.thai.date_words import (
    ERA,
    MONTH,
    NOWHERE,
    SURE_MONTH,
    WEEKDAY,
    YEAR,
    DateAnchor,
    Era,
    month_number,
    read_year,
    weekday_number,
)
from samrit.thai.digits import to_arabic
from samrit.thai.found_dates import (
    Found,
    FoundDate,
    ImpossibleDate,
    Precision,
    Undated,
    YearFrom,
    day_of,
    month_span,
    year_of,
)

__all__ = [
    "NOWHERE",
    "DateAnchor",
    "Dates",
    "Era",
    "FoundDate",
    "ImpossibleDate",
    "Precision",
    "Undated",
    "YearFrom",
    "find_dates",
    "read_dates",
]

_DAY = r"(?<![\d.,/:])(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/]|\.\d)"
_DASH = r"\s*(?:-|–|—|ถึง(?:วันที่)?|จนถึง(?:วันที่)?|to)\s*"
_TO_WEEKDAY = rf"(?:(?:วัน)?(?P<{{0}}>{WEEKDAY})\s?ที่\s?)?"
_ON = r"(?:วันที่\s?)?"
_OF = r"\s*(?:เดือน\s?)?"
_GAP = r"\s*[-/,]?\s*"  # 15-มี.ค.-67, March 15, 2024

# 1 ตุลาคม 2565 - 31 ธันวาคม 2565, 1 ต.ค. - 31 ธ.ค. 65
_RANGE_OF_DATES = re.compile(
    _TO_WEEKDAY.format("w1") + _DAY.format("d1") + rf"{_OF}(?P<m1>{MONTH})(?:\s*" + YEAR.format(1) + ")?"
    + _DASH + _ON + _TO_WEEKDAY.format("w2")
    + _DAY.format("d2") + rf"{_OF}(?P<m2>{MONTH})(?:\s*" + YEAR.format(2) + ")?",
)  # fmt: skip
# 2 - 3 มีนาคม 2564; 2, 9 และ 16 มีนาคม 2564; วันอังคารที่ 2 และวันพุธที่ 3 มีนาคม 2564; 7-8 และ 14-15 ก.พ. 67
# (without a bound, a long list of mere numbers would take its square in time)
_SEVERAL_DAYS = re.compile(
    r"(?P<days>(?:" + _TO_WEEKDAY.format("wx").replace("?P<wx>", "?:") + r"(?<![\d.,/])\d{1,2}(?!\d)(?:"
    + _DASH + _ON + r"\d{1,2}(?!\d))?\s*(?:,|และ(?:ใน)?|กับ)\s*" + _ON + "){0,16})"
    + _TO_WEEKDAY.format("w1") + _DAY.format("d1") + "(?:" + _DASH + _ON + _TO_WEEKDAY.format("w2") + _DAY.format("d2") + ")?"
    + rf"(?:{_OF}|\s*-\s*)(?P<m>{MONTH})(?:{_GAP}" + YEAR.format("") + ")?",
)  # fmt: skip
_DAY_IN_LIST = re.compile(_TO_WEEKDAY.format("w") + r"(?P<d>\d{1,2})(?:" + _DASH + _ON + r"(?P<e>\d{1,2}))?")
# March 15, 2024
_MONTH_THEN_DAY = re.compile(rf"(?P<m>{MONTH})\s*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*" + YEAR.format(""))
# ต.ค.-ธ.ค.62, ตุลาคม 2562 - ธันวาคม 2562
_MONTHS = re.compile(
    rf"(?:(?P<m1>{MONTH})(?:\s*"
    + YEAR.format(1)
    + rf")?{_DASH}(?:เดือน\s?)?)?(?P<m2>{MONTH})(?:\s*"
    + YEAR.format(2)
    + ")?"
)

# Every date but a bare month holds a number, and numbers are rare in a text: patterns are tried at numbers only.
# What follows a day's number tells which forms it may begin; the longer one is tried first.
_GOES_ON = re.compile(
    r"(?:st|nd|rd|th)?\s*(?:(?P<numbers>[/.\-]\d|[-–]\s?\d{1,2}/)|(?P<several>[-–—]|ถึง|จนถึง|to\b|,|และ|กับ|วันที่)"
    r"|(?P<month>[A-Za-z]|เดือน|[มกพตธสเ]))"
)
_NUMBER = re.compile(r"[0-9]+")
_WEEKDAY_BEFORE = re.compile(rf"(?:วัน)?{WEEKDAY}\s?ที่\s?$")
_MONTH_BEFORE = re.compile(rf"{MONTH}\s*(?:{ERA})?\s*['’]?$")
_ENGLISH_BEFORE = re.compile(rf"(?<![A-Za-z]){MONTH}\s*$")
_FIRST_MONTH_BEFORE = re.compile(rf"{MONTH}\s*(?:(?:{ERA}\s?)?\d{{2,4}})?{_DASH}(?:เดือน\s?)?$")
# A number that orders something is no day: ครั้งที่ 2 มีนาคม 2564, ซอย 4 มีนาคม 2564.
_ORDERS = ("ที่", "ซอย", "เลขรับ", "หมู่", "ข้อ", "ห้อง", "ชั้น", "มาตรา", "รุ่น")
_WEEKDAYS = tuple(f"{name}{blank}ที่" for name in ("พฤหัส", *WEEKDAYS_TH) for blank in ("", " "))
_LEADS_TO_DAY = ("วันที่", *_WEEKDAYS)
_LED = re.compile(r"(?:วันที่|วัน[ก-๎]{3,8}ที่|เมื่อ|ณ|ถึง|และ|[-–,])\s*$")
_ENDS_OF_LEAD = frozenset("คพยมน์.ศชธฯี") | frozenset("abcdefghijklmnopqrstuvwxyz")
_BARE_MONTH = re.compile(r"(?:าคม|ายน|าพันธ|[คพย]\.|เดือน\s?[มกพตธสเ])")
# Abbreviations that are an office or a paper as well: they are months behind "เดือน" or near another month.
_ALSO_OFFICES = ("ก.พ.", "ส.ค.", "ก.ค.")
_NEAR_MONTH = re.compile(r"[คพย]\.[^ก-๎]{0,4}(?:\d+\s?[ก-๎]{1,12}\s?)?$")
_BETWEEN_MONTHS = re.compile(rf"(?:ระหว่าง(?:เดือน)?|between)\s*(?P<m>{MONTH})\s*(?:และ|and|กับ)\s*(?:เดือน\s?)?$")
_PARTS_OF_MONTHS = (
    "าคม",
    "ายน",
    "พันธ",
    ".",
    "มค",
    "กพ",
    "มีค",
    "เมย",
    "พค",
    "มิย",
    "กค",
    "สค",
    "กย",
    "ตค",
    "พย",
    "ธค",
    "ภาฯ",
)
_LONGEST_LEAD = 34  # characters: "พฤศจิกายน พ.ศ. 2562 - เดือน"
_LAST_DAYS = 29  # only from here on can a day be missing from a month


@dataclass(frozen=True, slots=True)
class Dates:
    """All that a text says of days: its dates, days that no calendar has, and days of which nobody knows the year."""

    dates: tuple[FoundDate, ...]
    impossible: tuple[ImpossibleDate, ...] = ()
    undated: tuple[Undated, ...] = ()


def find_dates(text: str, anchor: DateAnchor = NOWHERE) -> tuple[FoundDate, ...]:
    """All dates in a text, in order. Days that no calendar has (31 กุมภาพันธ์) are left out, `read_dates` has them."""
    return read_dates(text, anchor).dates


def read_dates(text: str, anchor: DateAnchor = NOWHERE) -> Dates:
    """What a text says of days, with what it leaves out taken from the fiscal year and quarter in which it stands."""
    plain = to_arabic(text)
    floor = 0  # what one date has taken the next leaves alone
    found: list[Found] = []
    for number in _NUMBER.finditer(plain):
        start, end = number.span()
        if start < floor or end - start > 4:
            continue
        read = _at_number(plain, start, end, floor, anchor)
        if read is not None:
            floor = read[0]
            found += read[1]
    found += _bare_months(plain, found, anchor)
    found.sort(key=lambda one: one.start)
    return Dates(
        tuple(one for one in found if isinstance(one, FoundDate)),
        tuple(one for one in found if isinstance(one, ImpossibleDate)),
        tuple(one for one in found if isinstance(one, Undated)),
    )


def _at_number(text: str, start: int, end: int, floor: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    length = end - start
    read = _at_day(text, start, end, floor, anchor) if length <= 2 else None
    if read is None and length == 4 and text[end : end + 1] in ("-", "/", "."):
        read = year_first(text, start) if text[start - 1 : start] not in _GLUED else None
    if read is None and length in (2, 4):
        read = _at_year(text, start, floor, anchor)
    return read


_GLUED = frozenset("0123456789.,/:-–") - {""}


def _before(pattern: re.Pattern[str], text: str, at: int, floor: int) -> int | None:
    """Where the words start that the pattern finds right before a place, None where it finds none."""
    window = max(floor, at - _LONGEST_LEAD)
    match = pattern.search(text[window:at])
    return window + match.start() if match else None


def _at_day(text: str, start: int, end: int, floor: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    goes_on = _GOES_ON.match(text, end)
    lead = text[max(floor, start - 14) : start]
    before = lead.rstrip()
    last = before.rstrip(".")[-1:]
    is_latin = last.isascii() and last.isalpha()
    if is_latin and (read := _month_then_day(text, start, floor, anchor)):
        return read
    if goes_on is None or _is_order(before) or lead[-1:] in (".", ",", "/", ":"):
        return None
    if goes_on.lastgroup == "numbers" and not _is_behind_number(lead) and (read := numeric(text, start, anchor)):
        return read
    weekday_at = _before(_WEEKDAY_BEFORE, text, start, floor) if before.endswith(_WEEKDAYS) else None
    at = start if weekday_at is None else weekday_at
    match = _RANGE_OF_DATES.match(text, at) if goes_on.lastgroup == "month" else None
    if match and (read := _range_of_dates(match, anchor)):
        return read
    match = _SEVERAL_DAYS.match(text, at)
    return _several_days(match, anchor) if match else None


def _is_order(before: str) -> bool:
    return before.endswith(_ORDERS) and not before.endswith(_LEADS_TO_DAY)


def _is_behind_number(lead: str) -> bool:
    """Whether a number goes on: "12-3/04/2567" is no date from its 3 on."""
    return lead[-1:].isdigit() or (lead[-1:] in ("-", "–") and lead[-2:-1] != "" and not lead[-2:-1].isspace())


def _month_then_day(text: str, start: int, floor: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    if not text[max(floor, start - 3) : start].rstrip(" .")[-1:].isascii():
        return None
    month_at = _before(_ENGLISH_BEFORE, text, start, floor)
    match = _MONTH_THEN_DAY.match(text, month_at) if month_at is not None else None
    if match is None or match.start("d") != start or not match["m"][0].isascii():
        return None
    year, era = read_year(match["y"], match["era"], anchor)
    day = day_of(year, month_number(match["m"]), int(match["d"]))
    if day is None:
        return match.end(), [ImpossibleDate(*match.span())]
    return match.end(), [FoundDate(*match.span(), day, day, era=era)]


def _stated(match: re.Match[str], which: str, anchor: DateAnchor) -> tuple[int, Era] | None:
    return read_year(match[f"y{which}"], match[f"era{which}"], anchor) if match[f"y{which}"] else None


def _is_sure(match: re.Match[str], month: str) -> bool:
    """Whether a month without a year is one for certain: written in full, or with all its dots."""
    sure = SURE_MONTH.match(match.string, match.start(month))
    return sure is not None and sure.end() >= match.end(month)


def _range_of_dates(match: re.Match[str], anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    first, last = _stated(match, "1", anchor), _stated(match, "2", anchor)
    m1, m2 = month_number(match["m1"]), month_number(match["m2"])
    if first is None and last is None and not _is_sure(match, "m2"):
        return None
    y2, era, year_from = year_of(last, m2, anchor)
    if last is None and first is not None:
        y2, era, year_from = first[0] + (m2 < m1), first[1], YearFrom.STATED
    if y2 is None:
        return match.end(), [Undated(*match.span())]
    y1 = first[0] if first is not None else y2 - (m1 > m2)
    starts_on, ends_on = day_of(y1, m1, int(match["d1"])), day_of(y2, m2, int(match["d2"]))
    if starts_on is None or ends_on is None:
        return match.end(), [ImpossibleDate(match.start("d1" if starts_on is None else "d2"), match.end())]
    if starts_on > ends_on:
        return None
    weekday = weekday_number(match["w1"])
    return match.end(), [FoundDate(*match.span(), starts_on, ends_on, weekday=weekday, year_from=year_from, era=era)]


def _several_days(match: re.Match[str], anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """One day, a range of days, or a list of both, that share their month."""
    stated, month = _stated(match, "", anchor), month_number(match["m"])
    if _is_before_month(match) or (stated is None and not _is_sure(match, "m")):
        return None
    end = match.end() if stated is not None else match.end("m")
    year, era, year_from = year_of(stated, month, anchor)
    if year is None:
        return end, [Undated(match.start(), end)]
    listed = _days_of_list(match, year, month, YearFrom.NEIGHBOUR if year_from is YearFrom.STATED else year_from)
    first, last = day_of(year, month, int(match["d1"])), day_of(year, month, int(match["d2"] or match["d1"]))
    if first is None or last is None:
        wrong = int(match["d1"] if first is None else match["d2"])
        return _impossible(match, end, wrong, is_stated=stated is not None)
    if listed is None or first > last:
        return None
    start = match.start() if not match["days"] else match.start("w1" if match["w1"] else "d1")
    weekday = weekday_number(match["w1"])
    return end, [*listed, FoundDate(start, end, first, last, weekday=weekday, year_from=year_from, era=era)]


def _is_before_month(match: re.Match[str]) -> bool:
    """Whether the number is no day, but stands before a month: "ซอย 4 เดือนต.ค. 62"."""
    text, end = match.string, match.end("d2" if match["d2"] else "d1")
    if not text[end : match.start("m")].lstrip().startswith("เดือน") or match["w1"] or match["days"] or match["d2"]:
        return False
    return not text[max(0, match.start("d1") - 12) : match.start("d1")].rstrip().endswith(("ที่", "และ", ","))


def _days_of_list(match: re.Match[str], year: int, month: int, year_from: YearFrom) -> list[Found] | None:
    """The days before the last one of a list, None where one of them is in no calendar."""
    found: list[Found] = []
    at = match.start("days")
    for item in _DAY_IN_LIST.finditer(match["days"]):
        first, last = day_of(year, month, int(item["d"])), day_of(year, month, int(item["e"] or item["d"]))
        if first is None or last is None or last < first:
            return None
        weekday = weekday_number(item["w"])
        span = at + item.start(), at + item.end()
        found.append(FoundDate(*span, first, last, weekday=weekday, year_from=year_from, era=None))
    return found


def _impossible(match: re.Match[str], end: int, day: int, *, is_stated: bool) -> tuple[int, list[Found]] | None:
    """A day that the month doesn't have; "ซอย 45 มกราคม 2567" is no such day, for nothing leads to one."""
    leads = _LED.search(match.string, max(0, match.start() - 14), match.start()) is not None or match["w1"] is not None
    if leads or (is_stated and _LAST_DAYS <= day <= 31):
        return end, [ImpossibleDate(match.start("d1"), end)]
    return None


def _at_year(text: str, start: int, floor: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """A month, or months, that end in a year."""
    if text[max(floor, start - 4) : start].rstrip(" '’")[-1:].lower() not in _ENDS_OF_LEAD:
        return None
    lead = text[max(floor, start - _LONGEST_LEAD) : start]
    if not any(part in lead for part in _PARTS_OF_MONTHS) and not any(map(str.isascii, lead.replace(" ", ""))):
        return None
    month_at = _before(_MONTH_BEFORE, text, start, floor)
    if month_at is None:
        return None
    between = _BETWEEN_MONTHS.search(text[max(floor, month_at - _LONGEST_LEAD) : month_at])
    if between is not None:
        return _between(text, max(floor, month_at - _LONGEST_LEAD) + between.start("m"), between["m"], month_at, anchor)
    first_at = _before(_FIRST_MONTH_BEFORE, text, month_at, floor)
    match = _MONTHS.match(text, month_at if first_at is None else first_at)
    if match is None or match["y2"] is None or match.start("y2") != start:
        match = _MONTHS.match(text, month_at)
        if match is None or match["y2"] is None:
            return None
    return _months(match, anchor)


def _between(text: str, start: int, first: str, last_at: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """ระหว่างเดือนเมษายนและมิถุนายน 2566."""
    match = _MONTHS.match(text, last_at)
    last = _stated(match, "2", anchor) if match is not None else None
    if match is None or last is None:
        return None
    m1, m2 = month_number(first), month_number(match["m2"])
    found = month_span((start, match.end()), (last[0] - (m1 > m2), m1), (last[0], m2), last[1], YearFrom.STATED)
    return (match.end(), [found]) if found else None


def _months(match: re.Match[str], anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    m2 = month_number(match["m2"])
    m1 = month_number(match["m1"]) if match["m1"] else m2
    last = _stated(match, "2", anchor)
    if last is not None and len(match["y2"]) == 2 and abs(last[0] - (anchor.fiscal_year_be or 2567) + 543) > 30:
        return None
    y2, era, year_from = year_of(last, m2, anchor)
    first = _stated(match, "1", anchor)
    if last is None and first is not None:
        y2, era, year_from = first[0] + (m2 < m1), first[1], YearFrom.STATED
    if y2 is None:
        return match.end(), [Undated(*match.span())]
    y1 = first[0] if first is not None else y2 - (m1 > m2)
    found = month_span(match.span(), (y1, m1), (y2, m2), era, year_from)
    return (match.end(), [found]) if found else None


def _bare_months(text: str, taken: list[Found], anchor: DateAnchor) -> list[Found]:
    """Months without day and year: in full, behind "เดือน", or as a range of two."""
    found: list[Found] = []
    floor = 0
    for hint in _BARE_MONTH.finditer(text):
        if hint.start() < floor or any(one.start <= hint.start() < one.end for one in taken):
            continue
        window = max(floor, hint.start() - 9)
        match = None
        for at in range(window, hint.end()):
            match = _MONTHS.match(text, at)
            if match is not None and match.end() > hint.start():
                break
            match = None
        if match is None or not _is_bare(text, match):
            continue
        if any(one.start < match.end() and match.start() < one.end for one in taken):
            continue
        read = _months(match, anchor)
        if read is not None:
            floor = read[0]
            found += read[1]
    return found


def _is_bare(text: str, match: re.Match[str]) -> bool:
    sure = _is_sure(match, "m2") and (match["m1"] is None or _is_sure(match, "m1"))
    if not sure or "." not in match["m2"] or match["m1"] is not None:
        return sure
    before = text[max(0, match.start() - 24) : match.start()]
    if before.rstrip().endswith("เดือน"):
        return True
    after = text[match.end() : match.end() + 1]
    if "ก" <= before[-1:] <= "๎" or before[-1:] == "." or "ก" <= after <= "ฮ" or after.isdigit():
        return False
    is_office = match["m2"].replace(" ", "") in _ALSO_OFFICES
    return not is_office or _NEAR_MONTH.search(before) is not None
