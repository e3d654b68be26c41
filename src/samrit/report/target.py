"""Targets (เป้าหมาย): the printed value and unit, and what they ask for.

On paper the comparison hides in the unit: "5 (ไม่น้อยกว่า ... หน่วยงาน)" is "at least 5 organisations". The printed
words are kept; comparison, unit, bounds and date are derived from them.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Self

from samrit.report.amount import read_amount, read_range, split_unit
from samrit.report.comparison import has_blank, read_unit
from samrit.report.struct import PrintedPart, read_number
from samrit.report.value import read_value
from samrit.thai.calendar import format_date
from samrit.thai.dates import find_dates
from samrit.thai.digits import format_number
from samrit.vocabulary.choices import COMPARISON_ON_PAPER, Comparison

__all__ = ["Comparison", "Target", "has_blank", "read_unit"]

# "ภายใน ... วัน" limits how long a thing may take; "ภายในเดือน ..." asks for a date.
_LIMIT = re.compile(r"ภายใน\s*(?:[\d.…_]*\s*(?:วัน|ชั่วโมง|นาที|สัปดาห์)|[\d.…_]+\s*เดือน)")
# "70 ของป้ายในถนนสายหลัก": a number, and of what or under which condition it is asked.
_CONDITION = re.compile(
    r"(?P<value>.*[0-9๐-๙].*?)\s+(?P<condition>(?:ของ|จาก|ต่อ|ใน|สำหรับ|เมื่อ|แล้วเสร็จภายใน|ภายใน|โดย|ตาม|เฉพาะ)\S.{2,}|(?:แล้วเสร็จ)?ภายใน\s.{3,})"
)
# "3 ต่อแสนประชากร": a rate, of which so many people or things are the unit.
_RATE = re.compile(
    r"ต่อ\s?(?:(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)+|[0-9๐-๙][0-9๐-๙,]*)\s?(?:ประชากร|คน|ราย|ครัวเรือน|หลังคาเรือน|การเกิดมีชีพ)\S*"
)
_LONGEST_CONDITIONAL = 500  # what is longer is a narrative in the target's place
_BRACKETS_BETWEEN = re.compile(r"\)\s*\(")  # "5 (แห่ง) (ปรับครั้งที่ 2)"
_VALUE_AND_UNIT = re.compile(r"(?P<value>[^()]+?)\s*\((?P<unit>[^()]+)\)")


class Target(PrintedPart, frozen=True):
    """A target as printed, and what it asks for.

    `value_text` is what stands before the brackets, `unit_text` what stands in them. The rest is derived when the
    target is made, and giving a field that contradicts the printed words is a ValueError. `value` is the lower
    bound of a range and None for a milestone; it is None, too, where the printed value is not a number. `condition` is
    what the paper says behind the value that is no unit: "70 ของป้ายในถนนสายหลัก".
    """

    comparison: Comparison | None = None  # never None once made
    value: Decimal | None = None
    upper: Decimal | None = None
    due_on: date | None = None
    unit: str = ""
    condition: str = ""

    def _normalise(self) -> None:
        """Derive what the printed words say; ValueError where a given field contradicts them."""
        self._clean_lines("value_text", "unit_text", "unit", "condition")
        self._bracket()
        derived = _derive(self.value_text, self.unit_text)
        for name, meant in derived.items():
            given = getattr(self, name)
            if given not in (None, "", meant):
                raise ValueError(f"target.{name} is {given}, but “{self.value_text} ({self.unit_text})” says {meant}")
        self._set(**derived)

    def means_same(self, other: "Target") -> bool:
        """Whether both ask the same, however it is printed: 1,250 and 1250."""
        asked = ("comparison", "value", "upper", "due_on", "unit", "condition")
        return self == other or (
            self.value is not None and all(getattr(self, name) == getattr(other, name) for name in asked)
        )

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
        word = "" if comparison is Comparison.UNSTATED else COMPARISON_ON_PAPER[comparison][0]
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
    unit_text, *further = _BRACKETS_BETWEEN.split(unit_text, maxsplit=1)
    behind = "".join(further)
    comparison, unit = read_unit(unit_text)
    value, upper, due_on, condition = read_number(value_text), None, None, behind
    if value is None and value_text:
        conditional = None if comparison is Comparison.MILESTONE else _read_conditional(value_text)
        due_on = None if conditional else _due_on(comparison, value_text)
        if conditional is not None:
            stated, value, unit_in_value, condition = *conditional[:3], conditional[3] or behind
            comparison = stated if comparison is Comparison.UNSTATED else comparison
            unit = unit or unit_in_value
        elif due_on is not None:
            comparison = Comparison.MILESTONE
        else:
            found_comparison, value, upper, unit_in_value = _read_words(value_text)
            if value is not None:
                value, unit_in_value = (
                    _in_plain_unit(value, unit_in_value, unit) if upper is None else (value, unit_in_value)
                )
                comparison = found_comparison if upper is not None or comparison is Comparison.UNSTATED else comparison
                unit = unit or unit_in_value
    if value is not None and comparison is Comparison.MILESTONE:  # a number is no date
        is_limit = _LIMIT.search(f"{unit_text} {value_text}") is not None
        comparison, unit = (Comparison.AT_MOST, unit) if is_limit else (Comparison.UNSTATED, unit_text or unit)
    return {
        "comparison": comparison, "value": value, "upper": upper, "due_on": due_on, "unit": unit,
        "condition": condition if value is not None else "",
    }  # fmt: skip


def _due_on(comparison: Comparison, value_text: str) -> date | None:
    """The last day of the first date that a milestone's words give."""
    if comparison not in (Comparison.MILESTONE, Comparison.UNSTATED):
        return None
    dates = find_dates(value_text)
    return dates[0].ends_on if dates else None


