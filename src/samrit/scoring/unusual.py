"""Results that an evaluator would look at twice: against their own past, against others' of the same name, too exact, too late.

None of these is an error, and none is held against anybody: each says what is seen, with the figures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Any

import msgspec

from samrit.report.struct import plain_decimal
from samrit.scoring.rounding import HUNDRED
from samrit.scoring.words import number
from samrit.thai.translation import Message, ShownYear

_TIMES = Decimal(3)  # so many times the usual, or a third of it
_POINTS = Decimal(30)  # of a percentage, so many points
_HALF = Decimal("0.5")  # so far a result must be from each year before, too
_FEWEST_ALIKE = 5  # agencies with an indicator of one name
_SPREADS = 5  # times the median distance from the median
_LEAST_SPREAD = Decimal("0.05")  # of the median: where all others are equal, a small difference is none
_EXACT_YEARS = 3
_EMPTY_QUARTERS = 2


class Sign(StrEnum):
    """In which way a result is unusual."""

    OWN_HISTORY = "history"
    LIKE_INDICATORS = "others"
    EXACTLY_TARGET = "exact"
    LAST_QUARTER = "last_quarter"
    COPIED_TEXT = "copied"


SIGN_WORDS: dict[Sign, Message] = {
    Sign.OWN_HISTORY: Message("Against its own history"),
    Sign.LIKE_INDICATORS: Message("Against like indicators of other agencies"),
    Sign.EXACTLY_TARGET: Message("Always exactly the target"),
    Sign.LAST_QUARTER: Message("All in the last quarter"),
    Sign.COPIED_TEXT: Message("Text that stands elsewhere, too"),
}


class YearResult(msgspec.Struct, frozen=True):
    """What was asked and what was achieved in one year."""

    fiscal_year_be: int
    target: Decimal | None
    result: Decimal


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator's year, its quarters as reported (None for none), and the years before, the latest first.

    `alike` is what indicators of one name and unit have in common; `agency` is whose it is.
    """

    key: int
    agency: int
    alike: str
    is_share: bool
    year: YearResult
    quarters: tuple[Decimal | None, ...] = ()
    earlier: tuple[YearResult, ...] = ()


class Unusual(msgspec.Struct, frozen=True):
    """One thing that is unusual about an indicator's year."""

    key: int
    sign: Sign
    reason: Message


def unusual(courses: Sequence[Course]) -> Iterator[Unusual]:
    """What is unusual about the results of these indicators."""
    for one in courses:
        for sign, reason in (
            (Sign.OWN_HISTORY, _against_history(one)),
            (Sign.EXACTLY_TARGET, _always_exact(one)),
            (Sign.LAST_QUARTER, _all_at_the_end(one)),
        ):
            if reason is not None:
                yield Unusual(one.key, sign, reason)
    yield from _against_others(courses)


def _against_history(one: Course) -> Message | None:
    values = [year.result for year in one.earlier]
    if not values:
        return None
    usual, now = Decimal(median(values)), one.year.result
    is_share = one.is_share
    if not _is_apart(now, usual, is_share=is_share) or any(
        not _is_apart(now, value, is_share=is_share, part=_HALF) for value in values
    ):
        return None
    if len(values) == 1:
        return Message(
            "{now} this year, {before} in {year}",
            now=_shown(now),
            before=_shown(usual),
            year=ShownYear(one.earlier[0].fiscal_year_be),
        )
    return Message(
        "{now} this year, and {usual} in the middle of those before",
        now=_shown(now),
        usual=_shown(usual),
    )


def _is_apart(now: Decimal, other: Decimal, *, is_share: bool, part: Decimal = Decimal(1)) -> bool:
    """Whether two results are as far from each other as is unusual, or a part of that."""
    if is_share:
        return abs(now - other) >= _POINTS * part
    low, high = sorted((abs(now), abs(other)))
    return high > 0 and high >= _TIMES * part * low and high - low > 1


def _always_exact(one: Course) -> Message | None:
    years = [one.year, *one.earlier][:_EXACT_YEARS]
    if len(years) < _EXACT_YEARS or any(year.target is None or year.target != year.result for year in years):
        return None
    # All of it, every year, is what many targets are; so is none at all.
    if all(year.result in (0, 1, HUNDRED) for year in years):
        return None
    return Message("Exactly the target for three years in a row")


def _all_at_the_end(one: Course) -> Message | None:
    *before, last = one.quarters or (None,)
    empty = [value for value in before if not value]
    if len(one.quarters) < 4 or len(empty) != len(before) or not last:
        return None
    if sum(value is not None for value in before) < _EMPTY_QUARTERS:
        return None  # nothing was asked of the quarters before
    return Message("Nothing in three quarters, {value} in the last", value=_shown(last))


def _against_others(courses: Iterable[Course]) -> Iterator[Unusual]:
    alike: dict[tuple[str, bool], list[Course]] = defaultdict(list)
    for one in courses:
        alike[one.alike, one.is_share].append(one)
    for group in alike.values():
        if len({one.agency for one in group}) < _FEWEST_ALIKE:
            continue
        measured = [(one, measure) for one in group if (measure := _comparable(one)) is not None]
        if len(measured) < _FEWEST_ALIKE:
            continue
        middle = Decimal(median([measure for _one, measure in measured]))
        spread = Decimal(median([abs(measure - middle) for _one, measure in measured]))
        limit = _SPREADS * max(spread, abs(middle) * _LEAST_SPREAD)
        for one, measure in measured:
            if limit and abs(measure - middle) > limit:
                yield Unusual(one.key, Sign.LIKE_INDICATORS, _comparison(one, measure, middle, len(measured) - 1))


def _comparable(one: Course) -> Decimal | None:
    """A percentage as it is; a count as the percentage of its target, for agencies differ in size."""
    if one.is_share:
        return one.year.result
    return one.year.result * HUNDRED / one.year.target if one.year.target else None


def _comparison(one: Course, measure: Decimal, middle: Decimal, others: int) -> Message:
    values: dict[str, Any] = {"now": _shown(round(measure, 1)), "middle": _shown(round(middle, 1)), "others": others}
    if one.is_share:
        return Message("{now} % here, {middle} % in the middle of the others ({others})", **values)
    return Message("{now} % of the target here, {middle} % in the middle of the others ({others})", **values)


def _shown(value: Decimal) -> str:
    return number(plain_decimal(value))
