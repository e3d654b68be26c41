"""The cells of a sheet: of a workbook (xlsx, xls, ods), as `decoding.workbook` tells them from a process of its own, or of a CSV."""

import re
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from samrit.decoding.process import BUSY, Limits, UndecodableError, decode
from samrit.readers.csv_cells import NO_SHEET, read_csv
from samrit.readers.reading import TRY_AGAIN, UnreadableError
from samrit.thai.calendar import BUDDHIST_OFFSET, format_date
from samrit.thai.translation import Message

MAX_BYTES = 5 * 1024 * 1024
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
# A register of twenty thousand organisations takes longer than a report.
LIMITS = Limits(memory_bytes=1024 * 1024 * 1024, cpu_seconds=15, seconds=20, output_bytes=64 * 1024 * 1024)
_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# How a newer Excel file with a password names what it holds.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

Cell = str | None  # None for what holds nothing that can be read as text, a number or a date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows from its first on, each cell in the words that it shows.

    Half in percent is "50%", 802 in four digits "0802", a day "31 มีนาคม 2565". `is_cut` where the sheet is larger than what
    is read, `is_bare` where it holds numbers and the file doesn't tell how they are shown. `days`, `lost`, `unworked` and
    `errors` are places (row and column from 0): of days and times, of numbers so long that Excel has dropped their last
    digits, of formulas without a value, of "#REF!". `joined` are merged cells, from the first place to the last.
    """

    name: str
    rows: list[list[Cell]]
    is_cut: bool = False
    is_bare: bool = False
    days: frozenset[tuple[int, int]] = frozenset()
    lost: frozenset[tuple[int, int]] = frozenset()
    comments: tuple[str, ...] = ()  # of the whole workbook, at its first sheet
    unworked: frozenset[tuple[int, int]] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    joined: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False

    def remarks(self) -> list[Message]:
        """What is to be told of the sheet as a whole."""
        return [message for is_so, message in ((self.is_cut, _CUT), (self.is_bare, _BARE)) if is_so]


DIGITS_LOST = Message(
    "Excel keeps 15 digits of a number; the last ones may be lost. Make the cell a text, and type it anew."
)
_CUT = Message("The sheet is too large; only a part was read.")
_BARE = Message(
    "The file doesn't tell how its numbers are shown: percents are read as fractions, and zeros "
    "in front are lost. Please save it as .xlsx, and upload it again."
)
_ERROR = re.compile(r"#(?:[A-Z/0]+[!?]|N/A|#+)|Err:\d+")
_AS_TEXT = re.compile(
    r"'(?=[0-9๐-๙][0-9๐-๙.,/\- ]*$|[+=\-])"
)  # typed in front of a number, so that Excel leaves it as it is
_REFUSALS = {
    BUSY: TRY_AGAIN,
    "encrypted": Message("The file has a password; please save it without one."),
    "broken": Message(
        "The file can't be read: it is damaged, or far too large inside. Please open it in Excel and save it anew."
    ),
    "empty": Message("The file holds no data."),
}


MOST_ROWS = 3000
_LAST_YEAR = 2400  # of the Common Era that anybody means


def is_workbook(data: bytes) -> bool:
    """Whether the bytes may be a sheet of Excel or OpenDocument, and no text."""
    return data.startswith(_STARTS)


def read_workbook(data: bytes, *, most_rows: int = MOST_ROWS, limits: Limits = LIMITS) -> list[Sheet]:
    """The sheets with anything in them, in order, each up to so many rows; UnreadableError for what is no workbook."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(Message("The file is larger than 5 megabytes."))
    if not is_workbook(data):
        return [_finished(_of_csv(data, most_rows))]
    if data.startswith(_STARTS[1]) and _ENCRYPTED in data:
        raise UnreadableError(_REFUSALS["encrypted"])
    try:
        answer = decode("workbook", data, limits=limits, most_rows=most_rows)
        sheets = msgspec.convert(answer["sheets"], list[Sheet])
    except UndecodableError as error:
        raise UnreadableError(_REFUSALS.get(error.reason, _REFUSALS["broken"])) from error
    for sheet in sheets:
        for row, column in sheet.days:
            sheet.rows[row][column] = _day(sheet.rows[row][column])
    return [_finished(sheet) for sheet in sheets]


def _of_csv(data: bytes, most_rows: int) -> Sheet:
    found = read_csv(data)
    if not any(cell for row in found.rows for cell in row):
        raise UnreadableError(_REFUSALS["empty"] if data.isspace() else NO_SHEET)
    rows: list[list[Cell]] = [list(row) for row in found.rows[:most_rows]]
    return Sheet("csv", rows, len(found.rows) > most_rows, days=found.days, lost=found.lost)


def _finished(sheet: Sheet) -> Sheet:
    """The sheet with its errors known, and numbers without the mark that made texts of them."""
    errors = set()
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if cell and cell[0] == "'":
                row[column] = _AS_TEXT.sub("", cell, count=1)
            elif cell and cell[0] in "#E" and _ERROR.fullmatch(cell.strip()):
                errors.add((number, column))
    return replace(sheet, errors=frozenset(errors)) if errors else sheet


def _day(iso: Cell) -> Cell:
    """A day in words; a year far ahead was typed in the Buddhist Era where Excel took it for the Common Era."""
    try:
        day = date.fromisoformat(iso or "")
        return format_date(day.replace(year=day.year - BUDDHIST_OFFSET) if day.year > _LAST_YEAR else day)
    except ValueError:  # the 29th of February of one era may not be there in the other
        return iso
