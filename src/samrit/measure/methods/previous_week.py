"""`previous-week`: the same window one week before; the form's own method, exactly.

Formula: counterfactual(slot) = load(day - 7, slot). Saving = counterfactual - load, interval by interval.
Source: the BMA's report of indicator 32, fiscal year 2564 ("compared with Saturday 20 March 2021, 20.30-21.30").
Limits: one reference day has no spread; whether the difference is more than a week's ordinary change can only be
seen from placebos. On the load of metropolitan Bangkok it moves by 10 % from one ordinary Saturday to the next.
The day is used whatever it was, a holiday or an event, as the form would.
"""

from samrit.measure.inputs import Inputs, Method, by_rows
from samrit.measure.methods.mean_of_n import mean_of_references
from samrit.measure.panel import Floats


def references(inputs: Inputs, target: int) -> tuple[int, ...]:
    """The day one week before, where it has all readings."""
    return inputs.panel.whole([target - 7], 0, inputs.panel.span.window)


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    return by_rows(inputs, targets, mean_of_references, references, 0.0)


METHOD = Method(
    name="previous-week",
    fewest=1,
    estimate=_estimate,
    rows=mean_of_references,
    references=references,
)
