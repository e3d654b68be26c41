"""Parquet: one file, or a folder of them (also our own layout, with a folder per day)."""

from pathlib import Path
from typing import TYPE_CHECKING

from samrit.measure.incoming.stated import Stated
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


def load(engine: "Backend", path: Path, stated: Stated) -> "ir.Table":
    """The columns of the file, or of all files in the folder."""
    del stated
    import duckdb

    try:
        if path.is_dir():
            return engine.read_parquet(
                str(path / "**" / "*.parquet"), hive_partitioning=True, hive_types_autocast=False
            )
        return engine.read_parquet(str(path))
    except duckdb.Error as error:
        raise UnmeasurableError(Message("{path} is no whole Parquet file", path=path.name)) from error
