"""How far a figure goes towards its target, in percent: one formula for each direction.

Towards a target from below, result / target; for "at most", 200 % - result / target: a tenth above the limit is 90 %,
a tenth below it is 110 %. Both are the same sentence, 100 % plus the distance from the target in percent of the
target, counted as good or as bad; written so, it holds for negative targets as well. Both formulas, and for a range
the bound that was missed as the target, stand in Indonesia's regulation on performance management (PermenPANRB 8/2021,
Sistem Manajemen Kinerja, annex, pages 91 and 100: (1 + (1 - realisation/target)) x 100 %). Thai rules that were found
state no formula for "at most".

Distances from 0 have no percentage: a target of 0 is 100 % where it is reached and 0 % where it isn't.
"""

from decimal import Decimal

from samrit.scoring.rounding import EXACT, HUNDRED, ZERO, share_percent


def from_below_percent(figure: Decimal, target: Decimal) -> Decimal:
    """More is better: 4 of 5 is 80. Not rounded, may be negative; `target` is not 0."""
    if target > ZERO:
        return share_percent(figure, target)
    return EXACT.subtract(HUNDRED, share_percent(EXACT.subtract(figure, target), target))


def from_above_percent(figure: Decimal, target: Decimal) -> Decimal:
    """Less is better: 6 where at most 5 may be is 80, 4 is 120. Not rounded, may be negative; `target` is not 0."""
    distance = EXACT.subtract(target, figure)
    return EXACT.add(HUNDRED, share_percent(distance, target.copy_abs()))


def from_both_sides_percent(figure: Decimal, target: Decimal) -> Decimal:
    """Nearer is better: 4 and 6 where 5 must be are 80 each, never above 100. Not rounded; `target` is not 0."""
    distance = EXACT.subtract(figure, target).copy_abs()
    return EXACT.subtract(HUNDRED, share_percent(distance, target.copy_abs()))
