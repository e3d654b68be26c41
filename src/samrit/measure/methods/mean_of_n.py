"""`mean-of-n`: the mean of the last four like days.

Formula: counterfactual(slot) = mean of load(day, slot) over the last n = 4 like days (same weekday, no holiday, no
event, same clock) that have all readings.
Source: the "similar day" baselines of demand response, without adjustment (AEIC Load Research Committee, "Demand
Response Measurement & Verification", 2009).
Limits: blind to the weather of the evening, and late by half of n weeks where the season turns.
"""

from typing import TYPE_CHECKING

from samrit.measure.inputs import Inputs, Method, before, by_rows
from samrit.measure.pairs import Pairs
from samrit.measure.panel import Floats
from samrit.measure.windows import Span

if TYPE_CHECKING:
    import ibis.expr.types as ir

N = 4


def references(inputs: Inputs, target: int) -> tuple[int, ...]:
    """The last four like days."""
    return before(inputs, target, N)


def mean_of_references(windows: "ir.Table", pairs: Pairs, span: Span) -> "ir.Table":
    """Per series, target and slot: what was metered, and the mean of the reference days; one pass over the table.

    `days` counts the reference days that a series has; where it is less than the pairs have, the row is not whole.
    """
    rows = pairs.attach(windows.filter(windows.slot.between(0, span.window - 1)))
    kw, is_target = rows.kw, rows.is_target
    return rows.group_by("series", "target", "slot").agg(
        actual_kw=kw.max(where=is_target),
        counterfactual_kw=kw.mean(where=~is_target),
        days=kw.count(where=~is_target),
    )


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    return by_rows(inputs, targets, mean_of_references, references, 0.0)


METHOD = Method(
    name="mean-of-n",
    fewest=N,
    estimate=_estimate,
    rows=mean_of_references,
    references=references,
)
