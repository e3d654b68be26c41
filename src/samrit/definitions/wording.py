"""Targets as a person enters them, a comparison, a value and a unit apart; and worded as a careful officer writes them.

A careful officer writes the comparison before the value and leaves the unit a unit: "ไม่น้อยกว่า 5 (หน่วยงาน)".
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from samrit.report import Comparison, Target
from samrit.report.amount import read_range
from samrit.report.value import read_value
from samrit.scoring.faults import fault_of_words
from samrit.thai.calendar import format_date
from samrit.thai.dates import Precision, find_dates
from samrit.thai.digits import format_number, to_arabic
from samrit.thai.text import clean_line
from samrit.thai.translation import Message, ShownDay
from samrit.thai.typed_day import read_day
from samrit.vocabulary.refusal import Invalid

# Words of the comparison that are typed once more before the day.
_BEFORE_DAY = re.compile(
    r"^(?:(?:by|on|before)\s|(?:ให้)?(?:แล้วเสร็จ)?\s*(?:ภายใน|ไม่เกิน|ก่อน|ใน)?\s*(?:วันที่|วัน)?)\s*", re.IGNORECASE
)

COMPARISONS_ON_PAPER = {
    Comparison.AT_LEAST: "ไม่น้อยกว่า",
    Comparison.MORE_THAN: "มากกว่า",
    Comparison.AT_MOST: "ไม่เกิน",
    Comparison.LESS_THAN: "น้อยกว่า",
    Comparison.EXACTLY: "เท่ากับ",
    Comparison.RATIO: "สัดส่วนไม่น้อยกว่า",
    Comparison.ZERO_TOLERANCE: "ต้องไม่เกิด",
    Comparison.MILESTONE: "ภายในวันที่",
}


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """A target in three fields: a number, a range ("80 - 90") or a date ("30 กันยายน 2564") as `value`.

    A target that is only words has the comparison "unstated", and the words as `value`.
    """

    comparison: Comparison = Comparison.UNSTATED
    value: str = ""
    unit: str = ""


class NotATargetError(Invalid):
    """What was entered is no target; `message` says why in one sentence."""

    code: ClassVar[str] = "no_target"


def entry_of_target(target: Target) -> TargetEntry:
    """The three fields of a target."""
    comparison = target.comparison or Comparison.UNSTATED
    if target.due_on is not None:
        return TargetEntry(comparison, format_date(target.due_on), target.unit)
    if comparison is Comparison.ZERO_TOLERANCE and target.value == 0:
        return TargetEntry(comparison, "", target.unit)
    if target.value is None:
        return TargetEntry(comparison if target.value_text else Comparison.UNSTATED, target.value_text, target.unit)
    value = format_number(target.value)
    if target.upper is not None:
        value += f" - {format_number(target.upper)}"
    return TargetEntry(comparison, value, "" if comparison is Comparison.LEVEL else target.unit)


def same_question(a: Target, b: Target) -> bool:
    """Whether two targets ask the same, however they are worded."""
    return a == b or entry_of_target(a) == entry_of_target(b)


def read_target(entry: TargetEntry, stored: Target) -> Target:
    """The target that was entered; the one that stood there, word for word, where it asks the same.

    `NotATargetError` where value and comparison don't go together.
    """
    value, unit = clean_line(entry.value), clean_line(entry.unit)
    comparison = entry.comparison
    entry = TargetEntry(comparison, value, unit)
    if entry == entry_of_target(stored):
        return stored
    match comparison:
        case Comparison.UNSTATED:
            return Target(value_text=value, unit_text=unit)
        case Comparison.ZERO_TOLERANCE:
            return _worded(comparison, Decimal(0), unit)
        case Comparison.MILESTONE:
            return _worded(comparison, None, unit, due_on=_date(value))
        case Comparison.BETWEEN:
            bounds = read_range(to_arabic(value))
            if bounds is None:
                raise NotATargetError(Message("A range is two numbers, the lower first: 80 - 90"))
            return _worded(comparison, bounds[0], unit, upper=bounds[1])
        case _:
            return _worded(comparison, _figure(value, unit), unit)


def carefully(target: Target) -> Target:
    """The same target in a careful officer's words; as it is where it can't be said so, or is only words."""
    if target.value is None and target.due_on is None:
        return target
    try:
        return read_target(entry_of_target(target), Target())
    except NotATargetError:
        return target


def _figure(value: str, unit: str) -> Decimal:
    typed = read_value(value, unit)
    if typed is not None and not typed.unit:
        return typed.value
    if not value:
        raise NotATargetError(Message("A comparison was chosen; give the value too."))
    fault = fault_of_words(value, unit) if typed is not None else None
    if fault is not None:
        raise NotATargetError(fault.message)
    raise NotATargetError(Message("“{value}” is not a number; the unit has a field of its own.", value=value))


def _date(value: str) -> date:
    day = read_day(_BEFORE_DAY.sub("", value, count=1))
    if day is not None:
        return day
    dates = find_dates(value)
    if len(dates) == 1 and dates[0].precision is Precision.MONTH:
        last = ShownDay(dates[0].ends_on)
        raise NotATargetError(Message("“{value}” gives no day. Is it {last}? Give the day.", value=value, last=last))
    raise NotATargetError(Message("Give the one day by which it is done: 30 September 2564"))


def _worded(
    comparison: Comparison,
    value: Decimal | None,
    unit: str,
    *,
    upper: Decimal | None = None,
    due_on: date | None = None,
) -> Target:
    """The target in a careful officer's words, else in the form's own; NotATargetError where neither is read back."""
    wanted = (comparison, value, upper, due_on)
    for target in _wordings(comparison, value, unit, upper, due_on):
        if (target.comparison, target.value, target.upper, target.due_on) == wanted:
            return target
    raise NotATargetError(Message("The unit “{unit}” reads like another comparison; give the unit alone.", unit=unit))


def _wordings(
    comparison: Comparison, value: Decimal | None, unit: str, upper: Decimal | None, due_on: date | None
) -> tuple[Target, ...]:
    try:
        as_printed = Target.of(comparison, value, unit, upper=upper, due_on=due_on)
    except ValueError:  # the unit holds words that contradict the comparison
        return ()
    if comparison is Comparison.LEVEL:
        return (as_printed,)
    plain = Target(
        value_text=f"{COMPARISONS_ON_PAPER.get(comparison, '')} {as_printed.value_text}".strip(), unit_text=unit
    )
    return plain, as_printed
