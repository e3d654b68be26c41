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
from samrit.thai.message import Message

BEFORE_HOURS, AFTER_HOURS = 3.5, 2.0
FEWEST = 30
_YEARS = 2.0
_PENALTIES = tuple(10.0**power for power in range(-3, 4))
_BIN_S = 1800  # shorter intervals are joined: the evening's shape is in half hours, the rest is noise


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    found = np.full((len(targets), inputs.panel.span.window), np.nan)
    lead, tail = reach(inputs)
    train = inputs.panel.whole(_near(inputs), lead, tail)
    usable = inputs.panel.whole(targets, lead, tail)
    at = {day: place for place, day in enumerate(targets)}
    if inputs.is_past_only:
        for day in usable:
            past = tuple(other for other in train if other < day)
            if len(past) >= FEWEST:
                found[at[day]] = _predict(inputs, past, (day,))[0]
        return found
    inside = tuple(day for day in usable if day in set(train))
    # A like day that lies further away than the fit reaches is no placebo of it: it would be extrapolated.
    outside = tuple(day for day in usable if day not in set(inputs.calendar.like))
    if len(train) > FEWEST and inside:
        rows = {day: place for place, day in enumerate(train)}
        found[[at[day] for day in inside]] = _left_out(inputs, train)[[rows[day] for day in inside]]
    if len(train) >= FEWEST and outside:
        found[[at[day] for day in outside]] = _predict(inputs, train, outside)
    return found


def reach(inputs: Inputs) -> tuple[int, int]:
    """The first slot that is looked at, and the one after the last."""
    span = inputs.panel.span
    return -inputs.buffer - span.of_hours(BEFORE_HOURS), span.window + inputs.buffer + span.of_hours(AFTER_HOURS)


def _near(inputs: Inputs) -> list[int]:
    return [day for day in inputs.calendar.like if abs(day) <= _YEARS * 365.25]


def design(inputs: Inputs, days: tuple[int, ...]) -> tuple[Floats, Floats, Floats]:
    """Of each day: what stands on the right (without the constant), on the left, and its level in kW."""
    span, rows = inputs.panel.span, inputs.panel.rows(days)
    lead, tail = reach(inputs)
    kw = inputs.panel.slots(lead, tail)[0, rows]
    before, after = kw[:, : -lead - inputs.buffer], kw[:, -lead + span.window + inputs.buffer :]
    width = max(1, _BIN_S // span.step_s)
    evening = np.concatenate([_binned(before, width), _binned(after, width)], axis=1)
    level = np.maximum(evening.mean(axis=1), 1e-9)[:, None]
    turn = 2 * np.pi * np.asarray([inputs.calendar.date(day).timetuple().tm_yday for day in days]) / 365.25
    season = np.stack([wave(k * turn) for k in (1, 2) for wave in (np.sin, np.cos)], axis=1)
    trend = np.asarray(days, dtype=np.float64)[:, None] / 365.25
    return np.concatenate([evening / level, season, trend], axis=1), kw[:, -lead : -lead + span.window] / level, level


def _binned(kw: Floats, width: int) -> Floats:
    """Means over `width` slots; a rest at the far end from the window stays out of nothing: it joins the last bin."""
    count = max(1, kw.shape[1] // width)
    edges = np.linspace(0, kw.shape[1], count + 1).astype(int)[:-1]
    sums = np.add.reduceat(kw, edges, axis=1)
    return np.asarray(sums / np.diff([*edges, kw.shape[1]]), dtype=np.float64)


def _scaled(x: Floats, like: Floats) -> Floats:
    spread = like.std(axis=0)
    z = (x - like.mean(axis=0)) / np.where(spread > 1e-9, spread, 1.0)
    return np.concatenate([np.ones((len(x), 1)), np.where(spread > 1e-9, z, 0.0)], axis=1)


def _gram(z: Floats, penalty: float) -> Floats:
    weights = np.full(z.shape[1], penalty)
    weights[0] = 0.0
    return np.asarray(z.T @ z + np.diag(weights + 1e-10), dtype=np.float64)


def _residuals(z: Floats, y: Floats, penalty: float) -> Floats:
    """Of each day against the fit without it."""
    half = np.linalg.solve(_gram(z, penalty), z.T)
    leverage = np.minimum(np.einsum("ij,ji->i", z, half), 1 - 1e-6)
    return np.asarray((y - z @ (half @ y)) / (1 - leverage)[:, None], dtype=np.float64)


def best_penalty(z: Floats, y: Floats) -> float:
    """The penalty with the least leave-one-out error on the energy of the window."""
    return min(_PENALTIES, key=lambda penalty: float((_residuals(z, y, penalty).sum(axis=1) ** 2).sum()))


def _left_out(inputs: Inputs, train: tuple[int, ...]) -> Floats:
    x, y, level = design(inputs, train)
    z = _scaled(x, x)
    return np.asarray((y - _residuals(z, y, best_penalty(z, y))) * level, dtype=np.float64)


def _predict(inputs: Inputs, train: tuple[int, ...], days: tuple[int, ...]) -> Floats:
    x, y, _ = design(inputs, train)
    new, _, level = design(inputs, days)
    z = _scaled(x, x)
    weights = np.linalg.solve(_gram(z, best_penalty(z, y)), z.T @ y)
    return np.asarray(_scaled(new, x) @ weights * level, dtype=np.float64)


METHOD = Method(
    name="bridge",
    title=Message("สะพานค่ำ", "the evening bridge"),
    what=Message("ประมาณจากการใช้ไฟค่ำวันเดียวกัน ก่อนและหลังกิจกรรม", "ridge on the same evening before and after the window"),
    fewest=FEWEST,
    estimate=_estimate,
    before_hours=BEFORE_HOURS,
)
