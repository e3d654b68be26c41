"""Months as reports write them: with a year, as a range, without one in the fiscal year of their text."""

import re

from samrit.thai.date_words import (
    DASH,
    ERA,
    MONTH,
    YEAR,
    DateAnchor,
    is_sure_month,
    month_number,
    stated_year,
    words_before,
)
from samrit.thai.found_dates import Found, Undated, YearFrom, month_span, year_of

# ต.ค.-ธ.ค.62, ตุลาคม 2562 - ธันวาคม 2562
_MONTHS = re.compile(
    rf"(?:(?P<m1>{MONTH})(?:\s*"
    + YEAR.format(1)
    + rf")?{DASH}(?:เดือน\s?)?)?(?P<m2>{MONTH})(?:\s*"
    + YEAR.format(2)
    + ")?"
)
_MONTH_BEFORE = re.compile(rf"{MONTH}\s*(?:{ERA})?\s*['’]?$")
_FIRST_MONTH_BEFORE = re.compile(rf"{MONTH}\s*(?:(?:{ERA}\s?)?\d{{2,4}})?{DASH}(?:เดือน\s?)?$")
_ENDS_OF_LEAD = frozenset("คพยมน์.ศชธฯี") | frozenset("abcdefghijklmnopqrstuvwxyz")
_BARE_MONTH = re.compile(r"(?:าคม|ายน|าพันธ|[คพย]\.|เดือน\s?[มกพตธสเ])")
# Abbreviations that are an office or a paper as well: they are months behind "เดือน" or near another month.
_ALSO_OFFICES = ("ก.พ.", "ส.ค.", "ก.ค.")
_SHORT_MONTH = re.compile(r"(?:[มต]\.ค|[มพ]\.ย|มี\.ค|เม\.ย|มิ\.ย|ก\.ย|ธ\.ค)\.")
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
_FAR = 12  # years; so far from the fiscal year two digits behind a month are a count
_LONGEST_LEAD = 34  # characters: "พฤศจิกายน พ.ศ. 2562 - เดือน"


def month_at_year(text: str, start: int, floor: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """A month, or months, that end in a year."""
    if text[max(floor, start - 4) : start].rstrip(" '’")[-1:].lower() not in _ENDS_OF_LEAD:
        return None
    lead = text[max(floor, start - _LONGEST_LEAD) : start]
    if not any(map(lead.__contains__, _PARTS_OF_MONTHS)) and not any(map(str.isascii, lead.replace(" ", ""))):
        return None
    month_at = words_before(_MONTH_BEFORE, text, start, floor)
    if month_at is None:
        return None
    between = _BETWEEN_MONTHS.search(text[max(floor, month_at - _LONGEST_LEAD) : month_at])
    if between is not None:
        return _between(text, max(floor, month_at - _LONGEST_LEAD) + between.start("m"), between["m"], month_at, anchor)
    first_at = words_before(_FIRST_MONTH_BEFORE, text, month_at, floor)
    match = _MONTHS.match(text, month_at if first_at is None else first_at)
    if match is None or match["y2"] is None or match.start("y2") != start:
        match = _MONTHS.match(text, month_at)
        if match is None or match["y2"] is None:
            return None
    return _months(match, anchor)


def _between(text: str, start: int, first: str, last_at: int, anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    """ระหว่างเดือนเมษายนและมิถุนายน 2566."""
    match = _MONTHS.match(text, last_at)
    last = stated_year(match, "2", anchor) if match is not None else None
    if match is None or last is None:
        return None
    m1, m2 = month_number(first), month_number(match["m2"])
    found = month_span((start, match.end()), (last[0] - (m1 > m2), m1), (last[0], m2), last[1], YearFrom.STATED)
    return (match.end(), [found]) if found else None


def _months(match: re.Match[str], anchor: DateAnchor) -> tuple[int, list[Found]] | None:
    m2 = month_number(match["m2"])
    m1 = month_number(match["m1"]) if match["m1"] else m2
    last = stated_year(match, "2", anchor)
    if last is not None and len(match["y2"]) == 2 and abs(last[0] - (anchor.fiscal_year_be or 2567) + 543) > _FAR:
        return None
    y2, era, year_from = year_of(last, m2, anchor)
    first = stated_year(match, "1", anchor)
    if last is None and first is not None:
        y2, era, year_from = first[0] + (m2 < m1), first[1], YearFrom.STATED
    if y2 is None:
        return match.end(), [Undated(*match.span())]
    y1 = first[0] if first is not None else y2 - (m1 > m2)
    found = month_span(match.span(), (y1, m1), (y2, m2), era, year_from)
    return (match.end(), [found]) if found else None


def bare_months(text: str, taken: list[Found], anchor: DateAnchor) -> list[Found]:
    """Months without day and year: in full, behind "เดือน", or as a range of two."""
    found: list[Found] = []
    floor = 0
    hints = list(_BARE_MONTH.finditer(text))
    if not hints:
        return found
    is_taken = bytearray(len(text))
    for one in taken:
        is_taken[one.start : one.end] = b"\1" * (one.end - one.start)
    for hint in hints:
        if hint.start() < floor or is_taken[hint.start()]:
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
        if 1 in is_taken[match.start() : match.end()]:
            continue
        read = _months(match, anchor)
        if read is not None:
            floor = read[0]
            found += read[1]
    return found


def _is_bare(text: str, match: re.Match[str]) -> bool:
    sure = is_sure_month(match, "m2") and (match["m1"] is None or is_sure_month(match, "m1"))
    if not sure or "." not in match["m2"] or match["m1"] is not None:
        return sure
    before = text[max(0, match.start() - 24) : match.start()]
    if before.rstrip().endswith("เดือน"):
        return True
    after = text[match.end() : match.end() + 1]
    if "ก" <= before[-1:] <= "๎" or before[-1:] == "." or "ก" <= after <= "ฮ" or after.isdigit():
        return False
    is_office = match["m2"].replace(" ", "") in _ALSO_OFFICES
    return not is_office or _SHORT_MONTH.search(text[max(0, match.start() - 60) : match.start()]) is not None