def _in_plain_unit(value: Decimal, unit_in_value: str, unit: str) -> tuple[Decimal, str]:
    """A value and its unit without a scale, as a result is read: 50 ล้านบาท are 50,000,000 บาท, unless millions are the unit."""
    typed = read_value(f"{value:f} {unit_in_value}", unit) if unit_in_value else None
    return (value, unit_in_value) if typed is None or typed.times == 1 else (typed.value, typed.unit)


def _read_conditional(value_text: str) -> tuple[Comparison, Decimal, str, str] | None:
    """Comparison, value, unit and condition of a value under a condition: "ไม่น้อยกว่า 7 แห่ง ภายในปี 2567"; None for another text."""
    match = _CONDITION.fullmatch(value_text) if len(value_text) <= _LONGEST_CONDITIONAL else None
    if match is None:
        return None
    bracketed = _VALUE_AND_UNIT.fullmatch(match["value"])
    stated, own_unit = read_unit(bracketed["unit"]) if bracketed else (Comparison.UNSTATED, "")
    words = bracketed["value"] if bracketed else match["value"]
    comparison, value, upper, unit = _read_words(words)
    if value is None or upper is not None or comparison is Comparison.MILESTONE:
        return None
    value, unit = _in_plain_unit(value, unit, own_unit)
    if not (own_unit or unit) and _RATE.fullmatch(match["condition"]):
        return comparison, value, match["condition"], ""
    return comparison if stated is Comparison.UNSTATED else stated, value, own_unit or unit, match["condition"]


def _read_words(value_text: str) -> tuple[Comparison, Decimal | None, Decimal | None, str]:
    """Comparison, value, upper bound and unit that stand where the form asks for a number: "ไม่น้อยกว่า 5 หน่วยงาน"."""
    comparison, rest = read_unit(value_text)
    if comparison is Comparison.LEVEL:  # "ระดับ 5": what is left of it has lost the number
        rest = value_text
    bare, unit = split_unit(rest)
    bounds = read_range(bare)
    if bounds is not None:
        return Comparison.BETWEEN, *bounds, unit
    return comparison, read_amount(rest), None, unit
