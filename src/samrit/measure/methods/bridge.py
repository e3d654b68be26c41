"""`bridge`: a ridge regression of the window on the same evening before and after it.

Formula: with m = the evening's mean load outside window and buffers, load(slot) / m = b0 + b · x, where x holds the
half-hourly load of the three and a half hours before and the two after, beyond a buffer of half an hour on either side,
divided by m, two harmonics of the day of the year, and a trend. Fitted over like days of up to two years on either side with a ridge penalty that has the least
leave-one-out error on the energy of the window. A day's own placebo comes from the fit without it: residual / (1 - h),
h the day's diagonal element of the hat matrix, which is exact. The day of the event is in no fit.
Source: found best in the study beside issue 5; ridge: Hoerl & Kennard, Technometrics 12 (1970); leave-one-out: Allen,
Technometrics 16 (1974).
Limits: what is switched off outside window and buffer, or caught up after it, is taken for the evening's level: an
early start hides a part of the saving. Widen the buffer where lights go off early; it costs precision.
"""

import numpy as np

from samrit.measure.inputs import Inputs, Method
from samrit.measure.panel import Floats
from samrit.measure.ridge import best_penalty, residuals, scaled, weights

BEFORE_HOURS, AFTER_HOURS = 3.5, 2.0
FEWEST = 30
_YEARS = 2.0
_BIN_S = 1800  # shorter intervals are joined: the evening's shape is in half hours, the rest is noise


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    found = np.full((len(targets), inputs.panel.span.window), np.nan)
    lead, tail = reach(inputs)
    train = inputs.panel.whole(near(inputs), lead, tail)
    usable = inputs.panel.whole(targets, lead, tail)
    at = {day: place for place, day in enumerate(targets)}
    if inputs.is_past_only:
        for day in usable:
            past = tuple(other for other in train if other < day)
            if len(past) >= FEWEST:
                found[at[day]] = predict(inputs, past, (day,))[0, 0]
        return found
    inside = tuple(day for day in usable if day in set(train))
    # A like day that lies further away than the fit reaches is no placebo of it: it would be extrapolated.
    outside = tuple(day for day in usable if day not in set(inputs.calendar.like))
    if len(train) > FEWEST and inside:
        rows = {day: place for place, day in enumerate(train)}
        found[[at[day] for day in inside]] = _left_out(inputs, train)[[rows[day] for day in inside]]
    if len(train) >= FEWEST and outside:
        found[[at[day] for day in outside]] = predict(inputs, train, outside)[0]
    return found


def reach(inputs: Inputs) -> tuple[int, int]:
    """The first slot that is looked at, and the one after the last."""
    span = inputs.panel.span
    return -inputs.buffer - span.of_hours(BEFORE_HOURS), span.window + inputs.buffer + span.of_hours(AFTER_HOURS)


def near(inputs: Inputs) -> list[int]:
    """The like days that the event's fit learns from: of up to two years on either side."""
    return [day for day in inputs.calendar.like if abs(day) <= _YEARS * 365.25]


def design(inputs: Inputs, days: tuple[int, ...]) -> tuple[Floats, Floats, Floats]:
    """Of each group and day: what stands on the right (without the constant), on the left, and its level in kW."""
    span, rows = inputs.panel.span, inputs.panel.rows(days)
    lead, tail = reach(inputs)
    kw = inputs.panel.slots(lead, tail)[:, rows]
    before, after = kw[:, :, : -lead - inputs.buffer], kw[:, :, -lead + span.window + inputs.buffer :]
    width = max(1, _BIN_S // span.step_s)
    evening = np.concatenate([_binned(before, width), _binned(after, width)], axis=2)
    level = np.maximum(evening.mean(axis=2, keepdims=True), 1e-9)
    turn = 2 * np.pi * np.asarray([inputs.calendar.date(day).timetuple().tm_yday for day in days]) / 365.25
    season = np.stack([wave(k * turn) for k in (1, 2) for wave in (np.sin, np.cos)], axis=1)
    trend = np.asarray(days, dtype=np.float64)[:, None] / 365.25
    calendar = np.broadcast_to(np.concatenate([season, trend], axis=1), (len(kw), len(days), 5))
    right = np.concatenate([evening / level, calendar], axis=2)
    return right, kw[:, :, -lead : -lead + span.window] / level, level


def _binned(kw: Floats, width: int) -> Floats:
    """Means over `width` slots each; where they don't divide, over as nearly as many."""
    count = max(1, kw.shape[2] // width)
    edges = np.linspace(0, kw.shape[2], count + 1).astype(int)
    sums = np.add.reduceat(kw, edges[:-1], axis=2)
    return np.asarray(sums / np.diff(edges), dtype=np.float64)


def _left_out(inputs: Inputs, train: tuple[int, ...]) -> Floats:
    x, y, level = design(inputs, train)
    z = scaled(x, x)
    left_out: Floats = ((y - residuals(z, y, best_penalty(z, y))) * level)[0]
    return left_out


def predict(inputs: Inputs, train: tuple[int, ...], days: tuple[int, ...]) -> Floats:
    """`[group, day, slot]` in kW: all groups of the panel at once, each by a fit of its own over the same days."""
    x, y, _ = design(inputs, train)
    new, _, level = design(inputs, days)
    z = scaled(x, x)
    found: Floats = scaled(new, x) @ weights(z, y, best_penalty(z, y)) * level
    return found


METHOD = Method(
    name="bridge",
    fewest=FEWEST,
    estimate=_estimate,
    before_hours=BEFORE_HOURS,
)
