"""A list of the city's agencies (xlsx, xls, ods, csv): bytes to the words of each row, by field, with what is wrong with cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from samrit.organisations.agency_list import ListedAgency, headings
from samrit.organisations.columns import field_of_heading, heading_key
from samrit.readers.cells import Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, Table, find_table, letter
from samrit.readers.workbook import read_workbook
from samrit.thai.translation import Message

MAX_ROWS = 5_000
_OF_ROW = frozenset({"code"})


@dataclass(frozen=True, slots=True)
class AgencyList:
    """The cells, and what concerns the list as a whole."""

    cells: Cells
    issues: tuple[CellIssue, ...]

    @property
    def rows(self) -> tuple[ListedAgency, ...]:
        """The rows."""
        return listed_agencies(self.cells)


def read_agency_list(data: bytes) -> AgencyList:
    """The first sheet with headings for a code and a name; UnreadableError in one sentence where there is none."""
    known = headings()
    table = find_table(
        read_workbook(data, most_rows=MAX_ROWS + 100),
        lambda words: field_of_heading(words, known),
        lambda found: {"code", "name_th"} <= found,
        _OF_ROW,
    )
    if table is None:
        raise UnreadableError(
            Message(
                "No columns “Code of the agency” and “Name in Thai” were found; please use the template, or name them so."
            )
        )
    issues = [*_strange(table, known), *table.issues]
    if len(table.rows) > MAX_ROWS:
        issues.append(
            CellIssue(
                f"A{table.rows[MAX_ROWS][0]}",
                Message("No more than {max_rows:,} rows are read; those from here on were not.", max_rows=MAX_ROWS),
            )
        )
    return AgencyList(cells_of(table, most=MAX_ROWS, may_be_day=lambda name: name == "from_on"), tuple(issues))


def listed_agencies(cells: Cells) -> tuple[ListedAgency, ...]:
    """The rows as they came or were typed anew."""
    return tuple(
        ListedAgency(row.number, row.words, {name: (said.th, said.en) for name, said in row.troubles.items()})
        for row in cells.rows
    )


def _strange(table: Table, known: Mapping[str, str]) -> list[CellIssue]:
    taken = set(table.places.values())
    return [
        CellIssue(
            f"{letter(column)}{table.at + 1}",
            Message("The heading “{words}” stands there twice; the first is taken.", words=words[:60])
            if field_of_heading(words, known) is not None
            else Message("The heading “{words}” is not known; its column was not read.", words=words[:60]),
        )
        for column, words in enumerate(table.headings)
        if words and column not in taken and heading_key(words) not in _NUMBERING
    ]


_NUMBERING = frozenset(map(heading_key, ("ที่", "ลำดับ", "ลำดับที่", "no.", "no", "#")))
