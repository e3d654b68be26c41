"""A plain table as a file: CSV that a spreadsheet opens by itself, or Excel; nothing in a cell is ever run."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUN = ("=", "+", "-", "@", "\t", "\r")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """With a byte order mark, by which a spreadsheet knows UTF-8."""
    text = StringIO()
    table = csv.writer(text)
    table.writerow(headings)
    table.writerows([inert(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode()


def inert(cell: str) -> str:
    """A text that no spreadsheet runs as a formula: an apostrophe goes before what it would."""
    return f"'{cell}" if cell.startswith(_RUN) else cell


def write_xlsx(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet, its headings frozen, all cells text."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, headings, book.add_format({"bold": True}))
    for number, row in enumerate(rows, 1):
        sheet.write_row(number, 0, row)
    sheet.autofit()
    book.close()
    return buffer.getvalue()
