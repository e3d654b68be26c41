"""Figures, units, targets and verdicts in words, Thai and English."""

from decimal import Decimal

from samrit.report.model import Verdict
from samrit.report.result import Result
from samrit.report.struct import plain_decimal
from samrit.report.target import Comparison, Target, has_blank, read_unit
from samrit.thai.dates import find_dates
from samrit.thai.digits import parse_number
from samrit.thai.found_dates import Precision
from samrit.thai.translation import Attached, Joined, Message, Worded
from samrit.vocabulary.choices import ABSENCE_ON_PAPER, ABSENCE_WORDS
from samrit.vocabulary.units import ENGLISH_SINGULAR, ENGLISH_UNITS, LEVEL, NUMBER_OF, SHARE

# A unit can be a whole sentence that the old system cut at 50 characters; beside a figure it would only be in the way.
_LONGEST_UNIT = 30

# Free of up and down: above a limit of "at most" is not "above the target", and its miss is not "below" it.
VERDICTS: dict[Verdict, Message] = {
    Verdict.EXCEEDS: Message("better than the target"),
    Verdict.MEETS: Message("meets the target"),
    Verdict.NEARLY: Message("nearly meets the target"),
    Verdict.MISSES: Message("misses the target"),
}

# What stands before the amount.
COMPARISONS: dict[Comparison, Message] = {
    Comparison.AT_LEAST: Message("at least"),
    Comparison.MORE_THAN: Message("more than"),
    Comparison.AT_MOST: Message("at most"),
    Comparison.LESS_THAN: Message("less than"),
    Comparison.EXACTLY: Message("exactly"),
    Comparison.BETWEEN: Message("a range of"),
    Comparison.MILESTONE: Message("due by"),
    Comparison.RATIO: Message("a share of at least"),
    Comparison.LEVEL: Message("at least", context="the level"),
    Comparison.ZERO_TOLERANCE: Message("none may happen (0)"),
    Comparison.UNSTATED: Message(""),
}


def number(value: Decimal) -> str:
    """A figure in a sentence, in full: "1,407.52"."""
    return f"{value:,f}"


def plain(value: Decimal) -> Message:
    """A figure as a message that says nothing else."""
    return Message("{figure}", figure=number(value))


def plain_unit(unit: str) -> str:
    """The unit in its usual spelling: percent is written in several, and "number of times" is "times"."""
    return SHARE.word if unit in SHARE.spellings else unit.removeprefix(NUMBER_OF)


def unit_alone(printed: str) -> str:
    """The unit of a printed one, without the comparison and the blank: "ชุมชน" of "ไม่น้อยกว่า ... ชุมชน"."""
    return plain_unit(read_unit(printed)[1])


def unit_words(unit: str) -> Message:
    """A unit by itself: "ชุมชน" / "communities"."""
    return Worded(th=unit, en=ENGLISH_UNITS.get(unit, unit))


def unit_after(unit_text: str) -> str:
    """The unit that stands behind a figure in a row, in the reader's language: "ชุมชน", "communities", and "%" in both."""
    unit = unit_alone(unit_text)
    return "%" if unit == SHARE.word else str(unit_words(unit))


def amount(value: Decimal, unit: str, upper: Decimal | None = None) -> Message:
    """A figure with its unit: "ร้อยละ 97.94" / "97.94 %", "5 หน่วยงาน" / "5 organisations"; a range from it to `upper`."""
    figure = Message("{low} to {high}", low=number(value), high=number(upper)) if upper is not None else plain(value)
    if not unit or len(unit) > _LONGEST_UNIT:
        return figure
    if unit == LEVEL:
        return Message("level {figure}", figure=figure)
    english = ENGLISH_UNITS.get(unit, unit)
    if value == 1 and upper is None:
        english = ENGLISH_SINGULAR.get(english, english)
    if any(c.isdigit() for c in unit):  # "ร้อยละ 100": its own figure is not to be read as this one
        return Message("{figure} ({unit})", figure=figure, unit=unit)
    words = Worded(th=unit, en=english)
    if unit.startswith(SHARE.word) or unit.endswith(SHARE.word):
        return Message("{figure} {unit}", context="in Thai the unit stands first", figure=figure, unit=words)
    return Message("{figure} {unit}", figure=figure, unit=words)


def figure_said(value_text: str) -> str:
    """A printed value as a row has room for it: "1,610", 5 of "5.00", a ratio without its parts; that there is none, without the reason."""
    head = value_text.partition("[")[0].strip()
    value = parse_number(head)
    if value is not None:
        return number(plain_decimal(value))
    none = Result(value_text=value_text).absence
    return str(ABSENCE_WORDS[none] if none in ABSENCE_ON_PAPER else _day_or_words(head))


def reported(result: Result) -> Message:
    """A result in words: "251 ชุมชน" / "251 communities", a ratio with its parts; why there is none; as printed where it can't be understood."""
    if result.value is None:
        if result.absence not in ABSENCE_ON_PAPER:
            return _day_or_words(result.value_text)
        none = ABSENCE_WORDS[result.absence].en
        return Worded(th=result.value_text, en=f"{none}: {result.reason}" if result.reason else none)
    said = amount(result.value, unit_alone(result.unit_text))
    if result.numerator is None or result.denominator is None:
        return said
    return Message("{figure} ({parts})", figure=said, parts=f"{number(result.numerator)}/{number(result.denominator)}")


def _day_or_words(printed: str) -> Message:
    """A day that is a result is told in the reader's calendar; other words stand as they are printed."""
    dates = find_dates(printed)
    if len(dates) == 1 and printed[dates[0].start : dates[0].end] == printed and dates[0].precision is Precision.DAY:
        return Joined((dates[0].ends_on,))
    return Worded(th=printed, en=printed)


def without_blank(part: Target | Result) -> Message:
    """A target or a result as it is printed; in words where its unit has a blank for the figure, "ไม่น้อยกว่า ... ชุมชน".

    English readers have it in words where its unit is one that is known in English.
    """
    if has_blank(part.unit_text):
        return _said(part) or Worded(th=part.value_text, en=part.value_text)
    said = _said(part) if unit_alone(part.unit_text) in ENGLISH_UNITS else None
    return Worded(th=part.printed, en=said.en if said is not None else part.printed)


def _said(part: Target | Result) -> Message | None:
    if isinstance(part, Result):
        return reported(part)
    return asked(part) if part.comparison is not None else None


def asked(target: Target) -> Message:
    """What a target asks: "ไม่น้อยกว่า 5 หน่วยงาน" / "at least 5 organisations". The target must be understood."""
    assert target.comparison is not None
    words = COMPARISONS[target.comparison]
    if target.due_on is not None:
        return Message("{words} {due_on}", words=words, due_on=target.due_on)
    if target.comparison is Comparison.ZERO_TOLERANCE or target.value is None:
        return words
    goal = amount(target.value, unit_of(target), target.upper)
    if target.comparison is Comparison.UNSTATED:
        return goal
    return Message("{comparison} {amount}", comparison=words, amount=Attached(goal))


def unit_of(target: Target) -> str:
    """The unit in which a target and its result are told; percent for a ratio that names none."""
    if target.comparison is Comparison.RATIO and not target.unit:
        return SHARE.word
    return plain_unit(target.unit)
