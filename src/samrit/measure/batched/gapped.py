"""Time of week and temperature for meters that lack readings, each by the hours that it has.

The same model and the same steps as `time_of_week`. What a whole meter shares with its neighbours, a gapped one has for
itself: how often each hour of the week was read, the mean of the bins over those readings, their cross products. All are
sums over weeks by hour of the week, one small matrix product per hour for a chunk of meters, so that memory stays bounded.
An hour of the week that a meter was never read in has no level: its prediction is NaN, and no other hour's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrit.measure.panel import Floats

WEEK = 168
_CHUNK = 200  # meters at once: some 15 MB per feature


@dataclass(frozen=True, slots=True)
class Weeks:
    """Consecutive hours laid out by week: `[week, hour of week]`, padded at both ends by what nobody read."""

    lead: int
    count: int

    @classmethod
    def of(cls, first_hour: int, length: int) -> "Weeks":
        """The weeks that so many hours fill, the first of which is `first_hour` of its week."""
        lead = first_hour % WEEK
        return cls(lead, -(-(lead + length) // WEEK))

    def by_hour(self, values: Floats) -> Floats:
        """`[row, hour]` as `[hour of week, row, week]`; what is padded is 0."""
        laid = np.zeros((len(values), self.count * WEEK))
        laid[:, self.lead : self.lead + values.shape[1]] = values
        return laid.reshape(len(values), self.count, WEEK).transpose(2, 0, 1)


@dataclass(frozen=True, slots=True)
class Sums:
    """Of each meter and hour of the week: how often it was read, and sums over those readings."""

    found: Floats  # [meter, hour]
    load: Floats  # [meter, hour]
    heat: Floats  # [meter, hour, bin]
    products: Floats  # [meter, hour, bin * bin], about the meter's own means
    both: Floats  # [meter, hour, bin], load times bins about the meter's own means
    counts: Floats  # [meter, hour, bin]: readings whose temperature lies in the bin


def chunks(rows: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """The rows, so many at a time."""
    return [rows[at : at + _CHUNK] for at in range(0, len(rows), _CHUNK)]


def sums(kw: Floats, centred: Floats, inside: Floats, first_hour: int) -> Sums:
    """The sums of some meters; `centred` are the bins about their means over all hours, `inside` one column per bin."""
    weeks = Weeks.of(first_hour, kw.shape[1])
    known = weeks.by_hour(np.isfinite(kw) * 1.0)
    load = weeks.by_hour(np.where(np.isfinite(kw), kw, 0.0))
    size = centred.shape[1]
    outer = (centred[:, :, None] * centred[:, None, :]).reshape(len(centred), -1)
    # [hour of week, week, feature]
    features = weeks.by_hour(np.concatenate([centred, outer, inside], axis=1).T).transpose(0, 2, 1)
    total = (known @ features).transpose(1, 0, 2)
    both = (load @ features[:, :, :size]).transpose(1, 0, 2)
    found, by_hour = known.sum(axis=2).T, load.sum(axis=2).T
    heat, products, counts = np.split(total, [size, size + size * size], axis=2)
    mean = heat / np.maximum(found, 1)[:, :, None]
    own = (mean[:, :, :, None] * mean[:, :, None, :]).reshape(*products.shape) * found[:, :, None]
    return Sums(found, by_hour, heat, products - own, both - by_hour[:, :, None] * mean, counts)


def residual_share(kw: Floats, design: Floats, first_hour: int) -> Floats:
    """`[meter, hour of week]`: how often, of its readings there, a meter lies above its own regression on the design."""
    known = np.isfinite(kw)
    size = design.shape[1]
    outer = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    gram = (known @ outer).reshape(-1, size, size)
    load = np.where(known, kw, 0.0)
    weights = np.einsum("mij,mj->mi", np.linalg.pinv(gram, rcond=1e-13, hermitian=True), load @ design)
    weeks = Weeks.of(first_hour, kw.shape[1])
    above = weeks.by_hour((known & (load > weights @ design.T)) * 1.0).sum(axis=2).T
    found = weeks.by_hour(known * 1.0).sum(axis=2).T
    share: Floats = above / np.maximum(found, 1)
    return share
