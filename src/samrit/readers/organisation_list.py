"""A list of organisations (xlsx, xls, ods, csv): bytes to rows by field, each issue with its very cell.

For the register (`REGISTER_COLUMNS`) and for sign-in sheets (`SIGN_IN_COLUMNS`) alike. Headings stand in any order, in Thai
or English; the sheet and the row in which they stand are found. Nothing is dropped in silence.
"""

import csv
import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samrit.organisations.columns import PERSONAL_COLUMNS, Column, fields_by_heading, heading_key, sector_of
from samrit.readers.plan_sheet import CellIssue, letter
from samrit.readers.reading import UnreadableError
from samrit.readers.workbook import DIGITS_LOST, MAX_BYTES, Cell, Sheet, read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean, clean_line, repair
from samrit.thai.translation import Message

MAX_ROWS = 25_000
_HEADING_ROWS = 30
_LONGEST = 1000  # letters of a cell; a name is shorter
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of the list: its row there (from 1), what stands in it by field, and what was not understood.

    `entry["sector"]` is a `Sector` value or absent, `entry["people"]` a number in Arabic digits; all else is as written,
    cleaned and mended.
    """

    number: int
    entry: Mapping[str, str]
    cells: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """What was read: the rows, what concerns the list as a whole, and which fields it has columns for."""

    rows: tuple[OrganisationRow, ...]
    issues: tuple[CellIssue, ...]
    fields: tuple[str, ...]

    @property
    def is_personal(self) -> bool:
        """Whether it has columns about people that were read."""
        return any(column.field in self.fields for column in PERSONAL_COLUMNS)


def read_organisation_list(data: bytes, columns: tuple[Column, ...]) -> OrganisationList:
    """The first sheet with a heading for a name; UnreadableError in one sentence where there is none.

    Columns about people are read only where `columns` has them; else they are left out, and an issue says so.
    """
    headings = fields_by_heading(columns)
    for sheet in _sheets(data):
        at, places = _headings(sheet, headings)
        if at is not None:
            return _list(sheet, at, places, headings)
    raise UnreadableError(
        Message("No column “Name in Thai” (“ชื่อหน่วยงาน”) was found; please use the template, or name the column so.")
    )


def cells_of(data: bytes) -> list[str]:
    """The words of every cell, for finding whether a list holds something; UnreadableError where it can't be read."""
    return [cell for sheet in _sheets(data) for row in sheet.rows for cell in row if cell]


def _sheets(data: bytes) -> list[Sheet]:
    if data.startswith(_WORKBOOKS):
        return read_workbook(data, most_rows=MAX_ROWS + _HEADING_ROWS)
    if len(data) > MAX_BYTES:
        raise UnreadableError(Message("The file is larger than 5 megabytes."))
    text = _decoded(data)
    first = text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise UnreadableError(_NO_LIST) from error
    return [Sheet("csv", rows[: MAX_ROWS + _HEADING_ROWS], len(rows) > MAX_ROWS + _HEADING_ROWS)]


_NO_LIST = Message("This is no sheet of Excel (.xlsx, .xls) or OpenDocument (.ods), and no CSV.")


def _decoded(data: bytes) -> str:
    # Excel in Thai writes CSV in its old code page unless it is asked for UTF-8.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableError(_NO_LIST)


def _headings(sheet: Sheet, headings: Mapping[str, str]) -> tuple[int | None, dict[str, int]]:
    """The row of headings, counted from 0, and the column of each field: the row that has most of them, and a name."""
    best: tuple[int | None, dict[str, int]] = (None, {})
    for at, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        places: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = headings.get(heading_key(cell or ""))
            if name is not None:
                places.setdefault(name, column)
        if {"name_th", "name_en"} & set(places) and len(places) > len(best[1]):
            best = at, places
    return best


def _list(sheet: Sheet, at: int, places: dict[str, int], headings: Mapping[str, str]) -> OrganisationList:
    issues = list(_odd_headings(sheet.rows[at], at, places, headings))
    rows: list[OrganisationRow] = []
    cells = {name: letter(column) for name, column in places.items()}
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        if not any(cell and cell.strip() for cell in row):
            continue
        if len(rows) == MAX_ROWS:
            issues.append(_issue(f"A{number}", Message("No more than {max_rows:,} rows are read; those from here on were not.", max_rows=MAX_ROWS)))  # fmt: skip
            break
        lost = {name for name, column in places.items() if (number - 1, column) in sheet.lost}
        rows.append(_row(number, row, places, cells, lost))
    issues += (CellIssue("", remark) for remark in sheet.remarks())
    return OrganisationList(tuple(rows), tuple(issues), tuple(places))


def _odd_headings(
    row: Sequence[Cell], at: int, places: dict[str, int], headings: Mapping[str, str]
) -> Iterator[CellIssue]:
    taken, personal = set(places.values()), fields_by_heading(PERSONAL_COLUMNS)
    for column, cell in enumerate(row):
        words = clean_line(cell or "")[:60]
        if not words or column in taken or heading_key(words) in _NUMBERING:
            continue
        place, asked = f"{letter(column)}{at + 1}", heading_key(words)
        if asked in headings:
            yield _issue(place, Message("The heading “{words}” stands there twice; the first is taken.", words=words))  # fmt: skip
        elif asked in personal:
            yield _issue(place, Message("“{words}” is personal data; it is neither read nor kept.", words=words))  # fmt: skip
        else:
            yield _issue(place, Message("The heading “{words}” is not known; its column was not read.", words=words))  # fmt: skip


_NUMBERING = frozenset(map(heading_key, ("ที่", "ลำดับ", "ลำดับที่", "no.", "no", "#")))


def _row(
    number: int, row: Sequence[Cell], places: Mapping[str, int], letters: Mapping[str, str], lost: Container[str]
) -> OrganisationRow:
    entry: dict[str, str] = {}
    issues: list[CellIssue] = []
    for name, column in places.items():
        raw = (row[column] if column < len(row) else "") or ""
        words = repair(clean(raw) if name == "note" else clean_line(raw))[0]
        place = f"{letters[name]}{number}"
        if name in lost:
            issues.append(CellIssue(place, DIGITS_LOST))
        elif len(words) > _LONGEST:
            issues.append(_issue(place, Message("It is longer than {longest} letters.", longest=_LONGEST)))
        elif name == "sector":
            _sector(words, place, entry, issues)
        elif name == "people":
            _people(words, place, entry, issues)
        elif words:
            entry[name] = words
    if "name_th" not in entry and "name_en" in entry:
        entry["name_th"] = entry["name_en"]
    if "name_th" not in entry and not issues:
        place = letters.get("name_th") or letters["name_en"]
        issues.append(_issue(f"{place}{number}", Message("There is no name.")))
    return OrganisationRow(number, entry, {name: f"{one}{number}" for name, one in letters.items()}, tuple(issues))


def _sector(words: str, place: str, entry: dict[str, str], issues: list[CellIssue]) -> None:
    sector = sector_of(words)
    if sector is None:
        issues.append(_issue(place, Message("The sector “{words}” is not understood.", words=words[:60])))
    elif words:
        entry["sector"] = sector.value


def _people(words: str, place: str, entry: dict[str, str], issues: list[CellIssue]) -> None:
    digits = to_arabic(words).removesuffix("คน").strip().replace(",", "")
    if digits.isdecimal() and 0 < int(digits) < 1_000_000:
        entry["people"] = str(int(digits))
    elif digits:
        issues.append(_issue(place, Message("“{words}” is no number of people.", words=words[:60])))


def _issue(cell: str, message: Message) -> CellIssue:
    return CellIssue(cell, message)
