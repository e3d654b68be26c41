"""`annual-peak`: the highest load of the year before, taken for what the evening would have been. Rejected.

Formula: counterfactual(slot) = the highest interval of the 365 days before the day.
Source: published claims for Earth Hour in Bangkok until 2020 ("compared with the year's peak"); see `claims.py`.
Limits: it measures how far an evening lies below the hottest afternoon of the year. Any spring Saturday "saves"
thousands of megawatts by it. It is here to read old claims, is never chosen, and is named as rejected.
"""

import numpy as np

from samrit.measure.inputs import Inputs, Method
from samrit.measure.panel import Floats

_YEAR = 365


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    found = np.full((len(targets), inputs.panel.span.window), np.nan)
    peaks = inputs.daily_peak_kw
    if peaks is None:
        return found
    for place, day in enumerate(targets):
        at = day - inputs.panel.first_day
        year = peaks[max(0, at - _YEAR) : at]
        if len(year) == _YEAR and not np.isnan(year).all():
            found[place] = np.nanmax(year)
    return found


METHOD = Method(
    name="annual-peak",
    fewest=1,
    estimate=_estimate,
)
