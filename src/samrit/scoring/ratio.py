"""Ratios: the figure that a result states, held against its numerator and denominator."""

import re
from decimal import Decimal

from samrit.report.result import Result
from samrit.scoring.rounding import EXACT, HUNDRED, PLACES, ZERO, to_places

_ONE = Decimal(1)
_DECIMALS = re.compile(r"\.(\d+)\D*$")
_PERCENT_WORDS = ("ร้อยละ", "%", "เปอร์เซ็น", "สัดส่วน")


def printed_places(result: Result) -> int:
    """How many decimal places the printed value has: 2 for "82.50 [33/40]"; the value itself has lost its zeros.

    At most 30, beyond which a report's numbers don't go.
    """
    decimals = _DECIMALS.search(result.value_text.partition("[")[0])
    return min(30, len(decimals[1])) if decimals else 0


def quotient(numerator: Decimal, denominator: Decimal, scale: Decimal, places: int = PLACES) -> Decimal:
    """The quotient times the scale, rounded half up; the denominator must be above 0."""
    return to_places(EXACT.divide(EXACT.multiply(numerator, scale), denominator), places)


def is_percent(unit: str) -> bool:
    """Whether a unit is a share of a hundred."""
    return any(word in unit for word in _PERCENT_WORDS)


def scale_of(result: Result, unit: str) -> Decimal:
    """100 where a result with parts is a percentage, 1 where it is a plain quotient such as a mean score.

    "Percent" in the unit decides; else the scale on which the printed value follows from the parts, percent first;
    else percent where there is no unit, and the plain quotient where there is one.
    """
    if is_percent(unit) or _follows(result, HUNDRED):
        return HUNDRED
    return _ONE if unit or _follows(result, _ONE) else HUNDRED


def _follows(result: Result, scale: Decimal) -> bool:
    """Whether the printed value follows from the parts, rounded or cut off at its last printed place."""
    assert result.value is not None
    assert result.numerator is not None
    assert result.denominator is not None
    if result.denominator <= ZERO:
        return False
    exact = EXACT.divide(EXACT.multiply(result.numerator, scale), result.denominator)
    return EXACT.subtract(exact, result.value).copy_abs() < _ONE.scaleb(-printed_places(result))


def has_whole(result: Result) -> bool:
    """False for a ratio of something to nothing (0 of 0 complaints)."""
    return result.denominator is None or result.denominator > ZERO


def figure_from_parts(result: Result, unit: str) -> Decimal | None:
    """The figure that the parts give where the printed one doesn't follow from them; None where it does.

    `unit` is that of the result, or of its target where the result states none. None, too, for a result without parts, or of a whole that is not above 0.
    """
    if result.value is None or result.numerator is None or result.denominator is None or not has_whole(result):
        return None
    scale = scale_of(result, unit)
    if _follows(result, scale):
        return None
    return quotient(result.numerator, result.denominator, scale)
