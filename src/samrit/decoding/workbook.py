"""The cells of a workbook (xlsx, xls, ods). Values come from calamine; how a cell shows its number (percent, zeros before it, a date in Thai), and what is hidden,
joined or never worked out, calamine doesn't tell: that is read from the file once more, by the module of its kind.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import InvalidOperation
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import BadZipFile

from samrit.decoding import workbook_ods, workbook_xls, workbook_xlsx
from samrit.decoding.cell_formats import SURE_DIGITS, number_of, plain, shown
from samrit.decoding.cell_marks import MAX_COLUMNS, Joined, Mark
from samrit.decoding.refusing import Refusal

MAX_SHEETS, MAX_LETTERS = 8, 40_000
_Marks = Callable[[bytes, set[str], int], Iterator[Mark]]


def decode(data: bytes, *, most_rows: int) -> dict[str, Any]:
    """The sheets with anything in them."""
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    try:
        book = load_workbook(BytesIO(data))
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        names = book.sheet_names[:MAX_SHEETS]
        sheets = [_sheet(name, book.get_sheet_by_name(name), most_rows, is_hidden=name in hidden) for name in names]
    except PasswordError:
        raise Refusal("encrypted") from None
    except CalamineError as error:
        raise Refusal("encrypted" if "password" in str(error).lower() else "broken") from error
    sheets = [sheet for sheet in sheets if sheet["rows"]]
    if not sheets:
        raise Refusal("empty")
    _show_as_formatted(data, _kind(data), {sheet["name"]: sheet for sheet in sheets}, most_rows)
    if data.startswith(b"PK"):
        noted = workbook_ods.comments if workbook_ods.is_ods(data) else workbook_xlsx.comments
        sheets[0]["comments"] = [words[:MAX_LETTERS] for words in noted(data)]
    return {"sheets": sheets}


def _kind(data: bytes) -> _Marks:
    if not data.startswith(b"PK"):
        return workbook_xls.marks
    return workbook_ods.marks if workbook_ods.is_ods(data) else workbook_xlsx.marks


def _sheet(name: str, sheet: Any, most_rows: int, *, is_hidden: bool) -> dict[str, Any]:
    # Rows are counted from the top of the sheet, cells of a row only from the first column that holds anything.
    left = min(sheet.start[1], MAX_COLUMNS) if sheet.start else 0
    margin: list[str | None] = [None] * left
    rows: list[list[str | None]] = []
    days: list[tuple[int, int]] = []
    lost: list[tuple[int, int]] = []
    has_numbers = False
    for row in sheet.iter_rows():
        if len(rows) == most_rows:
            break
        for column, cell in enumerate(row[: MAX_COLUMNS - left], left):
            if isinstance(cell, date | time | timedelta):
                days.append((len(rows), column))
            elif isinstance(cell, float):
                has_numbers = True
                if abs(cell) >= 10**SURE_DIGITS:
                    lost.append((len(rows), column))
        rows.append(margin + [_words(cell) for cell in row[: MAX_COLUMNS - left]])
    is_cut = left + sheet.width > MAX_COLUMNS or sheet.total_height >= most_rows
    rows = rows if any(cell for row in rows for cell in row) else []
    found: dict[str, Any] = {"name": name, "rows": rows, "is_cut": is_cut, "is_hidden": is_hidden}
    joined = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return found | {"days": days, "lost": lost, "joined": joined, "has_numbers": has_numbers}


def _words(cell: Any) -> str | None:
    if isinstance(cell, bool) or cell is None:
        return {True: "TRUE", False: "FALSE"}.get(cell) if cell is not None else None
    if isinstance(cell, float):
        return plain(number_of(repr(cell))) if cell == cell and abs(cell) < 1e30 else None  # noqa: PLR0124 - NaN
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)[:MAX_LETTERS]


def _show_as_formatted(data: bytes, marks: _Marks, sheets: dict[str, dict[str, Any]], most_rows: int) -> None:
    """Put what the cell shows in the place of its bare number, where its format says something that the number doesn't."""
    for sheet in sheets.values():
        sheet |= {"unworked": [], "hidden_rows": [], "hidden_columns": []}
    try:
        for one in marks(data, set(sheets), most_rows):
            _note(sheets[one.sheet], one)
    except (
        BadZipFile,
        KeyError,
        IndexError,
        ET.ParseError,
        ValueError,
        InvalidOperation,
        OSError,
        *workbook_xls.BROKEN,
    ):
        for sheet in sheets.values():  # what calamine read stands; that formats are unknown is told
            sheet["is_bare"] = sheet["has_numbers"]


def _note(sheet: dict[str, Any], one: Mark) -> None:
    if isinstance(one, Joined):
        sheet["joined"].append((one.row, one.column, one.last_row, one.last_column))
    elif one.is_hidden:
        sheet["hidden_columns" if one.row < 0 else "hidden_rows"].append(max(one.row, one.column))
    elif one.is_unworked:
        sheet["unworked"].append((one.row, one.column))
        _put(sheet, one, "")
    elif one.error:
        _put(sheet, one, one.error)
    else:
        words, is_day = shown(one.raw, one.code, is_1904=one.is_1904)
        if words and _put(sheet, one, words) and is_day:
            sheet["days"].append((one.row, one.column))


def _put(sheet: dict[str, Any], one: Mark, words: str) -> bool:
    """Give a cell other words; False where the sheet has no such cell."""
    rows = sheet["rows"]
    is_there = one.row < len(rows) and one.column < len(rows[one.row])
    if is_there:
        rows[one.row][one.column] = words
    return is_there
