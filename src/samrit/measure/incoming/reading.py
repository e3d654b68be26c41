"""A file, or several, to canonical readings."""

import hashlib
import itertools
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.canonical import canonical
from samrit.measure.incoming.engine import engine
from samrit.measure.incoming.formats import format_of
from samrit.measure.incoming.quality import screen
from samrit.measure.incoming.stated import Stated
from samrit.measure.layout import manifest, stored_days_of
from samrit.measure.readings import COLUMNS, PARTITION, Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_CHUNK = 1 << 20


def read(path: Path, stated: Stated, *, on: "Backend | None" = None) -> Readings:
    """The readings of a file or of a folder, with findings. UnmeasurableError where there is nothing to be read."""
    if not path.exists():
        raise UnmeasurableError(Message("there is no file {path}", path=path))
    con = on or engine()
    table = format_of(path).load()(con, path, stated)
    if set(COLUMNS) <= set(table.columns):
        return _stored(table, path)
    made = canonical(con, table, stated)
    step_s = round(stated.step_minutes * 60) if stated.step_minutes else step_of(made.table)
    made = made.with_power(con, step_s)
    good, findings = screen(con, made.table, step_s)
    return Readings(
        good,
        step_s,
        phase_of(good, step_s),
        (*made.findings, *findings),
        made.temperature,
        sha256_of(path),
        stated={name: value for name, value in asdict(stated).items() if value not in (None, ())},
    )


def _stored(table: "ir.Table", path: Path) -> Readings:
    columns = [*COLUMNS, *([PARTITION] if PARTITION in table.columns else [])]
    table = table.select(*columns)
    known = manifest(path)
    if known is not None:
        sha256, days = str(known["sha256"]), stored_days_of(path)
        return Readings(table, int(known["step_s"]), int(known["phase_s"]), sha256=sha256, stored_days=days)
    step_s = step_of(table)
    return Readings(table, step_s, phase_of(table, step_s), sha256=sha256_of(path))


def step_of(table: "ir.Table") -> int:
    """The length of the intervals in seconds: the commonest distance from one start to the next of one series.

    UnmeasurableError where it is not one that meters have: 1 minute to 1 hour, dividing the hour.
    """
    starts = table.select("start_s").distinct().order_by("start_s").limit(20_000).to_pyarrow()["start_s"].to_pylist()
    if len(starts) < 2:
        raise UnmeasurableError(Message("there are fewer than two readings in the data, so nothing can be measured"))
    gaps = Counter(later - earlier for earlier, later in itertools.pairwise(starts))
    step = gaps.most_common(1)[0][0] if gaps else 0
    if not 60 <= step <= 3600 or 3600 % step:
        raise UnmeasurableError(
            Message(
                "the readings are {step:g} min apart; they have to be 1 to 60 minutes and to divide the hour",
                step=step / 60,
            )
        )
    return step


def phase_of(table: "ir.Table", step_s: int) -> int:
    """How many seconds after whole steps since 1970 the intervals start; the commonest where they differ."""
    counts = (
        table.select(phase=table.start_s % step_s).group_by("phase").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    )
    return int(max(counts, key=lambda row: row["n"])["phase"]) if counts else 0


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, or of the names and hashes of a folder's files."""
    if path.is_dir():
        files: Sequence[Path] = sorted(file for file in path.rglob("*") if file.is_file())
        names = "".join(f"{file.relative_to(path).as_posix()}:{file.stat().st_size}\n" for file in files)
        return hashlib.sha256(names.encode()).hexdigest()
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.hexdigest()
