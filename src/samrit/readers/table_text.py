"""Tables as text: a sheet saved as CSV, or rows that were pasted, whose cells tabs or strokes part, between other lines.

An indicator may stand in each row, a quarter in each row or each column, or a label with its value.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from samrit.readers.csv_cells import read_csv
from samrit.readers.layout import Block, is_label, texts
from samrit.readers.numbered_rows import joined
from samrit.readers.other_labels import match_other
from samrit.readers.quarter_rows import quarter_columns, quarter_heads
from samrit.readers.reading import Reading, UnreadableError
from samrit.readers.rows import heads_fields
from samrit.readers.source import Source
from samrit.readers.texts import read_texts

_NAME = re.compile("ตัวชี้วัด|indicator|kpi|name", re.IGNORECASE)  # the one head that no such table lacks
_SEPARATORS = "\t,;|"
_FEWEST = 2  # separators of a row of three columns; rows of a pasted table
_FEWEST_PAIRS = 4
_LONGEST_TITLE = 300  # characters above the first row
_TRIED = 30  # lines above the first row
_DRAWN = frozenset(" \t|:+=-─━┼╪├┤┬┴┌┐└┘╔╗╚╝═│║")  # what stands between rows
_STROKE = re.compile(r"(?<!\\)[|│║]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANKS = re.compile(r" {2,}")
_SPACED_HEADS = re.compile(r"\s*(?:ราย)?(?:ไตรมาส(?:ที่)?|quarter) {2,}\S", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")


def is_table(source: Source) -> bool:
    """Whether the text has a row of heads that name the fields of indicators, or a pasted table of a form's labels."""
    if not source.is_text:
        return False
    head = source.text[:20_000].splitlines()[:_TRIED]
    if any(_NAME.search(line) and any(line.count(one) >= _FEWEST for one in _SEPARATORS) for line in head):
        try:
            if heads_fields(read_csv("\n".join(head).encode()).rows):
                return True
        except UnreadableError:
            pass
    text = _tabbed(source.text)
    if _may_have_rows(text):
        return any(not isinstance(block, str) for block in _blocks(text))
    return _has_pairs(source.text)


def _has_pairs(text: str) -> bool:
    """Whether a CSV has a label of a form and its value in nearly all of its rows."""
    first = text[:_LONGEST_TITLE]
    if "," not in first and ";" not in first:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if not any(len([line for line in lines if one in line]) * 3 >= len(lines) * 2 for one in ",;"):
        return False
    try:
        rows = joined([row for row in read_csv(text.encode()).rows if any(row)], is_label)
    except UnreadableError:
        return False
    return len(rows) >= _FEWEST_PAIRS and sum(len(row) > 1 and _opens(row) for row in rows) * 3 >= len(rows) * 2


def read_all(source: Source) -> tuple[Reading, ...]:
    """A report for each row, or that of the rows."""
    text = _tabbed(source.text)
    whole = read_csv(text.encode()).rows if "\t" in text or not _may_have_rows(text) else []
    found = list(_blocks(text)) if _may_have_rows(text) else []
    tables = [one for one in found if not isinstance(one, str)]
    is_whole = bool(whole) and (not tables or (heads_fields(whole) and all(map(heads_fields, tables))))
    return read_texts(texts([whole] if is_whole else found), source.name, "table")


def _tabbed(text: str) -> str:
    """A text with tabs between the cells of a table of quarters that blanks alone part."""
    if "  " not in text or "\t" in text or not any(map(_SPACED_HEADS.match, lines := text.splitlines())):
        return text
    width = 0
    for at, line in enumerate(lines):
        cells = _BLANKS.split(line.strip())
        if _SPACED_HEADS.match(line) and quarter_heads(cells):
            width = len(cells)
        elif not (width and _FEWEST <= len(cells) <= width):
            width = 0
        if width:
            lines[at] = "\t".join(cells)
    return "\n".join(lines)


def _may_have_rows(text: str) -> bool:
    return "\t" in text or _STROKE.search(text) is not None


def _blocks(text: str) -> Iterator[Block]:
    """The lines, and the tables between them that a form's labels, heads or quarters show to be such."""
    for is_row, group in groupby(text.splitlines(), _is_row):
        lines = list(group)
        rows = [_cells(line) for line in lines if not _is_drawn(line)] if is_row else []
        if rows and _is_of_form(rows):
            yield rows
        else:
            yield from lines


def _is_row(line: str) -> bool:
    words = line.strip()
    return "	" in words or _is_drawn(words) or _is_between_strokes(words)


def _is_drawn(line: str) -> bool:
    """Whether a line is what is drawn between the rows of a table."""
    return (
        len(line) > _FEWEST
        and "	" not in line
        and any(one in line for one in ("--", "==", "──", "━━", "══"))
        and set(line) <= _DRAWN
    )


def _is_between_strokes(words: str) -> bool:
    strokes = len(_STROKE.findall(words))
    return (strokes >= _FEWEST and _STROKE.match(words) is not None) or (strokes >= 1 and " | " in words)


def _cells(line: str) -> list[str]:
    words = line.strip("\r\n ") if "\t" in line else line.strip()
    if "\t" in words:
        return [cell.strip(" ") for cell in words.split("\t")]
    cells = [_plain(cell) for cell in _STROKE.split(words)]
    cells = cells[1:] if _STROKE.match(words) else cells
    return cells[:-1] if cells and not cells[-1] and _STROKE.search(words[-1:]) else cells


def _plain(cell: str) -> str:
    """A cell without what Markdown puts around its words."""
    words = cell.replace("\\|", "|").strip()
    return _BREAK.sub("\n", _BOLD.sub(r"\2", words)).strip() if words else ""


def _is_of_form(rows: list[list[str]]) -> bool:
    rows = joined(rows, is_label)
    if not any(map(any, rows)):
        return False
    if heads_fields(rows) or any(
        quarter_heads(row) or quarter_columns(rows[at : at + _FEWEST])[0] for at, row in enumerate(rows)
    ):
        return True
    return sum(1 for row in rows if len(row) > 1 and (_opens(row) or is_label(row[0]))) * 2 >= max(len(rows), 1)


def _opens(row: list[str]) -> bool:
    """Whether a row's first cell is a label, as whatever paper words it."""
    found = match_other(row[0]) if row[0] else None
    return found is not None and found.end == len(row[0])
