"""The plans of many agencies come in one sheet: each row names its agency; all are saved, or nothing is."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import Acting, refuse
from samrit.actions.importer import Importer, stored_problems
from samrit.actions.permissions import Permission
from samrit.actions.plans.plan_import import other_year, save_sheet
from samrit.actions.plans.start_plan import begun_plan
from samrit.actions.report_permissions import BUILD_PLAN, why_not_year
from samrit.ledger.locking import lock_indicators
from samrit.queries.people.access import within
from samrit.queries.plans.city_plan_sheet import CitySheet, resolve_city
from samrit.queries.plans.sheet import rows_as_json, stored_rows
from samrit.readers.plan_sheet import read_plan_sheet, retyped
from samrit.records.models import Agency, AnnualPlan, Import, User
from samrit.thai.translation import Message
from samrit.vocabulary.row_states import RowState


class CityPlanImporter(Importer):
    """The plans of the fiscal year that is `stated`, of all agencies for which somebody may plan; saved by a worker."""

    permission = Permission.PLAN
    is_queued = True

    def why_not(self, by: User, at: datetime) -> Message | None:
        """Over any agency; of each that is named it is asked by its rows."""
        return Permission.PLAN.anywhere.why_not(None, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """As the role reaches."""
        return Permission.PLAN.anywhere.behalf(None, by, at)

    def read(self, data: bytes) -> None:
        """The rows, and against which state of each plan they were read."""
        sheet = read_plan_sheet(data)
        self.row.content = {"rows": rows_as_json(sheet.rows)}
        self.row.content["states"] = self.resolved().states
        self.row.problems = stored_problems((*other_year(sheet, self.row), *sheet.issues))

    def retype(self, cells: Mapping[str, str]) -> None:
        """The rows with other words in these cells, of the plans that are then named."""
        self.row.content["rows"] = rows_as_json(retyped(stored_rows(self.row), cells))
        before = self.row.content["states"]
        self.row.content["states"] = self.resolved().states | before

    def resolved(self) -> CitySheet:
        """What saving would do to each plan as it stands."""
        year = self.row.stated["fiscal_year_be"]
        by, at = self.row.uploaded_by, self.row.uploaded_at
        return resolve_city(year, stored_rows(self.row), refusals(by, year, at), today=timezone.localdate(at))

    def why_not_ready(self) -> Message | None:
        """A row is not understood and not left out, nothing would change, or a plan is another one since the file was read."""
        return self._why_not(self.resolved())

    def _why_not(self, found: CitySheet) -> Message | None:
        if why := self.why_unclear(found.count(RowState.UNCLEAR)):
            return why
        if not found.count(RowState.NEW) and not found.count(RowState.CHANGED):
            return Message("There is no row that could be saved.")
        return self._changed(found)

    def save(self, act: Acting[Import, User]) -> None:
        """Every agency's plan, begun where it isn't there."""
        year, found = self.row.stated["fiscal_year_be"], self.resolved()
        refuse(self._why_not(found))
        for agency, part in found.parts.items():
            act.require(BUILD_PLAN, AnnualPlan(agency=agency, fiscal_year_be=year))
            if not part.count(RowState.NEW) and not part.count(RowState.CHANGED):
                continue
            there = AnnualPlan.objects.filter(agency=agency, fiscal_year_be=year).first()
            plan = lock_indicators(there or begun_plan(agency, year, at=act.at))
            refuse(why_not_year(plan))
            save_sheet(plan, part, act, is_begun=there is None)
        self.row.content = {"agencies": len(found.parts), "rows": len(found.rows)}

    def _changed(self, found: CitySheet) -> Message | None:
        before = self.row.content.get("states", {})
        other = next((agency for agency in found.parts if before.get(agency.code) != found.states[agency.code]), None)
        if other is None:
            return None
        return Message(
            "The plan of {agency} has changed since the file was read; upload it again, so that it is compared anew.",
            agency=other.names(),
        )


def refusals(by: User, fiscal_year_be: int, at: datetime) -> dict[int, Message | None]:
    """Of every agency why somebody may not build its plan of a year; None where they may."""
    mine = set(Agency.objects.filter(within(Permission.PLAN.branches(by, at))).values_list("pk", flat=True))
    found: dict[int, Message | None] = {}
    for agency in Agency.objects.all():
        plan = AnnualPlan(agency=agency, fiscal_year_be=fiscal_year_be)
        found[agency.pk] = BUILD_PLAN.why_not(plan, by, at) if agency.pk not in mine else None
    return found
