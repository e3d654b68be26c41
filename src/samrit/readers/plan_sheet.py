"""A plan as a sheet of Excel (xlsx, xls, ods): bytes to rows of what was entered, each issue with its very cell.

The headings are those of `samrit.definitions.columns`, in any order; the sheet and the row in which they stand are found.
Nothing is dropped in silence: a heading or a choice that is not understood becomes an issue.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samrit.definitions.choices import CHOICE_FIELDS, code_of
from samrit.definitions.columns import COLUMNS, TOO_LONG
from samrit.definitions.entry import FIELDS
from samrit.readers.reading import UnreadableError
from samrit.readers.workbook import DIGITS_LOST, Cell, Sheet, read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean, clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.units import SHARE

MAX_ROWS = 1000  # the largest agency has some 400 indicators
_HEADING_ROWS = 20
_FEWEST_HEADINGS = 3
_YEAR = re.compile(r"ปีงบประมาณ(?:\s*พ\.?ศ\.?)?\s*(\d{4})")
_AGENCY = re.compile(r"\(([^()\s]+)\)\s*$")
_LONG = frozenset({"definition", "method"})


@dataclass(frozen=True, slots=True)
class CellIssue:
    """Something in a cell ("F12") that was not understood, or that concerns the whole sheet ("")."""

    cell: str
    message: Message


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One indicator as it stands in the sheet: its row there, what was entered by field, and in which cell."""

    number: int
    entry: Mapping[str, str]
    cells: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What was read: the rows, and whose plan of which year the sheet says it is."""

    rows: tuple[SheetRow, ...]
    issues: tuple[CellIssue, ...] = ()
    fiscal_year_be: int | None = None
    agency_code: str = ""


def read_plan_sheet(data: bytes) -> PlanSheet:
    """The plan in a workbook's first sheet that has its headings; UnreadableError in one sentence where none has."""
    for sheet in read_workbook(data):
        at, fields = _headings(sheet)
        if at is not None:
            return _plan(sheet, at, fields)
    wanted = "  ".join(f"“{COLUMNS[name].heading}”" for name in ("number", "name_th", "target"))
    raise UnreadableError(
        Message("No row of headings ({wanted}) was found; please use the template from this page.", wanted=wanted)
    )


def letter(column: int) -> str:
    """The letters of a column, counted from 0: "A", "Z", "AA"."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


_FIELD_OF = {
    clean_line(words).casefold(): name
    for name, column in COLUMNS.items()
    for words in (column.label.th, column.label.en)
}


def _headings(sheet: Sheet) -> tuple[int | None, dict[str, int]]:
    """The row of headings, counted from 0, and the column of each field in it."""
    for at, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        fields: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = _FIELD_OF.get(clean_line(_text(cell)).casefold())
            if name is not None:
                fields.setdefault(name, column)
        if len(fields) >= _FEWEST_HEADINGS:
            return at, fields
    return None, {}


def _plan(sheet: Sheet, at: int, fields: dict[str, int]) -> PlanSheet:
    issues = list(_odd_headings(sheet.rows[at], at, fields))
    rows: list[SheetRow] = []
    for number, row in enumerate(sheet.rows[at + 1 :], at + 2):
        if not any(clean(_text(cell)) for cell in row):
            continue
        if len(rows) == MAX_ROWS:
            issues.append(_issue(f"A{number}", Message("No more than {max_rows} rows are read; those from here on were not.", max_rows=MAX_ROWS)))  # fmt: skip
            break
        rows.append(_row(number, row, fields, sheet.lost))
    issues += (CellIssue("", remark) for remark in sheet.remarks())
    title = next(
        (words for row in sheet.rows[:at] for cell in row if _YEAR.search(words := to_arabic(_text(cell)))), ""
    )
    year, agency = _YEAR.search(title), _AGENCY.search(title)
    return PlanSheet(
        rows=tuple(rows),
        issues=tuple(issues),
        fiscal_year_be=int(year[1]) if year else None,
        agency_code=agency[1] if agency else "",
    )


def _odd_headings(row: Sequence[Cell], at: int, fields: dict[str, int]) -> Iterator[CellIssue]:
    taken = set(fields.values())
    for column, cell in enumerate(row):
        words = clean_line(_text(cell))
        if not words or column in taken:
            continue
        place = f"{letter(column)}{at + 1}"
        if words.casefold() in _FIELD_OF:
            yield _issue(place, Message("The heading “{words}” stands there twice; the first is taken.", words=words))  # fmt: skip
        else:
            yield _issue(place, Message("The heading “{words}” is not known; its column was not read.", words=words[:60]))  # fmt: skip


def _row(number: int, row: Sequence[Cell], fields: dict[str, int], lost: Container[tuple[int, int]]) -> SheetRow:
    entry: dict[str, str] = {}
    issues: list[CellIssue] = []
    for name in FIELDS:
        if name not in fields:
            continue
        column = fields[name]
        raw = _text(row[column]) if column < len(row) else ""
        words = clean(raw) if name in _LONG else clean_line(raw)
        if (number - 1, column) in lost:
            issues.append(CellIssue(f"{letter(column)}{number}", DIGITS_LOST))
        if words == TOO_LONG.th:
            continue  # stays as it is
        if words and (name in CHOICE_FIELDS or name.endswith("_comparison")):
            code = code_of(name, words)
            if code is None:
                issues.append(_issue(f"{letter(column)}{number}", Message("There is no choice “{words}”; choose from the list in the cell.", words=words[:60])))  # fmt: skip
                continue
            words = code
        entry[name] = words
    _without_percent(entry)
    cells = {name: f"{letter(column)}{number}" for name, column in fields.items()}
    return SheetRow(number, entry, cells, tuple(issues))


def _without_percent(entry: dict[str, str]) -> None:
    """Where the unit is percent, or says nothing, "80%" is 80 of that; a weight is always a percent."""
    of_unit = {name for name in entry if name.endswith("target") or name == "baseline"}
    if not entry.get("unit", SHARE.word) and any(entry[name].endswith("%") for name in of_unit):
        entry["unit"] = SHARE.word
    is_share = entry.get("unit") in (SHARE.word, *SHARE.spellings)
    for name, words in entry.items():
        if name.endswith("weight") or (is_share and name in of_unit):
            entry[name] = words.removesuffix("%").rstrip()


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ""


def _issue(cell: str, message: Message) -> CellIssue:
    return CellIssue(cell, message)
