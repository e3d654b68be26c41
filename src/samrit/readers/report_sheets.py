"""Reports in a workbook: an indicator in each row, or the form laid out in the cells of a sheet, one sheet after another."""

from samrit.decoding.process import OF_A_REPORT
from samrit.readers.layout import texts
from samrit.readers.reading import UnreadableError
from samrit.readers.source import Source
from samrit.readers.workbook import read_workbook
from samrit.thai.translation import Message

_NONE = Message("No sheet of this workbook holds words.")


def read_source(source: Source) -> list[str]:
    """The texts of the sheets: one for each, or one for each indicator that it lists."""
    if b"vbaProject" in source.data:
        raise UnreadableError(
            Message("The file carries macros, so it is not opened. Please save it without them (.docx, .xlsx).")
        )
    found: list[str] = []
    for sheet in read_workbook(source.data, limits=OF_A_REPORT):
        found += texts([[[cell or "" for cell in row] for row in sheet.rows]])
    if not found:
        raise UnreadableError(_NONE)
    return found
