"""The one validator of values: a value held against the domain of its indicator, and what is wrong with it in a sentence.

Each value has at most one fault, the first that is to be mended: where the unit is wrong, its size tells nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from samrit.report.mentions import Figure
from samrit.report.model import IndicatorReport
from samrit.report.result import Result
from samrit.report.target import Comparison, Target, read_unit
from samrit.report.value import read_value
from samrit.scoring.domain import (
    LONGEST_SCALE,
    MOST_OF_A_PLAN,
    Domain,
    domain_of,
    is_share_unit,
    of_results,
    quantity_of,
    unit_of_report,
)
from samrit.scoring.fault import Around, Fault, plain_figure
from samrit.scoring.other_figures import other_figure, other_scale, progress_typed
from samrit.scoring.rounding import to_places
from samrit.scoring.words import amount, number, plain_unit, unit_words
from samrit.thai.dates import find_dates
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Severity
from samrit.vocabulary.units import Quantity

_DIGIT = re.compile(r"[\d๐-๙]")
_LESS_IS_BETTER = (Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.ZERO_TOLERANCE)
# How many times the target is unusual, is a question, and can't be; where less is better more may happen.
_UNUSUAL, _QUESTION, _TOO_MUCH, _QUESTION_OF_LESS = Decimal(3), Decimal(5), Decimal(1000), Decimal(20)
_AT_LEAST_APART = Decimal(10)  # 6 where 1 was planned is more, and no slip of the keys
_CLOSE_BY = Decimal(3)  # so many times the end of a scale: farther off it is progress in percent
_SLIP = Decimal(100)  # two digits too many against all other quarters
_FEWEST_OTHERS = 2
_SMALL_TARGET = Decimal(20)  # percent
_SAME = frozenset({frozenset({"คน", "ราย"}), frozenset({"แห่ง", "จุด"})})


class Placed(NamedTuple):
    """A fault with the path of the value: "result", "quarters.3.result", "target", "quarters.3.progress_percent"."""

    path: str
    fault: Fault


def faults(report: IndicatorReport, figures: Mapping[str, Sequence[Figure]] | None = None) -> Iterator[Placed]:
    """The faults of all values of a report; `figures` are those of its running texts, by path."""
    of_targets = domain_of(report)
    domain = of_results(of_targets, report.target)
    of_texts = figures or {}
    for path, target in (
        ("target", report.target),
        *((f"quarters.{q.quarter}.target", q.target) for q in report.quarters),
    ):
        fault = fault_of_target(of_targets, target)
        if fault is not None:
            yield Placed(path, fault)
    of_year = fault_of_value(domain, report.result) or _units_on_paper(report, report.result)
    values = {q.quarter: q.result.value for q in report.quarters}
    for q in report.quarters:
        others = tuple(v for other, v in values.items() if other != q.quarter and v)
        earlier = tuple(v for other, v in values.items() if other < q.quarter and v)
        of_text = of_texts.get(f"quarters.{q.quarter}.narrative", ())
        around = Around(others, earlier, q.progress_percent, of_text)
        fault = fault_of_value(domain, q.result, around)
        if fault is None and q.result.unit_text != report.result.unit_text:
            fault = _units_on_paper(report, q.result)
        is_years = q.result.value is not None and q.result.value == report.result.value
        if fault is not None and not _is_repeated(fault, of_year, is_years=is_years):
            yield Placed(f"quarters.{q.quarter}.result", fault)
        fault = fault_of_progress(q.progress_percent)
        if fault is not None:
            yield Placed(f"quarters.{q.quarter}.progress_percent", fault)
    if of_year is not None:
        yield Placed("result", of_year)


def _is_repeated(fault: Fault, of_year: Fault | None, *, is_years: bool) -> bool:
    """Whether the year says it already: what is merely unusual once, a question once for each value."""
    if of_year is None or of_year.code != fault.code:
        return False
    return fault.severity is Severity.NOTE or (fault.severity is Severity.WARNING and is_years)


def fault_of_value(domain: Domain, result: Result, around: Around | None = None) -> Fault | None:
    """What is wrong with a result, None where nothing is."""
    if domain.comparison is Comparison.MILESTONE and (result.value is None or find_dates(result.value_text)):
        return None if result.is_understood or find_dates(result.value_text) else _not_a_number(result)
    if not result.is_understood:
        return _not_a_number(result)
    if result.value is None:
        return None
    if domain.comparison is Comparison.MILESTONE:
        message = Message("The target asks for a day, and “{value_text}” gives none", value_text=result.value_text)
        return Fault("C110", Severity.WARNING, message)
    around = around or Around()
    return next((fault for judge in _IN_ORDER if (fault := judge(domain, result, result.value, around))), None)


def fault_of_words(text: str, unit: str) -> Fault | None:
    """What is wrong with a value's own words where values are in a unit: another unit, or no number."""
    domain = domain_of(IndicatorReport(result=Result(unit_text=unit)))
    result = Result(value_text=text, unit_text=unit)
    if result.value is None:
        return None if result.is_understood else _not_a_number(result)
    return _in_other_unit(domain, result, result.value, Around())


