"""A plan comes in as a sheet of Excel: look at it row by row first, then save all of it or let it go."""

from collections.abc import Mapping
from datetime import datetime

from samrit.actions.acting import Acting, refuse
from samrit.actions.importer import Importer, stored_problems
from samrit.actions.permissions import Permission
from samrit.actions.plans.define_indicator import next_position, said
from samrit.actions.plans.plan import recheck
from samrit.actions.plans.second_person import change_definition
from samrit.actions.plans.start_plan import begun_plan
from samrit.actions.plans.write_definition import Setting, write
from samrit.actions.report_permissions import BUILD_PLAN, why_not_year
from samrit.ledger.locking import lock_indicators
from samrit.queries.plans.plan_sheet import ResolvedSheet, resolve
from samrit.queries.plans.sheet import rows_as_json, stored_rows
from samrit.queries.plans.year_changes import last_years
from samrit.readers.plan_sheet import PlanSheet, read_plan_sheet, retyped
from samrit.readers.table import CellIssue
from samrit.records.models import AnnualPlan, Import, Indicator, User
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.refusal import Invalid, StaleVersion
from samrit.vocabulary.row_states import RowState

_CHANGED_SINCE = Message("The plan has changed since you looked; nothing was saved. Please look again.")


class PlanImporter(Importer):
    """An agency's plan of the fiscal year that is `stated`."""

    permission = Permission.PLAN

    def why_not(self, by: User, at: datetime) -> Message | None:
        """As for building the plan by hand."""
        plan = AnnualPlan(agency=self.agency, fiscal_year_be=self.row.stated["fiscal_year_be"])
        return BUILD_PLAN.why_not(plan, by, at)

    def read(self, data: bytes) -> None:
        """The rows as they stand in the sheet; what they would do is told against the plan of that moment."""
        sheet = read_plan_sheet(data)
        self.row.content = {"rows": rows_as_json(sheet.rows)}
        self.row.problems = stored_problems((*_strange(sheet, self.row), *sheet.issues))

    def retype(self, cells: Mapping[str, str]) -> None:
        """The rows with other words in these cells."""
        self.row.content["rows"] = rows_as_json(retyped(stored_rows(self.row), cells))

    def save(self, act: Acting[Import, User]) -> None:
        """Save every row; the choice's `expected_version` is the state of the plan that the person looked at.

        Each indicator that is new or changes has an event of its own, so that its history is whole; the last event is
        the plan's.
        """
        year = self.row.stated["fiscal_year_be"]
        there = AnnualPlan.objects.filter(agency=self.agency, fiscal_year_be=year).first()
        is_begun = there is None
        plan = lock_indicators(there or begun_plan(self.agency, year, at=act.at))
        refuse(why_not_year(plan))
        resolved = resolve(plan.agency, year, stored_rows(self.row))
        mine = self.choice.get("expected_version", "")
        if resolved.state != mine:
            raise StaleVersion(mine=mine, theirs=resolved.state, version=resolved.state, message=_CHANGED_SINCE)
        if not resolved.may_be_saved:
            raise Invalid(Message("Nothing can be saved: a row is not understood, or nothing would change."))
        save_sheet(plan, resolved, act, is_begun=is_begun)
        self.row.annual_plan = plan


def save_sheet(plan: AnnualPlan, resolved: ResolvedSheet, act: Acting[Import, User], *, is_begun: bool) -> None:
    """Write all rows of a sheet into a plan, with an event for each that is new or changes, and one for the plan."""
    _write_rows(plan, resolved, act)
    recheck(plan.indicators.all(), at=act.at)
    payload = {state.value: resolved.count(state) for state in (RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)}
    act.log("save_plan_upload", plan, after=payload | {"plan_upload": act.subject.pk, "is_begun": is_begun})


def _write_rows(plan: AnnualPlan, resolved: ResolvedSheet, act: Acting[Import, User]) -> None:
    new = [row for row in resolved.rows if row.state is RowState.NEW]
    setting = Setting.of(plan.agency, plan.fiscal_year_be, by=act.who, at=act.at)
    _free_numbers(resolved)
    for place, (row, last_year) in enumerate(
        zip(new, last_years(plan, [row.after for row in new]), strict=True), next_position(plan)
    ):
        made = Indicator(annual_plan=plan, position=place, last_year=last_year)
        write(made, row.after, row.before, setting)
        act.log("add_indicator", made, after=said(row.after) | {"plan_upload": str(act.subject.pk)})
    for row in resolved.rows:
        if row.state is RowState.CHANGED and row.indicator is not None:
            change_definition(row.indicator, row.after, row.before, setting, act, plan_upload=str(act.subject.pk))


def _free_numbers(resolved: ResolvedSheet) -> None:
    """Two indicators may change numbers with each other: first both let go, since a number is there once."""
    for field in ("number", "code"):
        pks = [
            row.indicator.pk
            for row in resolved.rows
            if row.indicator is not None and getattr(row.before, field) != getattr(row.after, field)
        ]
        Indicator.objects.filter(pk__in=pks).update(**{field: ""})


def other_year(sheet: PlanSheet, row: Import) -> list[CellIssue]:
    """What a person should know who brings a sheet that says it is another year's."""
    year = row.stated["fiscal_year_be"]
    if sheet.fiscal_year_be in (None, year):
        return []
    said = Message(
        "The file says it is the plan of fiscal year {fiscal_year_be} (B.E.); it is being brought into "
        "{upload_fiscal_year_be}.",
        fiscal_year_be=sheet.fiscal_year_be,
        upload_fiscal_year_be=year,
    )
    return [CellIssue("A1", said)]


def _strange(sheet: PlanSheet, row: Import) -> list[CellIssue]:
    """What a person should know who brings a sheet that says it is another agency's, or another year's."""
    assert row.agency is not None, "a plan is an agency's"
    found = other_year(sheet, row)
    others = {one.agency for one in sheet.rows} - {"", row.agency.code, row.agency.name_th}
    if others:
        found.append(CellIssue("", Message("Rows of the file name other agencies ({agencies}); all are brought into {code}. A file of the "
"whole city goes by its own page.", agencies=", ".join(sorted(others)[:5]), code=Worded(th=row.agency.name_th, en=row.agency.code))))  # fmt: skip
    if sheet.agency_code not in ("", row.agency.code):
        found.append(CellIssue("A1", Message("The file says it is of agency {agency_code}; it is being "
"brought into {code}.", agency_code=sheet.agency_code, code=Worded(th=row.agency.name_th, en=row.agency.code))))  # fmt: skip
    return found
