"""Each meter by itself, for one or a million: whole-table expressions, never a loop over meters.

What a single meter saved has no interval: one household's evening is noise. These figures are for maps, for shares and
for finding broken meters; the city's uncertainty comes from its total (see `panel.py`).
"""

from typing import TYPE_CHECKING

from samrit.measure.event import Event
from samrit.measure.inputs import Method
from samrit.measure.pairs import Pairs
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.windows import Span, span_of, windows
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir


def intervals(readings: Readings, event: Event, method: Method, references: tuple[int, ...]) -> "ir.Table":
    """Series, target, slot, actual_kw, counterfactual_kw, days: of every series, as an expression not yet run.

    `references` are the days to compare with, counted from the event's. UnmeasurableError for a method that is no
    expression over tables.
    """
    if method.rows is None:
        raise UnmeasurableError(Message("{method} is no expression over a whole table", method=method.name))
    span = span_of(event, readings, before_hours=method.before_hours, after_hours=0)
    rows = windows(readings, event, span, (0, *references))
    return method.rows(rows, Pairs({0: references}), span)


def savings(readings: Readings, event: Event, method: Method, references: tuple[int, ...]) -> "ir.Table":
    """Series, saved_kwh, used_kwh, expected_kwh, is_whole: one row per series, as an expression not yet run.

    A series that lacks a reading of the window, or a reference day's, is not whole, and has no saving.
    """
    import ibis

    span = span_of(event, readings, before_hours=0, after_hours=0)
    each = intervals(readings, event, method, references)
    hours, count = readings.step_hours, _days_used(method, references)
    sums = each.group_by("series").agg(
        used_kwh=each.actual_kw.sum() * hours,
        expected_kwh=each.counterfactual_kw.sum() * hours,
        is_whole=(each.actual_kw.count() == span.window) & (each.days.sum() == span.window * count),
    )
    saved = ibis.ifelse(sums.is_whole, sums.expected_kwh - sums.used_kwh, ibis.null("float64"))
    return sums.mutate(saved_kwh=saved)


def mean_savings(readings: Readings, event: Event, references: tuple[int, ...]) -> "ir.Table":
    """What `savings` says by the mean of the reference days, in a single pass over the rows: for a million meters.

    The saving is linear in the readings: each counts with the weight of its day, 1/n of a reference day, -1 of the event.
    """
    import ibis

    span: Span = span_of(event, readings, before_hours=0, after_hours=0)
    rows = windows(readings, event, span, (0, *references))
    hours, is_event = readings.step_hours, rows.day == 0
    weight = ibis.ifelse(is_event, -hours, hours / len(references))
    return rows.group_by("series").agg(saved_kwh=(rows.kw * weight).sum(), readings=rows.kw.count())


def _days_used(method: Method, references: tuple[int, ...]) -> int:
    """How many of the reference days a method's mean is of."""
    from samrit.measure.methods import high_x_of_y, matching_day

    stored = {"high-x-of-y": high_x_of_y.X, "matching-day": matching_day.NEAREST}
    return min(len(references), stored.get(method.name, len(references)))