def fault_of_target(domain: Domain, target: Target) -> Fault | None:
    """What is wrong with a target: it lies where no value can, or is a share where things are counted."""
    if target.value is None or domain.comparison is Comparison.MILESTONE:
        return None
    as_result = Result.of(target.upper if target.upper is not None else target.value)
    value = as_result.value or Decimal(0)
    judges = (_beyond_all, _below_zero, _not_whole)
    found = next((fault for judge in judges if (fault := judge(domain, as_result, value, Around()))), None)
    return found or _target_in_other_unit(domain, target)


def _target_in_other_unit(domain: Domain, target: Target) -> Fault | None:
    """A share as target, "ไม่น้อยกว่าร้อยละ 80", where places are counted; a condition ("80 % of the signs") is of something else."""
    if target.condition or target.upper is not None:
        return None
    typed = Result(value_text=read_unit(target.value_text)[1], unit_text=domain.unit)
    fault = _in_other_unit(domain, typed, target.value or Decimal(0), Around())
    return fault if fault is not None and fault.severity is Severity.ERROR else None


def fault_of_progress(progress: Decimal | None) -> Fault | None:
    """What is wrong with the progress of the work in percent."""
    if progress is None or 0 <= progress <= 100:
        return None
    message = Message("Progress of {progress} % is outside 0 to 100", progress=plain_figure(progress))
    return Fault("K223", Severity.ERROR, message)


def reading_of(result: Result, unit: str) -> Message | None:
    """How a value was read, where it isn't typed as the number that it is: "Read as 1,234.5 communities"; a day, too."""
    dates = find_dates(result.value_text) if result.value is None and not result.is_understood else ()
    if dates:
        return Message("Read as {amount}", amount=dates[0].ends_on)
    if result.value is None or result.value_text == number(result.value) or result.value_text == f"{result.value:f}":
        return None
    typed = read_value(result.value_text.partition("[")[0].strip(), unit)
    as_unit = typed.unit if typed is not None and typed.unit else unit
    return Message("Read as {amount}", amount=amount(result.value, plain_unit(as_unit)))


def _not_a_number(result: Result) -> Fault:
    # With digits in it a number is there, with something that a machine stumbles over.
    has_digit = _DIGIT.search(result.value_text) is not None
    if has_digit:
        message = Message(
            "“{value_text}” is not one number; give the value alone, or a ratio as in 82.50 [33/40]",
            value_text=result.value_text,
        )
        return Fault("C110", Severity.WARNING, message)
    message = Message(
        "“{value_text}” is not a number and can't be held against the target", value_text=result.value_text
    )
    return Fault("C110", Severity.ERROR, message)


def _impossible_parts(_domain: Domain, result: Result, value: Decimal, _around: Around) -> Fault | None:
    """Brackets whose parts no count gives. Of nothing nothing comes ("0 [0/0]"), or all of it ("100 [0/0]")."""
    part, whole = result.numerator, result.denominator
    if part is None or whole is None:
        return None
    if part < 0 or whole < 0:
        message = Message(
            "“{value_text}” has a negative number in its brackets; a part and its whole are counted from 0",
            value_text=result.value_text,
        )
    elif whole == 0 and (part != 0 or value not in (Decimal(0), Decimal(100))):
        message = Message(
            "“{value_text}” divides by zero; the whole, behind the stroke, is more than 0", value_text=result.value_text
        )
    else:
        return None
    return Fault("K220", Severity.ERROR, message)


