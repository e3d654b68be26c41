"""What all moves of a report have in common: hold the row, ask the rules, stamp who and when, tell whom it concerns, leave one event."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrit.actions.counting.count_reports import count_again
from samrit.actions.people.notify import notify_of_transition
from samrit.actions.permissions import OnReport, acting_as, behalf
from samrit.actions.reports.edit_quarter import locked
from samrit.actions.saving import save_checked
from samrit.ledger.trail import record
from samrit.records.models import YEAR_END, Indicator, QuarterReport, Reopening, User
from samrit.report import Score
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, Refused
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


class Changed(Refused):
    """The report is no longer the one that was looked at; nothing was decided."""


def lock_for(
    action: Action, report: QuarterReport, by: User, at: datetime, *, expected_version: ExpectedVersion | None = None
) -> QuarterReport:
    """The row as it stands, held until the transaction ends; refused where the deed may not be done to it now.

    `expected_version` is what the person looked at: where the report has gone on since, or its content has changed, they are told.
    """
    row = locked(report)
    if expected_version is not None and expected_version != ExpectedVersion.of(row):
        step = transition(expected_version.status, action)
        if step is not None and acting_as(step.by, row.indicator.annual_plan.agency, by, at) is not None:
            raise Changed(_gone_on(row) if expected_version.status != row.status else _OTHER_CONTENT)
    OnReport(action).check(row, by, at)
    return row


def apply(
    action: Action, row: QuarterReport, *, by: User, at: datetime, on_behalf_of: User | None = None, **payload: Any
) -> QuarterReport:
    """Move the row, and leave the event; `reported` is what the event says besides.

    `on_behalf_of` is told by who has settled in which role the person acts; else the workflow's roles tell it.
    """
    before = Status(row.status)
    step = transition(before, action)
    assert step is not None, "the permission has asked the table"
    row.status = step.to.value
    if action in _DONE:
        stamp(row, _DONE[action], by=by, at=at)
    save_checked(row)
    notify_of_transition(action, row, by=by, at=at)
    for_whom = on_behalf_of or behalf(step.by, row.indicator.annual_plan.agency, by, at)
    after = {"status": step.to, "version": row.version, **payload}
    record(action.value, row, by=by, at=at, on_behalf_of=for_whom, before={"status": before}, after=after)
    return row


def send_back(action: Action, row: QuarterReport, reasons: dict[str, str], *, by: User, at: datetime) -> QuarterReport:
    """Give the report back to its officer with the reasons, by field ("" for the whole).

    A signature on the year is superseded.
    """
    row.return_reasons = {field: reason.strip() for field, reason in reasons.items() if reason.strip()}
    if not row.return_reasons:
        raise Invalid(Message("Say why the report goes back."))
    payload: dict[str, Any] = {"return_reasons": row.return_reasons}
    payload |= _supersede(row, " · ".join(row.return_reasons.values()), by=by, at=at)
    return open_again(action, row, by=by, at=at, **payload)


def open_again(action: Action, row: QuarterReport, *, by: User, at: datetime, **payload: Any) -> QuarterReport:
    """Open what was handed in to its officer again; a new round begins.

    What was approved and marked holds no more; what the public sees stays, and when it was first handed in.
    """
    row.round += 1
    row.score = Score()
    row.override_verdict = row.override_reason = ""
    for done in _UNDONE_BY_OPENING:
        stamp(row, done, by=None, at=None)
    moved = apply(action, row, by=by, at=at, **payload)
    # It is open again: what is counted comes to what the records say now.
    if count_again([row.indicator_id], because=[action.value], at=at):
        moved.result, moved.version = (now := QuarterReport.objects.get(pk=row.pk)).result, now.version
    return moved


def _supersede(row: QuarterReport, reason: str, *, by: User, at: datetime) -> dict[str, int]:
    indicator = row.indicator
    if row.quarter != YEAR_END or indicator.signoff is None:
        return {}
    Reopening.objects.create(signoff=indicator.signoff, by=by, at=at, reason=reason)
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
