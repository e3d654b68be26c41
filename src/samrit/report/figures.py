"""The one finder of figures: numbers of a text that count or measure, with all that their words say of them.

Readers, checks, forms and API ask it. A number that only names, orders or dates something is told apart, with its kind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from samrit.report.columns import with_units_of_columns
from samrit.report.figure_words import Change, Figure, Reach, is_factor, is_idiom, relate, said_before
from samrit.report.naming import (
    NamedNumber,
    NumberKind,
    begins_name,
    is_age,
    is_glued,
    is_list_mark,
    is_year,
    name_before,
    named_by,
)
from samrit.report.number_forms import (
    compound_at,
    is_code,
    is_item,
    is_negative,
    is_of_sum,
    is_share_of,
    is_whole,
    share_start,
)
from samrit.report.number_words import NumberInWords, has_words, numbers_in_words
from samrit.report.units import UnitAt, begins_names, known_unit, noun_at, standard_unit, unit_at
from samrit.thai.dates import NOWHERE, DateAnchor, Dates, FoundDate, read_plain
from samrit.thai.digits import to_arabic
from samrit.thai.times import FoundTime, find_times
from samrit.vocabulary.units import SCALES, SHARE, Quantity

__all__ = [
    "Change",
    "Figure",
    "Link",
    "NamedNumber",
    "NumberKind",
    "Numbers",
    "Reach",
    "find_figures",
    "find_links",
    "read_numbers",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in a text: `text[start:end] == url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a text: those that count or measure, and the others with their kind."""

    figures: tuple[Figure, ...]
    named: tuple[NamedNumber, ...]
    dates: Dates
    times: tuple[FoundTime, ...]
    links: tuple[Link, ...]


_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:)\]]")
_AMOUNT = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
_NUMBER = re.compile(_AMOUNT)
_DIGIT = re.compile("[0-9]")
_CARBON = re.compile(r"คาร์บอน|CO2|CO₂|ก๊าซเรือนกระจก")
# Rai, ngan and square wa: 4-2-0 ไร่, 246 ไร่ 2 งาน 74 ตรว.; 1 rai is 4 ngan, 1 ngan is 100 square wa.
_WA = r"(?:ตารางวา|ตร\.?\s?ว\.?|วา)"
_LAND = re.compile(
    r"(?P<r1>\d[\d,]*)\s?-\s?(?P<n1>[0-3])\s?-\s?(?P<w1>\d{1,2}(?:\.\d+)?)\s?ไร่"
    rf"|(?P<r2>\d[\d,]*)\s?ไร่\s?(?P<n2>[0-3])\s?งาน(?:\s?(?P<w2>\d{{1,2}}(?:\.\d+)?)\s?{_WA})?"
)
_RANGE = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?:-|–|—|ถึง|to\b)\s*(?:ร้อยละ\s*)?(?P<high>{_AMOUNT})(?![\d,/:]|\.\d|\s?[-–]\s?\d)"
)
_OUT_OF = re.compile(rf"(?P<part>{_AMOUNT})\s?/\s?(?P<base>{_AMOUNT})(?![\d/\-]|\.\d)")
_SCORES = (Decimal(3), Decimal(4), Decimal(5), Decimal(10), Decimal(100))
_PREFIXED = re.compile(
    r"(?:(?P<score>คะแนน)(?:เต็ม|เฉลี่ย|รวม|ประเมิน)?|(?P<level>ระดับ)|(?P<baht>THB|฿))\s*(?:=|:|เท่ากับ|ที่)?\s*$"
)
_SCALES = tuple(SCALES)
# "0.50 สถานศึกษา 3 x 100": what comes behind a worked out number begins the next calculation.
_NEXT_COUNT = re.compile(r"\s\d+\s?[xX×*]")
_SPACED_THOUSANDS = re.compile(r"\d{1,3}(?:, \d{3}|(?:[ \u00a0\u202f]\d{3}){2,})(?![\d,.])")  # 1, 200 คน; 1 250 000 บาท
_BETWEEN = re.compile(r"(?i)(\bbetween \d[\d,.]*) and (?=\d)")  # of the same length as what it is read as
_UNIT_BEFORE = re.compile(r"\((?P<unit>[^()\d]{1,30})\)\s*[:：=]\s*$")  # จำนวนผู้ผ่าน (คน) : 85
_IS_PERCENT = re.compile(r"\s?=\s?(?:ร้อยละ\s?\d|\d[\d.]*\s?%)")
_EACH = re.compile(
    r"(?:(?P<of>[ก-๎]{2,14}?)ละ|ต่อ(?P<per>[ก-๎]{2,14}?))\s?(?:ประมาณ|ไม่น้อยกว่า|ไม่เกิน|จำนวน|อย่างน้อย|เฉลี่ย|เท่ากับ)?\s*$"
)
_OF_EACH = re.compile(r"ๆ\s?ละ\s*(?:จำนวน|ประมาณ)?\s*$")
_LONGEST_NUMBER = 30  # digits, as in a report's own values
_LONGEST_OF_NAME = 3  # digits of a number that ends a name
_REMEMBERED = 128  # texts; while one is typed the others stay as they are
_OF_AGES = ("ปี", "เดือน")
_LONGEST_JOIN = 8  # characters between the numbers of a list
_ENDS_LIST = (NumberKind.LIST_MARK, NumberKind.DATE, NumberKind.TIME, NumberKind.YEAR, NumberKind.AGE, NumberKind.IDIOM)
_LONGEST_LEAD = 30  # characters of the words before a number that tell what it is


