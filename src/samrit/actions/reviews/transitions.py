"""What all moves of a report have in common: hold the row, ask the rules, stamp who and when, tell whom it concerns, leave one event."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, acting
from samrit.actions.counting.count_reports import count_again
from samrit.actions.people.notify import notify_of_transition
from samrit.actions.permissions import acting_as
from samrit.actions.public.paper_copy import supersede_papers
from samrit.actions.public.publish_copy import copy_reopened
from samrit.actions.report_permissions import OnReport
from samrit.actions.reports.edit_quarter import locked
from samrit.actions.saving import save_checked
from samrit.ledger.field_words import reason_words
from samrit.ledger.reasons import by_comment
from samrit.queries.city.deadlines import city_calendar
from samrit.records.models import YEAR_END, Indicator, QuarterReport, Reopening, User
from samrit.report import Score
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, StaleVersion
from samrit.vocabulary.workflow import STATUS_WORDS, Action, Status, transition

# Which pair of columns tells who did it and when, and which pairs no longer hold once a report is opened again.
_DONE = {
    Action.SUBMIT: "submitted",
    Action.ENDORSE: "endorsed",
    Action.EVALUATE: "evaluated",
    Action.PUBLISH: "published",
    Action.RETURN: "returned",
    Action.REOPEN: "reopened",
}
_UNDONE_BY_OPENING = ("submitted", "endorsed", "evaluated", "overridden")


@dataclass(frozen=True, slots=True)
class ExpectedVersion:
    """The report as the person who decides had it before them."""

    round: int
    version: int
    status: Status

    @classmethod
    def of(cls, row: QuarterReport) -> "ExpectedVersion":
        """As it stands in a row."""
        return cls(row.round, row.version, Status(row.status))


def acting_on(
    action: Action, report: QuarterReport, by: User, at: datetime, expected_version: ExpectedVersion | None = None
) -> AbstractContextManager[Acting[QuarterReport, User]]:
    """A write that does an action to a report, which is held; refused where it may not be done to it now.

    Where the report has gone on since the version that the person looked at, or its content has changed, they are told.
    """

    def as_shown(report: QuarterReport) -> QuarterReport:
        row = locked(report)
        if expected_version is not None and expected_version != ExpectedVersion.of(row):
            step = transition(expected_version.status, action)
            if step is not None and acting_as(step.by, row.indicator.annual_plan.agency, by, at) is not None:
                why = _gone_on(row) if expected_version.status != row.status else _OTHER_CONTENT
                raise StaleVersion(
                    mine=expected_version, theirs=ExpectedVersion.of(row), version=row.version, message=why
                )
        return row

    return acting(OnReport(action), report, by, at, lock=as_shown)


def apply(action: Action, act: Acting[QuarterReport, User], **payload: Any) -> QuarterReport:
    """Move the report, and leave the event; `payload` is what the event says besides."""
    row, before = act.subject, Status(act.subject.status)
    step = transition(before, action)
    assert step is not None, "the permission has asked the table"
    row.status = step.to.value
    row.clear_pending()
    if action in _DONE:
        stamp(row, _DONE[action], by=act.by, at=act.at)
    save_checked(row)
    notify_of_transition(action, row, by=act.who, at=act.at)
    act.log(action.value, row, before={"status": before}, after={"status": step.to, "version": row.version, **payload})
    return row


def send_back(action: Action, act: Acting[QuarterReport, User], reasons: dict[str, str]) -> QuarterReport:
    """Give the report back to its officer with the reasons, by field ("" for the whole); comments on words stand apart.

    A signature on the year is superseded. The day for the correction is worked out now, by the city's rule, and stays.
    """
    row = act.subject
    row.return_reasons = by_comment(reasons)
    row.return_answers = {}
    if not row.return_reasons:
        raise Invalid(Message("Say why the report goes back."))
    row.correction_due_on = city_calendar().correction_due_on(
        row.indicator.annual_plan.fiscal_year_be, row.due_on, timezone.localdate(act.at)
    )
    payload: dict[str, Any] = {"return_reasons": row.return_reasons, "correction_due_on": row.correction_due_on}
    payload |= _supersede(row, " · ".join(reason_words(row.return_reasons)), by=act.who, at=act.at)
    return open_again(action, act, **payload)


def open_again(action: Action, act: Acting[QuarterReport, User], **payload: Any) -> QuarterReport:
    """Open what was handed in to its officer again; a new round begins.

    What was approved and marked holds no more; what the public sees stays, says that it is being corrected, and when it was
    first handed in.
    """
    row = act.subject
    row.round += 1
    row.score = Score()
    row.override_verdict = row.override_reason = ""
    for done in _UNDONE_BY_OPENING:
        stamp(row, done, by=None, at=None)
    moved = apply(action, act, **payload)
    copy_reopened(moved, at=act.at)
    # It is open again: what is counted comes to what the records say now.
    if count_again([row.indicator_id], because=[action.value], at=act.at):
        moved.result, moved.version = (now := QuarterReport.objects.get(pk=row.pk)).result, now.version
    return moved


def _supersede(row: QuarterReport, reason: str, *, by: User, at: datetime) -> dict[str, int]:
    indicator = row.indicator
    if row.quarter != YEAR_END or indicator.signoff is None:
        return {}
    Reopening.objects.create(signoff=indicator.signoff, by=by, at=at, reason=reason)
    supersede_papers(indicator.pk, at=at)
    superseded = {"superseded_signoff": indicator.signoff.pk}
    indicator.signoff = None
    Indicator.objects.filter(pk=indicator.pk).update(signoff=None)
    return superseded


def stamp(row: QuarterReport, done: str, *, by: User | None, at: datetime | None) -> None:
    """Who did it and when, or that nobody has."""
    setattr(row, f"{done}_by", by)
    setattr(row, f"{done}_at", at)


_OTHER_CONTENT = Message(
    "The report has been changed since you opened it. Please read it as it stands now before you decide."
)


def _gone_on(row: QuarterReport) -> Message:
    now = STATUS_WORDS[Status(row.status)]
    return Message("Somebody has already acted on this report; it is “{now}” now. Nothing was recorded twice.", now=now)
