"""Blocks as decoders give them become the lines of a form: rows of tables, and sheets with an indicator in each row.

A cell that is a label is followed by what stands right of it; a row of labels by what stands below it. A table whose
heads name fields and whose rows are indicators gives a text for each row, in the form's own order.
"""

import re
from collections.abc import Iterator, Sequence

from samrit.readers.numbered_rows import joined
from samrit.readers.other_labels import match_other
from samrit.readers.other_values import VALUES, is_value
from samrit.readers.quarter_rows import quarter_columns, quarter_heads, quarter_row
from samrit.readers.rows import quarter_lines, row_forms
from samrit.readers.rows_of_quarters import HEADS, OF_PERIODS, said_quarter
from samrit.report.headings import is_heading, print_heading
from samrit.report.labels import (
    HEAD_LINES,
    INDICATOR_ITEMS,
    PROJECT_ITEMS,
    VALUE_LINES,
    match_bare,
    match_item,
    squeeze,
    words_pattern,
)
from samrit.report.lines import is_quarter
from samrit.report.plan_node import starts_node
from samrit.report.units import is_unit

# "3. คำนิยาม (คำนียาม)": a label with another spelling of it behind.
_TWICE = re.compile(rf"\s*\((?:{words_pattern(INDICATOR_ITEMS)})\)(?=\s*[:：]*\s*$)")

Block = str | list[list[str]]
_PLACE = re.compile("[ก-๎ ]{3,30}")
_LABELS = (INDICATOR_ITEMS, PROJECT_ITEMS, HEAD_LINES, VALUE_LINES)
_LONGEST_LABEL = 90  # characters
_DASHES = "-–— \n"  # of a cell that says nothing
_FEWEST_ABOVE = 2  # labels in a row whose values stand below them


def texts(blocks: Sequence[Block]) -> list[str]:
    """The texts that a document's blocks hold: one, or one for each indicator where a table lists them."""
    lines: list[str] = []
    forms: list[tuple[str, str]] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
            continue
        found = row_forms(block)
        if found:
            forms += found
        else:
            lines += _lines(joined([list(map(_unwrapped, row)) for row in block], is_label))
    whole = "\n".join(lines)
    if not forms:
        return [whole] if whole.strip() else []
    # What stands around the table (its title, the agency, the year) is said of each indicator in it.
    # The form's heading, the table's own where it has one, says to the readers what these lines are.
    return [
        "\n".join(part for part in (_heading(whole, form), others, whole, form) if part.strip())
        for others, form in forms
    ]


def _heading(*texts: str) -> str:
    lines = (line for text in texts for line in text.splitlines())
    return next(filter(is_heading, lines), print_heading(""))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    waiting: list[str] = []
    quarters: list[str] = []
    after = 0
    for at, row in enumerate(rows):
        if at < after:
            continue
        taken, columns = quarter_columns(rows, at)
        if taken:
            yield from (*_alone(waiting), *columns)
            waiting, quarters, after = [], [], at + taken
            continue
        quarter = list(quarter_row(quarters, row)) if quarters else []
        quarters = _heads_of_quarters(rows[at : at + 2]) or (quarters if quarter else [])
        if quarter:
            yield from quarter
        elif quarters:
            yield from _alone(waiting)
            waiting = []
        elif _is_heads(row):
            yield from _alone(waiting)
            waiting = row
        elif waiting and _fits(waiting, row):
            for label, cell in zip(waiting, [*row, *[""] * len(waiting)], strict=False):
                if label.strip() or cell.strip():
                    yield from _pair(label, cell)
            waiting = []
        else:
            yield from _alone(waiting)
            waiting = []
            yield from _row(row)
    yield from _alone(waiting)


def _heads_of_quarters(rows: list[list[str]]) -> list[str]:
    """The heads of a table of quarters that a row is; its first one may be blank where quarters stand below it."""
    row = rows[0]
    below = rows[1][0] if len(rows) > 1 and rows[1] else ""
    is_above = bool(row) and squeeze(row[0]) in {"", *OF_PERIODS} and said_quarter(below) != ""
    return quarter_heads([min(HEADS), *row[1:]] if is_above else row)


def _unwrapped(cell: str) -> str:
    """A cell whose label a narrow column wrapped, on one line."""
    whole = cell.replace("\n", "") if "\n" in cell and len(cell) < _LONGEST_LABEL else cell
    return whole if whole is not cell and is_label(whole) else cell


def _alone(row: list[str]) -> Iterator[str]:
    yield from (cell for cell in row if cell.strip())


