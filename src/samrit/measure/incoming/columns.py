"""The cells of a file's columns, and which column a person means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shlex import quote

from samrit.measure.incoming.heading import Heading
from samrit.measure.incoming.numbers import is_nothing, is_number
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column in the first lines, those that say something."""

    cells: Mapping[str, Sequence[str]]
    names: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()

    @classmethod
    def of(cls, heading: Heading, head: Sequence[Sequence[str]]) -> "Columns":
        """The columns under a heading."""
        rows = head[heading.first :]
        return cls(
            {
                name: [row[place].strip() for row in rows if place < len(row) and not is_nothing(row[place])]
                for place, name in enumerate(heading.names)
            },
            heading.names,
            rows,
        )

    def share(self, name: str, test: "object") -> float:
        """The share of a column's cells that pass a test."""
        cells = self.cells[name][:400]
        assert callable(test)
        return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0

    def is_mostly(self, name: str, test: "object") -> bool:
        """Whether nine in ten of a column's cells pass a test."""
        return self.share(name, test) >= _MOSTLY

    def is_numeric(self, name: str) -> bool:
        """Whether a column holds numbers."""
        return self.share(name, is_number) >= 0.8

    def rows_of(self, names: Sequence[str]) -> list[tuple[str, ...]]:
        """What stands in these columns, line by line."""
        places = [self.names.index(name) for name in names]
        return [tuple(row[place] for place in places) for row in self.rows if len(row) > max(places)]

    def count(self, name: str) -> int:
        """How many different cells a column has."""
        return len(set(self.cells[name]))


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names as a terminal takes them behind an option: in quotes where there are blanks in one."""
    return ", ".join(quote(name) if re.search(r"[^\w./:+-]", name) else name for name in names[:most])


def column_stated(names: Sequence[str], stated: str | None) -> str | None:
    """The column that was named, whatever its case; UnmeasurableError where there is none."""
    if stated is None:
        return None
    return column_named(names, stated)


def column_named(names: Sequence[str], stated: str) -> str:
    """The column of that name; UnmeasurableError where there is none."""
    found = next((n for n in names if n == stated), None) or next(
        (n for n in names if n.strip().lower() == stated.strip().lower()), None
    )
    if found is None:
        raise UnmeasurableError(
            Message("there is no column “{column}” (there are {columns})", column=stated, columns=listed(names))
        )
    return found
