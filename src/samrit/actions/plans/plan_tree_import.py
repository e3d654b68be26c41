"""A long-term plan comes in as a sheet: compared with the plan row by row, looked at by a person, saved whole or not at all."""

from datetime import datetime
from typing import Any

from samrit.actions.acting import Acting
from samrit.actions.importer import Importer, rows_of, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.actions.plans.plan_tree import lock_tree, rewrite_node, shut_node, write_nodes
from samrit.actions.saving import save_checked
from samrit.definitions.plan_tree import TreeRow, levels_of
from samrit.queries.plans.plan_tree_sheet import ResolvedTree, resolve_tree
from samrit.readers.plan_tree_sheet import TreeSheet, read_tree_sheet, tree_in
from samrit.readers.table import CellIssue
from samrit.records.models import Import, Plan, User
from samrit.thai.text import clean_line
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, StaleVersion
from samrit.vocabulary.row_states import RowState

_CHANGED_SINCE = Message("The plan has changed since you looked; nothing was saved. Please look again.")


def upload_tree(  # noqa: PLR0913 - a file, into which plan, why, who brings it and when
    *, plan: Plan, data: bytes, name: str, reason: str = "", by: User, at: datetime
) -> Import:
    """Read a plan's sheet for a look; no record changes."""
    stated = {"plan": plan.pk, "reason": reason.strip()}
    return upload_file("plan_tree", data=data, name=name, stated=stated, by=by, at=at)


class TreeImporter(Importer):
    """The places of the plan that is `stated`."""

    permission = Permission.PLAN_TREE

    def why_not(self, by: User, at: datetime) -> Message | None:
        """As for building the plan by hand."""
        return Permission.PLAN_TREE.over_city.why_not(None, by, at)

    def behalf(self, by: User, at: datetime) -> User | None:
        """As for building the plan by hand."""
        return Permission.PLAN_TREE.over_city.behalf(None, by, at)

    def read(self, data: bytes) -> None:
        """The rows as they stand in the sheet; what they would do is told against the plan of that moment."""
        plan = Plan.objects.get(pk=self.row.stated["plan"])
        sheet = read_tree_sheet(data, levels_of(plan.levels))
        self.take(sheet.cells)
        self.row.problems = stored_problems((*_strange(sheet, plan), *sheet.issues))

    def save(self, act: Acting[Import, User]) -> None:
        """Save every row that is understood; the choice's `expected_version` is the state of the plan that the person had before them."""
        plan = lock_tree(Plan.objects.get(pk=self.row.stated["plan"]))
        resolved = resolve_tree(plan, stored_tree_rows(self.row))
        mine = self.choice.get("expected_version", resolved.state)
        if resolved.state != mine:
            raise StaleVersion(mine=mine, theirs=resolved.state, version=resolved.state, message=_CHANGED_SINCE)
        if why := self.why_unclear(resolved.count(RowState.UNCLEAR)):
            raise Invalid(why)
        if not resolved.count(RowState.NEW) and not resolved.count(RowState.CHANGED):
            raise Invalid(Message("Nothing can be saved: a row is not understood, or nothing would change."))
        _write(plan, resolved, self._reason(), act)
        counts = {state.value: resolved.count(state) for state in (RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)}
        act.log("save_tree_upload", plan, after=counts | {"file_name": self.row.file_name})

    def _reason(self) -> str:
        said: str = self.row.stated.get("reason", "")
        return said or self.row.file_name or "–"


def stored_tree_rows(row: Import) -> tuple[TreeRow, ...]:
    """The rows of a sheet."""
    return rows_of(row, tree_in)


def _write(plan: Plan, resolved: ResolvedTree, reason: str, act: Acting[Any, User]) -> None:
    if resolved.levels != levels_of(plan.levels):
        plan.levels = [level.as_json() for level in resolved.levels]
        plan.version += 1
        save_checked(plan)
    new = [row for row in resolved.rows if row.state is RowState.NEW]
    made = {node.code: node for node in write_nodes(plan, [row.after for row in new], act, reason=reason)}
    changed = [row for row in resolved.rows if row.state is RowState.CHANGED]
    for row in changed:
        assert row.node is not None, "what changes is there"
        row.node.plan = plan
        rewrite_node(row.node, row.after, act, version=None, reason=row.reason or reason)
    for row in (*new, *changed):
        if row.closes and row.closed_on is not None:
            shut_node(row.node or made[row.after.code], row.closed_on, row.reason or reason, act)


def _strange(sheet: TreeSheet, plan: Plan) -> list[CellIssue]:
    """What a person should know who brings a sheet that says it is another plan."""
    titles = Plan.objects.exclude(pk=plan.pk).values_list("title_th", flat=True)
    other = next((title for title in titles if clean_line(title) and clean_line(title) == sheet.title), "")
    if not other:
        return []
    return [
        CellIssue(
            "A1",
            Message(
                "The file says it is “{other}”; it is being brought into “{plan}”.", other=other, plan=plan.title_th
            ),
        )
    ]
