"""How sure: the same method on like days as if each had been the event.

Errors are in percent of the counterfactual, so that years of different load count alike. With errors e(1..n) of
ordinary days, the 90 % interval of a saving s is s ± q, q the ceil((n + 1) * 0.9)-th smallest |e|: a conformal interval,
which holds the truth in at least 90 of 100 cases whatever the errors' distribution, as long as the event's day is a day
like the others (Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005). It asks for 9 days at least.
The placebo p-value is (1 + number of |e| at least |s|) / (n + 1): the rank of the event among days without one.
"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from samrit.measure.panel import Floats

LEVEL = 0.9
FEWEST = 9
_POWER = 0.8


@dataclass(frozen=True, slots=True)
class Spread:
    """What a method says about days on which nothing happened, in percent of their counterfactual.

    `sd` is about zero, so that a bias counts. `half_width` is of the 90 % interval. `detectable` is the least saving
    that would be told from nothing in 80 of 100 cases. `coverage` is the share of the placebos that an interval
    made from the others holds.
    """

    count: int
    sd: float
    bias: float
    half_width: float | None
    detectable: float | None
    coverage: float | None

    @property
    def is_known(self) -> bool:
        """Whether there are days enough for an interval."""
        return self.half_width is not None


def quantile(sizes: Floats, level: float = LEVEL) -> float | None:
    """The conformal quantile of absolute errors; None where there are too few of them."""
    rank = ceil((len(sizes) + 1) * level)
    return float(np.sort(sizes)[rank - 1]) if 0 < rank <= len(sizes) else None


def spread(errors: Floats) -> Spread:
    """The spread of placebo errors (percent)."""
    count = len(errors)
    if count == 0:
        return Spread(0, float("nan"), float("nan"), None, None, None)
    sizes = np.abs(errors)
    half = quantile(sizes)
    sd = float(np.sqrt((errors**2).mean()))
    if half is None:
        return Spread(count, sd, float(errors.mean()), None, None, None)
    return Spread(count, sd, float(errors.mean()), half, _detectable(errors, half), _coverage(sizes))


def p_value(saving_percent: float, errors: Floats) -> float | None:
    """The share of days, the event among them, that moved at least as far; None without placebos."""
    if len(errors) == 0:
        return None
    return float((1 + (np.abs(errors) >= abs(saving_percent)).sum()) / (len(errors) + 1))


def _detectable(errors: Floats, half: float) -> float:
    """The least saving s with error + s beyond the interval in four of five cases."""
    return max(0.0, half - float(np.quantile(errors, 1 - _POWER)))


def _coverage(sizes: Floats) -> float | None:
    """For each placebo, whether the quantile of the others holds it: by ranks, without a loop."""
    count = len(sizes)
    rank = ceil(count * LEVEL)
    if rank > count - 1:
        return None
    order = np.sort(sizes)
    # Without one that is at or below it, the quantile of the rest is the next one up.
    limits = np.where(sizes <= order[rank - 1], order[rank], order[rank - 1])
    return float((sizes <= limits).mean())


def rolling_coverage(errors: Floats) -> float | None:
    """The share of errors, in order of time, that the interval made from those before them holds."""
    announced = []
    for at in range(FEWEST, len(errors)):
        half = quantile(np.abs(errors[:at]))
        if half is not None:
            announced.append(abs(errors[at]) <= half)
    return float(np.mean(announced)) if announced else None
