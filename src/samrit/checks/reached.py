"""Whether a value reaches a target, for the rules that hold one against the other."""

import operator
from collections.abc import Callable
from decimal import Decimal

from samrit.report import Comparison, Target

# A target that states no comparison is read as "at least", the reading of the city's form; rules use that reading
# only where the opposite would be absurd.
_HOLDS: dict[Comparison | None, Callable[[Decimal, Decimal], bool]] = {
    Comparison.AT_MOST: operator.le,
    Comparison.ZERO_TOLERANCE: operator.le,
    Comparison.LESS_THAN: operator.lt,
    Comparison.MORE_THAN: operator.gt,
    Comparison.EXACTLY: operator.eq,
}


def is_reached(target: Target, value: Decimal) -> bool | None:
    """Whether the value does what the target asks; None where the target can't tell."""
    if target.value is None or target.comparison is Comparison.MILESTONE:
        return None
    if target.comparison is Comparison.BETWEEN:
        return target.value <= value and (target.upper is None or value <= target.upper)
    if target.comparison in _HOLDS:
        return _HOLDS[target.comparison](value, target.value)
    return value >= target.value
