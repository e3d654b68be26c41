"""Whether a file's clock changed with its place's, told by the course of the day: people live by the clock of their place."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from samrit.measure.event import zone
from samrit.measure.panel import Floats
from samrit.measure.windows import DAY_S

if TYPE_CHECKING:
    import ibis.expr.types as ir

_WEEK = 7
_FEWEST_DAYS = 3
_SURE = 0.5  # of the other's squared difference


def is_of_standard_time(table: "ir.Table", tz: str) -> bool | None:
    """Of `series`, `start_s`, `value` read as times of the place: whether their clock was not set back in autumn.

    On a clock that stays, the course of the day stands an hour later from the change on; on the place's own it stays. None
    where the weeks on both sides tell neither.
    """
    place = zone(tz)
    rows = table.group_by("start_s").agg(value=lambda t: t.value.sum()).order_by("start_s").to_pyarrow()
    start, value = rows["start_s"].to_numpy(), rows["value"].to_numpy().astype(np.float64)
    if len(start) < 2:
        return None
    step = int(np.median(np.diff(start)))
    if step <= 0 or 3600 % step:
        return None
    first, last = (datetime.fromtimestamp(int(at), UTC) for at in (start[0], start[-1]))
    said = set()
    for day in range((last - first).days):
        noon = (first + timedelta(days=day)).replace(hour=12, minute=0, second=0, microsecond=0)
        before, after = (at.astimezone(place).utcoffset() for at in (noon, noon + timedelta(days=1)))
        assert before is not None
        assert after is not None
        if after < before:
            change = int(noon.timestamp()) + DAY_S // 2
            said.add(_moved(start, value, change, int(before.total_seconds()), int(after.total_seconds()), step))
    return next(iter(said)) if len(said) == 1 else None


def _moved(start: Floats, value: Floats, change: int, before_s: int, after_s: int, step: int) -> bool | None:  # noqa: PLR0913, PLR0917 - a series, a change, and the windows around it
    courses = []
    for offset, lo, hi in (
        (before_s, change - (_WEEK + 1) * DAY_S, change - DAY_S),
        (after_s, change + DAY_S, change + (_WEEK + 1) * DAY_S),
    ):
        inside = (start >= lo) & (start < hi)
        slot = ((start[inside] + offset) % DAY_S // step).astype(np.intp)
        counts = np.bincount(slot, minlength=DAY_S // step)
        if len(counts) != DAY_S // step or counts.min() < _FEWEST_DAYS:
            return None
        mean = np.bincount(slot, value[inside], minlength=DAY_S // step) / counts
        courses.append(mean / mean.mean())
    one, other = courses
    stays = float(((other - one) ** 2).mean())
    moves = float(((other - np.roll(one, (before_s - after_s) // step)) ** 2).mean())
    return True if moves < _SURE * stays else False if stays < _SURE * moves else None
