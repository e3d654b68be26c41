"""How a fiscal year turns achievement into a score, as a table."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from samrit.scoring.rounding import EXACT, HUNDRED, ZERO, to_places
from samrit.thai.translation import Message

_HUNDREDTH = Decimal("0.01")
# What lies far above its target was planned too low, or is wrong; no Thai rule that was found names a bound. Score cards
# of other administrations take 120 %.
CAP_PERCENT = Decimal(120)


class MethodName(StrEnum):
    """The methods by name."""

    FIVE_LEVEL = "five-level"
    PERCENT_OF_TARGET = "percent-of-target"
    MILESTONES = "milestones"


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """A way to score: steps of (achievement in percent from which it holds, score), rising.

    Between two steps the score rises in a straight line where `is_interpolated`, else it stays on the lower one. Below
    the first step it is `least`; from the last step on it is the last step's score: a method caps, an achievement
    doesn't. Full marks are for what reached the last step: what only rounds to them gets a hundredth less.
    `cap_percent` is the most that one achievement counts for in the mean of many.
    """

    name: MethodName
    title: Message
    steps: tuple[tuple[Decimal, Decimal], ...]
    least: Decimal = ZERO
    is_interpolated: bool = False
    cap_percent: Decimal = CAP_PERCENT

    @property
    def full(self) -> Decimal:
        """The highest score."""
        return self.steps[-1][1]

    def score(self, achievement_percent: Decimal) -> Decimal:
        """The score for an achievement, two decimal places, rounded half up."""
        below = (ZERO, self.least)
        for step in self.steps:
            if achievement_percent < step[0]:
                return self._between(below, step, achievement_percent)
            below = step
        return to_places(self.full)

    def _between(
        self, below: tuple[Decimal, Decimal], above: tuple[Decimal, Decimal], achievement_percent: Decimal
    ) -> Decimal:
        if not self.is_interpolated or below[1] == above[1]:
            return to_places(below[1])
        run, rise = EXACT.subtract(above[0], below[0]), EXACT.subtract(above[1], below[1])
        part = EXACT.divide(EXACT.multiply(EXACT.subtract(achievement_percent, below[0]), rise), run)
        score = to_places(EXACT.add(below[1], part))
        return score if score < self.full else EXACT.subtract(score, _HUNDREDTH)


def _steps(*steps: tuple[int, int]) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((Decimal(percent), Decimal(score)) for percent, score in steps)


# Scores 1 to 5 stand for 60, 70, 80, 90, 100 % (evaluation form of the city, 2561). Between them the form is silent:
# the score is read off a straight line, as the score cards of Thai state agencies do; below 60 % it stays 1.
FIVE_LEVEL = Method(
    name=MethodName.FIVE_LEVEL,
    title=Message("Five levels (1 to 5)"),
    steps=_steps((60, 1), (70, 2), (80, 3), (90, 4), (100, 5)),
    least=Decimal(1),
    is_interpolated=True,
)
PERCENT_OF_TARGET = Method(
    name=MethodName.PERCENT_OF_TARGET,
    title=Message("Percent of target"),
    steps=((HUNDRED, HUNDRED),),
    is_interpolated=True,
)
# The national system's three criteria, 50, 75 and 100: the highest that was fully reached counts.
MILESTONES = Method(
    name=MethodName.MILESTONES,
    title=Message("Criteria of 50/75/100"),
    steps=_steps((50, 50), (75, 75), (100, 100)),
)

METHODS: dict[MethodName, Method] = {method.name: method for method in (FIVE_LEVEL, PERCENT_OF_TARGET, MILESTONES)}

# (first fiscal year, Buddhist Era, in which it holds; method). No later form of the city is published.
METHOD_FROM_YEAR_BE: tuple[tuple[int, Method], ...] = ((0, PERCENT_OF_TARGET), (2561, FIVE_LEVEL))


def method_for(fiscal_year_be: int, table: tuple[tuple[int, Method], ...] = METHOD_FROM_YEAR_BE) -> Method:
    """The method of a fiscal year: that of the last line of the table that begins in or before it.

    A city gives its own table where its rules differ. ValueError where no line begins so early.
    """
    found = [
        method for first_year_be, method in sorted(table, key=lambda line: line[0]) if first_year_be <= fiscal_year_be
    ]
    if not found:
        raise ValueError(f"no scoring method holds in the fiscal year {fiscal_year_be}")
    return found[-1]
