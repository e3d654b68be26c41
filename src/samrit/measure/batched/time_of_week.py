"""Time of week and temperature, with occupancy, hourly, for all meters of one weather station at once.

The hourly model of CalTRACK 2.0 (sections 3.4 to 3.11) in one segment, as openDSM fits it meter by meter for demand
response. Per meter: (1) load ~ 1 + degrees above 65 F + degrees below 50 F; an hour of the week is occupied where more than
65 % of its residuals are positive. (2) Temperature bins (ends at 30, 45, 55, 65, 75, 90 F), for occupied and unoccupied
hours apart; ends are dropped from outside in until every bin holds 20 hours. (3) load ~ hour of the week + bins.

Why it is fast: effects of the hour of the week are means, so that both sides are centred by hour first. What is left, the
bins' cross products, depends on the temperature alone; a meter's occupancy only says which hours' products it adds up.
So all meters' normal equations are one matrix product each, and then 7 by 7 systems. Coarser bins are sums of finer ones.
Meters with gaps go by the hours that they have (`gapped`): of the sums of whole ones, what they lack is taken off. The
temperature has no gap.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samrit.measure.batched import gapped
from samrit.measure.batched.gapped import Gaps, Lacking, OfState
from samrit.measure.panel import Floats

WEEK = 168
ENDS_F = (30.0, 45.0, 55.0, 65.0, 75.0, 90.0)
_FEWEST_IN_BIN = 20
_OCCUPIED_SHARE = 0.65
Bools = NDArray[np.bool_]
_NOTHING = OfState(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TimeOfWeek:
    """The fitted models of all meters: level per hour of the week, slopes per bin when occupied and when not."""

    occupied: Bools  # [meter, hour of week]
    level_kw: Floats  # [meter, hour of week]
    slopes: tuple[Floats, Floats]  # [meter, bin]: unoccupied, occupied

    def predict(self, temp_f: Floats, first_hour: int) -> Floats:
        """`[meter, hour]` for consecutive hours, the first of which is `first_hour` of the week (0 is Monday, 0:00)."""
        hours = (first_hour + np.arange(len(temp_f))) % WEEK
        heat = bins(temp_f).T
        free, busy = (slopes @ heat for slopes in self.slopes)
        predicted: Floats = self.level_kw[:, hours] + np.where(self.occupied[:, hours], busy, free)
        return predicted


def bins(temp_f: Floats) -> Floats:
    """`[hour, bin]`: the degrees of a temperature that fall into each bin."""
    ends = np.asarray(ENDS_F)
    above = np.clip(temp_f[:, None] - ends, 0, np.diff(ends, append=np.inf))
    return np.concatenate([np.minimum(temp_f, ends[0])[:, None], above], axis=1)


def fit(kw: Floats, temp_f: Floats, first_hour: int) -> TimeOfWeek:
    """Fit all meters: `kw[meter, hour]` of consecutive hours, the temperature of the same hours.

    A missing reading is NaN; a meter is fitted on those that it has, and predicts NaN for hours of the week that it was
    never read in. ValueError where a temperature is missing, or an hour of the week is not among the hours at all.
    """
    hours = (first_hour + np.arange(kw.shape[1])) % WEEK
    found = np.bincount(hours, minlength=WEEK)
    if not np.isfinite(temp_f).all() or not found.all():
        raise ValueError("time of week needs every hour of the week, and no gap in the temperature")
    known = np.isfinite(kw)
    missing = known.shape[1] - known.sum(axis=1)
    is_whole = missing == 0
    if is_whole.all():
        return _fitted(kw, temp_f, hours, found, None)
    fitted = _empty(len(kw))
    if is_whole.any():
        _put(fitted, np.flatnonzero(is_whole), _fitted(kw[is_whole], temp_f, hours, found, None))
    for rows in gapped.chunks(missing):
        gaps = Gaps.of(known[rows], hours)
        own = kw[rows]
        own[gaps.meter_of_each, gaps.at] = 0.0
        _put(fitted, rows, _fitted(own, temp_f, hours, found, gaps))
    return fitted


def _empty(meters: int) -> TimeOfWeek:
    size = len(ENDS_F) + 1
    slopes = np.empty((meters, size)), np.empty((meters, size))
    return TimeOfWeek(np.empty((meters, WEEK), dtype=bool), np.empty((meters, WEEK)), slopes)


def _put(into: TimeOfWeek, rows: NDArray[np.intp], part: TimeOfWeek) -> None:
    into.occupied[rows], into.level_kw[rows] = part.occupied, part.level_kw
    for whole, own in zip(into.slopes, part.slopes, strict=True):
        whole[rows] = own


def _fitted(
    kw: Floats, temp_f: Floats, hours: NDArray[np.intp], found: NDArray[np.intp], gaps: Gaps | None
) -> TimeOfWeek:
    """Meters that share everything but their load and what they lack; a missing reading is 0 in `kw`."""
    which = np.zeros((len(hours), WEEK))
    which[np.arange(len(hours)), hours] = 1.0
    occupied, counted = _occupied(kw, temp_f, hours, found, gaps)
    heat = bins(temp_f)
    heat_mean = which.T @ heat / found[:, None]
    centred = heat - heat_mean[hours]
    products = which.T @ (centred[:, :, None] * centred[:, None, :]).reshape(len(hours), -1)
    bin_of = np.searchsorted(ENDS_F, temp_f)
    counts = which.T @ np.eye(heat.shape[1])[bin_of]
    both, load = kw @ centred, _by_hour(kw, hours)
    busy = _masked_product(kw, occupied, hours, centred)
    lacking = Lacking.of(gaps, centred, bin_of, found) if gaps else None
    more = lacking.of_states(occupied, load) if lacking else (_NOTHING, _NOTHING)
    slopes = [
        _solve(mask @ products + own.products, right + own.with_load, _groups(mask @ counts + own.counts))
        for mask, right, own in ((~occupied * 1.0, both - busy, more[0]), (occupied * 1.0, busy, more[1]))
    ]
    with np.errstate(invalid="ignore", divide="ignore"):
        means = load / counted
    levels = [means - slope @ heat_mean.T for slope in slopes]
    if gaps and lacking:
        for level, slope in zip(levels, slopes, strict=True):
            level[gaps.meter, gaps.hour] -= (slope[gaps.meter] * lacking.mean).sum(axis=1)
    return TimeOfWeek(occupied, np.where(occupied, levels[1], levels[0]), (slopes[0], slopes[1]))


def _by_hour(values: Floats | Bools, hours: NDArray[np.intp]) -> Floats:
    """Sums per hour of the week: whole weeks by reshaping, what is left at either end by itself."""
    lead = -int(hours[0]) % WEEK
    whole = (values.shape[1] - lead) // WEEK * WEEK
    sums = np.zeros((len(values), WEEK))
    if whole > 0:
        sums += values[:, lead : lead + whole].reshape(len(values), -1, WEEK).sum(axis=1)
    for part in (slice(0, lead), slice(lead + max(whole, 0), values.shape[1])):
        if part.start < part.stop:
            sums[:, hours[part]] += values[:, part]
    return sums


def _occupied(
    kw: Floats, temp_f: Floats, hours: NDArray[np.intp], found: NDArray[np.intp], gaps: Gaps | None
) -> tuple[Bools, Floats]:
    """`[meter, hour of week]`: which are occupied, and how often each was read."""
    design = _coarse(temp_f)
    counted = np.tile(np.asarray(found, dtype=np.float64), (len(kw), 1))
    if gaps is None:
        above = kw > (kw @ np.linalg.pinv(design).T) @ design.T
    else:
        above = gapped.above(kw, gaps, design)
        counted[gaps.meter, gaps.hour] -= gaps.missing
    occupied: Bools = _by_hour(above, hours) / np.maximum(counted, 1) > _OCCUPIED_SHARE
    return occupied, counted


def _coarse(temp_f: Floats) -> Floats:
    return np.stack([np.ones_like(temp_f), np.maximum(temp_f - 65, 0) / 24, np.maximum(50 - temp_f, 0) / 24], axis=1)


def _masked_product(kw: Floats, occupied: Bools, hours: NDArray[np.intp], centred: Floats) -> Floats:
    """What `(kw where occupied) @ centred` is."""
    product: Floats = (kw * occupied[:, hours]) @ centred
    return product


def _groups(counts: Floats) -> NDArray[np.intp]:
    """`[meter, bin]`: into which coarser bin each fine one goes once ends have been dropped, all meters at a time."""
    below = np.cumsum(counts, axis=1)
    total, below = below[:, -1], below[:, :-1]
    stored = np.ones(below.shape, dtype=bool)
    places = np.arange(below.shape[1])
    while True:
        any_left = stored.any(axis=1)
        first, last = stored.argmax(axis=1), below.shape[1] - 1 - stored[:, ::-1].argmax(axis=1)
        rows = np.arange(len(stored))
        thin_first = any_left & (below[rows, first] < _FEWEST_IN_BIN)
        thin_last = any_left & (total - below[rows, last] < _FEWEST_IN_BIN)
        drop = (thin_first[:, None] & (places == first[:, None])) | (thin_last[:, None] & (places == last[:, None]))
        before = np.maximum.accumulate(np.where(stored, below, -1.0), axis=1)
        before = np.concatenate([np.full((len(stored), 1), -1.0), before[:, :-1]], axis=1)
        thin = stored & (before >= 0) & (below - before < _FEWEST_IN_BIN) & (places > first[:, None])
        drop |= thin & ~(thin_first | thin_last)[:, None]
        if not (drop & stored).any():
            return np.concatenate([np.zeros((len(stored), 1), dtype=np.intp), np.cumsum(stored, axis=1)], axis=1)
        stored &= ~drop


def _solve(products: Floats, right: Floats, groups: NDArray[np.intp]) -> Floats:
    """Slopes per fine bin: solved in the coarser bins, which fine ones of a group share."""
    size = groups.shape[1]
    into = (groups[:, :, None] == np.arange(size)).astype(np.float64)  # [meter, fine, coarse]
    gram = into.transpose(0, 2, 1) @ products.reshape(-1, size, size) @ into
    vector = np.einsum("mfc,mf->mc", into, right)
    scale = np.sqrt(np.einsum("mcc->mc", gram))
    scale[scale < 1e-9] = 1.0
    gram = gram / scale[:, :, None] / scale[:, None, :]
    inverse = np.linalg.pinv(gram, rcond=1e-13, hermitian=True)
    coarse = np.einsum("mij,mj->mi", inverse, vector / scale) / scale
    fine: Floats = np.einsum("mfc,mc->mf", into, coarse)
    return fine
