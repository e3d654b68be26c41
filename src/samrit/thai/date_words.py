"""What the words of a date mean: months in all their spellings, years of two eras, and the year that is left out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from samrit.thai.calendar import BUDDHIST_OFFSET, MONTHS_EN, MONTHS_SHORT_TH, MONTHS_TH, WEEKDAYS_TH


class Era(StrEnum):
    """The era of a stated year."""

    BUDDHIST = "buddhist"
    COMMON = "common"


@dataclass(frozen=True, slots=True)
class DateAnchor:
    """The fiscal year, in the Buddhist Era, and the quarter in which a text stands: what it leaves out is taken from them."""

    fiscal_year_be: int | None = None
    quarter: int | None = None

    def year_ce_of(self, month: int) -> int | None:
        """The Common Era year of a month told without one: it lies in the fiscal year; None where that isn't known."""
        if self.fiscal_year_be is None:
            return None
        return self.fiscal_year_be - BUDDHIST_OFFSET - (month >= 10)


NOWHERE = DateAnchor()
_USUAL_YEAR_BE = 2567  # what two digits are read near to where no fiscal year is known
_FAR, _NEAR = 20, 10  # years: so far from the fiscal year no Buddhist reading is meant, so near a Common Era one is


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number, (full, short, english) in enumerate(zip(MONTHS_TH, MONTHS_SHORT_TH, MONTHS_EN, strict=True), 1):
        for name in (full, short.replace(".", ""), english[:3].lower()):
            numbers[name] = number
    return numbers | {"กุมภาพันธ": 2, "กุมภาพันธุ์": 2, "กุมภาฯ": 2, "กรกฏาคม": 7, "พฤษจิกายน": 11}


_MONTHS = _month_numbers()
_DOTS = re.compile(r"[.\s]")


def month_number(words: str) -> int:
    """The number of a month in any spelling that the patterns below find."""
    plain = _DOTS.sub("", words)
    return _MONTHS[plain[:3].lower() if plain.isascii() else plain]


def _short(first: str, second: str) -> str:
    """An abbreviation with its dots, with blanks between, or with one of them lost where no letter goes on."""
    return rf"{first}\.\s?{second}\.|{first}{second}\.|{first}\.?\s?{second}(?![ก-๙A-Za-z.])"


