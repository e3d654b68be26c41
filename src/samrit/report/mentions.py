"""What a report's running text mentions: figures, dates, times, links, each with its span.

Mentions are derived from the text whenever they are asked for; a report doesn't store them, so they can't disagree
with it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from samrit.report.model import Report, texts
from samrit.report.units import unit_at
from samrit.thai.dates import FoundDate, find_dates
from samrit.thai.digits import to_arabic
from samrit.thai.times import FoundTime, find_times
from samrit.vocabulary.units import Quantity

__all__ = ["Figure", "Link", "Mentions", "Quantity", "find_figures", "find_links", "mentions"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `text[start:end]` is the number with its unit.

    `value` is in `unit`; `unit` is in standard spelling and "" where the text has none; `quantity` is None where the
    unit doesn't tell. "135,655,720.- บาท" is 135655720 baht, "1.2 ล้านบาท" is 1200000 baht, "4-2-0 ไร่" is 4.5 rai.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    quantity: Quantity | None = None

    @property
    def key(self) -> tuple[Decimal, str]:
        """What it says, wherever it stands: its value and its unit."""
        return self.value, self.unit


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in a text: `text[start:end] == url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that one field's text mentions; `field` is a path as `samrit.report.model.texts` gives it."""

    field: str
    text: str
    figures: tuple[Figure, ...]
    dates: tuple[FoundDate, ...]
    times: tuple[FoundTime, ...]
    links: tuple[Link, ...]


_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:)\]]")
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_CARBON = re.compile(r"คาร์บอน|CO2|CO₂|ก๊าซเรือนกระจก")
# Rai, ngan and square wa: 4-2-0 ไร่, 246 ไร่ 2 งาน 74 ตรว.; 1 rai is 4 ngan, 1 ngan is 100 square wa.
_LAND = re.compile(
    r"(?P<r1>\d+)-(?P<n1>[0-3])-(?P<w1>\d{1,2}(?:\.\d+)?)\s?ไร่"
    r"|(?P<r2>\d[\d,]*)\s?ไร่\s?(?P<n2>[0-3])\s?งาน(?:\s?(?P<w2>\d{1,2}(?:\.\d+)?)\s?(?:ตารางวา|ตร\.?\s?ว\.?|วา))?"
)
# What a number is when one of these stands right before it and no unit behind: a name, an address, a telephone.
_NAMES = (
    "ซอย", "ซ.", "หมู่", "ม.", "ห้อง", "ห้องประชุม", "อาคาร", "ตึก", "ชั้น", "ข้อ", "มาตรา", "สาย", "ถนน", "ถ.", "แยก", "รหัส", "หมายเลข",
    "เบอร์", "โทร", "โทร.", "โทรศัพท์", "โทรสาร", "ต่อ", "โควิด", "โคโรนา", "covid", "hour", "สมัย", "เล่ม", "ตอน", "หน้า", "รุ่น", "ภาค",
    "เลข", "คลอง", "ประตู", "เวอร์ชัน", "version",
)  # fmt: skip
_YEARS = ("ปี", "พ.ศ.", "พ.ศ", "พศ.", "พศ", "ค.ศ.", "ค.ศ", "งบประมาณ")
# "ครั้งที่ 2", "ไตรมาสที่ 1" order; an area, a duty and a place end in the same letters.
_ORDINAL, _NO_ORDINAL = "ที่", ("พื้นที่", "หน้าที่", "เนื้อที่", "สถานที่", "เต็มที่")
_PHONE = re.compile(r"0(?<![\d.,]0)\d{0,2}[ -]?\d{3,4}[ -]?\d{3,4}(?![\d,.])")
_CENTURIES = ("19", "20", "24", "25", "26")
_LONGEST_NUMBER = 30  # digits, as in a report's own values
_LONGEST_LEAD = 12  # characters of such a word


def find_links(text: str) -> tuple[Link, ...]:
    """All web addresses in a text, in order."""
    return tuple(Link(m.start(), m.end(), m.group()) for m in _LINK.finditer(text))


def find_figures(text: str) -> tuple[Figure, ...]:
    """All figures in a text, in order: numbers that count or measure something.

    Numbers of dates, times, links, lists, ordinals, addresses, years and document references are not figures.
    """
    return _figures(text, (*find_dates(text), *find_times(text), *find_links(text)))


