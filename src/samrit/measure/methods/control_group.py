"""`control-group`: difference in differences against sites that did not take part.

Formula: counterfactual(slot) = mean of the group's load over the last four like days, times the control's load on the
day in that slot, over the mean of the control's load on the same like days.
Source: difference in differences on a log scale (Angrist & Pischke, "Mostly Harmless Econometrics", chapter 5).
Limits: believes that both groups would have changed by the same share. Pick the control before the event, by its
load on earlier days (`matched_control`); a site that switches off without being asked is no control.
"""

import numpy as np

from samrit.measure.inputs import Inputs, Method, before
from samrit.measure.methods.mean_of_n import N
from samrit.measure.panel import Floats


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    span = inputs.panel.span
    found = np.full((len(targets), span.window), np.nan)
    if inputs.control is None:
        return found
    window, control = inputs.panel.window[0], inputs.control.window[0]
    rows = inputs.panel.rows(inputs.panel.whole(targets, 0, span.window))
    at = {day: place for place, day in enumerate(targets)}
    for row in rows:
        day = int(row) + inputs.panel.first_day
        days = inputs.panel.rows(before(inputs, day, N))
        if len(days) == N:
            base = control[days].mean(axis=0)
            share = np.divide(control[row], base, out=np.full_like(base, np.nan), where=base > 0)
            found[at[day]] = window[days].mean(axis=0) * share
    return found


METHOD = Method(
    name="control-group",
    fewest=N,
    estimate=_estimate,
)
