"""Hand over what somebody was responsible for to others, in the step in which they go."""

from collections.abc import Mapping
from typing import Any

from samrit.actions.acting import Acting
from samrit.actions.notices import notify_all
from samrit.actions.plans.project import lock_project
from samrit.actions.plans.write_definition import locked_indicator
from samrit.actions.saving import save_checked
from samrit.ledger.locking import lock_plan
from samrit.queries.people.ownerless import AgencyLeft, Leaving
from samrit.records.models import Indicator, Project, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import NoticeKind
from samrit.vocabulary.refusal import Invalid

Successors = Mapping[str, User]
"""Who takes on what somebody leaves behind in an agency, by its code; an agency that isn't named stays without an owner."""
NOBODY: Successors = {}


def hand_over(person: User, left: Leaving, successors: Successors, act: Acting[Any, User]) -> int:
    """Let others be responsible or deputy in somebody's place; gives how many indicators and projects now have another owner.

    Each has its event, and whoever takes some on is told once for an agency.
    """
    return sum(
        _hand_over(person, one, successors[one.agency.code], act)
        for one in left.agencies
        if one.agency.code in successors
    )


def _hand_over(person: User, left: AgencyLeft, to: User, act: Acting[Any, User]) -> int:
    agency = left.agency
    if to not in left.successors:
        raise Invalid(
            Message(
                "{person} doesn't file for {agency} and can't take over there.",
                person=to.names(),
                agency=agency.names(),
            )
        )
    rows = {row.pk: row for row in (*left.responsible, *left.deputy)}
    for row in rows.values():
        _change(locked_indicator(row), person, to, act)
    for project in left.projects:
        _give(project, to, act)
    details = {
        "count": str(len(rows)),
        "projects": str(len(left.projects)),
        "agency_th": agency.name_th,
        "agency_en": agency.name_en,
    }
    notify_all(NoticeKind.HANDED_OVER, [to.pk], by=act.by, at=act.at, details=details)
    return len(rows) + len(left.projects)


def _change(row: Indicator, person: User, to: User, act: Acting[Any, User]) -> None:
    before = {"responsible": _username(row.responsible), "deputy": _username(row.deputy)}
    if row.responsible_id == person.pk:
        row.responsible = to
        if row.deputy_id == to.pk:  # the deputy moves up, and nobody is deputy of themselves
            row.deputy = None
    elif row.deputy_id == person.pk:
        row.deputy = to if row.responsible_id != to.pk else None
    row.version += 1
    save_checked(row)
    after = {"responsible": _username(row.responsible), "deputy": _username(row.deputy)}
    changed = {field for field, name in before.items() if name != after[field]}
    act.log(
        "define_indicator",
        row,
        before={field: before[field] for field in sorted(changed)},
        after={field: after[field] for field in sorted(changed)},
    )


def _give(project: Project, to: User, act: Acting[Any, User]) -> None:
    lock_plan(project.annual_plan)
    row = lock_project(project.pk)
    before = {"responsible": _username(row.responsible)}
    row.responsible = to
    row.version += 1
    save_checked(row)
    act.log("change_project", row, before=before, after={"responsible": _username(to)})


def _username(person: User | None) -> str:
    return person.username if person is not None else ""
