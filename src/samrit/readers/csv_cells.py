"""The cells of a CSV, in the code pages and with the separators that Excel and others write."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from samrit.readers.reading import UnreadableError
from samrit.thai.translation import Message

NO_SHEET = Message("This is no sheet of Excel (.xlsx, .xls) or OpenDocument (.ods), and no CSV.")
_WEB_PAGE = Message("This is a web page under the name of a sheet. Please open it in Excel, and save it as .xlsx.")
_SEPARATORS = ",;\t|"
_TRIED_LINES = 40
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)  # a first line by which Excel is told the separator
_FORMULA = re.compile(r'="([^"]*)"')  # keeps the zeros of ="0802"
_MONTH = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|"
    r"ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|พ\.?ย\.?|ธ\.?ค\.?"
)
# What Excel writes of a day that it has made of "1-12" or "2.5".
_DAY_MADE = re.compile(
    rf"\d{{1,2}}[- ](?:{_MONTH})(?:[- ]\d{{2,4}})?|(?:{_MONTH})[- ]\d{{2,4}}|\d{{4}}-\d\d-\d\d(?: 00:00:00)?",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")  # stands in no text
_CUT = re.compile(r"\d(?:\.\d+)?E\+\d+")  # 1.23457E+12: all but six digits are gone

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CsvCells:
    """The rows, and the places of what Excel has made a day of, and of long numbers that it has cut."""

    rows: list[list[str]]
    days: frozenset[_Place]
    lost: frozenset[_Place]


def read_csv(data: bytes) -> CsvCells:
    """The cells; UnreadableError in one sentence for what is no text in columns."""
    text = _decoded(data)
    if text.lstrip().startswith("<"):
        raise UnreadableError(_WEB_PAGE)
    said = _SAID.match(text)
    if said is not None:
        text = text[said.end() :]
    try:
        rows = _rows(text, said[1] if said is not None else _separator(text))
    except csv.Error as error:
        raise UnreadableError(NO_SHEET) from error
    days, lost = set(), set()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if _DAY_MADE.fullmatch(cell.strip()):
                days.add((number, column))
            elif _CUT.fullmatch(cell.strip()):
                lost.add((number, column))
    return CsvCells(rows, frozenset(days), frozenset(lost))


def _rows(text: str, separator: str) -> list[list[str]]:
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return [[_FORMULA.sub(r"\1", cell) if cell.startswith("=") else cell for cell in row] for row in rows]


def _separator(text: str) -> str:
    """The one that gives most lines the same number of cells."""
    some = "".join(text.splitlines(keepends=True)[:_TRIED_LINES])

    def rating(separator: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(io.StringIO(some), delimiter=separator) if len(row) > 1)
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_SEPARATORS, key=rating)


def _decoded(data: bytes) -> str:
    # Excel in Thai writes CSV in its old code page unless it is asked for UTF-8.
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text) is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableError(NO_SHEET)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if b"\x00" in data[:400] and len(data) % 2 == 0:
        return ("utf-16-le",) if data[1:400:2].count(0) > data[:400:2].count(0) else ("utf-16-be",)
    return ("utf-8-sig", "cp874")