def _in_other_unit(domain: Domain, result: Result, _value: Decimal, _around: Around) -> Fault | None:
    """Words of another unit in the value itself: "85%" where communities are counted."""
    typed = read_value(result.value_text.partition("[")[0].strip(), domain.unit)
    if typed is None or not typed.unit or not domain.unit:
        return None
    asked, given = domain.unit, typed.unit
    if is_share_unit(given) and domain.is_share:
        return None
    if given in asked or asked in given or frozenset({asked, given}) in _SAME:
        return None
    words = result.value_text
    if is_share_unit(given):
        message = Message("“{words}” is a percentage; give the value in {unit}", words=words, unit=unit_words(asked))
    elif domain.is_share:
        message = Message("“{words}” counts {given}; give the value in percent", words=words, given=unit_words(given))
    else:
        message = Message(
            "“{words}” is in {given}; give the value in {unit}",
            words=words,
            given=unit_words(given),
            unit=unit_words(asked),
        )
    given_quantity = quantity_of(given)
    is_other_kind = domain.is_share or is_share_unit(given) or _differ(domain.quantity, given_quantity)
    return Fault("K222", Severity.ERROR if is_other_kind else Severity.WARNING, message)


def _differ(asked: Quantity | None, given: Quantity | None) -> bool:
    return asked is not None and given is not None and asked is not given


def _units_on_paper(report: IndicatorReport, result: Result) -> Fault | None:
    asked, given = _unit_on_paper(report.target.unit_text), _unit_on_paper(result.unit_text)
    # One may be the other with a word more: "ครั้ง", "จำนวนครั้ง".
    if not asked or not given or asked in given or given in asked:
        return None
    message = Message(
        "The target is in “{unit_text}”, the result in “{result_unit_text}”",
        unit_text=report.target.unit_text,
        result_unit_text=result.unit_text,
    )
    # Places and agencies may be two words for one thing; a share and a count can't be.
    return Fault("K222", Severity.ERROR if is_share_unit(asked) != is_share_unit(given) else Severity.WARNING, message)


@lru_cache(maxsize=1024)
def _unit_on_paper(text: str) -> str:
    return read_unit(text)[1].replace(" ", "").replace("%", "ร้อยละ") if text else ""


def _beyond_all(domain: Domain, _result: Result, value: Decimal, _around: Around) -> Fault | None:
    goal = domain.target
    is_slip = goal is not None and goal >= 1 and abs(value) >= _TOO_MUCH * goal and abs(value) >= 10_000
    if abs(value) < domain.most and not (is_slip and not domain.is_share):
        return None
    message = Message("{value} is more than can be; please look at the digits", value=amount(value, domain.unit))
    return Fault("K206", Severity.ERROR, message)


def _below_zero(domain: Domain, _result: Result, value: Decimal, _around: Around) -> Fault | None:
    if domain.low is None or value >= domain.low:
        return None
    if domain.is_growth:
        message = Message(
            "{value} is below 0, where this indicator counts what is added", value=amount(value, domain.unit)
        )
        return Fault("K231", Severity.WARNING, message)
    message = Message("{value} is below 0, which can't be of this indicator", value=amount(value, domain.unit))
    return Fault("K231", Severity.ERROR, message)


def _over_hundred(domain: Domain, _result: Result, value: Decimal, _around: Around) -> Fault | None:
    if not domain.is_share or domain.high is None or value <= domain.high:
        return None
    message = Message("The result is {value} %, over 100 %", value=plain_figure(value))
    if not domain.is_of_a_plan:
        return Fault("K207", Severity.ERROR, message)
    return Fault("K207", Severity.WARNING if value > MOST_OF_A_PLAN else Severity.NOTE, message)


