"""What the modules of the kinds of workbooks tell of a cell, besides its value."""

from dataclasses import dataclass

MAX_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A cell, counted from 0; -1 for all rows of a column, or all columns of a row."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Trait(Place):
    """One thing about it: a number as it stands in the file with its format, an error ("#REF!"), a formula without a value,
    a row or column that isn't shown.
    """

    raw: str = ""
    code: str = ""
    is_1904: bool = False
    error: str = ""
    is_unworked: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Joined(Place):
    """Cells that are merged into one: the first of them, and the last."""

    last_row: int
    last_column: int


Mark = Trait | Joined
