"""Cities of our own making: a load with evenings, weekends, seasons and weather that nobody owns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import ibis
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from samrit.measure.readings import Readings

Floats = NDArray[np.float64]


def load_mw(days: int, *, step_minutes: int = 30, seed: int = 1, noise: float = 0.01) -> Floats:
    """`[day, slot]` of local time: some 5,000 MW, highest in the evening, lower on weekends, wandering with the weather."""
    rng = np.random.default_rng(seed)
    slots = 1440 // step_minutes
    hour = np.arange(slots) * step_minutes / 60
    shape = 1 + 0.25 * np.sin((hour - 9) / 24 * 2 * np.pi) + 0.08 * np.exp(-((hour - 20) ** 2) / 4)
    day = np.arange(days)
    season = 1 + 0.08 * np.sin(2 * np.pi * day / 365.25)
    weekend = np.where(day % 7 >= 5, 0.9, 1.0)
    weather = np.zeros(days)
    for at in range(1, days):
        weather[at] = 0.7 * weather[at - 1] + rng.normal(0, 0.03)
    wobble = np.cumsum(rng.normal(0, noise / 4, (days, slots)), axis=1) * 0.3 + rng.normal(0, noise / 4, (days, slots))
    return np.asarray(5000 * (season * weekend * np.exp(weather))[:, None] * shape * (1 + wobble), dtype=np.float64)


def readings(
    mw: Floats, first: date, tz: str = "Asia/Bangkok", *, series: str = "city", store: Sequence[int] | None = None
) -> Readings:
    """The load from a local day on, as canonical readings; `store` says of which days."""
    slots = mw.shape[1]
    step_s = 86400 // slots
    midnight = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(tz)).astimezone(UTC)
    starts = int(midnight.timestamp()) + np.arange(mw.size) * step_s
    wanted = np.ones(mw.size, dtype=bool)
    if store is not None:
        wanted = np.isin(np.repeat(np.arange(len(mw)), slots), list(store))
    kw = (mw * 1000).reshape(-1)
    good = wanted & ~np.isnan(kw)
    names = pa.array([series] * int(good.sum()), pa.string())
    table = pa.table({"series": names, "start_s": starts[good], "kw": kw[good]})
    return Readings(ibis.memtable(table), step_s, 0)


def many(loads: dict[str, Floats], first: date, tz: str = "Asia/Bangkok") -> Readings:
    """Several series in one table."""
    parts = [readings(mw, first, tz, series=name) for name, mw in loads.items()]
    table = parts[0].table
    for part in parts[1:]:
        table = table.union(part.table)
    return replace(parts[0], table=table)


def monday(weeks_before: int, event: date = date(2021, 3, 27)) -> date:
    """The Monday so many weeks before the event's week."""
    return event - timedelta(days=event.weekday() + 7 * weeks_before)
