"""Tell people what concerns them: part of the action that they are told of, inside its transaction.

Nobody is told of what they did themselves, and nobody with a closed account is told anything. A notice waits on the
notification page, and goes into the weekly mail.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from samrit.actions.acting import unasked
from samrit.actions.notices import PROPOSAL, holders, notify_all
from samrit.queries.reviews.marks import full_marks
from samrit.records.models import (
    YEAR_END,
    Digest,
    Evidence,
    Notice,
    Practice,
    QuarterReport,
    Role,
    User,
)
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.workflow import TRANSITIONS, Action, Status

# Who is asked next once a report stands here, and for which action.
_NEXT = {Status.SUBMITTED: Action.ENDORSE, Status.ENDORSED: Action.EVALUATE}
# What those responsible are told of.
_NOTICES = {
    Action.RETURN: NoticeKind.RETURNED,
    Action.REOPEN: NoticeKind.REOPENED,
    Action.EVALUATE: NoticeKind.EVALUATED,
    Action.PUBLISH: NoticeKind.PUBLISHED,
}


def notify_of_transition(action: Action, report: QuarterReport, *, by: User, at: datetime) -> None:
    """Tell of a report that has just moved: those who decide next, or those responsible for it. Four queries at most.

    `report` is as it stands after the action, with its indicator, annual plan and agency.
    """
    indicator = report.indicator
    own = (indicator.responsible_id, indicator.deputy_id)
    if action in _NOTICES:
        details: dict[str, Any] = {}
        if action in (Action.RETURN, Action.REOPEN):
            details["reasons"] = report.return_reasons
            details["due_on"] = report.deadline.awaited_on.isoformat()
        if action is Action.EVALUATE and report.score_value is not None:
            details["score"] = f"{report.score_value.normalize():f}"
            details["full"] = f"{full_marks(report.quarter, indicator.annual_plan.fiscal_year_be):f}"
        notifications = notify_all(_NOTICES[action], own, report=report, by=by, at=at, details=details)
        if not notifications and action in (Action.RETURN, Action.REOPEN):
            coordinators = holders(frozenset({RoleName.COORDINATOR}), indicator.annual_plan.agency, at)
            notify_all(_NOTICES[action], coordinators, report=report, by=by, at=at, details=details)
        return
    if action is Action.WITHDRAW:  # nobody is asked any more
        Notice.objects.filter(report=report, kind=NoticeKind.WAITING.value, read_at=None).exclude(
            details=PROPOSAL
        ).update(read_at=at)
        return
    following = _NEXT.get(Status(report.status))
    if following is None or (report.quarter == YEAR_END and indicator.signoff_id is None):
        return  # the year end is signed before anybody decides on it
    step = next(step for step in TRANSITIONS[Status(report.status)] if step.action is following)
    deciders = holders(step.by, indicator.annual_plan.agency, at) - {*own, report.submitted_by_id}
    notify_all(NoticeKind.WAITING, deciders, report=report, by=by, at=at, details={"action": following.value})


def notify_of_dead_link(evidence: Evidence, *, at: datetime) -> None:
    """Tell those responsible that a link given as evidence can't be opened any more."""
    indicator = evidence.indicator
    report = indicator.quarters.filter(quarter=evidence.quarter or YEAR_END).first()
    own = (indicator.responsible_id, indicator.deputy_id)
    notify_all(NoticeKind.LINK_DEAD, own, report=report, at=at, details={"ref": evidence.ref})


def notify_of_delegation(role: Role, *, by: User, at: datetime) -> None:
    """Tell somebody that a role was delegated to them."""
    agency = role.agency
    details = {
        "role": role.role,
        "reason": role.reason,
        "agency_th": agency.name_th,
        "agency_en": agency.name_en or agency.name_th,
        "from_on": role.from_on.isoformat() if role.from_on else None,
        "until_on": role.until_on.isoformat() if role.until_on else None,
    }
    notify_all(NoticeKind.DELEGATED, [role.user_id], by=by, at=at, details=details)


def notify_of_practice(practice: Practice, *, by: User | None, at: datetime) -> None:
    """Tell the officers and coordinators of a campaign's agency that a practice waits to be verified."""
    deciders = holders(frozenset({RoleName.OFFICER, RoleName.COORDINATOR}), practice.campaign.agency, at)
    notify_all(NoticeKind.PRACTICE, deciders, practice=practice, by=by, at=at)


def read_notices(*, by: User, at: datetime, only: int | None = None) -> int:
    """Somebody has read their notices, or the one with this key; gives how many. It is nobody else's business: no event."""
    with unasked(by, at):
        mine = Notice.objects.filter(user=by, read_at=None)
        return (mine if only is None else mine.filter(pk=only)).update(read_at=at)


def note_mailed(user: User, notices: Iterable[int], *, city: str = "", on: date, at: datetime) -> None:
    """The mail of a day has left, and told somebody of these notices (their keys), and this of the city."""
    with unasked(None, at):
        Digest.objects.create(user=user, day=on, sent_at=at, city=city)
        Notice.objects.filter(pk__in=list(notices)).update(mailed_at=at)
