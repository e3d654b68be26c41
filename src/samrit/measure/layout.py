"""The one layout in which readings are kept: a folder per local day, in it one Parquet file sorted by time, then series.

`local_day=2021-03-27/readings.parquet`. An event query opens the files of its days, and in them reads only the row groups
of its hours: a row group holds one start of an interval, or few. Beside the days stands `samrit-readings.json` with the
length of the intervals, the time zone of the days and the hash of what the readings came from, so that nothing is counted
again. A run that was broken off goes on where it stopped, if the source is the same; else it starts clean.
"""

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.event import zone
from samrit.measure.readings import PARTITION, Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

MANIFEST = "samrit-readings.json"
FILE = "readings.parquet"
_ROW_GROUP = (20_000, 1_000_000)  # rows: one interval of all series where that is neither tiny nor huge


def write_layout(
    con: "Backend", readings: Readings, folder: Path, tz: str, *, progress: Callable[[int, int], None] | None = None
) -> int:
    """Write the readings as days of the time zone; gives the number of files written now.

    `progress` is told (days done, days in all). UnmeasurableError where the folder holds something else.
    """
    starts = readings.table.start_s
    row = readings.table.agg(first=starts.min(), last=starts.max(), series=readings.table.series.nunique())
    ends = row.to_pyarrow().to_pylist()[0]
    if ends["first"] is None:
        raise UnmeasurableError(Message("there is not one reading in the data"))
    _prepare(folder, readings, tz)
    days = _days(ends["first"], ends["last"], tz)
    rows = min(max(ends["series"], _ROW_GROUP[0]), _ROW_GROUP[1])
    written = 0
    for done, (day, first, end) in enumerate(days):
        target = folder / f"{PARTITION}={day:%Y-%m-%d}" / FILE
        if not target.exists():
            part = readings.table.filter(readings.table.start_s.between(first, end - 1))
            part = part.select("series", "start_s", "kw").order_by(["start_s", "series"])
            written += _write_day(con, part, target, rows)
        if progress:
            progress(done + 1, len(days))
    return written


def manifest(folder: Path) -> dict[str, str | int] | None:
    """What a folder says of its readings; None where it is no such folder."""
    try:
        read: dict[str, str | int] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return read


def stored_days_of(folder: Path) -> tuple[date, date] | None:
    """The first and the last day in the folder; None where there is none."""
    names = sorted(path.name.partition("=")[2] for path in folder.glob(f"{PARTITION}=*") if (path / FILE).exists())
    return (date.fromisoformat(names[0]), date.fromisoformat(names[-1])) if names else None


def _prepare(folder: Path, readings: Readings, tz: str) -> None:
    now = {"step_s": readings.step_s, "phase_s": readings.phase_s, "tz": tz, "sha256": readings.sha256}
    before = manifest(folder)
    if before is None and folder.exists() and any(folder.iterdir()):
        raise UnmeasurableError(Message("the folder {folder} holds other files already", folder=folder))
    if before is not None and before != now:
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).write_text(json.dumps(now), "utf-8")


def _days(first_s: int, last_s: int, tz: str) -> list[tuple[date, int, int]]:
    """Each local day with its first second and that of the next: 23, 24 or 25 hours apart."""
    place = zone(tz)
    first = datetime.fromtimestamp(first_s, place).date()
    last = datetime.fromtimestamp(last_s, place).date()
    days = [first + timedelta(days=at) for at in range((last - first).days + 2)]
    starts = [int(datetime(day.year, day.month, day.day, tzinfo=place).timestamp()) for day in days]
    return list(zip(days[:-1], starts[:-1], starts[1:], strict=True))


def _write_day(con: "Backend", part: "ir.Table", target: Path, rows: int) -> int:
    """Whole or not at all: the file takes its name when it is complete."""
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".unfinished")
    con.to_parquet(part, str(unfinished), COMPRESSION="zstd", ROW_GROUP_SIZE=rows)
    unfinished.replace(target)
    return 1
