"""Readings by which somebody sees what was found: the first few, with series and time."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir


def at(seconds: int) -> str:
    """A second as people read it, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%MZ")


def examples_of(rows: "ir.Table") -> tuple[str, ...]:
    """The first three of rows with `series` and `start_s`."""
    first = rows.order_by("start_s").limit(3).select("series", "start_s").to_pyarrow().to_pylist()
    return tuple(f"{row['series']} {at(row['start_s'])}" for row in first)
