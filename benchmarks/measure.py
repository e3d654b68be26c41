"""The measurement at size: regression for 10,000 meters beside openDSM, a million meters' mean of four like days, a long file.

Usage: scripts/bench measure [gaps] [reading] [regression] [mean [METERS]]

(a) Time of week and temperature, hourly, 12 weeks: our batched fit and openDSM's demand-response model (the same
algorithm, in its own environment), one thread each, seconds of processor time; the sample's predictions are compared.
(b) The saving of every meter by the mean of its last four like days, 60 days of half-hourly readings in our own layout:
seconds, beside what DuckDB takes only to read the same hours' columns from the same files; peak memory; 1,000 meters
up to METERS (1,000,000; some 10 GB of disk in build/bench-meters, kept for the next run).

(c) The regression for meters that lack 2 % of their hours, each fitted on those that it has.
(d) A CSV of 16 years of half-hours, read with all that is looked at in it; seconds of processor time.

Ends with 1 where an aim is missed: 1,000 times the peer's meters a second, equal to 1e-9; at most 2 times the reading;
under 4 GB; 15,000 gapped meters a second; 5 s for the file.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json  # noqa: E402 - threads are set before NumPy is loaded
import re  # noqa: E402 - as above
import subprocess  # noqa: E402 - as above
import sys  # noqa: E402 - as above
import tempfile  # noqa: E402 - as above
import time  # noqa: E402 - as above
from pathlib import Path  # noqa: E402 - as above
from statistics import median  # noqa: E402 - as above

import numpy as np  # noqa: E402 - as above

from samrit.measure.batched.time_of_week import WEEK, fit  # noqa: E402 - as above
from samrit.measure.event import parse_event  # noqa: E402 - as above
from samrit.measure.incoming.engine import engine  # noqa: E402 - as above
from samrit.measure.incoming.reading import read  # noqa: E402 - as above
from samrit.measure.incoming.stated import Label, Stated  # noqa: E402 - as above
from samrit.measure.layout import MANIFEST, manifest  # noqa: E402 - as above
from samrit.measure.meters import mean_savings  # noqa: E402 - as above
from samrit.measure.readings import Readings  # noqa: E402 - as above
from samrit.measure.windows import span_of, windows  # noqa: E402 - as above

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "build" / "bench" / "bin" / "python"
STORE = ROOT / "build" / "bench-meters"
EVENT = parse_event("2021-03-27T20:30/21:30", "Asia/Bangkok")
LIKE_DAYS = (-7, -14, -21, -28)
DAYS, STEP_S, SLOTS = 60, 1800, 48
METERS, SAMPLE, WEEKS = 10_000, 20, 12
RUNS = 5
AIM_RATIO, AIM_EQUAL, AIM_READING, AIM_GB = 1000, 1e-9, 2.0, 4.0
AIM_GAPPED, AIM_FILE_S, MISSING, YEARS = 15_000, 5.0, 0.02, 16


def synthetic_hours(meters: int, weeks: int) -> tuple[np.ndarray, np.ndarray]:
    """Hourly load in kW and temperature in F: people at work, cooling, noise; one week more for the prediction."""
    rng = np.random.default_rng(1)
    hour = np.arange((weeks + 1) * WEEK)
    wave = 8 * np.sin((hour % 24 - 9) / 24 * 2 * np.pi)
    temp_f = 82 + wave + 0.3 * np.cumsum(rng.normal(0, 0.25, len(hour))) + rng.normal(0, 1, len(hour))
    busy = (hour % WEEK // 24 < 5) & (hour % 24 >= 8) & (hour % 24 < 18)
    people = rng.uniform(0, 3, (meters, 1)) * (rng.random((meters, 1)) < 0.6)
    cooling = rng.uniform(0, 0.05, (meters, 1)) * np.maximum(temp_f - 72, 0)
    load = rng.uniform(0.2, 2, (meters, 1)) + cooling * (1 + busy * people) + people * busy
    return np.abs(load + rng.normal(0, 0.15, load.shape)), temp_f


def regression() -> bool:
    """(a); whether the aims are met."""
    kw, temp_f = synthetic_hours(METERS, WEEKS)
    hours = WEEKS * WEEK
    past, next_f = np.ascontiguousarray(kw[:, :hours]), temp_f[hours:]
    started = time.process_time()
    predicted = fit(past, temp_f[:hours], 0).predict(next_f, 0)
    ours = METERS / (time.process_time() - started)
    print(f"(a) time of week and temperature, {hours} hours, one thread; fit and predict a week")
    print(f"    Samrit, {METERS:,} meters            {ours:12,.1f} meters a second")
    if not PEERS.exists():
        print("    openDSM is not installed here: run scripts/bench measure")
        return False
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder) / "in.npz", Path(folder) / "out.npz"
        np.savez(given, kw=past[:SAMPLE], temp_f=temp_f[:hours], next_f=next_f)
        subprocess.run([PEERS, ROOT / "benchmarks" / "peers" / "opendsm_meters.py", given, got], check=True)
        theirs = np.load(got)
        peer, away = SAMPLE / float(theirs["seconds"]), float(np.abs(theirs["predicted"] - predicted[:SAMPLE]).max())
    print(f"    openDSM, {SAMPLE} of the same meters    {peer:12,.1f} meters a second")
    print(
        f"    {ours / peer:,.0f} times (aim {AIM_RATIO:,}); largest difference of a prediction {away:.1e} kW (aim {AIM_EQUAL})"
    )
    return ours / peer >= AIM_RATIO and away <= AIM_EQUAL


def gaps() -> bool:
    """(c); whether the aim is met."""
    kw, temp_f = synthetic_hours(METERS, WEEKS)
    hours = WEEKS * WEEK
    past = np.ascontiguousarray(kw[:, :hours])
    past[np.random.default_rng(5).random(past.shape) < MISSING] = np.nan
    seconds = []
    for _ in range(3):
        started = time.process_time()
        fit(past, temp_f[:hours], 0)
        seconds.append(time.process_time() - started)
    each = METERS / median(seconds)
    print(
        f"(c) the same fit, {100 * MISSING:.0f} % of the hours missing  {each:12,.1f} meters a second (aim {AIM_GAPPED:,})"
    )
    return each >= AIM_GAPPED


def reading() -> bool:
    """(d); whether the aim is met."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "load.csv"
        first = np.datetime64("2004-01-01T00:00")
        rng = np.random.default_rng(2)
        count = round(YEARS * 365.25 * SLOTS)
        load = 5000 + 800 * np.sin(np.arange(count) / SLOTS * 2 * np.pi) + rng.normal(0, 60, count)
        rows = (f"{first + 30 * place},{mw:.1f}\n" for place, mw in enumerate(load))
        path.write_text("time,load_mw\n" + "".join(rows), encoding="utf-8")
        started = time.process_time()
        read(path, Stated(tz="Asia/Bangkok", label=Label.START))
        seconds = time.process_time() - started
    print(f"(d) a CSV of {count:,} half-hours read in {seconds:.2f} s of processor time (aim {AIM_FILE_S:.0f})")
    return seconds <= AIM_FILE_S


