"""In which order reports are best looked at: what gives reason to look first, each reason with its weight and its words."""

from collections.abc import Callable
from decimal import Decimal

import msgspec

from samrit.scoring.rounding import HUNDRED
from samrit.scoring.words import number
from samrit.thai.translation import Message

# Points: an error weighs as much as missing a fifth of the target, or five days. Each kind of sign has a ceiling, so
# that none drowns the others. The weights are ours: they order a queue, and judge nobody.
_ERROR, _ERRORS_AT_MOST = 10, 40
_WARNING, _WARNINGS_AT_MOST = 3, 18
_PERCENT_PER_POINT, _DEVIATION_AT_MOST = 2, 40
_FAR_ABOVE_PERCENT, _FAR_ABOVE = Decimal(150), 8
_DAY_LATE, _LATE_AT_MOST = 2, 20
_LAST_YEAR = 10
_ROUND_BEFORE, _ROUNDS_AT_MOST = 5, 15
_NO_RESULT = 12


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a report before anybody reads it.

    `achievement_percent` is None where there is no result to hold against a target; `has_result` tells the two apart
    from a target that asks nothing. `rounds_before` is how often the report has gone back this year.
    """

    errors: int = 0
    warnings: int = 0
    has_result: bool = True
    achievement_percent: Decimal | None = None
    days_late: int = 0
    rounds_before: int = 0
    returned_last_year: bool = False
    missed_last_year: bool = False


class Risk(msgspec.Struct, frozen=True):
    """How much speaks for looking first: the sum of the points, and the reasons, the weightiest first, in words once they are asked for."""

    points: int
    signs: Signs = Signs()

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks for it."""
        weighed = [(points, words) for points, words in zip(_points(self.signs), _WORDS, strict=True) if points]
        return tuple(words(self.signs) for points, words in sorted(weighed, key=lambda pair: -pair[0]))


def risk(signs: Signs) -> Risk:
    """The risk of a report; 0 and no reason where nothing speaks for looking first."""
    return Risk(sum(_points(signs)), signs)


def _points(signs: Signs) -> tuple[int, ...]:
    """What each reason weighs, in the order of its words; of thousands of reports these are asked for alone."""
    return (
        min(_ERROR * signs.errors, _ERRORS_AT_MOST) if signs.errors else 0,
        min(_WARNING * signs.warnings, _WARNINGS_AT_MOST) if signs.warnings else 0,
        _deviation(signs),
        min(_DAY_LATE * signs.days_late, _LATE_AT_MOST) if signs.days_late > 0 else 0,
        min(_ROUND_BEFORE * signs.rounds_before, _ROUNDS_AT_MOST) if signs.rounds_before else 0,
        _LAST_YEAR if signs.returned_last_year else 0,
        _LAST_YEAR if signs.missed_last_year else 0,
    )


_WORDS: tuple[Callable[[Signs], Message], ...] = (
    lambda signs: Message.counted("{count} error", "{count} errors", count=signs.errors),
    lambda signs: Message.counted("{count} warning", "{count} warnings", count=signs.warnings),
    lambda signs: _deviation_words(signs.achievement_percent),
    lambda signs: Message.counted("{count} day late", "{count} days late", count=signs.days_late),
    lambda signs: Message.counted(
        "went back once already", "went back {count} times already", count=signs.rounds_before
    ),
    lambda _signs: Message("returned last year"),
    lambda _signs: Message("missed its target last year"),
)


def _deviation(signs: Signs) -> int:
    percent = signs.achievement_percent
    if percent is None:
        return 0 if signs.has_result else _NO_RESULT
    if percent < HUNDRED:
        return min(int((HUNDRED - percent) / _PERCENT_PER_POINT) or 1, _DEVIATION_AT_MOST)
    return _FAR_ABOVE if percent >= _FAR_ABOVE_PERCENT else 0


def _deviation_words(percent: Decimal | None) -> Message:
    if percent is None:
        return Message("no result")
    if percent >= HUNDRED:
        return Message("{times} times the target", times=number((percent / HUNDRED).quantize(Decimal("0.1"))))
    short = HUNDRED - percent
    if short < 1:
        return Message("less than 1 % below target")
    return Message("{whole} % below target", whole=number(short.quantize(Decimal(1))))
