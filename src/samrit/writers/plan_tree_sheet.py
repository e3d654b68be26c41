"""A long-term plan as a sheet of Excel or as CSV: what stands in it, or an empty template; the headings that the reader reads."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from samrit.definitions.plan_tree import TREE_COLUMNS
from samrit.writers.colours import ACCENT, ACCENT_TINT
from samrit.writers.table import write_csv

_INK, _HEAD = ACCENT, ACCENT_TINT
_HEADING_ROW, _BLANK_ROWS = 1, 300


def write_tree_sheet(title: str, levels: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    """The workbook; `levels` are the names to choose from."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bg_color": _HEAD, "font_color": _INK, "border": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14, "font_color": _INK}))
    for place, column in enumerate(TREE_COLUMNS):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(_HEADING_ROW, place, column.label.th, head)
        sheet.write_comment(_HEADING_ROW, place, column.help.th)
    for number, row in enumerate(rows, _HEADING_ROW + 1):
        for place, column in enumerate(TREE_COLUMNS):
            sheet.write_string(number, place, row.get(column.field, ""), text)
    last = _HEADING_ROW + len(rows) + _BLANK_ROWS
    if levels:
        source = [level for level in levels if len(level) < 60][:6]
        place = next(n for n, column in enumerate(TREE_COLUMNS) if column.field == "level")
        sheet.data_validation(
            _HEADING_ROW + 1, place, last, place, {"validate": "list", "source": source, "error_type": "information"}
        )
    sheet.freeze_panes(_HEADING_ROW + 1, 3)
    sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + max(len(rows), 1), len(TREE_COLUMNS) - 1)
    book.close()
    return buffer.getvalue()


def write_tree_csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    """The same rows as CSV."""
    headings = [column.label.th for column in TREE_COLUMNS]
    return write_csv(headings, ([row.get(column.field, "") for column in TREE_COLUMNS] for row in rows))