def make(meters: int) -> Path:
    """Readings of so many meters in our layout, day by day; those that are there already are left."""
    folder = STORE / str(meters)
    folder.mkdir(parents=True, exist_ok=True)
    con = engine()
    midnight = EVENT.starts_s - EVENT.starts_at.hour * 3600 - EVENT.starts_at.minute * 60
    for day in range(1 - DAYS, 1):
        target = folder / f"local_day={EVENT.anchor(day).date()}" / "readings.parquet"
        if target.exists():
            continue
        target.parent.mkdir(exist_ok=True)
        start = midnight + day * 86400
        level = f"(0.2 + (series % 97) / 60.0) * (1 + 0.3 * sin((slot - 20) / 48.0 * 6.2832)) * {1 + 0.02 * (day % 7)}"
        con.raw_sql(
            f"COPY (SELECT series::INTEGER AS series, ({start} + slot * {STEP_S})::BIGINT AS start_s,"
            f" round({level} * (0.7 + 0.6 * random()), 3) AS kw FROM range({SLOTS}) s(slot), range({meters}) m(series))"
            f" TO '{target.with_suffix('.part')}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {max(meters, 20_000)})"
        )
        target.with_suffix(".part").rename(target)
    about = {"step_s": STEP_S, "phase_s": 0, "tz": EVENT.tz, "sha256": f"synthetic {meters}"}
    (folder / MANIFEST).write_text(json.dumps(about))
    return folder


