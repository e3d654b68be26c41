"""Coverage of the 90 % interval by quarter of the year: on real loads beside this repository, and on a simulated Bangkok.

Usage: scripts/bench seasons [FOLDER]

FOLDER holds `singapore_demand_30min_2004_2019.parquet` and `victoria_demand_30min_2012_2014.parquet`. Every like day is taken as
if it had been the event, with the interval that days of its season give; Saturdays, and of a short series every day of the
week, each held against its like. Per quarter: how many days, the share that the
interval holds (aim 86 to 94 %), and the share that it would call a saving though there was none (aim at most 6 %).
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from samrit.measure.estimate import placebos
from samrit.measure.event import parse_event
from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated
from samrit.measure.measuring import days_of, prepare
from samrit.measure.methods.table import METHODS
from samrit.measure.panel import totals
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.uncertainty import of_season, spread
from samrit.measure.windows import whole_day

LEAST, MOST, MOST_FALSE = 0.86, 0.94, 0.06
SATURDAY = (5,)
FILES = {
    "singapore": (
        "singapore_demand_30min_2004_2019.parquet",
        "Asia/Singapore",
        "SG",
        (2006, 2010, 2014, 2018),
        SATURDAY,
    ),
    "victoria": ("victoria_demand_30min_2012_2014.parquet", "Australia/Melbourne", "AU-VIC", (2013,), tuple(range(7))),
}
_FEWEST_JUDGED = 60  # days: of fewer, one day is too much of the share
_TESTED = ("bridge", "mean-of-n")


def simulated(years: int = 4, seed: int = 3) -> Readings:
    """Bangkok as its load was found to be: evenings that err by a third more in the hot months and the rains than in winter."""
    import ibis
    import pyarrow as pa

    rng = np.random.default_rng(seed)
    first, days = date(2017, 1, 1), round(365.25 * years)
    hour = np.arange(48) / 2
    shape = 1 + 0.2 * np.sin((hour - 9) / 24 * 2 * np.pi) + 0.08 * np.exp(-((hour - 20) ** 2) / 4)
    turn = 2 * np.pi * (np.arange(days) - 100) / 365.25
    weekday = np.asarray([(first + timedelta(days=day)).weekday() for day in range(days)])
    weather = np.zeros(days)
    for at in range(1, days):
        weather[at] = 0.7 * weather[at - 1] + rng.normal(0, 0.03)
    level = 8000 * (1 + 0.08 * np.cos(turn)) * np.where(weekday >= 5, 0.9, 1.0) * np.exp(weather)
    rough = 0.0025 * (1.4 + np.cos(turn))[:, None]
    storms = rough * np.cumsum(rng.normal(0, 1, (days, 48)), axis=1) * 0.5 + rough * rng.normal(0, 1, (days, 48))
    kw = (level[:, None] * shape * (1 + storms)).reshape(-1) * 1000
    start = int(np.datetime64(first.isoformat(), "s").astype(int)) - 7 * 3600 + np.arange(kw.size) * 1800
    return Readings(ibis.memtable(pa.table({"series": ["city"] * kw.size, "start_s": start, "kw": kw})), 1800, 0)


def middle(year: int, weekday: int) -> date:
    """The first such day of July: both halves of the year lie on either side."""
    day = date(year, 7, 1)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def quarters(readings: Readings, tz: str, holidays: str, events: Iterable[date], method: str) -> dict[int, np.ndarray]:
    """Of each quarter the rows (held, called a saving) of the days like these."""
    found: dict[int, list[tuple[bool, bool]]] = {1: [], 2: [], 3: [], 4: []}
    for day in events:
        protocol = Protocol(event=f"{day}T20:30/21:30", tz=tz, holidays=holidays)
        event = parse_event(protocol.event, tz)
        span = whole_day(event, readings)
        panel = totals(readings, event, span, days_of(readings, event, span))
        inputs = prepare(readings, protocol, event, panel)
        errors = placebos(METHODS[method], replace(inputs))
        for at, error in errors.items():
            others = {other - at: value for other, value in errors.items() if other != at}
            one = spread(of_season(others))
            if one.low is not None and one.high is not None:
                quarter = (inputs.calendar.date(at).month - 1) // 3 + 1
                found[quarter].append((one.low <= error <= one.high, error > one.high))
    return {quarter: np.asarray(rows) for quarter, rows in found.items() if rows}


def main() -> int:
    """Print the table; 0 where all aims are met for the default method."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "data"
    loads: dict[str, tuple[list[Readings], str, str, list[date]]] = {
        "bangkok, simulated": (
            [simulated(seed=seed) for seed in (3, 4, 5)], "Asia/Bangkok", "none", [middle(year, 5) for year in (2018, 2019)],
        )
    }  # fmt: skip
    for name, (file, tz, holidays, years, weekdays) in FILES.items():
        if (folder / file).exists():
            stated = Stated(tz="UTC", label=Label.START, values=(_LOADS[name],), time="t")
            events = [middle(year, weekday) for year in years for weekday in weekdays]
            loads[name] = ([read(folder / file, stated)], tz, holidays, events)
    is_met = True
    print(f"{'load':20} {'method':10} {'quarter':>7} {'days':>5} {'held':>7} {'false saving':>13}")
    for name, (cities, tz, holidays, events) in loads.items():
        for method in _TESTED:
            each = [quarters(city, tz, holidays, events, method) for city in cities]
            for quarter in sorted({one for found in each for one in found}):
                rows = np.concatenate([found[quarter] for found in each if quarter in found])
                inside, false = rows.mean(axis=0)
                print(
                    f"{name:20} {method:10} {quarter:>7} {len(rows):>5} {100 * inside:>6.1f}% {100 * false:>12.1f}%",
                    flush=True,
                )
                is_met &= (
                    method != "bridge"
                    or len(rows) < _FEWEST_JUDGED
                    or (LEAST <= inside <= MOST and false <= MOST_FALSE)
                )
    return 0 if is_met else 1


_LOADS = {"singapore": "mw", "victoria": "mw"}

if __name__ == "__main__":
    sys.exit(main())
