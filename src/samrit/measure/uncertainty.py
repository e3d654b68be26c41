"""How sure: the same method on like days as if each had been the event.

Errors are in percent of the counterfactual, so that years of different load count alike. They are of like days near the
event's time of year (`of_season`): over the whole year an interval is right on average and wrong by season. With errors
e(1..n), n at least 19, the 90 % interval of a saving s reaches from s - h to s - l, l and h the floor((n + 1) * 0.05)-th smallest
and largest error; with fewer it is s ± q, q the ceil((n + 1) * 0.9)-th smallest |e|: a conformal interval, which holds the truth in at least 90 of 100 cases whatever the errors' distribution, as long as the event's day is a day
like the others (Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005). It asks for 9 days at least.
The placebo p-value is (1 + number of |e| at least |s|) / (n + 1): the rank of the event among days without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from samrit.measure.panel import Floats

LEVEL = 0.9
FEWEST = 9
_POWER = 0.8
_YEAR = 365.25
_SEASON_DAYS = 45
_FEWEST_OF_SEASON = 19


@dataclass(frozen=True, slots=True)
class Spread:
    """What a method says about days on which nothing happened, in percent of their counterfactual.

    `sd` is about zero, so that a bias counts. `low` and `high` are the errors between which nine in ten lie, `half_width` half of what
    lies between them. `detectable` is the least saving
    that would be told from nothing in 80 of 100 cases. `coverage` is the share of the days near the event's time of year
    that the interval holds which was made for each of them as for the event, from the days of its own season without it.
    """

    count: int
    sd: float
    bias: float
    half_width: float | None
    low: float | None
    high: float | None
    detectable: float | None
    coverage: float | None

    @property
    def is_known(self) -> bool:
        """Whether there are days enough for an interval."""
        return self.half_width is not None


def of_season(errors: Mapping[int, float]) -> Floats:
    """The errors of days near the event's time of year; `errors` are by day, counted from the event's.

    All of 45 days before and after it in any year, or as many as are nearest where these are fewer than 19; so many in all
    that the interval's rank is exact (9, 19, 29 …).
    """
    near = _near(errors)
    count = len(near)
    if count >= FEWEST:
        count -= (count - FEWEST) % 10
    return np.asarray([errors[day] for day in near[:count]], dtype=np.float64)


def _near(errors: Mapping[int, float]) -> list[int]:
    """The days near the event's time of year, nearest first: all of 45 days on either side, at least 19 where there are so many."""
    near = sorted(errors, key=lambda day: (_apart(day), abs(day)))
    inside = sum(_apart(day) <= _SEASON_DAYS for day in near)
    return near[: max(inside, min(_FEWEST_OF_SEASON, len(near)))]


def _apart(day: int) -> float:
    """How many days a day lies from the event in the course of the year."""
    return abs((day + _YEAR / 2) % _YEAR - _YEAR / 2)


def quantile(sizes: Floats, level: float = LEVEL) -> float | None:
    """The conformal quantile of absolute errors; None where there are too few of them."""
    rank = ceil((len(sizes) + 1) * level)
    return float(np.sort(sizes)[rank - 1]) if 0 < rank <= len(sizes) else None


def spread(errors: Floats) -> Spread:
    """The spread of placebo errors (percent)."""
    count = len(errors)
    if count == 0:
        return Spread(0, float("nan"), float("nan"), None, None, None, None, None)
    sizes = np.abs(errors)
    half = quantile(sizes)
    low, high = _ends(errors, half)
    sd = float(np.sqrt((errors**2).mean()))
    if half is None:
        return Spread(count, sd, float(errors.mean()), None, None, None, None, None)
    width, detectable = (high - low) / 2, _detectable(errors, high)
    return Spread(count, sd, float(errors.mean()), width, low, high, detectable, None)


def spread_of(errors: Mapping[int, float]) -> Spread:
    """The spread of the placebo errors of the event's season, with the coverage of the interval; `errors` are by day."""
    found = spread(of_season(errors))
    return replace(found, coverage=_coverage(errors)) if found.is_known else found


def p_value(saving_percent: float, errors: Floats) -> float | None:
    """The share of days, the event among them, that moved at least as far; None without placebos."""
    if len(errors) == 0:
        return None
    return float((1 + (np.abs(errors) >= abs(saving_percent)).sum()) / (len(errors) + 1))


def _ends(errors: Floats, half: float | None) -> tuple[float, float]:
    """The errors between which nine in ten lie: each end by itself where there are days enough."""
    if half is None or len(errors) < _FEWEST_OF_SEASON:
        return -(half or 0.0), half or 0.0
    order, rank = np.sort(errors), round((len(errors) + 1) * (1 - LEVEL) / 2 - 0.499)
    return float(order[rank - 1]), float(order[-rank])


def _detectable(errors: Floats, half: float) -> float:
    """The least saving s with error + s beyond the interval in four of five cases."""
    return max(0.0, half - float(np.quantile(errors, 1 - _POWER)))


def _coverage(errors: Mapping[int, float]) -> float | None:
    """The share of days of the season that the interval holds which other days give for them; None where these are too few."""
    inside = []
    for day in _near(errors):
        others = of_season({other - day: error for other, error in errors.items() if other != day})
        half = quantile(np.abs(others))
        if half is None:
            return None
        low, high = _ends(others, half)
        inside.append(low <= errors[day] <= high)
    return float(np.mean(inside)) if inside else None


def rolling_coverage(errors: Floats) -> float | None:
    """The share of errors, in order of time, that the interval made from those before them holds."""
    announced = []
    for at in range(FEWEST, len(errors)):
        half = quantile(np.abs(errors[:at]))
        if half is not None:
            announced.append(abs(errors[at]) <= half)
    return float(np.mean(announced)) if announced else None
