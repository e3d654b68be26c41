"""Time of week and temperature for meters that lack readings: what a whole meter has, less what is missing.

The same model and the same steps as `time_of_week`. Whole meters share how often each hour of the week was read, the mean of
the bins over those readings, and their cross products. A gapped one shares all of it, too, but for the hours of the week in
which it lacks something (its pairs): there the missing readings are taken off, and means are moved to what is left. So the
cost grows with what is missing, not with what is there.
An hour of the week that a meter was never read in has no level: its prediction is NaN, and no other hour's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrit.measure.panel import Floats

WEEK = 168
_MOST_MISSING = 40_000  # readings at once, counted as if each meter lacked as many as the worst of them
Places = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What some meters lack, each of them something: `meter` and `hour` (of the week) by pair, `missing` readings in each.

    `at` is the place of each missing reading in the series, pair by pair, `first` that of each pair's first one in `at`.
    """

    meter: Places
    hour: Places
    missing: Places
    at: Places
    first: Places

    @classmethod
    def of(cls, known: Bools, hours: Places) -> "Gaps":
        """The gaps of `known[meter, hour]`, whose hours of the week are `hours`."""
        meter, at = np.nonzero(~known)
        pair = meter * WEEK + hours[at]
        order = np.argsort(pair, kind="stable")
        pair, at = pair[order], at[order]
        first = np.flatnonzero(np.diff(pair, prepend=-1))
        return cls(pair[first] // WEEK, pair[first] % WEEK, np.diff(first, append=len(at)), at, first)

    @property
    def meter_of_each(self) -> Places:
        """The meter of each missing reading."""
        return np.repeat(self.meter, self.missing)

    def by_pair(self, features: Floats) -> Floats:
        """`[pair, feature]`: sums of `features[hour, feature]` over the missing readings; most pairs lack one."""
        sums = features[self.at[self.first]]
        for more in range(1, int(self.missing.max())):
            pairs = np.flatnonzero(self.missing > more)
            sums[pairs] += features[self.at[self.first[pairs] + more]]
        return sums


@dataclass(frozen=True, slots=True)
class OfState:
    """What is to be added, for gaps, to the sums of each meter over the hours that are occupied, or over those that aren't."""

    products: Floats | float  # [meter, bin * bin]
    with_load: Floats | float  # [meter, bin]
    counts: Floats | float  # [meter, bin]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is to be put right of the sums that whole meters share, because of gaps.

    `heat` are the bins about their shared means, summed over a pair's missing readings; `left` is how many it has left.
    """

    gaps: Gaps
    centred: Floats
    bin_of: Places
    heat: Floats
    left: Floats

    @classmethod
    def of(cls, gaps: Gaps, centred: Floats, bin_of: Places, found: Places) -> "Lacking":
        """`centred` are the bins about their shared means, `bin_of` the bin of each hour, `found` how often each was there."""
        left = np.maximum(found[gaps.hour] - gaps.missing, 1)[:, None] * 1.0
        return cls(gaps, centred, bin_of, gaps.by_pair(centred), left)

    @property
    def mean(self) -> Floats:
        """How far the mean of the bins over what a pair has left lies from the shared one."""
        return -self.heat / self.left

    def of_states(self, occupied: Bools, load: Floats) -> tuple[OfState, OfState]:
        """What is to be added in hours that are not occupied, and in those that are; `load` are sums by hour of the week."""
        parts = self._products(occupied), self._with_load(load, occupied), self._counts(occupied)
        free, busy = zip(*parts, strict=True)
        return OfState(*free), OfState(*busy)

    def _products(self, occupied: Bools) -> tuple[Floats, Floats]:
        gaps, meters, size = self.gaps, len(occupied), self.centred.shape[1]
        each = gaps.meter_of_each
        rows = np.concatenate(
            [
                _side_by_side(each, self.centred[gaps.at], meters),
                _side_by_side(gaps.meter, self.heat / np.sqrt(self.left), meters),
            ],
            axis=1,
        )
        busy = np.asarray(occupied[gaps.meter, gaps.hour], dtype=np.float64)[:, None]
        share = np.concatenate(
            [
                _side_by_side(each, np.repeat(busy, gaps.missing, axis=0), meters),
                _side_by_side(gaps.meter, busy, meters),
            ],
            axis=1,
        )
        of_busy = -(rows * share).transpose(0, 2, 1) @ rows
        every = -rows.transpose(0, 2, 1) @ rows
        return (every - of_busy).reshape(meters, size * size), of_busy.reshape(meters, size * size)

    def _with_load(self, load: Floats, occupied: Bools) -> tuple[Floats, Floats]:
        gaps = self.gaps
        own = load[gaps.meter, gaps.hour][:, None] * self.heat / self.left
        starts = np.flatnonzero(np.diff(gaps.meter, prepend=-1))
        busy: Floats = np.add.reduceat(own * occupied[gaps.meter, gaps.hour][:, None], starts, axis=0)
        free: Floats = np.add.reduceat(own, starts, axis=0) - busy
        return free, busy

    def _counts(self, occupied: Bools) -> tuple[Floats, Floats]:
        gaps, size = self.gaps, self.centred.shape[1]
        is_busy = np.repeat(occupied[gaps.meter, gaps.hour], gaps.missing)
        place = (gaps.meter_of_each * 2 + is_busy) * size + self.bin_of[gaps.at]
        count = np.bincount(place, minlength=len(occupied) * 2 * size).reshape(-1, 2, size)
        off = -np.asarray(count, dtype=np.float64)
        return off[:, 0], off[:, 1]


def _side_by_side(meter: Places, values: Floats, meters: int) -> Floats:
    """`[meter, place, value]`: the rows of each meter (in order) beside each other, 0 where it has fewer than the others."""
    count = np.bincount(meter, minlength=meters)
    place = np.arange(len(meter)) - np.repeat(np.cumsum(count) - count, count)
    laid = np.zeros((meters, int(count.max()), values.shape[1]))
    laid[meter, place] = values
    return laid


def chunks(missing: Places) -> list[Places]:
    """The rows that lack something, those that lack alike together, so many at a time that memory stays bounded."""
    rows = np.argsort(missing, kind="stable")[int((missing == 0).sum()) :]
    found = []
    while len(rows):
        fits = int(np.searchsorted(missing[rows] * np.arange(1, len(rows) + 1), _MOST_MISSING, side="right"))
        found.append(rows[: max(1, fits)])
        rows = rows[max(1, fits) :]
    return found


def above(kw: Floats, gaps: Gaps, design: Floats) -> Bools:
    """`[meter, hour]`: where a meter lies above its own regression on the design, nowhere that it lacks a reading."""
    size, each = design.shape[1], gaps.meter_of_each
    outer = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    starts = np.flatnonzero(np.diff(each, prepend=-1))
    gram = (outer.sum(axis=0) - np.add.reduceat(outer[gaps.at], starts, axis=0)).reshape(-1, size, size)
    weights = np.einsum("mij,mj->mi", np.linalg.pinv(gram, rcond=1e-13, hermitian=True), kw @ design)
    lies_above: Bools = kw > weights @ design.T
    lies_above[each, gaps.at] = False
    return lies_above
