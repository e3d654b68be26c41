"""Judgements of printed words: a target and results with their units, as a form prints them and the records hold them.

Judgement is pure, so that words judged once need not be judged again: a plan of hundreds of indicators is judged in
the time of looking them up. What changes is the words, and with them the key.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from samrit.report import Comparison, Result, Target, Verdict
from samrit.scoring import words
from samrit.scoring.judgement import Judgement
from samrit.scoring.verdicts import judge
from samrit.scoring.year import judge_year
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.choices import Accumulation
from samrit.vocabulary.fields import YEAR_END

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
