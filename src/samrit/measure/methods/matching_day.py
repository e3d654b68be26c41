"""`matching-day`: the mean of the three of twelve like days that were nearest in the hours before, adjusted.

Formula: distance(day) = sum over the four hours before the window, but the last half hour, of (load(day) - load)^2;
the mean per slot of the three days with the least, plus the mean difference over the same hours.
Source: "matching day pair" baselines of demand response (Granderson et al., "Assessment of Baseline Models", LBNL).
Limits: needs a calm half hour before the event; what is switched off early counts as a quiet evening.
"""

from typing import TYPE_CHECKING

from samrit.measure.inputs import Inputs, Method, before, by_rows
from samrit.measure.pairs import Pairs
from samrit.measure.panel import Floats
from samrit.measure.windows import Span

if TYPE_CHECKING:
    import ibis.expr.types as ir

NEAREST, OF = 3, 12
BEFORE_HOURS, GAP_HOURS = 4.0, 0.5


def references(inputs: Inputs, target: int) -> tuple[int, ...]:
    """The last twelve like days, of which the expression takes the nearest three."""
    return before(inputs, target, OF, hours=BEFORE_HOURS)


def rows_of(windows: "ir.Table", pairs: Pairs, span: Span) -> "ir.Table":
    """Per series, target and slot: what was metered, and the adjusted mean of the nearest days."""
    import ibis

    rows = pairs.attach(windows)
    rows = rows.mutate(is_before=rows.slot < -span.of_hours(GAP_HOURS))
    same = ibis.window(group_by=["series", "target", "slot"])
    rows = rows.mutate(away=rows.kw - rows.kw.max(where=rows.is_target).over(same))
    per_day = rows.group_by("series", "target", "day", "is_target").agg(
        distance=(rows.away * rows.away).sum(where=rows.is_before), level=rows.away.mean(where=rows.is_before)
    )
    rank = ibis.row_number().over(
        ibis.window(group_by=["series", "target", "is_target"], order_by=[ibis.asc("distance"), ibis.desc("day")])
    )
    per_day = per_day.mutate(rank=rank)
    chosen = per_day.filter(per_day.is_target | (per_day.rank < NEAREST)).select("series", "target", "day", "level")
    inside = rows.filter(rows.slot >= 0).join(chosen, ["series", "target", "day"])
    kw, is_target = inside.kw, inside.is_target
    return inside.group_by("series", "target", "slot").agg(
        actual_kw=kw.max(where=is_target),
        counterfactual_kw=kw.mean(where=~is_target) - inside.level.mean(where=~is_target),
        days=kw.count(where=~is_target),
    )


def _estimate(inputs: Inputs, targets: tuple[int, ...]) -> Floats:
    return by_rows(inputs, targets, rows_of, references, BEFORE_HOURS)


METHOD = Method(
    name="matching-day",
    fewest=OF,
    estimate=_estimate,
    rows=rows_of,
    references=references,
    before_hours=BEFORE_HOURS,
)
