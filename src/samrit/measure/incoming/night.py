"""Whether a file's clock is UTC though nobody said so: people sleep at night, wherever they live."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from samrit.measure.event import zone
from samrit.measure.findings import Finding
from samrit.measure.panel import Floats
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

CLOCK_AT_NIGHT = "Q33"  # the finding
_NIGHT = range(1, 6)
_FEWEST_DAYS = 5
_LOW = 0.95  # of the day's mean: nights of a load that has any


def utc_asked(table: "ir.Table", tz: str) -> list[Finding]:
    """A question where load is high at night by the clock of the place, and would be low at night if the file's clock were UTC."""
    at = table.start_s
    by_hour = table.group_by(hour=(at // 3600) % 24).agg(kw=table.kw.mean(), days=(at // 86400).nunique()).to_pyarrow()
    if by_hour.num_rows < 24 or min(by_hour["days"].to_pylist()) < _FEWEST_DAYS:
        return []
    kw = np.zeros(24)
    kw[by_hour["hour"].to_numpy().astype(np.intp)] = by_hour["kw"].to_numpy()
    first = int(table.agg(first=at.min()).to_pyarrow()["first"][0].as_py())
    offset = datetime.fromtimestamp(first, UTC).astimezone(zone(tz)).utcoffset()
    hours = round(offset.total_seconds() / 3600) if offset is not None else 0
    night = _mean_of_night(kw, hours)
    if not hours or night <= kw.mean() or _mean_of_night(kw, 2 * hours) > _LOW * kw.mean():
        return []
    return [
        Finding(
            CLOCK_AT_NIGHT,
            Message(
                "by the clock of {place} the load is higher at night than by day, and if the file's clock were UTC it would be lower: "
                "if it is, say so with --data-tz UTC; if the file's clock is right, say --clock-is-right",
                place=tz,
            ),
            1,
        )
    ]


def _mean_of_night(kw: Floats, hours: int) -> float:
    """The mean load from 1 to 6 o'clock of a clock so many hours before UTC's; `kw` is by UTC's hour."""
    return float(kw[[(hour - hours) % 24 for hour in _NIGHT]].mean())
