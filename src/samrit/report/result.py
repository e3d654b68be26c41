"""Results (ผลงานที่ทำได้): a value, zero among them, or why there is none. Blank is not zero."""

import re
from decimal import Decimal
from typing import Self

from samrit.report.comparison import read_unit
from samrit.report.struct import PrintedPart, read_number
from samrit.report.value import read_value
from samrit.thai.digits import format_number
from samrit.vocabulary.choices import ABSENCE_ON_PAPER, Absence

_RATIO = re.compile(r"^(?P<value>.*?)\s*\[\s*(?P<numerator>[^/\]]+)/(?P<denominator>[^/\]]+)\]$")
_REASON = re.compile(r"^(?P<words>.*?)\s*(?:เพราะ|เนื่องจาก)\s*(?P<reason>.+)$")


class Result(PrintedPart, frozen=True):
    """A result as printed, and what it says: `value`, or `absence`, never both and never neither.

    `value_text` is what stands after the equals sign, `unit_text` what stands in brackets behind it. A ratio prints
    its parts: "82.50 [33/40]". An absence prints its words, and its reason after "เพราะ". Words that are neither
    (“สูง”) are kept, count as not stated, and `is_understood` is False.
    """

    value: Decimal | None = None
    absence: Absence | None = None
    reason: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    def _normalise(self) -> None:
        """Derive what the printed words say; ValueError where a given field contradicts them."""
        self._clean_lines("value_text", "unit_text", "reason")
        self._bracket()
        derived = _derive(self.value_text, self.unit_text)
        for name, meant in derived.items():
            given = getattr(self, name)
            if given not in (None, "", meant):
                raise ValueError(f"result.{name} is {given}, but “{self.value_text}” says {meant}")
        self._set(**derived)

    @classmethod
    def of(
        cls,
        value: Decimal | int,
        unit_text: str = "",
        *,
        numerator: Decimal | int | None = None,
        denominator: Decimal | int | None = None,
    ) -> Self:
        """A result that is there, zero among them; a ratio with both its parts."""
        text = format_number(Decimal(value))
        if numerator is not None and denominator is not None:
            text += f" [{format_number(Decimal(numerator))}/{format_number(Decimal(denominator))}]"
        return cls(value_text=text, unit_text=unit_text)

    @classmethod
    def none(cls, absence: Absence, reason: str = "", unit_text: str = "") -> Self:
        """A result that is not there, and why."""
        if absence is Absence.NOT_STATED:
            return cls(unit_text=unit_text)
        words = ABSENCE_ON_PAPER[absence][0]
        return cls(value_text=f"{words} เพราะ {reason}" if reason else words, unit_text=unit_text)

    def means_same(self, other: "Result") -> bool:
        """Whether both say the same, however it is printed: 5 and 5.00. Units are no part of it."""
        if self.value is None or other.value is None:
            return self == other
        return (self.value, self.numerator, self.denominator) == (other.value, other.numerator, other.denominator)

    @property
    def is_understood(self) -> bool:
        """Whether the printed words are a value or a known absence (a dash and nothing are absences)."""
        return self.absence is not Absence.NOT_STATED or self.value_text.strip("-–— ") == ""


def _derive(value_text: str, unit_text: str) -> dict[str, Decimal | Absence | str | None]:
    meant: dict[str, Decimal | Absence | str | None] = {
        "value": None, "absence": None, "reason": "", "numerator": None, "denominator": None,
    }  # fmt: skip
    ratio = _RATIO.match(value_text)
    if ratio:
        numerator, denominator = read_number(ratio["numerator"]), read_number(ratio["denominator"])
        typed = read_value(ratio["value"], _unit(unit_text))
        if typed is not None and numerator is not None and denominator is not None:
            return meant | {"value": typed.value, "numerator": numerator, "denominator": denominator}
    typed = read_value(value_text, _unit(unit_text))
    if typed is not None:
        return meant | {"value": typed.value}
    words, reason = value_text, ""
    with_reason = _REASON.match(value_text)
    if with_reason:
        words, reason = with_reason["words"], with_reason["reason"]
    for absence, wordings in ABSENCE_ON_PAPER.items():
        if words in wordings:
            return meant | {"absence": absence, "reason": reason}
    return meant | {"absence": Absence.NOT_STATED}


def _unit(unit_text: str) -> str:
    return read_unit(unit_text)[1].removeprefix("จำนวน") if unit_text else ""
