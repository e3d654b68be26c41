"""The judgement of an indicator's year from the printed words that the records hold.

Judgement is pure, so that words judged once need not be judged again: a plan of hundreds of indicators is judged in
the time of looking them up. What changes is the words, and with them the key.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from samrit import report as typed
from samrit.records.models import YEAR_END, Indicator, QuarterReport
from samrit.report import Comparison, Result, Target, Verdict
from samrit.scoring import words
from samrit.scoring.judgement import Judgement
from samrit.scoring.verdicts import judge
from samrit.scoring.year import judge_year
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.choices import Accumulation

# A printed value and its unit, as `Target` and `Result` hold them.
Words = tuple[str, str]


@lru_cache(maxsize=16_384)
def judged(target: Words, quarters: tuple[Words, ...], accumulation: str, own_entry: Words | None) -> Judgement:
    """The year of one indicator; `own_entry` is the year end's result, None where there is no year end yet."""
    return judge_year(
        Target(value_text=target[0], unit_text=target[1]),
        [_result(words) for words in quarters],
        Accumulation(accumulation),
        _result(own_entry) if own_entry is not None else None,
    )


@lru_cache(maxsize=16_384)
def judged_alone(target: Words, result: Words) -> Judgement:
    """One result against one target: a quarter's against the quarter's own, a year end's against the year's."""
    return judge(Target(value_text=target[0], unit_text=target[1]), _result(result))


def judged_year(target: Words, results: Mapping[int, Words], accumulation: str) -> Judgement:
    """The year by its target, from the printed results of its quarters and of its end, as far as there are any."""
    quarters = tuple(results.get(quarter, ("", "")) for quarter in range(1, YEAR_END))
    return judged(target, quarters, accumulation, results.get(YEAR_END))


def year_judgement(
    indicator: Indicator, rows: Iterable[QuarterReport], *, instead: typed.QuarterReport | None = None
) -> Judgement:
    """The year of an indicator from its reports; `instead` stands for what the records have of one of them."""
    results = {row.quarter: (row.result_value_text, row.result_unit_text) for row in rows}
    if instead is not None:
        results[instead.quarter] = (instead.result.value_text, instead.result.unit_text)
    return judged_year(target_words(indicator), results, indicator.accumulation)


def report_judgement(
    indicator: Indicator, row: QuarterReport, *, instead: typed.QuarterReport | None = None
) -> Judgement:
    """How a report stands, on its form, its receipt and the desk: a quarter that has a target of its own is held against that.

    The year end, and a quarter without one, are the year so far against the year's target.
    """
    if not has_own_target(row):
        others = [one for one in indicator.quarters.all() if one.quarter != row.quarter]
        return year_judgement(indicator, [*others, row], instead=instead)
    result = instead.result if instead is not None else row.result
    return judged_alone(target_words(row), (result.value_text, result.unit_text))


def has_own_target(row: QuarterReport) -> bool:
    """Whether a quarter is held against a target of its own, and not against the year's."""
    return row.quarter != YEAR_END and bool(row.target_value_text)


def target_of_report(indicator: Indicator, row: QuarterReport) -> Words:
    """The target that a report is held against: the quarter's own where it has one, else the year's."""
    return target_words(row if has_own_target(row) else indicator)


def target_words(of: Indicator | QuarterReport) -> Words:
    """The printed target of a year, or of a quarter."""
    return of.target_value_text, of.target_unit_text


def final_verdict(judgement: Judgement, override: str) -> Verdict | None:
    """The verdict that holds: the evaluator's where they have set one ("" where not), else the computed one."""
    return Verdict(override) if override else judgement.verdict


@lru_cache(maxsize=16_384)
def asked(target: Words) -> Message:
    """What a target asks, in words ("at least 5 organisations"); as printed where it can't be understood."""
    typed = Target(value_text=target[0], unit_text=target[1])
    if typed.value is None and typed.due_on is None:
        return Worded(th=typed.printed, en=typed.printed)
    return words.asked(typed)


def worded(value: object) -> str:
    """What a field of a report says, for whoever reads it on a screen: a target and a result in the reader's words."""
    if isinstance(value, Target):
        return str(asked((value.value_text, value.unit_text)))
    if isinstance(value, Result):
        return str(words.reported(value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value or "")


# A table has room for a sign where a page has room for words.
_SIGNS = {
    Comparison.AT_LEAST: "≥",
    Comparison.MORE_THAN: ">",
    Comparison.AT_MOST: "≤",
    Comparison.LESS_THAN: "<",
}


@lru_cache(maxsize=16_384)
def asked_briefly(target: Words) -> Message:
    """What a target asks, with a sign for the comparison: "≥ 5 organisations"."""
    typed = Target(value_text=target[0], unit_text=target[1])
    sign = _SIGNS.get(typed.comparison or Comparison.UNSTATED)
    if sign is None or typed.value is None:
        return asked(target)
    goal = words.amount(typed.value, words.unit_of(typed))
    return Message("{sign} {goal}", sign=sign, goal=goal)


@lru_cache(maxsize=16_384)
def _result(words: Words) -> Result:
    return Result(value_text=words[0], unit_text=words[1])
