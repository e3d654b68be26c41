"""Each comparison as a function: the figure and the target give what was achieved and whether it is enough."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from samrit.report.target import Comparison, Target
from samrit.scoring.achievement import from_above_percent, from_below_percent, from_both_sides_percent
from samrit.scoring.rounding import HUNDRED, ZERO

# A scale of levels goes to 5 (ระดับ 1 ถึง 5), as in the score cards of Thai state agencies; further where a target does.
TOP_LEVEL = Decimal(5)


class Outcome(NamedTuple):
    """How a figure stands against a target: percent (not rounded, not floored), reached or not, surpassed or not."""

    percent: Decimal
    is_reached: bool
    is_surpassed: bool = False


def _of_zero(*, is_reached: bool, is_surpassed: bool = False) -> Outcome:
    return Outcome(HUNDRED if is_reached else ZERO, is_reached, is_surpassed)


def _at_least(figure: Decimal, goal: Decimal) -> Outcome:
    if goal == ZERO:
        return _of_zero(is_reached=figure >= goal, is_surpassed=figure > goal)
    return Outcome(from_below_percent(figure, goal), figure >= goal, figure > goal)


def _more_than(figure: Decimal, goal: Decimal) -> Outcome:
    # To pass the figure is what was asked for: it meets the target, and doesn't surpass it.
    if goal == ZERO:
        return _of_zero(is_reached=figure > goal)
    return Outcome(from_below_percent(figure, goal), figure > goal)


def _at_most(figure: Decimal, goal: Decimal) -> Outcome:
    if goal == ZERO:
        return _of_zero(is_reached=figure <= goal, is_surpassed=figure < goal)
    return Outcome(from_above_percent(figure, goal), figure <= goal, figure < goal)


def _less_than(figure: Decimal, goal: Decimal) -> Outcome:
    if goal == ZERO:
        return _of_zero(is_reached=figure < goal)
    return Outcome(from_above_percent(figure, goal), figure < goal)


def _exactly(figure: Decimal, goal: Decimal) -> Outcome:
    if goal == ZERO:
        return _of_zero(is_reached=figure == goal)
    return Outcome(from_both_sides_percent(figure, goal), figure == goal)


def _none(figure: Decimal, _goal: Decimal) -> Outcome:
    return _of_zero(is_reached=figure == ZERO)


BY_ONE_FIGURE: dict[Comparison, Callable[[Decimal, Decimal], Outcome]] = {
    Comparison.AT_LEAST: _at_least,
    Comparison.MORE_THAN: _more_than,
    Comparison.AT_MOST: _at_most,
    Comparison.LESS_THAN: _less_than,
    Comparison.EXACTLY: _exactly,
    Comparison.RATIO: _at_least,
    Comparison.LEVEL: _at_least,
    Comparison.ZERO_TOLERANCE: _none,
    Comparison.UNSTATED: _at_least,
}


def between(figure: Decimal, low: Decimal, high: Decimal) -> Outcome:
    """A range: inside is 100 %; outside, the distance counts in percent of the bound that was missed."""
    if figure < low:
        return _exactly(figure, low)
    if figure > high:
        return _exactly(figure, high)
    return Outcome(HUNDRED, is_reached=True)


def is_off_scale(target: Target, figure: Decimal) -> bool:
    """Whether a level lies outside its scale: below 0, or above 5 and above the target."""
    top = TOP_LEVEL if target.value is None else max(TOP_LEVEL, target.value)
    return not ZERO <= figure <= top
