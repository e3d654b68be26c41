"""What a workbook of old Excel (xls) tells of its cells besides their values."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from xlrd import XL_CELL_ERROR, XL_CELL_NUMBER, XLRDError, error_text_from_code, open_workbook
from xlrd.compdoc import CompDocError

from samrit.decoding.cell_formats import BY_NUMBER, SURE_DIGITS
from samrit.decoding.cell_marks import MAX_COLUMNS, Mark, Trait

BROKEN = (
    XLRDError,
    CompDocError,
    AssertionError,
    AttributeError,
    TypeError,
)  # how xlrd fails at a file that it can't read


def marks(data: bytes, names: set[str], most_rows: int) -> Iterator[Mark]:
    """Each number whose format is not the general one, or that is long; errors, what is joined or hidden."""
    book = open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=StringIO())
    for name in book.sheet_names():
        if name in names:
            yield from _of_sheet(book, book.sheet_by_name(name), most_rows)
            book.unload_sheet(name)


def _of_sheet(book: Any, sheet: Any, most_rows: int) -> Iterator[Mark]:
    for column, info in sheet.colinfo_map.items():
        if info.hidden and column < MAX_COLUMNS:
            yield Trait(sheet.name, -1, column, is_hidden=True)
    for row, info in sheet.rowinfo_map.items():
        if info.hidden and row < most_rows:
            yield Trait(sheet.name, row, -1, is_hidden=True)
    for row in range(min(sheet.nrows, most_rows)):
        for column, cell in enumerate(sheet.row(row)[:MAX_COLUMNS]):
            if cell.ctype == XL_CELL_ERROR:
                yield Trait(sheet.name, row, column, error=error_text_from_code.get(cell.value, "#REF!"))
            elif cell.ctype == XL_CELL_NUMBER:
                code, raw = _code(book, cell.xf_index), repr(cell.value).removesuffix(".0")
                if code or len(raw) > SURE_DIGITS:
                    yield Trait(sheet.name, row, column, raw, code, bool(book.datemode))


def _code(book: Any, style: int) -> str:
    key = book.xf_list[style].format_key
    code = book.format_map[key].format_str if key in book.format_map else ""
    return BY_NUMBER.get(key, "") if code in ("", "General") else code
