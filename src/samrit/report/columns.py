"""Figures in the columns of a pasted table: the unit that a column's head or a row's name gives them."""

import re
from dataclasses import replace

from samrit.report.figure_words import Figure
from samrit.report.units import known_unit

_BRACKETS = re.compile(r"\((?:จำนวน|หน่วย\s?:?)?\s*(?P<unit>[^()]{1,24})\)")


_LONGEST_TABLE = 50_000  # characters; of a longer one nobody asks, and each of its cells looks up all rows above
_MOST_ROWS, _LONGEST_ROW = 200, 1000


def with_units_of_columns(figures: list[Figure], text: str) -> list[Figure]:
    """The figures, those alone in a cell of a table with the unit that stands above them or at the row's beginning."""
    if len(text) > _LONGEST_TABLE:
        return figures
    return [_in_cell(figure, text) if not figure.unit else figure for figure in figures]


def _in_cell(figure: Figure, text: str) -> Figure:
    opens = text.rfind("\n", max(0, figure.start - _LONGEST_ROW), figure.start) + 1
    if not opens and figure.start > _LONGEST_ROW:
        return figure
    line = text[opens : min(_end_of_line(text, figure.end), figure.end + _LONGEST_ROW)]
    before = line[: figure.start - opens]
    cells = line.split("\t")
    at = before.count("\t")
    if not at or cells[at].strip() != text[figure.start : figure.end].strip():
        return figure
    unit = known_unit(_unit_in(cells[0], only_in_brackets=True)) or known_unit(_unit_in(_head(text, opens, at)))
    return figure if unit is None else replace(figure, unit=unit.word, quantity=unit.quantity, is_unit_shared=True)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at, at + _LONGEST_ROW)
    return len(text) if end < 0 else end


def _head(text: str, opens: int, column: int) -> str:
    """What stands at the head of a column: the cell of the first line of the table that a line belongs to."""
    head = ""
    for _ in range(_MOST_ROWS):
        if not opens:
            break
        before = text.rfind("\n", 0, opens - 1) + 1
        cells = text[before : opens - 1].split("\t")
        if len(cells) <= column:
            break
        head, opens = cells[column], before
    return head


def _unit_in(cell: str, *, only_in_brackets: bool = False) -> str:
    brackets = _BRACKETS.search(cell)
    if brackets is not None:
        return brackets["unit"].strip()
    return "" if only_in_brackets else cell.strip().removeprefix("จำนวน").strip()
