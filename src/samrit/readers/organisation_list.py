"""A list of organisations (xlsx, xls, ods, csv): bytes to rows by field, each issue with its very cell.

For the register (`REGISTER_COLUMNS`) and for sign-in sheets (`SIGN_IN_COLUMNS`) alike. Headings stand in any order, in Thai
or English; the sheet and the row in which they stand are found. Nothing is dropped in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from samrit.organisations.columns import PERSONAL_COLUMNS, Column, fields_by_heading, heading_key, sector_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import HEADING_ROWS, CellIssue, Row, Table, find_table, letter
from samrit.readers.table_issues import issues_of
from samrit.readers.workbook import read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean, clean_line, repair
from samrit.thai.translation import Message

MAX_ROWS = 25_000
_MOST_ROWS = MAX_ROWS + HEADING_ROWS
_LONGEST = 1000  # letters of a cell; a name is shorter
_NAMES = frozenset({"name_th", "name_en"})
_NEVER_DAYS = frozenset({"people", "contact_phone"})


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of the list: its row there (from 1), what stands in it by field, and what was not understood.

    `entry["sector"]` is a `Sector` value or absent, `entry["people"]` a number in Arabic digits; all else is as written,
    cleaned and mended. `typed` is what stands in cells of which nothing could be entered, by field.
    """

    number: int
    entry: Mapping[str, str]
    cells: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[CellIssue, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """What was read: the rows, what concerns the list as a whole, which fields it has columns for, and their letters."""

    rows: tuple[OrganisationRow, ...]
    issues: tuple[CellIssue, ...]
    fields: tuple[str, ...]
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_personal(self) -> bool:
        """Whether it has columns about people that were read."""
        return any(column.field in self.fields for column in PERSONAL_COLUMNS)


def read_organisation_list(data: bytes, columns: tuple[Column, ...]) -> OrganisationList:
    """The first sheet with a heading for a name; UnreadableError in one sentence where there is none.

    Columns about people are read only where `columns` has them; else they are left out, and an issue says so.
    """
    headings = fields_by_heading(columns)
    sheets = read_workbook(data, most_rows=_MOST_ROWS)
    table = find_table(
        sheets, lambda words: headings.get(heading_key(words)), lambda found: bool(_NAMES & found), _NAMES
    )
    if table is not None:
        return _list(table, headings)
    raise UnreadableError(
        Message("No column “Name in Thai” (“ชื่อหน่วยงาน”) was found; please use the template, or name the column so.")
    )


def cells_of(data: bytes) -> list[str]:
    """The words of every cell, for finding whether a list holds something; UnreadableError where it can't be read."""
    return [cell for sheet in read_workbook(data, most_rows=_MOST_ROWS) for row in sheet.rows for cell in row if cell]


def _list(table: Table, headings: Mapping[str, str]) -> OrganisationList:
    issues = issues_of(table, lambda words: headings.get(heading_key(words)), most=MAX_ROWS, remark=_personal)
    letters = {name: letter(column) for name, column in table.places.items()}
    rows = tuple(_row(table, row, letters) for row in table.rows[:MAX_ROWS])
    return OrganisationList(rows, issues, tuple(table.places), letters)


def _personal(heading: str) -> Message | None:
    if heading_key(heading) in fields_by_heading(PERSONAL_COLUMNS):
        return Message("“{words}” is personal data; it is neither read nor kept.", words=heading[:60])
    return None


def _row(table: Table, numbered: Row, letters: Mapping[str, str]) -> OrganisationRow:
    number, cells = numbered
    row = OrganisationRow(number, {}, {name: f"{one}{number}" for name, one in letters.items()})
    for name, column in table.places.items():
        words = (cells[column] if column < len(cells) else "") or ""
        trouble = (
            table.trouble(number, column, may_be_day=name not in _NEVER_DAYS) if words or table.sheet.unworked else None
        )
        row = _refused(row, name, words, trouble) if trouble is not None else _entered(row, name, words)
    return _named(row)


def entered(row: OrganisationRow, name: str, words: str) -> OrganisationRow:
    """The row with other words in the cell of a field, read as the file is: what was told of that cell before is over."""
    without = {field: value for field, value in row.entry.items() if field != name}
    if name == "name_en" and row.entry.get("name_th") == row.entry.get("name_en"):
        without.pop("name_th", None)
    nameless = row.cells.get("name_th") or row.cells.get("name_en")
    over = {row.cells[name], nameless if name in _NAMES else ""}
    typed = {field: value for field, value in row.typed.items() if field != name}
    issues = tuple(one for one in row.issues if one.cell not in over)
    return _named(_entered(replace(row, entry=without, typed=typed, issues=issues), name, words))


def _entered(row: OrganisationRow, name: str, raw: str) -> OrganisationRow:
    words = repair(clean(raw) if name == "note" else clean_line(raw))[0]
    if len(words) > _LONGEST:
        return _refused(row, name, "", Message("It is longer than {longest} letters.", longest=_LONGEST))
    value: str | None = words
    if name == "sector":
        sector = sector_of(words)
        value = sector.value if sector is not None and words else "" if sector is not None else None
    elif name == "people":
        value = _people(words)
    if value is None:
        said = Message("The sector “{words}” is not understood.") if name == "sector" else _NO_NUMBER
        return _refused(row, name, words, said.filled(words=words[:60]))
    return replace(row, entry={**row.entry, name: value}) if value else row


_NO_NUMBER = Message("“{words}” is no number of people.")


def _people(words: str) -> str | None:
    """How many, "" where nothing stands there, None where it is no number."""
    digits = to_arabic(words).removesuffix("คน").removesuffix("ราย").strip().replace(",", "")
    return str(int(digits)) if digits.isdecimal() and 0 < int(digits) < 1_000_000 else None if digits else ""


def _named(row: OrganisationRow) -> OrganisationRow:
    """The row with a name, or the issue that it has none."""
    if "name_th" not in row.entry and "name_en" in row.entry:
        return replace(row, entry={**row.entry, "name_th": row.entry["name_en"]})
    if "name_th" in row.entry or row.issues:
        return row
    field = "name_th" if "name_th" in row.cells else "name_en"
    return _refused(row, field, "", Message("There is no name."))


def _refused(row: OrganisationRow, name: str, words: str, why: Message) -> OrganisationRow:
    return replace(row, issues=(*row.issues, CellIssue(row.cells[name], why)), typed={**row.typed, name: words})
