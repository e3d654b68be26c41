"""Targets (เป้าหมาย): the printed value and unit, and what they ask for.

On paper the comparison hides in the unit: "5 (ไม่น้อยกว่า ... หน่วยงาน)" is "at least 5 organisations". The printed
words are kept; comparison, unit, bounds and date are derived from them.
"""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from samrit.report.struct import PrintedPart, read_number
from samrit.thai.calendar import format_date
from samrit.thai.dates import find_dates
from samrit.thai.digits import format_number, to_arabic


class Comparison(StrEnum):
    """How a result is held against its target."""

    AT_LEAST = "at_least"  # ไม่น้อยกว่า
    MORE_THAN = "more_than"  # มากกว่า: the target itself doesn't do
    AT_MOST = "at_most"  # ไม่เกิน
    LESS_THAN = "less_than"  # น้อยกว่า
    EXACTLY = "exactly"  # เท่ากับ
    BETWEEN = "between"  # ระหว่าง
    MILESTONE = "milestone"  # ภายใน: done by a date
    RATIO = "ratio"  # สัดส่วนไม่น้อยกว่า: at least so many percent of a whole, from numerator and denominator
    LEVEL = "level"  # ระดับ: at least so many steps of a scale
    ZERO_TOLERANCE = "zero_tolerance"  # ต้องไม่เกิด: none may happen
    UNSTATED = "unstated"  # the paper doesn't say


