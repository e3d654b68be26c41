"""A file's cells before anybody knows what they mean: its first lines as text, and the way to all of them as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

HEAD = 3000  # so many lines are looked at to tell what is what


@dataclass(frozen=True, slots=True)
class Sheet:
    """`head` are the first lines; `table` opens what follows after so many of them, under these names.

    `has_names` where the file itself tells its columns' names (Parquet), so that the first line of `head` is them.
    `delimiter` is the sign between cells, where they are text. `parts` are what was joined, `unused` what has no readings.
    """

    head: Sequence[Sequence[str]]
    table: "Callable[[int, Sequence[str]], ir.Table]"
    has_names: bool = False
    delimiter: str = ""
    parts: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def sheet_of(rows: Sequence[Sequence[str]]) -> Sheet:
    """Rows of text that lie in memory."""

    def table(first: int, names: Sequence[str]) -> "ir.Table":
        import ibis
        import pyarrow as pa

        columns = {
            name: pa.array([row[place] or None if place < len(row) else None for row in rows[first:]], pa.string())
            for place, name in enumerate(names)
        }
        return ibis.memtable(pa.table(columns))

    return Sheet(rows[:HEAD], table)
