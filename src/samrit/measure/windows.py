"""The hours around the event's time of the clock, on many days: series, day, slot, kw.

`day` counts from the day of the event, `slot` from the start of its window in steps: negative before, 0 up to the
window's length within, and on after it. Ranges of time are written as literals made for the event (an engine prunes
files and row groups by them, which it can't by a function of the time stamp).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.measure.event import Event
from samrit.measure.readings import PARTITION, Readings

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAY_S = 86400
_MOST_RANGES = 400  # beyond, a query by ranges is longer to plan than it saves in reading


@dataclass(frozen=True, slots=True)
class Span:
    """The window in whole intervals, and how many before and after it are looked at."""

    starts_s: int
    window: int
    before: int
    after: int
    step_s: int

    @property
    def hours(self) -> float:
        """How long the window is in whole intervals."""
        return self.window * self.step_s / 3600

    @property
    def ends_s(self) -> int:
        """The end of the window in seconds since 1970 UTC."""
        return self.starts_s + self.window * self.step_s

    @property
    def slots(self) -> range:
        """All slots, in order."""
        return range(-self.before, self.window + self.after)

    def of_hours(self, hours: float) -> int:
        """How many intervals it takes to cover so many hours."""
        return -int(-hours * 3600 // self.step_s)


def span_of(event: Event, readings: Readings, *, before_hours: float, after_hours: float) -> Span:
    """The event's window widened to whole intervals, with hours before and after it."""
    step = readings.step_s
    starts = event.starts_s - (event.starts_s - readings.phase_s) % step
    ends = event.ends_s + (readings.phase_s - event.ends_s) % step
    window = (ends - starts) // step
    return Span(starts, window, -int(-before_hours * 3600 // step), -int(-after_hours * 3600 // step), step)


def whole_day(event: Event, readings: Readings, *, after_hours: float = 3.0) -> Span:
    """The span that covers each day once, up to some hours after the window."""
    narrow = span_of(event, readings, before_hours=0, after_hours=after_hours)
    before = DAY_S // readings.step_s - narrow.window - narrow.after
    return Span(narrow.starts_s, narrow.window, before, narrow.after, narrow.step_s)


def windows(readings: Readings, event: Event, span: Span, days: Sequence[int]) -> "ir.Table":
    """The readings of those days within the span, as an expression."""
    import ibis

    table = readings.table
    lead, length = span.before * span.step_s, len(span.slots) * span.step_s
    starts = sorted(span.starts_s + day * DAY_S - lead for day in days)
    if PARTITION in table.columns:
        dates = sorted(
            {f"{event.anchor(day + aside).date():%Y-%m-%d}" for day in days for aside in _asides(event, span)}
        )
        table = table.filter(table[PARTITION].cast("string").isin(dates))
    if len(starts) <= _MOST_RANGES:
        table = table.filter(ibis.or_(*(table.start_s.between(at, at + length - 1) for at in starts)))
    else:
        table = table.filter(table.start_s.between(starts[0], starts[-1] + length - 1))
    back = max(0, -min(days)) + 1  # whole days, so that nothing divided below is negative
    elapsed = table.start_s - (span.starts_s - lead - back * DAY_S)
    table = table.select(
        series=table.series,
        day=(elapsed // DAY_S - back).cast("int32"),
        slot=((elapsed % DAY_S) // span.step_s - span.before).cast("int32"),
        kw=table.kw.cast("float64"),
    )
    if length < DAY_S:
        table = table.filter(table.slot < span.window + span.after)
    if len(starts) > _MOST_RANGES:
        return table
    return table.filter(table.day.isin(sorted(days)))


def _asides(event: Event, span: Span) -> tuple[int, ...]:
    """Which local days, beside its own, the span of a day reaches into."""
    first = event.starts_at.hour * 3600 + event.starts_at.minute * 60 - (span.before + 1) * span.step_s
    last = first + (len(span.slots) + 2) * span.step_s
    return tuple(range(first // DAY_S, last // DAY_S + 1))
