"""A plan's sheet held against the plan: each row new, changed, unchanged, or not understood and why."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from samrit.definitions import Definition, entry_of, read_entry
from samrit.definitions.definition import QUARTERS
from samrit.queries.people.directory import Directory
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.readers.plan_sheet import SheetRow
from samrit.readers.table import CellIssue
from samrit.records.models import Agency, AnnualPlan, Indicator
from samrit.thai.translation import Message
from samrit.writers.plan_sheet import PlanSheetContent


class RowState(StrEnum):
    """What saving a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ResolvedRow:
    """A row of the sheet, the indicator that it is about (None: a new one), what the plan says and would say of it."""

    number: int
    state: RowState
    indicator: Indicator | None
    before: Definition
    after: Definition
    issues: tuple[CellIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedSheet:
    """A whole sheet: its rows, the indicators of the plan that it doesn't have, and the weights that would stand there.

    `state` tells which plan this was settled against; another one has another.
    """

    rows: tuple[ResolvedRow, ...]
    left_out: tuple[Indicator, ...]
    weights: tuple[Decimal | None, ...]
    state: str

    def count(self, state: RowState) -> int:
        """How many rows are in a state."""
        return sum(row.state is state for row in self.rows)

    @property
    def may_be_saved(self) -> bool:
        """Whether every row is understood, and saving would do anything."""
        return not self.count(RowState.UNCLEAR) and self.count(RowState.UNCHANGED) < len(self.rows)


def resolve(agency: Agency, fiscal_year_be: int, rows: Iterable[SheetRow]) -> ResolvedSheet:
    """Hold a sheet against an agency's plan of a year, which need not be there yet; a fixed number of SQL queries."""
    in_plan = Indicator.objects.filter(annual_plan__agency=agency, annual_plan__fiscal_year_be=fiscal_year_be)
    there = list(with_definitions(in_plan).order_by("position", "pk"))
    directory = Directory.of(agency, fiscal_year_be)
    resolved = list(_resolved(list(rows), there, directory))
    resolved = list(_without_duplicates(resolved, there))
    named = {row.indicator.pk for row in resolved if row.indicator is not None}
    left_out = tuple(one for one in there if one.pk not in named)
    return ResolvedSheet(
        rows=tuple(resolved),
        left_out=left_out,
        weights=(*(row.after.weight for row in resolved), *(one.weight for one in left_out)),
        state=_state(there),
    )


def sheet_content(agency: Agency, fiscal_year_be: int) -> PlanSheetContent:
    """What the sheet of a plan holds, or of one that is yet to begin."""
    in_plan = Indicator.objects.filter(annual_plan__agency=agency, annual_plan__fiscal_year_be=fiscal_year_be)
    plan = AnnualPlan.objects.filter(agency=agency, fiscal_year_be=fiscal_year_be).select_related("agency").first()
    directory = Directory.of(agency, fiscal_year_be)
    shown = {name: f"{user.name()} ({name})" for name, user in directory.people.items()}
    entries = [entry_of(definition_of(row, directory)) for row in with_definitions(in_plan).order_by("position", "pk")]
    for entry in entries:
        entry["responsible"] = shown.get(entry["responsible"], "")
        entry["deputy"] = shown.get(entry["deputy"], "")
    return PlanSheetContent(
        agency_code=agency.code,
        agency_name=plan.agency_names[0] if plan is not None else agency.name_th,
        fiscal_year_be=fiscal_year_be,
        rows=entries,
        people=list(shown.values()),
        places=[(ref, node.name_th) for ref, node in directory.nodes.items() if ref in directory.valid],
    )


def _resolved(rows: list[SheetRow], there: list[Indicator], directory: Directory) -> Iterator[ResolvedRow]:
    taken: dict[int, int] = {}
    for row in rows:
        entry = dict(row.entry)
        for field in ("responsible", "deputy"):
            if field in entry:
                entry[field] = directory.person_in(entry[field])
        if "nodes" in entry:
            entry["nodes"] = directory.nodes_in(entry["nodes"])
        indicator = _same(entry, there)
        before = definition_of(indicator, directory) if indicator is not None else Definition()
        after, problems = read_entry(entry, before)
        issues = [*row.issues, *(CellIssue(row.cells.get(p.field, f"A{row.number}"), p.message) for p in problems)]
        meant = after or before
        unknown = directory.unknown(meant.responsible, meant.deputy, meant.nodes, had=before.nodes)
        issues += [CellIssue(row.cells.get(field, f"A{row.number}"), message) for field, message in unknown.items()]
        if indicator is not None:
            issues += _frozen(row, indicator, before, meant)
            if indicator.pk in taken:
                issues.append(_issue(row, "number", Message("This indicator stands in row {taken} already.", taken=taken[indicator.pk])))  # fmt: skip
            taken.setdefault(indicator.pk, row.number)
        state = RowState.NEW if indicator is None else RowState.UNCHANGED if meant == before else RowState.CHANGED
        yield ResolvedRow(row.number, RowState.UNCLEAR if issues else state, indicator, before, meant, tuple(issues))


def _same(entry: dict[str, str], there: list[Indicator]) -> Indicator | None:
    """The indicator of the plan that a row is about: by code, else by number, else by name where it has neither."""
    definition = Definition(
        number=entry.get("number", ""), code=entry.get("code", ""), name_th=entry.get("name_th", "")
    )
    for field in ("code", "number"):
        if getattr(definition, field):
            found = [one for one in there if getattr(one, field) == getattr(definition, field)]
            if found:
                return found[0]
    if definition.code or definition.number:
        return None
    named = [one for one in there if definition.name_th and one.name_th == definition.name_th]
    return named[0] if len(named) == 1 else None


def _frozen(row: SheetRow, indicator: Indicator, before: Definition, after: Definition) -> Iterator[CellIssue]:
    """Why an indicator that would change can't: it is signed, or the quarter was handed in."""
    if before == after:
        return
    if indicator.signoff_id is not None:
        yield _issue(row, "number", Message("This indicator's year is signed; it can't be changed."))  # fmt: skip
    reports = {report.quarter: report for report in indicator.quarters.all()}
    for quarter in QUARTERS:
        if before.quarter(quarter) != after.quarter(quarter) and quarter in reports and not reports[quarter].is_open:
            yield _issue(row, f"q{quarter}_target", Message("Quarter {quarter} was handed in; its target can't be changed.", quarter=quarter))  # fmt: skip


def _without_duplicates(rows: list[ResolvedRow], there: list[Indicator]) -> Iterator[ResolvedRow]:
    """The rows, those that would give a number or a code to a second indicator with the issue that says so."""
    named = {row.indicator.pk for row in rows if row.indicator is not None}
    for field, words in (
        ("number", Message("Another indicator has the number {value}.")),
        ("code", Message("Another indicator has the code {value}.")),
    ):
        used = Counter(getattr(row.after, field) for row in rows)
        used += Counter(getattr(one, field) for one in there if one.pk not in named)
        rows = [
            _unclear(row, words.filled(value=value))
            if (value := getattr(row.after, field)) and used[value] > 1 and row.state is not RowState.UNCHANGED
            else row
            for row in rows
        ]
    yield from rows


def _unclear(row: ResolvedRow, message: Message) -> ResolvedRow:
    issue = CellIssue(f"A{row.number}", message)
    return replace(row, state=RowState.UNCLEAR, issues=(*row.issues, issue))


def _issue(row: SheetRow, field: str, message: Message) -> CellIssue:
    return CellIssue(row.cells.get(field, f"A{row.number}"), message)


def _state(there: list[Indicator]) -> str:
    stated = " ".join(f"{one.pk}:{one.version}" for one in there)
    return hashlib.sha256(stated.encode()).hexdigest()[:16]