def find_links(text: str) -> tuple[Link, ...]:
    """All web addresses in a text, in order."""
    return tuple(Link(m.start(), m.end(), m.group()) for m in _LINK.finditer(text)) if "." in text else ()


def find_figures(text: str, anchor: DateAnchor = NOWHERE) -> tuple[Figure, ...]:
    """All figures in a text, in order: numbers that count or measure something."""
    return read_numbers(text, anchor).figures


@lru_cache(_REMEMBERED)
def read_numbers(text: str, anchor: DateAnchor = NOWHERE) -> Numbers:
    """All numbers of a text, each as what it is: a figure, a date, a time, or a number that only names."""
    plain = to_arabic(text)
    dates = read_plain(plain, anchor)
    if "between" in plain.lower():
        plain = _BETWEEN.sub(r"\1 to  ", plain)
    if not _DIGIT.search(plain) and not has_words(plain):
        return Numbers((), (), dates, (), find_links(text))
    times, links = find_times(plain), find_links(text)
    figures, named = _Finder(plain, dates, times, links).find()
    return Numbers(figures, named, dates, times, links)


class _Finder:
    """Goes through a text once, number by number."""

    def __init__(self, text: str, dates: Dates, times: Iterable[FoundTime], links: Iterable[Link]) -> None:
        self.text = text
        self.dates: tuple[FoundDate, ...] = dates.dates
        self.taken = bytearray(len(text))
        for spans in (dates.dates, dates.impossible, dates.undated, times, links):
            for span in spans:
                self.taken[span.start : span.end] = b"\1" * (span.end - span.start)
        self.has_land = "ไร่" in text
        self.figures: list[Figure] = []
        self.named: list[NamedNumber] = []
        self.floor = 0  # what one number has taken the next leaves alone

    def find(self) -> tuple[tuple[Figure, ...], tuple[NamedNumber, ...]]:
        """The figures, and the numbers that are none, in order."""
        in_words = list(numbers_in_words(self.text))
        for match in _NUMBER.finditer(self.text):
            start = match.start()
            while in_words and in_words[0].start < start:
                self._in_words(in_words.pop(0))
            if start >= self.floor and not self.taken[start]:
                self._at(start, match.end())
        for one in in_words:
            self._in_words(one)
        figures = self._without_idioms()
        related = [one for one in relate(figures, self.text, self.dates) if not is_factor(one, self.text)]
        return tuple(with_units_of_columns(related, self.text) if "\t" in self.text else related), tuple(self.named)

    def _at(self, start: int, end: int) -> None:
        text = self.text
        lead = text[max(0, start - _LONGEST_LEAD) : start]
        is_inside = lead[-1:] in (".", ",") and lead[-2:-1].isdigit()
        is_name = _ends_in_latin(lead) or begins_name(text, start, lead)
        if is_inside or is_name:
            self._name(start, end, NumberKind.CODE if is_inside else NumberKind.NAME)
        elif self.has_land and (land := _LAND.match(text, start)):
            self._land(land)
        elif is_of_sum(text, end, lead):
            digits = text[start:end].replace(",", "")
            self._add(self._made(start, end, digits, self._unit(end, digits), None))
        elif not self._several(start, end, lead):
            self._single(start, end, lead)

    def _in_words(self, one: NumberInWords) -> None:
        before = self.figures[-1] if self.figures else one
        is_again = before.value == one.value and self.text[before.end : one.start].strip() == "("
        if not is_again and one.start >= self.floor and not self.taken[one.start]:
            self._add(self._made(one.start, one.end, str(one.value), one.unit, None))

    def _name(self, start: int, end: int, kind: NumberKind) -> None:
        self.named.append(NamedNumber(start, end, kind))
        self.floor = end

    def _add(self, figure: Figure) -> None:
        before = self.figures[-1] if self.figures else None
        if before is not None and _goes_on(before, figure, self.text):
            self.figures.pop()
            figure = replace(figure, start=before.start, value=before.value + figure.value)
        floor = self.figures[-1].end if self.figures else 0
        self.figures.append(said_before(figure, self.text, floor))
        self.floor = figure.end

    def _land(self, match: re.Match[str]) -> None:
        kind = "1" if match["r1"] is not None else "2"
        rai, ngan = Decimal(match[f"r{kind}"].replace(",", "")), Decimal(match[f"n{kind}"])
        wa = Decimal(match[f"w{kind}"] or 0)
        self._add(Figure(match.start(), match.end(), rai + ngan / 4 + wa / 400, "ไร่", Quantity.AREA))

    def _several(self, start: int, end: int, lead: str) -> bool:
        """A range, a part of a whole, or a compound that is no number; whether one was taken."""
        text = self.text
        following = text[end : end + 3].lstrip()[:1]
        may_go_on = following != "" and following in "-–—/:.+,ถt0123456789"
        if not may_go_on and (text[start] != "0" or end - start == 1):
            return False
        if (found := _SPACED_THOUSANDS.match(text, start)) and unit_at(text, found.end()) is not None:
            self._single(start, found.end(), lead)
            return True
        if (found := _RANGE.match(text, start)) and self._range(found, lead):
            return True
        if following == "/" and (found := _OUT_OF.match(text, start)) and self._out_of(found, lead):
            return True
        compound = compound_at(text, start, end)
        if compound is not None:
            self._name(start, compound[1], compound[0])
        return compound is not None

    def _range(self, match: re.Match[str], lead: str) -> bool:
        text, start = self.text, match.start()
        low, high = match["low"].replace(",", ""), match["high"].replace(",", "")
        if is_year(low) and is_year(high) and "," not in match.group():
            self._name(start, match.end("low"), NumberKind.YEAR)
            self._name(match.start("high"), match.end(), NumberKind.YEAR)
            return True
        if self.taken[match.start("high")] or Decimal(low) >= Decimal(high) or is_code(low):
            return False
        unit = unit_at(text, match.end(), is_count=is_whole(high))
        if unit is None and match.group().isascii() and " to " in match.group():
            unit = noun_at(text, match.end())
        share = self._share(start, lead)
        kind = NumberKind.AGE if is_age(text, start, is_range=unit is not None and unit.word in _OF_AGES) else None
        kind = kind or named_by(text, start, low, has_unit=unit is not None)
        if kind is None and unit is None and share is None:
            if " " in match.group():
                return False
            kind = NumberKind.CODE
        if kind is not None:
            self._name(start, match.end(), kind)
            return True
        figure = self._made(start, match.end(), low, unit, share)
        times = unit.times if unit is not None and share is None else 1
        self._add(replace(figure, upper=Decimal(high) * times))
        return True

    def _out_of(self, match: re.Match[str], lead: str) -> bool:
        """4.452/5, 12/15 แห่ง: a score out of a full one, or so many of so many."""
        part, base = match["part"].replace(",", ""), match["base"].replace(",", "")
        unit = unit_at(self.text, match.end(), is_count=is_whole(base))
        if Decimal(part) > Decimal(base) or is_year(base) or named_by(self.text, match.start(), part, has_unit=True):
            return False
        is_score = Decimal(base) in _SCORES and (not is_whole(part) or "คะแนน" in lead)
        if not is_score and unit is None and not _IS_PERCENT.match(self.text, match.end()):
            return False
        figure = self._made(match.start(), match.end(), part, unit, None)
        if is_score and not figure.unit:
            figure = replace(figure, unit="คะแนน", quantity=Quantity.COUNT)
        self._add(replace(figure, base=Decimal(base)))
        return True

    def _single(self, start: int, end: int, lead: str) -> None:
        text, digits = self.text, "".join(self.text[start:end].replace(",", "").split())
        # 007 is a code; a number longer than any of a report's own is no figure.
        if is_glued(text, start, end) or len(digits) > _LONGEST_NUMBER or is_code(digits):
            return self._name(start, end, NumberKind.CODE)
        share = self._share(start, lead)
        if share is None and is_list_mark(text, start, end):
            return self._name(start, end, NumberKind.LIST_MARK)
        unit = self._unit(end, digits)
        kind = self._kind(start, end, digits, lead, unit) if share is None else None
        if kind is not None:
            return self._name(start, end, kind)
        if unit is None and share is None and is_whole(digits):
            unit = noun_at(text, end)
        if unit is None and share is None and (before := _UNIT_BEFORE.search(lead)):
            known = known_unit(before["unit"].strip())
            unit = None if known is None else UnitAt(end, known.word, known.quantity)
        elif unit is not None and not unit.word and not unit.per and (noun := noun_at(text, unit.end)):
            unit = replace(noun, times=unit.times)  # 1.5 million trees
        if unit is None and share is None and is_share_of(text, start):
            share = start
        return self._add(self._made(start, end, digits, unit, share))

    def _share(self, start: int, lead: str) -> int | None:
        found = share_start(start, lead)
        return None if found is None else max(found, self.floor)

    def _unit(self, end: int, digits: str) -> UnitAt | None:
        """The unit behind a number, None where its word belongs to what follows: "ซอย 4 เดือนต.ค. 62"."""
        found = unit_at(self.text, end, is_count=is_whole(digits))
        if found is None or found.end >= len(self.text):
            return found
        if self.taken[found.end] and found.quantity is Quantity.DURATION and self.text[found.end - 1] != " ":
            return None
        is_of_next = _NEXT_COUNT.match(self.text, found.end) is not None
        return None if is_of_next and found.quantity is Quantity.COUNT and not is_whole(digits) else found

    def _kind(self, start: int, end: int, digits: str, lead: str, unit: UnitAt | None) -> NumberKind | None:
        """What a number is that no "ร้อยละ" leads to, None for a quantity."""
        text = self.text
        if (unit is None or unit.word in _OF_AGES) and is_age(text, start):
            return NumberKind.AGE
        if unit is not None and unit.quantity is Quantity.COUNT and is_item(text, start, end, unit):
            return NumberKind.LIST_MARK
        may_be_name = unit is not None and begins_names(unit.word) and "ก" <= text[unit.end : unit.end + 1] <= "๎"
        has_unit = unit is not None and not may_be_name
        kind = named_by(text, start, digits, has_unit=has_unit)
        if (
            kind is None
            and unit is not None
            and begins_names(unit.word)
            and named_by(text, start, digits, has_unit=False) is NumberKind.ROOM
        ):
            return NumberKind.ROOM  # "ห้องประชุมชั้น 5 สำนักงานเขต"
        is_small = len(digits) <= _LONGEST_OF_NAME and digits.isdigit()
        if kind is None and is_small and not has_unit:
            kind = name_before(text, end, lead) or self._as_the_one_before(start)
        return kind

    def _as_the_one_before(self, start: int) -> NumberKind | None:
        """The kind of a number that goes on a list of names: the 7 of "ซอย 5, 7"."""
        one = self.named[-1] if self.named else None
        if one is None or one.kind in _ENDS_LIST or not 0 < start - one.end <= _LONGEST_JOIN:
            return None
        return one.kind if self.text[one.end : start].strip() in (",", "และ", "กับ", "-", "ถึง") else None

    def _made(self, start: int, end: int, digits: str, unit: UnitAt | None, share: int | None) -> Figure:
        text, value = self.text, Decimal(digits)
        if share is not None:
            is_percent = unit is not None and unit.quantity is Quantity.SHARE
            ends = unit.end if unit is not None and is_percent else end
            return Figure(share, ends, value, SHARE.word, Quantity.SHARE)
        if is_negative(text, start):
            start, value = start - 1, -value
        if unit is None:
            unit = UnitAt(end)
        quantity, word = unit.quantity, unit.word
        if not word and not unit.per and (prefix := _PREFIXED.search(text, max(0, start - 16), start)):
            is_money = prefix["baht"] is not None
            word = "บาท" if is_money else prefix["score"] or prefix["level"]
            quantity = Quantity.MONEY if is_money else Quantity.COUNT
        if quantity is Quantity.MASS and _CARBON.search(text, max(0, start - 60), unit.end + 30):
            quantity = Quantity.EMISSION
        per = "ต่อ".join(part for part in (self._each(start), unit.per) if part)
        return Figure(start, unit.end, value * unit.times, word, quantity, per=per, is_approximate=unit.is_more)

    def _each(self, start: int) -> str:
        """For what each the figure is told: "วันละ 120 คน", "เฉลี่ยต่อวัน 186 ตัน", the unit before in "4 จุด ๆ ละ 6 คน"."""
        lead = self.text[max(0, self.floor, start - 24) : start]
        if "ละ" not in lead and "ต่อ" not in lead:
            return ""
        if _OF_EACH.search(lead):
            return self.figures[-1].unit if self.figures else ""
        match = _EACH.search(lead)
        if match is not None and match["per"]:
            return standard_unit(match["per"]) if known_unit(match["per"]) is not None else ""
        of = match["of"] if match is not None else ""
        return next((unit.word for at in range(len(of)) if (unit := known_unit(of[at:])) is not None), "")

    def _without_idioms(self) -> list[Figure]:
        figures, at = list[Figure](), 0
        while at < len(self.figures):
            one = self.figures[at]
            after = self.figures[at + 1] if at + 1 < len(self.figures) else None
            if after is not None and is_idiom(one, after, self.text):
                self.named.append(NamedNumber(one.start, after.end, NumberKind.IDIOM))
                at += 2
                continue
            figures.append(one)
            at += 1
        return figures


def _ends_in_latin(lead: str) -> bool:
    """Whether a word in Latin letters goes on in a number: PM2.5, COVID-19, and not 40x60."""
    last = lead[-1:]
    if last in ("-", "–"):
        last = lead[-2:-1]
    elif last in ("x", "X"):
        return lead[-2:-1].isascii() and lead[-2:-1].isalpha()
    return last.isascii() and last.isalpha()


def _goes_on(before: Figure, figure: Figure, text: str) -> bool:
    """Whether a figure is the rest of the one before it: "2 ล้าน 5 แสนบาท"."""
    scale = text[figure.start : figure.end].strip("0123456789,. ")
    if before.unit or figure.value >= before.value or not scale.startswith(_SCALES):
        return False
    return text[before.start : before.end].endswith(_SCALES) and text[before.end : figure.start] in ("", " ")
