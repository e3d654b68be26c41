"""DuckDB as the measurement uses it: in memory, with a limit, in UTC."""

import os
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa
    from ibis.backends.duckdb import Backend

MEMORY = "SAMRIT_MEASURE_MEMORY"  # how much DuckDB may take; beyond it, it works on disk
DEFAULT_MEMORY = "2GB"


def engine(*, memory: str | None = None, threads: int | None = None) -> "Backend":
    """A new engine. Without settings it takes up to 2 GB and every core."""
    import ibis

    new = ibis.duckdb.connect()
    new.raw_sql(f"SET memory_limit='{memory or os.environ.get(MEMORY, DEFAULT_MEMORY)}'")
    new.raw_sql("SET enable_progress_bar=false")
    if threads:
        new.raw_sql(f"SET threads={threads}")
    return new


_NAMES = count()


def store(con: "Backend", table: "ir.Table | pa.Table") -> "ir.Table":
    """A table worked out once and kept in the engine, under a name of its own."""
    import ibis

    # As an expression: Ibis 12 with sqlglot 30 stumbles over dropping what it made of a table given as data.
    made = table if isinstance(table, ibis.Table) else ibis.memtable(table)
    return con.create_table(f"kept_{next(_NAMES)}", made, temp=True)
