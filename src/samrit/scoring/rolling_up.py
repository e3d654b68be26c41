"""Many scores as one, by weight: of an agency, a plan node, a city."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from samrit.scoring.coverage import Coverage
from samrit.scoring.rounding import EXACT, ZERO, to_places
from samrit.scoring.words import number
from samrit.thai.translation import Message


class Weighted(msgspec.Struct, frozen=True):
    """A score or an achievement with its weight; `value` is None where nothing was reported.

    ValueError for a weight below 0.
    """

    weight: Decimal
    value: Decimal | None

    def __post_init__(self) -> None:
        """Refuse a weight below 0."""
        if self.weight < ZERO:
            raise ValueError(f"a weight is 0 or more, not {self.weight}")


class RollUp(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted mean of what was reported, and how much of the whole that is.

    `value` has two decimal places and is None where nothing that carries weight was reported.
    """

    value: Decimal | None
    coverage: Coverage
    weight_reported: Decimal
    weight_total: Decimal

    @property
    def reason(self) -> Message:
        """The mean and its coverage in one sentence."""
        c = self.coverage
        of = Message(
            "{reported} of {total} reported, weight {weight} of {whole}",
            reported=c.reported,
            total=c.total,
            weight=number(self.weight_reported),
            whole=number(self.weight_total),
        )
        if self.value is None:
            return Message("No weighted mean: {of}.", of=of)
        return Message("Weighted mean {value}: {of}.", value=number(self.value), of=of)


def roll_up(items: Iterable[Weighted]) -> RollUp:
    """Σ weight × value / Σ weight over what was reported; blanks never count as 0, and the coverage tells of them.

    The formula is that of the city's evaluation form of 2561. Roll up from the indicators, not from other roll-ups:
    their values are rounded. An item of weight 0 counts in the coverage and not in the mean.
    """
    reported = total = 0
    weight_reported = weight_total = weighted = ZERO
    for item in items:
        total += 1
        weight_total = EXACT.add(weight_total, item.weight)
        if item.value is not None:
            reported += 1
            weight_reported = EXACT.add(weight_reported, item.weight)
            weighted = EXACT.fma(item.weight, item.value, weighted)
    return RollUp(
        value=to_places(EXACT.divide(weighted, weight_reported)) if weight_reported else None,
        coverage=Coverage(reported=reported, total=total),
        weight_reported=weight_reported,
        weight_total=weight_total,
    )
