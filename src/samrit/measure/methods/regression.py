"""`regression`: time of week and temperature, the event day left out.

Formula: load = a(weekday, slot) + sum over bins k of c(k) * T(k), where T(k) are the degrees of the outdoor
temperature that fall into bin k. Fitted over the twelve weeks before the day without holidays, events and other clocks.
Time-of-week effects are taken out by group means, so that what is left to solve is as small as the number of bins.
Source: time of week and temperature, Mathieu et al., IEEE Transactions on Smart Grid 2 (2011); bins as in CalTRACK 2.0,
section 3.9 (30, 45, 55, 65, 75, 90 F). Without a temperature it is the mean by time of week.
Limits: an evening's weather beyond temperature stays in the error; an error of the morning stays one in the evening.
"""

import itertools

import numpy as np

from samrit.measure.inputs import Inputs, Method
from samrit.measure.panel import Floats

WEEKS_MOST, WEEKS_LEAST = 12, 4
BIN_EDGES_C = tuple((fahrenheit - 32) / 1.8 for fahrenheit in (30, 45, 55, 65, 75, 90))
_FEWEST_IN_BIN = 20


def binned(temp_c: Floats, edges: tuple[float, ...]) -> Floats:
    """The degrees of each temperature that fall into each bin; they add up to the temperature."""
    bounds = (-np.inf, *edges, np.inf)
    parts = []
    for place, (low, high) in enumerate(itertools.pairwise(bounds)):
        part = np.minimum(temp_c, high) if place == 0 else np.clip(temp_c, low, high) - low
        parts.append(part)
    return np.stack(parts, axis=-1)


def used_edges(temp_c: Floats) -> tuple[float, ...]:
    """The edges that leave at least twenty readings in every bin, joining from both ends."""
    edges = list(BIN_EDGES_C)
    while edges and (temp_c <= edges[0]).sum() < _FEWEST_IN_BIN:
        edges.pop(0)
    while edges and (temp_c > edges[-1]).sum() < _FEWEST_IN_BIN:
        edges.pop()
    return tuple(edges)


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    found = np.full((len(targets), inputs.panel.span.window), np.nan)
    for place, day in enumerate(targets):
        if inputs.panel.whole([day], 0, inputs.panel.span.window):
            found[place] = _one(inputs, day)
    return found


def _one(inputs: Inputs, target: int) -> Floats:
    span, first = inputs.panel.span, inputs.panel.first_day
    window = slice(span.before, span.before + span.window)
    train = [d for d in inputs.calendar.plain if target - 7 * WEEKS_MOST <= d < target and d >= first]
    same = [d for d in train if (d - target) % 7 == 0]
    none = np.full(span.window, np.nan)
    if len(same) < WEEKS_LEAST:
        return none
    rows = inputs.panel.rows(train)
    kw = inputs.panel.kw[0, rows]
    weekday = (np.asarray(train) - target) % 7
    temp_c = inputs.temp_c
    if temp_c is None:
        own = kw[weekday == 0][:, window]
        enough = (~np.isnan(own)).sum(axis=0) >= WEEKS_LEAST
        return np.where(enough, np.nanmean(np.where(enough, own, 0.0), axis=0), np.nan)
    edges = used_edges(temp_c[rows])
    heat = np.where(np.isnan(kw)[:, :, None], np.nan, binned(temp_c[rows], edges))
    slopes, means = _within(kw, heat, weekday)
    now = binned(temp_c[target - first, window], edges)
    return np.asarray(means[0][window] + ((now - means[1][window]) * slopes).sum(axis=-1), dtype=np.float64)


def _within(kw: Floats, heat: Floats, weekday: np.ndarray) -> tuple[Floats, tuple[Floats, Floats]]:
    """Slopes by bin, and for the weekday of the target the means per slot of load and bins."""
    load, bins = np.full_like(kw, np.nan), np.full_like(heat, np.nan)
    means: tuple[Floats, Floats] | None = None
    for kind in range(7):
        at = weekday == kind
        if not at.any():
            continue
        known = ~np.isnan(kw[at]) & ~np.isnan(heat[at]).any(axis=-1)
        count = np.maximum(known.sum(axis=0), 1)
        y = np.where(known, kw[at], 0.0).sum(axis=0) / count
        x = np.where(known[:, :, None], heat[at], 0.0).sum(axis=0) / count[:, None]
        load[at], bins[at] = kw[at] - y, heat[at] - x
        if kind == 0:
            means = (np.where(known.sum(axis=0) >= WEEKS_LEAST, y, np.nan), x)
    assert means is not None
    good = ~np.isnan(load) & ~np.isnan(bins).any(axis=-1)
    x, y = bins[good], load[good]
    slopes = np.linalg.lstsq(x.T @ x, x.T @ y, rcond=1e-12)[0]
    return np.asarray(slopes, dtype=np.float64), means


METHOD = Method(
    name="regression",
    fewest=WEEKS_LEAST,
    estimate=_estimate,
    is_of_days_before=True,
)
