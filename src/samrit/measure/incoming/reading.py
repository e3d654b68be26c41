"""A file, or several, to canonical readings."""

import hashlib
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.added import sums_among
from samrit.measure.incoming.canonical import CLOCK_IN_DOUBT, Canonical, canonical, left_out
from samrit.measure.incoming.course import is_of_standard_time
from samrit.measure.incoming.engine import engine
from samrit.measure.incoming.formats import format_of
from samrit.measure.incoming.grid import is_inclusive_end, phase_of, step_of, step_stated, to_the_minute
from samrit.measure.incoming.night import utc_asked
from samrit.measure.incoming.quality import screen
from samrit.measure.incoming.read_as import read_as
from samrit.measure.incoming.sheet import Sheet
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.layout import manifest, stored_days_of
from samrit.measure.readings import COLUMNS, END_UNSTATED, PARTITION, Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir
    from ibis.backends import BaseBackend
    from ibis.backends.duckdb import Backend

_CHUNK = 1 << 20


def read(path: Path, stated: Stated, *, on: "Backend | None" = None) -> Readings:
    """The readings of a file or of a folder, with findings. UnmeasurableError where there is nothing to be read."""
    if not path.exists():
        raise UnmeasurableError(Message("there is no file {path}", path=path))
    con = on or engine()
    loaded = format_of(path).load()(con, path, stated)
    if not isinstance(loaded, Canonical) and loaded.has_names and set(COLUMNS) <= set(loaded.head[0]):
        return _stored(loaded.table(1, loaded.head[0]), path, stated)
    made = loaded if isinstance(loaded, Canonical) else _ended(_on_its_clock(con, loaded, stated), stated)
    if stated.is_negated:
        made = replace(made, table=made.table.mutate(value=-made.table.value), is_negated=True)
    made = replace(made, table=to_the_minute(con, made.table))
    step_s = step_stated(stated.step_minutes) if stated.step_minutes else made.step_s or step_of(made.table)
    made = _without_totals(made.with_power(con, step_s))
    is_end = made.label is Label.END and made.kind is Kind.INTERVAL
    good, findings = screen(con, made.table, step_s, is_energy=made.is_energy, is_end=is_end)
    asked = utc_asked(good, stated.tz) if made.stamps is not None and not made.stamps.has_offset else []
    return Readings(
        good,
        step_s,
        phase_of(good, step_s),
        (*made.findings, *asked, *findings),
        made.temperature,
        sha256_of(path),
        stated={name: value for name, value in asdict(stated).items() if value not in (None, ())},
        read_as=read_as(made, good, step_s, stated.tz),
    )


def stored_on(backend: "BaseBackend", folder: Path, stated: Stated | None = None) -> Readings:
    """Readings that are kept by day, opened by any engine: a session of Spark that others use, too, as well as DuckDB.

    The manifest is read here; the engine's workers have to see the folder under the same name. The session stays as it is:
    seconds are compared as numbers, so that no time zone of it matters.
    """
    if manifest(folder) is None:
        raise UnmeasurableError(
            Message("{path} holds no readings that are kept by day; make it with --keep", path=folder)
        )
    return _stored(backend.read_parquet(str(folder)), folder, stated)


def _on_its_clock(con: "Backend", sheet: Sheet, stated: Stated) -> Canonical:
    """The readings; where one autumn day leaves it in doubt whether the clock knows summer time, the course of the days tells."""
    made = canonical(con, sheet, stated)
    if made.stamps is None or not made.stamps.is_doubtful or made.kind is Kind.REGISTER:
        return made
    is_standard = is_of_standard_time(made.table, stated.tz)
    if is_standard:
        return canonical(con, sheet, stated, is_standard=True)
    if is_standard is None:
        return made
    return replace(made, findings=tuple(one for one in made.findings if one.code != CLOCK_IN_DOUBT))


def _ended(made: Canonical, stated: Stated) -> Canonical:
    """With times that are the last second or minute of their intervals moved to the end that they mean."""
    if made.kind is Kind.REGISTER or not is_inclusive_end(made.table):
        return made
    if stated.label is Label.START:
        raise UnmeasurableError(
            Message("times such as 20:59 or 20:59:59 are the last of their intervals: say --label end, or nothing")
        )
    if made.label is Label.START and END_UNSTATED not in {one.code for one in made.findings}:
        return made  # headings or two columns tell the start
    table = made.table.mutate(start_s=(made.table.start_s // 60 + 1) * 60)
    others = tuple(one for one in made.findings if one.code != END_UNSTATED)
    return replace(made, table=table, label=Label.END, findings=others)


def _without_totals(made: Canonical) -> Canonical:
    """Of registers only their differences show which are sums of others."""
    if made.kind is not Kind.REGISTER:
        return made
    out = sums_among(made.table.select("series", "start_s", value=made.table.kw)).left_out
    if not out:
        return made
    table = made.table.filter(~made.table.series.cast("string").isin(out))
    return replace(made, table=table, findings=(*made.findings, left_out(out)))


def _stored(table: "ir.Table", path: Path, stated: Stated | None) -> Readings:
    said: dict[str, object] = {"is_clock_right": True} if stated and stated.is_clock_right else {}
    columns = [*COLUMNS, *([PARTITION] if PARTITION in table.columns else [])]
    table = table.select(*columns)
    known = manifest(path)
    if known is not None:
        sha256, days = str(known["sha256"]), stored_days_of(path)
        return Readings(
            table, int(known["step_s"]), int(known["phase_s"]), sha256=sha256, stored_days=days, stated=said
        )
    step_s = step_of(table)
    return Readings(table, step_s, phase_of(table, step_s), sha256=sha256_of(path), stated=said)


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
