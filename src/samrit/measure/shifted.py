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
_AGREES = 0.6  # of the squared difference: what may be left of the weeks beside these two, moved alike
_HOUR_S = 3600


def clock_shift(inputs: Inputs) -> tuple[date, float] | None:
    """The day from which the clock differs, and by how many hours it is ahead; None where weeks fit as they stand.

    Each week is compared with the one before, weekday by weekday. A clock that was changed stays so: the week after, and the one
    before these two, have to say the same where they are whole, and both for less than an hour, by which a week of another
    course (holidays of schools) is misread. A clock change of the place itself is none of the logger's.
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
        left, steps = _lag(kw[rows - _WEEK], kw[rows], max(1, _MOST_HOURS * _HOUR_S // panel.span.step_s))
        if not steps or left >= (found[0] if found else _EXPLAINED):
            continue
        near = [
            _left(kw[panel.rows(one)], kw[panel.rows(other)], steps)
            for one, other in (
                ([at - 2 * _WEEK for at in later], later),
                ([at - _WEEK for at in later], [at + _WEEK for at in later]),
            )
            if {*one, *other} <= whole
        ]
        fewest = 2 if abs(steps) * panel.span.step_s < _HOUR_S else 0
        if len(near) >= fewest and all(one < _AGREES for one in near):
            found = (left, day, steps * panel.span.step_s / _HOUR_S)
    return (event.day + timedelta(days=found[1]), found[2]) if found else None


def _lag(before: Floats, after: Floats, most: int) -> tuple[float, int]:
    """By how many steps the later days have to be moved to fit the earlier ones, and the share of the difference then left."""
    one, other = _shapes(before, after)
    apart = float(((other - one) ** 2).mean())
    if not np.isfinite(apart) or apart**0.5 < _PLAIN:
        return 1.0, 0
    moved = {steps: float(((np.roll(other, -steps) - one) ** 2).mean()) for steps in range(-most, most + 1) if steps}
    steps = min(moved, key=lambda at: moved[at])
    return moved[steps] / apart, steps


def _left(before: Floats, after: Floats, steps: int) -> float:
    """The share of the difference of two weeks that is left when the later one is moved by so many steps."""
    one, other = _shapes(before, after)
    apart = float(((other - one) ** 2).mean())
    return float(((np.roll(other, -steps) - one) ** 2).mean()) / apart if apart else 1.0


def _shapes(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    return before.mean(axis=0) / before.mean(), after.mean(axis=0) / after.mean()