def _figures(text: str, taken: Iterable[FoundDate | FoundTime | Link]) -> tuple[Figure, ...]:
    plain = to_arabic(text)
    free = bytearray(b"\1") * len(plain)
    for span in taken:
        free[span.start : span.end] = bytes(span.end - span.start)
    for phone in _PHONE.finditer(plain):
        free[phone.start() : phone.end()] = bytes(phone.end() - phone.start())
    found: list[Figure] = []
    if "ไร่" in plain:
        for match in _LAND.finditer(plain):
            found.append(_land(match))
            free[match.start() : match.end()] = bytes(match.end() - match.start())
    for match in _NUMBER.finditer(plain):
        if free[match.start()]:
            figure = _figure(plain, match.start(), match.end())
            if figure is not None:
                found.append(figure)
    return tuple(sorted(found, key=lambda f: f.start))


def _land(match: re.Match[str]) -> Figure:
    kind = "1" if match["r1"] is not None else "2"
    rai, ngan = Decimal(match[f"r{kind}"].replace(",", "")), Decimal(match[f"n{kind}"])
    wa = Decimal(match[f"w{kind}"] or 0)
    return Figure(match.start(), match.end(), rai + ngan / 4 + wa / 400, "ไร่", Quantity.AREA)


def _figure(text: str, start: int, end: int) -> Figure | None:
    """The figure that a number is, None where it only names, orders or dates something."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if _is_glued(before, after) or _is_list_mark(text, start, end):
        return None
    digits = text[start:end].replace(",", "")
    # 02 224 2951 is a telephone, 007 a code; a number longer than any of a report's own is neither.
    if len(digits) > _LONGEST_NUMBER or (digits[0] == "0" and len(digits) > 1 and digits[1] != "."):
        return None
    lead = text[max(0, start - _LONGEST_LEAD) : start]
    value = Decimal(digits)
    if lead.rstrip().endswith("ร้อยละ"):
        return Figure(text.rindex("ร้อยละ", 0, start), end, value, "ร้อยละ", Quantity.SHARE)
    unit = unit_at(text, end)
    if _only_names(lead.rstrip().lower(), digits, has_unit=unit is not None):
        return None
    if unit is None:
        return Figure(start, end, value)
    unit_end, times, word, quantity = unit
    if quantity is Quantity.MASS and _CARBON.search(text, max(0, start - 60), unit_end + 30):
        quantity = Quantity.EMISSION
    return Figure(start, unit_end, value * times, word, quantity)


def _only_names(word_before: str, digits: str, *, has_unit: bool) -> bool:
    """Whether a number only orders, names or dates something, by the word before it."""
    if word_before.endswith(_ORDINAL) and not word_before.endswith(_NO_ORDINAL):
        return True
    is_year = len(digits) == 4 and digits.startswith(_CENTURIES)
    if has_unit:  # "ปี 2564 โครงการ …": the word begins the next phrase
        return is_year and word_before.endswith(_YEARS)
    return is_year or word_before.endswith(_NAMES) or word_before.endswith(_YEARS)


def _is_glued(before: str, after: str) -> bool:
    """Whether a number is part of something longer: COVID-19, 60+, กท 6909/1116, 1.2.3, 5-14."""
    if before and (before.isdigit() or (before.isascii() and before.isalpha()) or before in ".,/:-–"):
        return True
    if after[:1] == "+" or (after[:1] in ("/", ":") and not after[1:2].isspace()):
        return True
    return after[1:2].isdigit() and after[0] in ".,-–"


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """Whether a number counts the items of a list: 1) (2) 3. and 1.2 at the beginning of a line."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = not before or before.isspace()
    if end - start <= 2:
        if after == ")":
            return opens or before == "("
        return opens and after == "." and text[end + 1 : end + 2] != "-"
    whole, point, part = text[start:end].partition(".")
    if not point or len(whole) > 2 or len(part) > 2:
        return False
    if before == "(" and after == ")":
        return True
    return (not before or before == "\n") and unit_at(text, end) is None


def mentions(report: Report) -> tuple[Mentions, ...]:
    """What each field of running text of a report mentions, in the order of the form."""
    return tuple(_of_field(path, text) for path, text in texts(report))


def _of_field(path: str, text: str) -> Mentions:
    dates, times, links = find_dates(text), find_times(text), find_links(text)
    return Mentions(path, text, _figures(text, (*dates, *times, *links)), dates, times, links)
