"""Decimal arithmetic that never loses a digit of a report, and the one rounding of what is shown.

A number in a report has at most 30 digits before the point and 30 after it (`samrit.report.struct.plain_decimal`),
so that 100 digits hold every sum and difference of a few of them exactly.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=100, rounding=ROUND_HALF_UP)

ZERO = Decimal(0)
ZERO_PERCENT = Decimal("0.00")
HUNDRED = Decimal(100)
PLACES = 2  # of every percentage and score that is shown
_QUANTUM = Decimal("0.01")


def to_places(value: Decimal, places: int = PLACES) -> Decimal:
    """The value rounded half up (2.5 is 3, as in Thai official papers), to two decimal places unless told otherwise."""
    return EXACT.quantize(value, _QUANTUM if places == PLACES else Decimal(1).scaleb(-places))


def share_percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part` as a percentage of `whole`, not rounded; `whole` must not be zero."""
    return EXACT.divide(EXACT.multiply(part, HUNDRED), whole)
