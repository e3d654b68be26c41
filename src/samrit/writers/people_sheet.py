"""The template of a file of people: the headings that the reader reads, and the roles and agencies that there are."""

from collections.abc import Iterable
from io import BytesIO

from samrit.organisations.people_columns import PEOPLE_COLUMNS
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.writers.colours import ACCENT, ACCENT_TINT

_INK, _HEAD = ACCENT, ACCENT_TINT
_PEOPLE, _CODES = Message("People"), Message("Codes")
_ROLE, _AGENCY = Message("Role"), Message("Agency")
_BLANK_ROWS = 1000


def write_people_sheet(agencies: Iterable[tuple[str, str]]) -> bytes:
    """The workbook: an empty table, and on a second sheet the codes with their names."""
    from xlsxwriter import Workbook  # takes longer to load than most commands run

    buffer = BytesIO()
    book = Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet, codes = book.add_worksheet(_PEOPLE.th), book.add_worksheet(_CODES.th)
    head = book.add_format({"bold": True, "bg_color": _HEAD, "font_color": _INK, "border": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@", "valign": "top"})
    for place, column in enumerate(PEOPLE_COLUMNS):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(0, place, column.label.th, head)
        if column.help.th:
            sheet.write_comment(0, place, column.help.th)
        if column.field == "role":
            rule = {"validate": "list", "source": [role.value for role in RoleName], "error_type": "information"}
            sheet.data_validation(1, place, _BLANK_ROWS, place, rule)
    sheet.freeze_panes(1, 1)
    codes.set_column(0, 0, 18, text)
    codes.set_column(1, 1, 50, text)
    rows = [
        (_ROLE.th, ""),
        *((role.value, ROLE_WORDS[role].th) for role in RoleName),
        ("", ""),
        (_AGENCY.th, ""),
        *agencies,
    ]
    for at, (code, name) in enumerate(rows):
        codes.write_string(at, 0, code, head if not name and code else text)
        codes.write_string(at, 1, name, text)
    book.close()
    return buffer.getvalue()
