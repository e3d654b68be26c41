"""What every method is given, and what every method gives back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from samrit.measure.calendar import Calendar
from samrit.measure.names import NAMES
from samrit.measure.pairs import Pairs
from samrit.measure.panel import Floats, Panel
from samrit.measure.windows import Span

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Inputs:
    """The load of one group around the event's time, its calendar, and what single methods ask for beside it.

    `temp_c[day, slot]` and `daily_peak_kw[day]` stand on the panel's days; `control` is the load of those who did not
    take part. `buffer_hours` is kept clear on either side of the window by methods that look at the same evening.
    """

    panel: Panel
    calendar: Calendar
    buffer_hours: float = 0.5
    temp_c: Floats | None = None
    daily_peak_kw: Floats | None = None
    control: Panel | None = None
    is_past_only: bool = False

    def actual(self, targets: Sequence[int]) -> Floats:
        """What was metered in the window: `[target, slot]`."""
        found: Floats = self.panel.window[0, self.panel.rows(targets)]
        return found

    @property
    def buffer(self) -> int:
        """The buffer in intervals."""
        return -int(-self.buffer_hours * 3600 // self.panel.span.step_s)


# (windows, pairs, span) to a table of series, target, slot, actual_kw, counterfactual_kw, days.
Rows = Callable[["ir.Table", Pairs, Span], "ir.Table"]
References = Callable[[Inputs, int], tuple[int, ...]]
# For each target the load of the window's slots as it would have been, NaN where that can't be told.
Estimator = Callable[[Inputs, tuple[int, ...]], Floats]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its name, what it asks for, and the function that does it; what it is called stands in `names.py`.

    `fewest` like days are needed beside the event. `rows`, where there is one, is the same method as an expression
    over any number of series at once.
    `references` tells the days that it compares a target with, `is_of_days_before` that these are earlier ones where nothing else does.
    """

    name: str
    fewest: int
    estimate: Estimator
    rows: Rows | None = None
    references: References | None = None
    before_hours: float = 0.0
    is_of_days_before: bool = False

    @property
    def is_rejected(self) -> bool:
        """Whether it is only there to read old claims."""
        return NAMES[self.name].is_rejected


def by_rows(
    inputs: Inputs,
    targets: tuple[int, ...],
    rows: Rows,
    references: References,
    before_hours: float,
) -> Floats:
    """Run a method that is an expression on the panel, for all targets at once."""
    span = inputs.panel.span
    lead = span.of_hours(before_hours)
    found = np.full((len(targets), span.window), np.nan)
    usable = set(inputs.panel.whole(targets, -lead, span.window))
    pairs = Pairs({day: days for day in targets if day in usable and (days := references(inputs, day))})
    if not pairs.references:
        return found
    got = rows(inputs.panel.long(pairs.days(), -lead, span.window), pairs, span).to_pyarrow()
    at = {day: place for place, day in enumerate(targets)}
    place = np.asarray([at[day] for day in got["target"].to_pylist()], dtype=np.intp)
    found[place, got["slot"].to_numpy()] = got["counterfactual_kw"].to_numpy()
    return found


def before(inputs: Inputs, target: int, count: int, *, hours: float = 0.0) -> tuple[int, ...]:
    """The last `count` whole like days before a target, newest first; none where there are fewer."""
    span = inputs.panel.span
    days = [day for day in inputs.calendar.like if day < target]
    whole = inputs.panel.whole(days, -span.of_hours(hours), span.window)
    return tuple(reversed(whole[-count:])) if len(whole) >= count else ()
