"""Where a value stands in a drawing whose y runs downwards: the largest at the top, the least at the base."""

from collections.abc import Callable, Iterable
from decimal import Decimal


def scale(values: Iterable[Decimal], *, top: float, base: float) -> Callable[[Decimal], float]:
    """The y of a value, between the least and the largest of these; of values that are all alike, the base."""
    shown = list(values)
    low = min(shown)
    span = (max(shown) - low) or Decimal(1)

    def y(value: Decimal) -> float:
        return round(base - float((value - low) / span) * (base - top), 1)

    return y
