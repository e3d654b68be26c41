"""A plan's sheet held against the plan: each row new, changed, unchanged, or not understood and why."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from samrit.definitions import Definition, entry_of, read_entry
from samrit.definitions.definition import QUARTERS
from samrit.queries.people.directory import Directory
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.readers.plan_sheet import SheetRow
from samrit.readers.table import CellIssue
from samrit.records.models import Agency, AnnualPlan, Indicator
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.row_states import RowState
from samrit.writers.plan_sheet import PlanSheetContent


@dataclass(frozen=True, slots=True)
class ResolvedRow:
    """A row of the sheet, the indicator that it is about (None: a new one), what the plan says and would say of it."""

    number: int
    state: RowState
    indicator: Indicator | None
    before: Definition
    after: Definition
    issues: tuple[CellIssue, ...] = ()
    asks: tuple[CellIssue, ...] = ()  # what a person should look at, and may be right


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
    sheet = list(rows)
    resolved = list(_resolved(sheet, there, directory))
    resolved = _without_duplicates(resolved, sheet, there)
    resolved = _of_others(resolved, sheet, agency)
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


def _without_duplicates(
    rows: list[ResolvedRow], sheet: Sequence[SheetRow], there: Sequence[Indicator]
) -> list[ResolvedRow]:
    """The rows, those that share a number, a code or an indicator with another told at that cell, with the other's row."""
    about = [str(row.indicator.pk) if row.indicator is not None else "" for row in rows]
    same = Message("Row {other} is about this indicator, too.")
    rows = _sharing(rows, sheet, about, [_identity(read) for read in sheet], same)
    for field, in_file, in_plan in (
        ("number", Message("Row {other} has the number {value}, too."), Message("Another indicator has the number {value}.")),
        ("code", Message("Row {other} has the code {value}, too."), Message("Another indicator has the code {value}.")),
    ):  # fmt: skip
        rows = _sharing(rows, sheet, [getattr(row.after, field) for row in rows], [field] * len(rows), in_file)
        named = {row.indicator.pk for row in rows if row.indicator is not None}
        used = {getattr(one, field) for one in there if one.pk not in named} - {""}
        rows = [
            _unclear(row, _issue(read, field, in_plan.filled(value=value)))
            if (value := getattr(row.after, field)) in used and row.state is not RowState.UNCHANGED
            else row
            for row, read in zip(rows, sheet, strict=True)
        ]
    return rows


def _sharing(
    rows: list[ResolvedRow], sheet: Sequence[SheetRow], values: Sequence[str], fields: Sequence[str], said: Message
) -> list[ResolvedRow]:
    """The rows; each whose value another row has too is told so where that value stands."""
    numbers: dict[str, list[int]] = {}
    for row, value in zip(rows, values, strict=True):
        numbers.setdefault(value, []).append(row.number)
    return [
        _unclear(row, _issue(read, field, said.filled(other=others[0], value=value)))
        if value and (others := [one for one in numbers[value] if one != row.number])
        else row
        for row, read, value, field in zip(rows, sheet, values, fields, strict=True)
    ]


def _identity(row: SheetRow) -> str:
    """By which of its fields a row says which indicator it is about."""
    return next((field for field in ("code", "number") if row.entry.get(field)), "name_th")


def _unclear(row: ResolvedRow, issue: CellIssue) -> ResolvedRow:
    if issue.cell in {one.cell for one in row.issues}:
        return row  # one sentence at a cell is enough
    return replace(row, state=RowState.UNCLEAR, issues=(*row.issues, issue))


def _of_others(rows: list[ResolvedRow], sheet: Sequence[SheetRow], agency: Agency) -> list[ResolvedRow]:
    """The rows; where one brings a code that begins as those of another living agency, it is asked about."""
    codes = [
        row.after.code.partition("-")[0]
        if "-" in row.after.code and row.after.code != row.before.code and not row.after.code.startswith(agency.code)
        else ""
        for row in rows
    ]
    others = {one.code: one for one in Agency.objects.filter(code__in=set(codes) - {""}, until_on=None)}
    said = Message("The code {code} is as those of {agency}, and the plan is of {own}: is it this row's?")
    return [
        replace(
            row,
            asks=(_issue(read, "code", said.filled(code=row.after.code, agency=_named(other), own=_named(agency))),),
        )
        if (other := others.get(code)) is not None and not _is_related(other, agency)
        else row
        for row, read, code in zip(rows, sheet, codes, strict=True)
    ]


def _named(agency: Agency) -> Message:
    return Worded(th=f"{agency.code} {agency.name_th}", en=f"{agency.code} {agency.name_en or agency.name_th}")


def _is_related(one: Agency, other: Agency) -> bool:
    return one.is_within(other) or other.is_within(one)


def _issue(row: SheetRow, field: str, message: Message) -> CellIssue:
    return CellIssue(row.cells.get(field, f"A{row.number}"), message)


def _state(there: list[Indicator]) -> str:
    stated = " ".join(f"{one.pk}:{one.version}" for one in there)
    return hashlib.sha256(stated.encode()).hexdigest()[:16]
