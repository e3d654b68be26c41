"""A list of the city's agencies (xlsx, xls, ods, csv): bytes to the words of each row, by field, with what is wrong with cells."""

from dataclasses import dataclass

from samrit.organisations.agency_list import ListedAgency, headings
from samrit.organisations.columns import field_of_heading
from samrit.readers.cells import Cells, cells_of
from samrit.readers.reading import UnreadableError
from samrit.readers.table import CellIssue, find_table
from samrit.readers.table_issues import issues_of
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

    def field_of(heading: str) -> str | None:
        return field_of_heading(heading, known)

    table = find_table(
        read_workbook(data, most_rows=MAX_ROWS + 100),
        field_of,
        lambda found: {"code", "name_th"} <= found,
        _OF_ROW,
    )
    if table is None:
        raise UnreadableError(
            Message(
                "No columns “Code of the agency” and “Name in Thai” were found; please use the template, or name them so."
            )
        )
    cells = cells_of(table, most=MAX_ROWS, may_be_day=lambda name: name == "from_on")
    return AgencyList(cells, issues_of(table, field_of, most=MAX_ROWS))


def listed_agencies(cells: Cells) -> tuple[ListedAgency, ...]:
    """The rows as they came or were typed anew."""
    return tuple(
        ListedAgency(row.number, row.words, {name: (said.th, said.en) for name, said in row.troubles.items()})
        for row in cells.rows
    )
