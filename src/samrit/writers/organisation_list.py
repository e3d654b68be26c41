"""The register of partners as a sheet of Excel, or the empty template: the headings that the reader reads."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from samrit.organisations.columns import REGISTER_COLUMNS
from samrit.thai.translation import Message
from samrit.vocabulary.counted import SECTOR_WORDS, Sector
from samrit.writers.colours import ACCENT, ACCENT_TINT

_INK, _HEAD = ACCENT, ACCENT_TINT
_TITLE, _SHEET = Message("Register of partners"), Message("Partners")
_BLANK_ROWS = 500


def write_organisation_list(rows: Iterable[Mapping[str, str]]) -> bytes:
    """The workbook; each row by field, `sector` as its value. Nothing about people is written: a file goes around."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"constant_memory": False, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": _TITLE.th})
    sheet = book.add_worksheet(_SHEET.th)
    head = book.add_format({"bold": True, "bg_color": _HEAD, "font_color": _INK, "border": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@", "valign": "top"})
    for place, column in enumerate(REGISTER_COLUMNS):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(0, place, column.label.th, head)
        if column.help.th:
            sheet.write_comment(0, place, column.help.th)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, column in enumerate(REGISTER_COLUMNS):
            words = row.get(column.field, "")
            if words and not column.is_personal:
                shown = SECTOR_WORDS[Sector(words)].th if column.field == "sector" else words
                sheet.write_string(last, place, shown, text)
    sector = next(place for place, column in enumerate(REGISTER_COLUMNS) if column.field == "sector")
    choices = [words.th for words in SECTOR_WORDS.values()]
    sheet.data_validation(1, sector, last + _BLANK_ROWS, sector, {"validate": "list", "source": choices})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(last, 1), len(REGISTER_COLUMNS) - 1)
    book.close()
    return buffer.getvalue()
