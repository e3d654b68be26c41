"""Where the quarters of an indicator stand, and what this person may do about each: the buttons, or the reason."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER, OnReport
from samrit.actions.reviews.approvals import why_not_approve
from samrit.actions.reviews.brakes import STOP
from samrit.ledger.field_words import reason_words
from samrit.queries.plans.plan import CellState
from samrit.queries.reports.indicator import CheckedBy, QuarterState
from samrit.queries.reviews.approvals import Approvals
from samrit.records.models import YEAR_END, QuarterReport, User
from samrit.records.models.reviews.review import APPROVALS
from samrit.scoring.deadline import Deadline
from samrit.thai.translation import Message, _
from samrit.vocabulary.workflow import ACTION_WORDS, TRANSITIONS, Action, Status
from samrit.web.reviews.approvals import ApprovalLines, approval_lines


@dataclass(frozen=True, slots=True)
class ActionLink:
    """A link to something that this person may do; `action` is the step of the workflow, None where it is no step."""

    action: Action | None
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class QuarterStatus:
    """One quarter's report: its state, and the ways on. `why_not` says why it can't be edited, "" where it can.

    `published` is the version that the public sees, where another one stands here now.
    """

    state: CellState
    deadline: Deadline
    due: str
    returned_because: tuple[str, ...]
    edit_url: str
    why_not: str
    links: tuple[ActionLink, ...]
    approvals: ApprovalLines
    versions_url: str
    version: int
    published: int | None
    judged: CheckedBy | None
    stop_url: str


def quarter_status(quarter: QuarterState, user: User, approvals: Approvals, *, now: datetime) -> QuarterStatus:
    """Where one report stands for one person."""
    row = quarter.report
    refusal = EDIT_QUARTER.why_not(row, user, now)
    at = reverse("quarter", args=[row.indicator_id, row.quarter])
    links = tuple(
        ActionLink(
            step.action,
            str(ACTION_WORDS[step.action]),
            reverse("decide", args=[row.indicator_id, row.quarter, step.action]),
        )
        for step in TRANSITIONS[Status(row.status)]
        if OnReport(step.action).allows(row, user, now) and _is_waited_for(step.action, row, user, approvals, now)
    )
    return QuarterStatus(
        state=quarter.state,
        deadline=row.deadline,
        due=str(row.deadline.words(timezone.localdate(now))),
        returned_because=reason_words(row.return_reasons) if quarter.state is CellState.RETURNED else (),
        edit_url=at if refusal is None else "",
        why_not=_why_read_only(row, user, refusal, links, now) if refusal is not None else "",
        links=links,
        approvals=approval_lines(approvals, row),
        versions_url=reverse("versions", args=[row.indicator_id, row.quarter]) if row.version > 1 else "",
        version=row.version,
        published=row.published_version if row.published_version != row.version else None,
        judged=quarter.judged,
        stop_url=reverse("stop", args=[row.indicator_id, row.quarter]) if STOP.allows(row, user, now) else "",
    )


def _why_read_only(
    row: QuarterReport, user: User, refusal: Message, links: tuple[ActionLink, ...], now: datetime
) -> str:
    """What an officer waits for; to others, what they may do with it themselves."""
    if Permission.FILE.allows(row.indicator.annual_plan.agency, user, now):
        return str(refusal)
    if links:
        return _("You read it here, and can: {actions}.", actions=", ".join(link.name for link in links))
    return _("You can read this report; its officer writes it.")


def _is_waited_for(action: Action, row: QuarterReport, user: User, approvals: Approvals, now: datetime) -> bool:
    return action not in APPROVALS or why_not_approve(action, row, user, now, approvals.asked, approvals.given) is None


def key(quarter: int) -> str:
    """The anchor of a quarter's section on the page."""
    return "year-end" if quarter == YEAR_END else f"q{quarter}"
