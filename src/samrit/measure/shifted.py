"""A logger's clock that was changed: from one day on the same day's shape stands an hour or so earlier or later."""

from datetime import date, timedelta

import numpy as np

from samrit.measure.inputs import Inputs
from samrit.measure.panel import Floats
from samrit.measure.windows import DAY_S

_REACH = 70  # days on either side of the event, which is where methods find their like days
_WEEK = 7
_FEWEST_DAYS = 2
_MOST_HOURS = 2
_EXPLAINED = 0.2  # of the squared difference of two weeks: what may be left when one of them is moved
_PLAIN = 0.015  # of the mean load: weeks that differ less tell nothing


def clock_shift(inputs: Inputs) -> tuple[date, float] | None:
    """The day from which the clock differs, and by how many hours it is ahead; None where weeks fit as they stand.

    Each week is compared with the one before, weekday by weekday. A clock change of the place itself is none of the logger's.
    """
    panel, event = inputs.panel, inputs.calendar.event
    kw = panel.kw[0]
    slots = DAY_S // panel.span.step_s
    if kw.shape[1] != slots:
        return None
    lead, days = panel.span.before, range(panel.first_day, panel.last_day + 1)
    whole = set(panel.whole(days, -lead, slots - lead))
    found = None
    for day in range(max(panel.first_day + _WEEK, -_REACH), min(panel.last_day, _REACH)):
        if event.anchor(day - _WEEK).utcoffset() != event.anchor(day + _WEEK).utcoffset():
            continue
        later = [at for at in range(day + 1, day + _WEEK) if {at, at - _WEEK} <= whole]
        if len(later) < _FEWEST_DAYS:
            continue
        rows = panel.rows(later)
        left, steps = _lag(kw[rows - _WEEK], kw[rows], max(1, _MOST_HOURS * 3600 // panel.span.step_s))
        if steps and left < (found[0] if found else _EXPLAINED):
            found = (left, day, steps * panel.span.step_s / 3600)
    return (event.day + timedelta(days=found[1]), found[2]) if found else None


def _lag(before: Floats, after: Floats, most: int) -> tuple[float, int]:
    """By how many steps the later days have to be moved to fit the earlier ones, and the share of the difference then left."""
    one, other = (days.mean(axis=0) / days.mean() for days in (before, after))
    apart = float(((other - one) ** 2).mean())
    if not np.isfinite(apart) or apart**0.5 < _PLAIN:
        return 1.0, 0
    moved = {steps: float(((np.roll(other, -steps) - one) ** 2).mean()) for steps in range(-most, most + 1) if steps}
    steps = min(moved, key=lambda at: moved[at])
    return moved[steps] / apart, steps
