"""A small file of load data, as a city might send it: half an hour a line, some months, with an event in it."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

EVENT_DAY = date(2021, 3, 27)


def csv(*, days: int = 300, until: date = date(2021, 4, 10), saved_percent: float = 3.0) -> bytes:
    """Lines of a time (the start of its half hour) and the load in MW; the event of 20.30 to 21.30 saves so much."""
    rng = np.random.default_rng(1)
    hour = np.arange(48) / 2
    shape = 1 + 0.25 * np.sin((hour - 9) / 24 * 2 * np.pi) + 0.08 * np.exp(-((hour - 20) ** 2) / 4)
    level = 5000 * np.exp(rng.normal(0, 0.04, days)) * np.where(np.arange(days) % 7 >= 5, 0.9, 1.0)
    mw = level[:, None] * shape * (1 + rng.normal(0, 0.002, (days, 48)))
    first = datetime(until.year, until.month, until.day, tzinfo=UTC) - timedelta(days=days)
    event = (EVENT_DAY - first.date()).days
    mw[event, 41:43] *= 1 - saved_percent / 100
    times = (first + timedelta(minutes=30 * at) for at in range(mw.size))
    return (
        "time,load_mw\n" + "".join(f"{at:%Y-%m-%d %H:%M},{kw:.2f}\n" for at, kw in zip(times, mw.flat, strict=True))
    ).encode()
