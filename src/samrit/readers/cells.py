"""The words of a table's cells by field: stored with the file, so that a cell is typed anew and the table read again.

Every kind of file whose rows are looked at one by one is read from these, as it came and after somebody has typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from samrit.readers.table import Table, letter
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row: its number in the sheet, what stands in its cells by field, and why that can't be what was typed there."""

    number: int
    words: Mapping[str, str]
    troubles: Mapping[str, Message] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a table, the letters of its columns by field, and how the columns are headed."""

    letters: Mapping[str, str]
    headings: Mapping[str, str]
    rows: tuple[CellRow, ...]

    def places(self, row: CellRow) -> dict[str, str]:
        """The cells of a row by field."""
        return {name: f"{at}{row.number}" for name, at in self.letters.items()}

    def retyped(self, cells: Mapping[str, str]) -> "Cells":
        """The table with other words in these cells: what was told of a cell before is over."""
        return replace(self, rows=tuple(self._retyped(row, cells) for row in self.rows))

    def _retyped(self, row: CellRow, cells: Mapping[str, str]) -> CellRow:
        typed = {name: cells[cell] for name, cell in self.places(row).items() if cell in cells}
        troubles = {name: said for name, said in row.troubles.items() if name not in typed}
        return replace(row, words={**row.words, **typed}, troubles=troubles) if typed else row

    @property
    def by_cell(self) -> dict[str, str]:
        """What stands in each cell that was read."""
        return {cell: row.words.get(name, "") for row in self.rows for name, cell in self.places(row).items()}


def cells_of(table: Table, *, most: int, may_be_day: Callable[[str], bool] = lambda _name: False) -> Cells:
    """The first rows of a table; `may_be_day` says of a field whether a date may stand there."""
    rows = []
    for number, row in table.rows[:most]:
        words, troubles = {}, {}
        for name, column in table.places.items():
            words[name] = (row[column] if column < len(row) else "") or ""
            trouble = table.trouble(number, column, may_be_day=may_be_day(name))
            if trouble is not None:
                troubles[name] = trouble
        rows.append(CellRow(number, words, troubles))
    letters = {name: letter(column) for name, column in table.places.items()}
    return Cells(letters, {name: table.headings[column] for name, column in table.places.items()}, tuple(rows))