def _row(row: list[str]) -> Iterator[str]:
    """A row as it is read: labels with what stands right of them, other cells parted by tabs."""
    cells = [cell.strip("\n ") for cell in row if cell.strip(" \n:：")]
    if cells and "\n" in cells[0] and all(map(is_label, cells[0].split("\n"))):
        # The heading of a group stands in the cell above its first label.
        *above, cells[0] = cells[0].split("\n")
        yield from above
    if len(cells) == _FEWEST_ABOVE and _is_place(*cells):
        yield f"{cells[0]} : {' '.join(cells[1].split())}"
        return
    line: list[str] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        if is_label(cell):
            yield from _folded(line)
            line = []
            after = at + 1
            while after < len(cells) and not is_label(cells[after]):
                after += 1
            value = [one for one in cells[at + 1 : after] if one.strip(_DASHES)] or cells[at + 1 : after][:1]
            labelled = [said for one in value if said_quarter(cell) and (said := _value_said(one))]
            value = [one for one in value if not (labelled and _value_said(one))]
            if len(value) == _FEWEST_ABOVE and said_quarter(cell) and _is_of_two(*value):
                key = f"q{said_quarter(cell)}"
                yield from quarter_lines(int(key[1]), {f"{key}.result": value[0], key: value[1]}, "")
                yield from labelled
                at = after
                continue
            if len(value) > 1 and _is_of_value(cell) and _is_of_two(value[0], value[1]):  # a value, and what was done
                yield from _pair(cell, value[0])
                cell, value = "", value[1:]
            yield from _pair(cell, "\n".join(value) if any("\n" in one for one in value) else " ".join(value))
            yield from labelled
            at = after
        else:
            line.append(cell)
            at += 1
    yield from _folded(line)


def _is_place(label: str, value: str) -> bool:
    """Whether two cells are a place in the plan, and which: "ประเด็นยุทธศาสตร์", "ด้านที่ ๒ …"."""
    return _PLACE.fullmatch(label) is not None and starts_node(f"{label} : {value}")


def _folded(cells: list[str]) -> Iterator[str]:
    """Cells on one line; the lines of the last one may go on below it."""
    if cells:
        *first, last = cells
        yield "\t".join([*(" ".join(cell.split("\n")) for cell in first), last])


def _pair(label: str, value: str) -> Iterator[str]:
    label = _TWICE.sub("", label)
    if not value.strip():
        yield label
    elif label.rstrip().endswith((":", "：", "=")) or not label.strip():
        yield f"{label.rstrip()} {value}".lstrip()
    else:
        yield f"{label.rstrip()} : {value}"


def is_label(cell: str) -> bool:
    """Whether a cell is a label of a form and nothing more."""
    words = _TWICE.sub("", cell.strip())
    if not words or "\n" in words or len(words) > 80:
        return False
    quarter = is_quarter(words)
    if quarter is not None:
        return quarter.end() == len(words)
    for labels in _LABELS:
        found = match_item(words, labels) or match_bare(words, labels)
        if found is not None and found.end == len(words):
            return True
    other = match_other(words)
    return other is not None and other.end == len(words)


def _is_of_two(value: str, words: str) -> bool:
    """Whether two cells are a value and words of their own, which are neither its unit nor another value."""
    return is_value(value) and not is_value(words) and not is_unit(words.strip())


def _value_said(cell: str) -> str:
    """A cell that holds a label with its value, "เป้า 500", as a line; "" for any other."""
    found = match_other(cell)
    is_value_of = found is not None and found.field in VALUES and is_value(cell[found.end :])
    return f"{cell[: found.end].rstrip(' :：=')} : {cell[found.end :]}" if found is not None and is_value_of else ""


def _is_of_value(label: str) -> bool:
    """Whether a label is that of a value, and not of words."""
    found = match_other(label)
    return found is not None and found.field in VALUES


def _is_heads(row: list[str]) -> bool:
    """Whether all of a row are labels, so that what they are for stands below."""
    cells = [cell for cell in row if cell.strip()]
    return len(cells) >= _FEWEST_ABOVE and all(map(is_label, cells))


def _fits(heads: list[str], row: list[str]) -> bool:
    """Whether a row may hold the values of the labels above it: each value under a label, and none is a label."""
    places = {at for at, cell in enumerate(heads) if cell.strip()}
    filled = {at for at, cell in enumerate(row) if cell.strip()}
    return bool(filled) and filled <= places and not any(is_label(row[at]) for at in filled)