# The words that carry a comparison, as written first in our own print. `...` is the place of the value.
_WORDS: dict[Comparison, tuple[str, ...]] = {
    Comparison.RATIO: ("สัดส่วนไม่น้อยกว่า", "อัตราส่วนไม่น้อยกว่า"),
    Comparison.ZERO_TOLERANCE: ("ต้องไม่เกิด", "ต้องไม่มี", "ไม่ให้เกิด", "เป็นศูนย์"),
    Comparison.AT_LEAST: ("ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "ตั้งแต่", "มากกว่าหรือเท่ากับ", "≥", ">="),
    Comparison.MORE_THAN: ("มากกว่า", "เกินกว่า", ">"),
    Comparison.AT_MOST: ("ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า", "ไม่สูงกว่า", "น้อยกว่าหรือเท่ากับ", "≤", "<="),
    Comparison.LESS_THAN: ("น้อยกว่า", "ต่ำกว่า", "<"),
    Comparison.BETWEEN: ("ระหว่าง", "อยู่ในช่วง"),
    Comparison.EXACTLY: ("เท่ากับ",),
    Comparison.MILESTONE: ("แล้วเสร็จภายใน", "ภายใน"),
    Comparison.LEVEL: ("ระดับความสำเร็จ", "ระดับที่", "ระดับ"),
}  # fmt: skip

# A longer word first: "ไม่น้อยกว่า" holds "น้อยกว่า", "สัดส่วนไม่น้อยกว่า" holds both.
_BY_LENGTH = sorted(
    ((word, comparison) for comparison, words in _WORDS.items() for word in words), key=lambda w: -len(w[0])
)
_BLANK = re.compile(r"\s*(?:\.{2,}|…+|_{2,})\s*")
_RANGE = re.compile(r"^(?P<low>\S+?)\s*(?:-|–|ถึง)\s*(?P<high>\S+)$")


def has_blank(unit_text: str) -> bool:
    """Whether the printed unit holds a blank for the value: "ไม่น้อยกว่า ... หน่วยงาน"."""
    return bool(_BLANK.search(unit_text))


def read_unit(unit_text: str) -> tuple[Comparison, str]:
    """What a printed unit says: "ไม่น้อยกว่า ... หน่วยงาน" is (at least, "หน่วยงาน"), ">ร้อยละ" (more than, "ร้อยละ").

    "ลดลงร้อยละ" keeps its direction as part of the unit: a reduction is reached from above, like any result.
    """
    plain = _BLANK.sub(" ", unit_text).strip()
    for word, comparison in _BY_LENGTH:
        at = plain.find(word)
        if at < 0:
            continue
        if comparison is Comparison.LEVEL:
            if at == 0:
                return comparison, "ระดับ"
            continue
        unit = (plain[:at] + " " + plain[at + len(word) :]).strip()
        return comparison, " ".join(unit.split())
    return Comparison.UNSTATED, plain


class Target(PrintedPart, frozen=True):
    """A target as printed, and what it asks for.

    `value_text` is what stands before the brackets, `unit_text` what stands in them. The rest is derived when the
    target is made, and giving a field that contradicts the printed words is a ValueError. `value` is the lower
    bound of a range and None for a milestone; it is None, too, where the printed value is not a number.
    """

    comparison: Comparison | None = None  # never None once made
    value: Decimal | None = None
    upper: Decimal | None = None
    due_on: date | None = None
    unit: str = ""

    def _normalise(self) -> None:
        """Derive what the printed words say; ValueError where a given field contradicts them."""
        self._clean_lines("value_text", "unit_text", "unit")
        self._bracket()
        derived = _derive(self.value_text, self.unit_text)
        for name, meant in derived.items():
            given = getattr(self, name)
            if given not in (None, "", meant):
                raise ValueError(f"target.{name} is {given}, but “{self.value_text} ({self.unit_text})” says {meant}")
        self._set(**derived)

    @classmethod
    def of(
        cls,
        comparison: Comparison,
        value: Decimal | int | None = None,
        unit: str = "",
        *,
        upper: Decimal | int | None = None,
        due_on: date | None = None,
    ) -> Self:
        """The target that a definition asks for, with the words that the form prints for it.

        ValueError where the comparison lacks what it needs (a value; two bounds; a date).
        """
        word = "" if comparison is Comparison.UNSTATED else _WORDS[comparison][0]
        if comparison is Comparison.MILESTONE:
            if due_on is None:
                raise ValueError("a milestone needs its date")
            return cls(
                value_text=format_date(due_on),
                unit_text=f"{word} ... {unit}",
                comparison=comparison,
                unit=unit,
            )
        if comparison is Comparison.ZERO_TOLERANCE:
            value = 0
        if value is None:
            raise ValueError(f"a target of the kind “{comparison}” needs a value")
        value_text = format_number(Decimal(value))
        if comparison is Comparison.BETWEEN:
            if upper is None or Decimal(upper) < Decimal(value):
                raise ValueError("a range needs a lower and an upper bound, in that order")
            value_text += f" - {format_number(Decimal(upper))}"
        if comparison is Comparison.UNSTATED:
            return cls(value_text=value_text, unit_text=unit, comparison=comparison)
        if comparison is Comparison.LEVEL:
            return cls(value_text=value_text, unit_text="ระดับ", comparison=comparison)
        return cls(value_text=value_text, unit_text=f"{word} ... {unit}", comparison=comparison, unit=unit)

    @property
    def is_stated(self) -> bool:
        """Whether the paper says any target at all."""
        return bool(self.value_text)


def _derive(value_text: str, unit_text: str) -> dict[str, Decimal | Comparison | date | str | None]:
    comparison, unit = read_unit(unit_text)
    value, upper, due_on = read_number(value_text), None, None
    if value is None and value_text:
        bounds = _RANGE.match(to_arabic(value_text))
        dates = find_dates(value_text)
        if bounds and (low := read_number(bounds["low"])) is not None:
            high = read_number(bounds["high"])
            if high is not None and low <= high:
                comparison, value, upper = Comparison.BETWEEN, low, high
        elif dates and comparison in (Comparison.MILESTONE, Comparison.UNSTATED):
            comparison, due_on = Comparison.MILESTONE, dates[0].ends_on
        else:  # "ไม่น้อยกว่า 5": the comparison stands with the value
            beside, rest = read_unit(value_text)
            number = read_number(rest)
            if number is not None:
                value = number
                comparison = beside if comparison is Comparison.UNSTATED else comparison
    return {
        "comparison": comparison, "value": value, "upper": upper, "due_on": due_on, "unit": unit,
    }  # fmt: skip