def _not_whole(domain: Domain, _result: Result, value: Decimal, _around: Around) -> Fault | None:
    if not domain.is_whole or value == value.to_integral_value():
        return None
    message = Message(
        "{value} is not a whole number, and {unit} are counted whole",
        value=plain_figure(value),
        unit=unit_words(domain.unit),
    )
    return Fault("K232", Severity.ERROR, message)


def _off_scale(domain: Domain, _result: Result, value: Decimal, _around: Around) -> Fault | None:
    """A step that the scale has not, and work done in percent where the target is a small share."""
    goal = domain.target
    if not domain.is_share and domain.high is not None and domain.high < value <= domain.high * _CLOSE_BY:
        message = Message(
            "{value} lies beyond the end of the scale, {high}",
            value=plain_figure(value),
            high=plain_figure(domain.high),
        )
        return Fault("K206", Severity.ERROR if domain.comparison is not Comparison.LEVEL else Severity.WARNING, message)
    if domain.is_share:
        is_off = value == 100 and goal is not None and 0 < goal <= _SMALL_TARGET and not _is_less_better(domain)
    else:
        top = domain.high if domain.high is not None else LONGEST_SCALE
        is_off = domain.is_scale and value > top and goal is not None and goal <= top
    if not is_off:
        return None
    message = Message(
        "The result, {value}, is off the scale of the target, {target} {unit}; it looks like the "
        "progress of the work in percent",
        value=plain_figure(value),
        target=plain_figure(goal or Decimal(0)),
        unit=unit_words(domain.unit),
    )
    return Fault("K206", Severity.WARNING, message)


def _many_times(domain: Domain, _result: Result, value: Decimal, around: Around) -> Fault | None:
    goal = domain.target
    if (
        goal is None
        or goal <= 0
        or domain.comparison is Comparison.BETWEEN
        or (domain.is_share and value > 100 and domain.high is not None)
    ):
        return _unlike_others(domain, value, around)
    times = value / goal
    is_less = _is_less_better(domain)
    if times < (_QUESTION_OF_LESS if is_less else _UNUSUAL):
        return _unlike_others(domain, value, around) if is_less else _fraction(domain, value, around)
    is_question = times >= _QUESTION and value - goal >= _AT_LEAST_APART
    message = Message(
        "The result, {value}, is {value_2} times the target, {target} {unit}",
        value=plain_figure(value),
        value_2=plain_figure(to_places(times, 1)),
        target=plain_figure(goal),
        unit=unit_words(domain.unit),
    )
    return Fault("K206", Severity.WARNING if is_question else Severity.NOTE, message)


def _unlike_others(domain: Domain, value: Decimal, around: Around) -> Fault | None:
    if len(around.others) < _FEWEST_OTHERS or value < _SLIP * max(around.others):
        return None
    message = Message("{value} is a hundred times the other quarters' values or more", value=amount(value, domain.unit))
    return Fault("K206", Severity.WARNING, message)


def _fraction(domain: Domain, value: Decimal, around: Around) -> Fault | None:
    """0.85 where the earlier quarters have 60 and 72 percent: a share of one for a share of a hundred."""
    if not domain.is_share or not 0 < value < 1 or not around.earlier or min(around.earlier) <= LONGEST_SCALE:
        return None
    message = Message(
        "{value} % is less than one percent; if {percent} % is meant, give it so",
        value=plain_figure(value),
        percent=plain_figure(value * 100),
    )
    return Fault("K206", Severity.WARNING, message)


_IN_ORDER: tuple[Callable[[Domain, Result, Decimal, Around], Fault | None], ...] = (
    _impossible_parts, _in_other_unit, _beyond_all, _below_zero, _over_hundred, _not_whole, _off_scale, progress_typed, other_figure,
    other_scale, _many_times,
)  # fmt: skip


def _is_less_better(domain: Domain) -> bool:
    return domain.comparison in _LESS_IS_BETTER


__all__ = [
    "Around", "Fault", "Placed", "domain_of", "fault_of_progress", "fault_of_target", "fault_of_value", "fault_of_words", "faults",
    "reading_of", "unit_of_report",
]  # fmt: skip
