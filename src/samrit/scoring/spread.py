"""How scores are spread: scores that are all alike tell reports apart for nobody."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from samrit.scoring.rounding import HUNDRED, ZERO

# The bands in percent of full marks: from (exclusive) to (inclusive); nought and full marks are bands of their own.
BANDS: tuple[tuple[Decimal, Decimal], ...] = (
    (Decimal(-1), ZERO),
    (ZERO, Decimal(50)),
    (Decimal(50), Decimal(75)),
    (Decimal(75), Decimal(90)),
    (Decimal(90), Decimal("99.9999")),
    (Decimal("99.9999"), HUNDRED),
)
_ENOUGH = 5
_ALIKE = Decimal("0.9")


class Spread(msgspec.Struct, frozen=True):
    """How many scores fall into each band; `not_reviewed` have none, which is not a score of 0."""

    bands: tuple[int, ...]
    not_reviewed: int

    @property
    def scores(self) -> int:
        """How many scores there are."""
        return sum(self.bands)

    @property
    def is_alike(self) -> bool:
        """Whether there are enough scores to say so, and nine of ten or more lie in one band."""
        return self.scores >= _ENOUGH and Decimal(max(self.bands)) / self.scores >= _ALIKE


def spread(percents: Iterable[Decimal | None]) -> Spread:
    """The spread of scores in percent of full marks; None is "not reviewed"."""
    stated = list(percents)
    found = Counter(_band(percent) for percent in stated if percent is not None)
    return Spread(tuple(found[at] for at in range(len(BANDS))), sum(percent is None for percent in stated))


def _band(percent: Decimal) -> int:
    return next((at for at, (_, to) in enumerate(BANDS) if percent <= to), len(BANDS) - 1)