def one_size(meters: int) -> None:
    """(b) for one size, in this process; prints its figures as JSON."""
    folder = STORE / str(meters)
    about = manifest(folder)
    assert about is not None
    con = engine(memory="3GB")
    table = con.read_parquet(str(folder / "**" / "*.parquet"), hive_partitioning=True, hive_types_autocast=False)
    readings = Readings(table, STEP_S, 0)
    each = mean_savings(readings, EVENT, LIKE_DAYS)
    answer = each.agg(saved_kwh=each.saved_kwh.sum(), meters=each.count(), readings=each.readings.sum())
    span = span_of(EVENT, readings, before_hours=0, after_hours=0)
    rows = windows(readings, EVENT, span, (0, *LIKE_DAYS))
    only = rows.agg(kw=rows.kw.sum(), series=rows.series.max(), slot=rows.slot.max(), day=rows.day.max())
    seconds: dict[str, list[float]] = {"whole": [], "reading": []}
    for _ in range(RUNS + 1):
        for what, query in (("whole", answer), ("reading", only)):
            started = time.perf_counter()
            found = query.to_pyarrow().to_pylist()[0]
            seconds[what].append(time.perf_counter() - started)
            if what == "whole":
                assert (found["meters"], found["readings"]) == (meters, 10 * meters)
    whole, reading = (median(times[1:]) for times in (seconds["whole"], seconds["reading"]))
    # Of this program alone: what getrusage gives remembers the process that started it.
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024 / 1024  # type: ignore[index] # Linux always has it
    print(json.dumps({"meters": meters, "whole": whole, "reading": reading, "gb": peak}))


def mean(most: int) -> bool:
    """(b) and (c); whether the aims are met at the largest size."""
    print(f"(b) every meter's saving by the mean of {len(LIKE_DAYS)} like days; {DAYS} days of half-hourly readings")
    print(f"    {'meters':>10} {'seconds':>9} {'only read':>10} {'times':>6} {'peak GB':>8} {'µs a meter more':>16}")
    row, before = {"whole": 0.0, "reading": 1.0, "gb": 0.0}, {"whole": 0.0, "meters": 0}
    for meters in [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= most]:
        make(meters)
        stated = subprocess.run(
            [sys.executable, __file__, "one", str(meters)], capture_output=True, text=True, check=True
        )
        row = json.loads(stated.stdout)
        times = row["whole"] / row["reading"]
        # Opening files costs the same for any size; what each further meter costs is the same where growth is linear.
        more = 1e6 * (row["whole"] - before["whole"]) / (meters - before["meters"])
        each = f"{more:.2f}" if before["meters"] else "-"
        print(
            f"    {meters:>10,} {row['whole']:>9.3f} {row['reading']:>10.3f} {times:>6.2f} {row['gb']:>8.2f} {each:>16}"
        )
        before = row
    return row["whole"] <= AIM_READING * row["reading"] and row["gb"] < AIM_GB


def main() -> int:
    """Run the parts that are named, or both; 0 where all aims are met."""
    words = sys.argv[1:] or ["gaps", "reading", "regression", "mean"]
    if words[0] == "one":
        one_size(int(words[1]))
        return 0
    sizes = [int(word) for word in words if word.isdigit()]
    met = [part() for part in (gaps, reading, regression) if part.__name__ in words]
    met += [mean(sizes[0] if sizes else 1_000_000)] if "mean" in words else []
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