_FULL = "|".join(sorted((name for name in _MONTHS if len(name) > 4), key=len, reverse=True))
_SHORT = "|".join(_short(*name.rstrip(".").split(".")) for name in MONTHS_SHORT_TH)
_ENGLISH = "|".join(rf"{name}|{name[:3]}t?\.?(?![a-z])" for name in MONTHS_EN)
# Only the English names are read in capitals, too: patterns that fold case throughout take three times as long to make.
# The letters that begin one are asked for first: at nearly every place of a text none of them stands.
_BEGINS = (
    f"(?=[{''.join(sorted({name[0] for name in _MONTHS}))}]|(?i:[{''.join(sorted({name[0] for name in MONTHS_EN}))}]))"
)
MONTH = f"(?:{_BEGINS}(?:{_FULL}|{_SHORT}|(?i:{_ENGLISH})))"
# An abbreviation that stands without a year is one only with all its dots, and not where an office's name goes on (ก.พ.ร.).
_DOTTED = "|".join(name.replace(".", r"(?:\.\s?)?", 1)[:-1] + r"\." for name in MONTHS_SHORT_TH)
SURE_MONTH = re.compile(rf"{_BEGINS}(?:(?:{_FULL})|(?:{_DOTTED})(?!\s?[ก-ฮ]\.)|(?i:{'|'.join(MONTHS_EN)}))")
DASH = r"\s*(?:-|–|—|ถึง(?:วันที่)?|จนถึง(?:วันที่)?|to)\s*"
_LONGEST_LEAD = 34  # characters: "พฤศจิกายน พ.ศ. 2562 - เดือน"
WEEKDAY = "(?:" + "|".join((*WEEKDAYS_TH, "พฤหัสฯ", "พฤหัส")) + ")"
ERA = r"(?:ปี\s?)?(?:พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์?ศักราช|A\.?D\.?|B\.?E\.?)|ปี(?!งบ)"
# Two digits are no year where they are counted: "เดือนมีนาคม 45 ราย".
_COUNTED = (
    r"(?!\s?(?:คน(?!ร)|ราย(?!งาน|ได้|ชื่อ|ละ)|แห่ง|ครั้ง|จุด|ต้น(?!ปี|เดือน|แบบ)|ตัน|บาท|เรื่อง|กิโล|ล้าน|แสน(?!แสบ)|หมื่น|พัน(?!ธ)|ร้อย(?!ละ)|%|ชุด|หลัง(?!จาก)"
    r"|คัน|ตัว(?!แทน|ชี้)|วัน|ชั่วโมง|นาที|ฉบับ|เล่ม|เครื่อง|ครัวเรือน|คดี|ใบ(?!อนุญาต)|ชิ้น|ไร่|เมตร|คะแนน)(?!\s?ที่))"
)
# Two digits are a day where another month follows: "26 เมษายน 17 พฤษภาคม และ 14 มิถุนายน 2568".
_DAY_OF_NEXT = rf"(?!(?:(?<=[012]\d)|(?<=3[01])),?\s?{MONTH})"
YEAR = (
    rf"(?:(?P<era{{0}}>{ERA})\s*)?"
    rf"(?P<y{{0}}>(?:24|25|26|19|20)\d\d(?!\d)|['’]?\d\d(?![\d,/:]|[.\-–]\d){_COUNTED}{_DAY_OF_NEXT})"
)


def weekday_number(name: str | None) -> int | None:
    """0 for Monday; None for no name."""
    if not name:
        return None
    return 3 if name.startswith("พฤหัส") else WEEKDAYS_TH.index(name)


def read_year(text: str, era: str | None, anchor: DateAnchor) -> tuple[int, Era]:
    """The Common Era year of a stated year, and the era that it was stated in.

    Two digits are of the Buddhist Era: 64 is 2564 (2021); but where that lies far from the fiscal year, and a year of the
    Common Era near it, they are of that: in fiscal year 2567, 24 is 2024.
    """
    year = int(text.lstrip("'’"))
    is_common = era is not None and era.startswith(("ค", "A", "ปีค", "ปี ค"))
    is_buddhist = era is not None and not is_common and era != "ปี"
    if year < 100:
        around = anchor.fiscal_year_be or _USUAL_YEAR_BE
        is_far = abs(2500 + year - around) > _FAR and abs(2000 + year + BUDDHIST_OFFSET - around) <= _NEAR
        if is_common or (is_far and not is_buddhist):
            return 2000 + year, Era.COMMON
        year += 2500
    if is_common and year < 2400:
        return year, Era.COMMON
    return (year - BUDDHIST_OFFSET, Era.BUDDHIST) if year > 2400 or is_buddhist else (year, Era.COMMON)


def stated_year(match: re.Match[str], which: str, anchor: DateAnchor) -> tuple[int, Era] | None:
    """The year that a match has in its group, None where it has none."""
    return read_year(match[f"y{which}"], match[f"era{which}"], anchor) if match[f"y{which}"] else None


def is_sure_month(match: re.Match[str], month: str) -> bool:
    """Whether a month without a year is one for certain: written in full, or with all its dots."""
    sure = SURE_MONTH.match(match.string, match.start(month))
    return sure is not None and sure.end() >= match.end(month)


def words_before(pattern: re.Pattern[str], text: str, at: int, floor: int) -> int | None:
    """Where the words start that a pattern finds right before a place, None where it finds none."""
    window = max(floor, at - _LONGEST_LEAD)
    match = pattern.search(text[window:at])
    return window + match.start() if match else None
