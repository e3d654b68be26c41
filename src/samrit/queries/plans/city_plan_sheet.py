"""A sheet with the plans of many agencies, held against each agency's plan."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samrit.organisations.agency_list import unknown_agency
from samrit.queries.plans.agencies import closed_agencies
from samrit.queries.plans.plan_sheet import ResolvedRow, ResolvedSheet, resolve
from samrit.readers.plan_sheet import SheetRow
from samrit.readers.table import CellIssue
from samrit.records.models import Agency
from samrit.thai.translation import Message
from samrit.vocabulary.row_states import RowState


@dataclass(frozen=True, slots=True)
class CityRow:
    """A row of the sheet with the agency that it is of; None, and no `row`, where that is not known or not one's own."""

    number: int
    name: str
    agency: Agency | None
    row: ResolvedRow | None
    issues: tuple[CellIssue, ...]
    words: Mapping[str, str]  # what stands in its cells

    @property
    def state(self) -> RowState:
        """What saving would do with it."""
        return self.row.state if self.row is not None else RowState.UNCLEAR


@dataclass(frozen=True, slots=True)
class CitySheet:
    """The whole sheet: each agency's part, and all rows in the order of the file."""

    parts: Mapping[Agency, ResolvedSheet]
    rows: tuple[CityRow, ...]

    def count(self, state: RowState) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self.rows)

    @property
    def states(self) -> dict[str, str]:
        """Of each agency's plan what it was settled against."""
        return {agency.code: part.state for agency, part in self.parts.items()}


def resolve_city(
    fiscal_year_be: int, rows: Sequence[SheetRow], refusals: Mapping[int, Message | None], *, today: date
) -> CitySheet:
    """Each row against the plan of its agency; `refusals` says of each agency that may be named why one may not plan for it."""
    closed = closed_agencies(today)
    agencies = list(Agency.objects.not_closed(today))
    by_code = {one.code.casefold(): one for one in agencies}
    codes = {one.code for one in agencies}
    named: dict[str, list[Agency]] = {}
    for one in agencies:
        named.setdefault(one.name_th, []).append(one)
    of_agency: dict[Agency, list[SheetRow]] = {}
    found: dict[int, CityRow] = {}
    for row in rows:
        same_name = named.get(row.agency, [])
        agency = by_code.get(row.agency.casefold()) or (same_name[0] if len(same_name) == 1 else None)
        why = closed.get(row.agency) or _why_not(row, agency, refusals, codes)
        if agency is None or why is not None:
            issue = CellIssue(row.cells.get("agency", f"A{row.number}"), why or Message("There is no agency's code."))
            found[row.number] = CityRow(
                row.number, row.entry.get("name_th", ""), None, None, (issue, *row.issues), row.words
            )
        else:
            of_agency.setdefault(agency, []).append(row)
    parts = {agency: resolve(agency, fiscal_year_be, some) for agency, some in of_agency.items()}
    words = {row.number: row.words for row in rows}
    for agency, part in parts.items():
        found |= {
            one.number: CityRow(one.number, one.after.name_th, agency, one, one.issues, words[one.number])
            for one in part.rows
        }
    return CitySheet(parts, tuple(found[row.number] for row in rows))


def _why_not(
    row: SheetRow, agency: Agency | None, refusals: Mapping[int, Message | None], codes: Container[str]
) -> Message | None:
    if not row.agency:
        return Message("There is no agency's code.")
    if agency is None:
        return unknown_agency(row.agency, codes)
    return refusals.get(agency.pk)
