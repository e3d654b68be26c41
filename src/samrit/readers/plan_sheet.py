"""A plan as a sheet (xlsx, xls, ods, csv): bytes to rows of what was entered, each issue with its very cell.

The headings are those of `samrit.definitions.columns`, in any order; the sheet and the row in which they stand are found.
Nothing is dropped in silence: a heading or a choice that is not understood becomes an issue.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from samrit.definitions.choices import CHOICE_FIELDS, code_of, words_of
from samrit.definitions.columns import COLUMNS, TOO_LONG
from samrit.definitions.entry import FIELDS
from samrit.readers.reading import UnreadableError
from samrit.readers.rows import field_of as field_in_report
from samrit.readers.table import CellIssue, Row, Table, find_table, letter
from samrit.readers.table_issues import issues_of
from samrit.readers.workbook import DIGITS_LOST, read_workbook
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean, clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.units import SHARE

MAX_ROWS = 2500  # the largest agency has some 400 indicators, a city some thousand
_FEWEST_HEADINGS = 3
_YEAR = re.compile(r"ปีงบประมาณ(?:\s*พ\.?ศ\.?)?\s*(\d{4})")
_AGENCY = re.compile(r"\(([^()\s]+)\)\s*$")
_LONG = frozenset({"definition", "method"})
_IDENTITY = frozenset({"number", "code", "name_th", "name_en"})
_NEVER_DAYS = frozenset({"number", "code", "baseline", "nodes", *(name for name in FIELDS if name.endswith("weight"))})


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One indicator as it stands in the sheet: its row there, what was entered by field, and in which cell.

    `typed` is what stands in cells of which nothing could be entered, by field.
    """

    number: int
    entry: Mapping[str, str]
    cells: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[CellIssue, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    agency: str = ""  # whose it is, by code or name, in a sheet of the whole city

    @property
    def words(self) -> dict[str, str]:
        """What stands in each cell."""
        return {cell: self._said(name) for name, cell in self.cells.items()}

    def _said(self, name: str) -> str:
        if name == "agency":
            return self.agency
        code = self.entry.get(name, "")
        is_choice = bool(code) and (name in CHOICE_FIELDS or name.endswith("_comparison"))
        said = words_of(name).get(code) if is_choice else None
        return self.typed.get(name, str(said) if said is not None else code)


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What was read: the rows, and whose plan of which year the sheet says it is."""

    rows: tuple[SheetRow, ...]
    issues: tuple[CellIssue, ...] = ()
    fiscal_year_be: int | None = None
    agency_code: str = ""


def read_plan_sheet(data: bytes) -> PlanSheet:
    """The plan in a workbook's first sheet that has its headings; UnreadableError in one sentence where none has."""
    table = find_table(read_workbook(data), _field_of, _is_enough, _IDENTITY)
    if table is not None:
        return _plan(table)
    wanted = "  ".join(f"“{COLUMNS[name].heading}”" for name in ("number", "name_th", "target"))
    raise UnreadableError(
        Message("No row of headings ({wanted}) was found; please use the template from this page.", wanted=wanted)
    )


_FIELD_OF = {
    clean_line(words).casefold(): name
    for name, column in COLUMNS.items()
    for words in (column.label.th, column.label.en)
}
_AS_IN_REPORTS = {name: name for name in ("number", "code", "definition", "method", "target", "unit")}
_AS_IN_REPORTS |= {"name": "name_th", **{f"q{quarter}.target": f"q{quarter}_target" for quarter in range(1, 5)}}
_FIELD_OF |= {"ระดับ": "level", "ประเภท": "kind", "type": "kind"}

_AGENCY_HEADINGS = frozenset(
    {"รหัสหน่วยงาน", "หน่วยงาน", "หน่วยงานเจ้าของตัวชี้วัด", "agency", "agency code", "code of the agency"}
)


def _field_of(heading: str) -> str | None:
    if clean_line(heading).casefold() in _AGENCY_HEADINGS or field_in_report(heading) == "agency":
        return "agency"
    return _FIELD_OF.get(clean_line(heading).casefold()) or _AS_IN_REPORTS.get(field_in_report(heading))


def _is_enough(fields: AbstractSet[str]) -> bool:
    return len(fields) >= _FEWEST_HEADINGS


def _plan(table: Table) -> PlanSheet:
    above = (to_arabic(cell or "") for row in table.sheet.rows[: table.at] for cell in row)
    title = next((words for words in above if _YEAR.search(words)), "")
    year, agency = _YEAR.search(title), _AGENCY.search(title)
    return PlanSheet(
        rows=tuple(_row(table, row) for row in table.rows[:MAX_ROWS]),
        issues=issues_of(table, _field_of, most=MAX_ROWS),
        fiscal_year_be=int(year[1]) if year else None,
        agency_code=agency[1] if agency else "",
    )


def _row(table: Table, numbered: Row) -> SheetRow:
    number, cells = numbered
    row = SheetRow(number, {}, {name: f"{letter(column)}{number}" for name, column in table.places.items()})
    if "agency" in table.places:
        column = table.places["agency"]
        row = entered(row, "agency", (cells[column] if column < len(cells) else "") or "")
    for name in FIELDS:
        if name not in table.places:
            continue
        column = table.places[name]
        words = (cells[column] if column < len(cells) else "") or ""
        trouble = table.trouble(number, column, may_be_day=name not in _NEVER_DAYS)
        if trouble is None or trouble is DIGITS_LOST:
            row = entered(row, name, words)
        row = _refused(row, name, words, trouble) if trouble is not None else row
    return row


def retyped(rows: Iterable[SheetRow], cells: Mapping[str, str]) -> list[SheetRow]:
    """The rows with other words in these cells."""
    found = []
    for row in rows:
        for name, cell in row.cells.items():
            if cell in cells:
                row = entered(row, name, cells[cell])  # noqa: PLW2901 - cell by cell
        found.append(row)
    return found


def entered(row: SheetRow, name: str, words: str) -> SheetRow:
    """The row with other words in the cell of a field, read as the file is: what was told of that cell before is over."""
    if name == "agency":
        return replace(row, agency=to_arabic(clean_line(words)))
    said = clean(words) if name in _LONG else clean_line(words)
    entry = {field: value for field, value in row.entry.items() if field != name}
    typed = {field: value for field, value in row.typed.items() if field != name}
    issues = tuple(one for one in row.issues if one.cell != row.cells[name])
    row = replace(row, entry=entry, typed=typed, issues=issues)
    if said == TOO_LONG.th:
        return row  # stays as it is
    if said and (name in CHOICE_FIELDS or name.endswith("_comparison")):
        code = code_of(name, said)
        if code is None:
            return _refused(row, name, said, Message("There is no choice “{words}”; choose from the list in the cell.", words=said[:60]))  # fmt: skip
        said = code
    entry[name] = said
    _without_percent(entry)
    return replace(row, issues=(*(one for one in issues if not _is_of_percent(one)), *_percents(row)))


_PERCENT = Message("The cell shows a percent ({words}), and the unit is another: {unit}.")


def _percents(row: SheetRow) -> Iterator[CellIssue]:
    """Values that show as percents where something else is counted."""
    unit = row.entry.get("unit", "")
    for name, words in row.entry.items():
        if unit and words.endswith("%") and (name.endswith("target") or name == "baseline"):
            yield CellIssue(row.cells[name], _PERCENT.filled(words=words, unit=unit))


def _is_of_percent(issue: CellIssue) -> bool:
    return issue.message.en.startswith(_PERCENT.filled(words="", unit="").en.partition("(")[0])


def _refused(row: SheetRow, name: str, words: str, why: Message) -> SheetRow:
    issues = (*row.issues, CellIssue(row.cells[name], why))
    return replace(row, issues=issues, typed={**row.typed, name: words})


def _without_percent(entry: dict[str, str]) -> None:
    """Where the unit is percent, or says nothing, "80%" is 80 of that; a weight is always a percent."""
    of_unit = {name for name in entry if name.endswith("target") or name == "baseline"}
    if not entry.get("unit", SHARE.word) and any(entry[name].endswith("%") for name in of_unit):
        entry["unit"] = SHARE.word
    is_share = entry.get("unit") in (SHARE.word, *SHARE.spellings)
    for name, words in entry.items():
        if name.endswith("weight") or (is_share and name in of_unit):
            entry[name] = words.removesuffix("%").rstrip()
