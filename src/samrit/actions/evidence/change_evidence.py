"""Say what evidence shows, and take evidence back; nothing of it is lost."""

from datetime import datetime

from samrit.actions.acting import Reasoned, acting
from samrit.actions.evidence.add_evidence import checked_shows
from samrit.actions.permissions import Permission
from samrit.actions.plans.plan import recheck_one
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.actions.reports.edit_quarter import locked
from samrit.actions.saving import save_checked
from samrit.records.models import YEAR_END, Evidence, QuarterReport, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, StaleVersion


def report_of(evidence: Evidence) -> QuarterReport:
    """The report that evidence belongs to; what a paper names for no quarter in particular belongs to the year end."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency", "indicator__signoff")
    return rows.get(indicator_id=evidence.indicator_id, quarter=evidence.quarter or YEAR_END)


def _why_not_change(evidence: Evidence, by: User, at: datetime) -> Message | None:
    if evidence.removed_at is not None:
        return Message("This evidence has been removed already.")
    return EDIT_QUARTER.why_not(report_of(evidence), by, at)


CHANGE_EVIDENCE = Reasoned(
    _why_not_change, lambda evidence, by, at: Permission.FILE.behalf(evidence.indicator.annual_plan.agency, by, at)
)
"""Evidence is changed by those who may write the report that it belongs to, as long as that is open."""


def describe_evidence(  # noqa: PLR0913 - what is said, over what was seen, by whom and when
    *, evidence: Evidence, shows: str, quarter: int | None, expected_version: str | None = None, by: User, at: datetime
) -> Evidence:
    """Say what evidence shows, and which quarter it belongs to (both reports have to be open); no change, no event.

    `expected_version` is what stood there when it was opened; StaleVersion where something else stands there now, unless it
    is what is to be said. None: over whatever stands there.
    """
    with acting(CHANGE_EVIDENCE, evidence, by, at, lock=_lock) as act:
        row = act.subject
        if expected_version is not None and row.shows not in (expected_version, checked_shows(shows)):
            why = Message(
                "Somebody has changed this since you opened the page; now it says “{theirs}”. Your words "
                "are still in the field; saving once more puts them in its place.",
                theirs=row.shows or "–",
            )
            raise StaleVersion(mine=shows, theirs=row.shows, version=row.shows, message=why)
        if quarter != row.quarter:
            target = Evidence(indicator_id=row.indicator_id, quarter=quarter)
            act.require(EDIT_QUARTER, locked(report_of(target)))
        before: dict[str, object] = {"shows": row.shows, "quarter": row.quarter}
        row.shows, row.quarter = checked_shows(shows), quarter
        after: dict[str, object] = {"shows": row.shows, "quarter": row.quarter}
        changed = [field for field in after if after[field] != before[field]]
        if not changed:
            return row
        save_checked(row)
        old, new = ({field: values[field] for field in changed} for values in (before, after))
        recheck_one(row.indicator_id, at=at)
        act.log("describe_evidence", row, before=old, after=new)
        return row


def remove_evidence(*, evidence: Evidence, reason: str, by: User, at: datetime) -> Evidence:
    """Take evidence back, with the reason; the row, its file and its captures stay."""
    with acting(CHANGE_EVIDENCE, evidence, by, at, lock=_lock) as act:
        row = act.subject
        if not reason.strip():
            raise Invalid(Message("Say why the evidence is removed."))
        row.removed_by, row.removed_at, row.removed_reason = by, at, reason.strip()
        save_checked(row)
        recheck_one(row.indicator_id, at=at)
        act.log("remove_evidence", row, before={"ref": row.ref}, after={"reason": row.removed_reason})
        return row


def _lock(evidence: Evidence) -> Evidence:
    # The report is held before the evidence, as by who saves a report whose figures name it.
    report = locked(report_of(Evidence.objects.get(pk=evidence.pk)))
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if (row.quarter or YEAR_END) != report.quarter:
        locked(report_of(row))
    return row
