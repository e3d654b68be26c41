"""A list of days with their names as it is copied from a circular, a web page or a sheet: a line a day, in any order of the two.

    วันเสาร์ที่ 5 ธันวาคม 2569   วันคล้ายวันพระบรมราชสมภพ
    2026-12-31,วันสิ้นปี,New Year's Eve
    3) วันสงกรานต์: 13 - 15 เม.ย. 2570

A day without a year lies in the fiscal year of the list. What a line says besides is its name; English behind the Thai one, or
in a cell of its own, is the name in English. A line without a day, or with more than one, is told and never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samrit.thai.date_words import DateAnchor
from samrit.thai.dates import find_dates
from samrit.thai.digits import to_arabic
from samrit.thai.found_dates import FoundDate, Precision
from samrit.thai.text import clean_line
from samrit.thai.translation import Message

LONGEST = timedelta(days=31)  # no office is closed for longer
_CELL = re.compile(r"\t|\s*[|;]\s*|\s{2,}|,(?=\s*[^\d\s])|,(?!\S)")
_MARK = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?!\d)|\d{1,2}(?=\t|\s*[|;]|\s{2,})|[-–•*·])\s*")
_DAY_OF_WEEK = r"(?:วัน)?(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์)(?:ที่)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY = re.compile(rf"^(?:{_DAY_OF_WEEK}|วันที่|ที่)$", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"[(\[]\s*(?:{_DAY_OF_WEEK})\s*[)\]]", re.IGNORECASE)
_THAI = re.compile(r"[ก-๎]")
_EDGES = " \t-–—:,;|()[]\"“”'"
_HEADINGS = re.compile(
    r"(?:ลำดับ(?:ที่)?|ที่|วัน|วัน\s?เดือน\s?ปี|วันที่|รายการ|(?:ชื่อ)?วันหยุด(?:ราชการ|ประจำปี)?|หมายเหตุ|ภาษาไทย|ภาษาอังกฤษ"
    r"|no|date|day|weekday|holidays?|name|name in (?:thai|english)|note|remarks?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of a list: the line on which it stands (from 1), and how it is called there."""

    line: int
    on: date
    name_th: str
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line of which no day can be made, and why."""

    line: int
    words: str
    why: Message


def read_day_list(text: str, *, fiscal_year_be: int | None = None) -> tuple[list[ListedDay], list[UnreadLine]]:
    """The days of a list in their order, and the lines that are not understood; headings and empty lines are nothing."""
    days: list[ListedDay] = []
    unread: list[UnreadLine] = []
    for number, raw in enumerate(to_arabic(text).splitlines(), 1):
        if not raw.strip(_EDGES) or _is_heading(raw):
            continue
        for one in _read(number, raw, DateAnchor(fiscal_year_be)):
            if isinstance(one, ListedDay):
                days.append(one)
            else:
                unread.append(one)
    return days, unread


def read_days(words: str, *, fiscal_year_be: int | None = None) -> tuple[date, date] | Message:
    """The first and the last day that words name, with nothing else beside them; a sentence where they name none."""
    one = _days(to_arabic(words), DateAnchor(fiscal_year_be))
    return one if isinstance(one, Message) else (one.starts_on, one.ends_on)


def _read(number: int, raw: str, anchor: DateAnchor) -> Iterator[ListedDay | UnreadLine]:
    line = _MARK.sub("", raw)
    words, one = clean_line(raw), _days(line, anchor)
    if isinstance(one, Message):
        yield UnreadLine(number, words, one)
        return
    names = _names(line, one)
    if not names[0]:
        yield UnreadLine(number, words, Message("The day has no name in Thai."))
        return
    for after in range((one.ends_on - one.starts_on).days + 1):
        yield ListedDay(number, one.starts_on + timedelta(days=after), *names)


def _days(words: str, anchor: DateAnchor) -> FoundDate | Message:
    """The one day or range in words, or why they can't be taken."""
    found = [one for one in find_dates(words, anchor) if one.precision is Precision.DAY]
    if len(found) != 1:
        several = Message("The line names more than one day; put each on a line of its own.")
        return several if found else Message("No day is found in this line.")
    (one,) = found
    if one.ends_on - one.starts_on >= LONGEST:
        return Message("These are more than 31 days.")
    if one.weekday is not None and one.weekday != one.starts_on.weekday():
        return Message("The weekday is not that of the day.")
    return one


def _names(line: str, one: FoundDate) -> tuple[str, str]:
    """What the line says besides its day: in Thai, and in English."""
    return names_of(f"{line[: one.start]}\t{line[one.end :]}")


def names_of(words: str) -> tuple[str, str]:
    """A day's name in Thai and in English, of words that may have both: "วันพ่อ (Father's Day)"."""
    rest = _IN_BRACKETS.sub("\t", words)
    cells = [cell for part in _CELL.split(rest) if (cell := _bare(part))]
    thai = [cell for cell in cells if _THAI.search(cell)]
    english = [cell for cell in cells if not _THAI.search(cell) and re.search(r"[A-Za-z]{3}", cell)]
    if thai and not english and (inside := re.search(r"^(.*?[ก-๎].*?)\s*[(/]\s*([A-Za-z][^ก-๎]+?)\)?$", thai[0])):
        thai[0], english = inside[1].strip(_EDGES), [inside[2].strip(_EDGES)]
    return clean_line(" ".join(thai)), clean_line(", ".join(english))


def _bare(cell: str) -> str:
    """A cell without what stands around words: brackets, dashes, a weekday of its own, a number of the list."""
    bare = cell.strip(_EDGES)
    bare += ")" * (bare.count("(") - bare.count(")"))  # of a bracket that belongs to the name
    return "" if _WEEKDAY.match(bare) or bare.isdecimal() else bare


def _is_heading(raw: str) -> bool:
    cells = [cell.strip(_EDGES + ".") for cell in _CELL.split(raw) if cell.strip(_EDGES)]
    return len(cells) > 1 and all(_HEADINGS.fullmatch(cell) for cell in cells)
