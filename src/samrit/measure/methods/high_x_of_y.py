"""`high-x-of-y`: the four highest of the last five like days, moved to the level of the day itself.

Formula: of the last y = 5 like days the x = 4 with most energy in the window; their mean per slot, plus the mean over
the three hours that end one hour before the window of (load of the day - mean of the four days).
Source: PJM Manual 11, economic load response: customer baseline "high 4 of 5" with symmetric additive adjustment.
Limits: made for summer peaks, so it leans upwards by choosing high days; the adjustment takes most of that out, and
with it whatever was switched off early.
"""

from typing import TYPE_CHECKING

from samrit.measure.inputs import Inputs, Method, before, by_rows
from samrit.measure.pairs import Pairs
from samrit.measure.panel import Floats
from samrit.measure.windows import Span

if TYPE_CHECKING:
    import ibis.expr.types as ir

X, Y = 4, 5
BEFORE_HOURS, GAP_HOURS = 4.0, 1.0


def references(inputs: Inputs, target: int) -> tuple[int, ...]:
    """The last five like days, of which the expression takes the highest four."""
    return before(inputs, target, Y, hours=BEFORE_HOURS)


def rows_of(windows: "ir.Table", pairs: Pairs, span: Span) -> "ir.Table":
    """Per series, target and slot: what was metered, and the adjusted mean of the highest days."""
    import ibis

    rows = pairs.attach(windows)
    rows = rows.mutate(is_before=rows.slot < -span.of_hours(GAP_HOURS))
    per_day = rows.group_by("series", "target", "day", "is_target").agg(
        energy=rows.kw.sum(where=rows.slot >= 0), before_kw=rows.kw.mean(where=rows.is_before)
    )
    rank = ibis.row_number().over(
        ibis.window(group_by=["series", "target", "is_target"], order_by=[ibis.desc("energy"), ibis.desc("day")])
    )
    per_day = per_day.mutate(rank=rank)
    chosen = per_day.filter(per_day.is_target | (per_day.rank < X)).select("series", "target", "day", "before_kw")
    inside = rows.filter(rows.slot >= 0).join(chosen, ["series", "target", "day"])
    kw, is_target, level = inside.kw, inside.is_target, inside.before_kw
    return inside.group_by("series", "target", "slot").agg(
        actual_kw=kw.max(where=is_target),
        counterfactual_kw=kw.mean(where=~is_target) + level.max(where=is_target) - level.mean(where=~is_target),
        days=kw.count(where=~is_target),
    )


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    return by_rows(inputs, targets, rows_of, references, BEFORE_HOURS)


METHOD = Method(
    name="high-x-of-y",
    fewest=Y,
    estimate=_estimate,
    rows=rows_of,
    references=references,
    before_hours=BEFORE_HOURS,
)
