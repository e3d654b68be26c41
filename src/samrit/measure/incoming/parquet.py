"""Parquet: one file, or a folder of them (also our own layout, with a folder per day)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.sheet import HEAD, Sheet
from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def load(engine: "Backend", path: Path, stated: Stated) -> Sheet:
    """The columns of the file, or of all files in the folder; their names and types are the file's own."""
    del stated
    import duckdb

    try:
        if path.is_dir():
            whole = engine.read_parquet(
                str(path / "**" / "*.parquet"), hive_partitioning=True, hive_types_autocast=False
            )
        else:
            whole = engine.read_parquet(str(path))
    except duckdb.Error as error:
        raise UnmeasurableError(Message("{path} is no whole Parquet file", path=path.name)) from error
    return of_table(whole)


def of_table(whole: "ir.Table") -> Sheet:
    """A table of any engine as a sheet."""

    def table(first: int, names: Sequence[str]) -> "ir.Table":
        del first
        return whole.rename({name: old for name, old in zip(names, whole.columns, strict=True) if name != old})

    rows = whole.limit(HEAD).to_pyarrow().to_pylist()
    head = [list(whole.columns), *([_text(row[name]) for name in whole.columns] for row in rows)]
    return Sheet(head, table, has_names=True)


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return "" if cell is None else str(cell)
