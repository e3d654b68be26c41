"""Tell how far a project is: the percent of its steps and what was spent in all, by a day.

What was told is never changed: a correction is told later, and of one day what was told last counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.permissions import OnRow, Permission
from samrit.actions.plans.project import lock_project
from samrit.actions.report_permissions import agency_of_plan, why_not_year
from samrit.actions.saving import save_checked
from samrit.ledger.locking import lock_plan
from samrit.records.models import Milestone, Progress, Project, Spending, User
from samrit.scoring.s_curve import ReportedValue, last_reported
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

LONGEST_NOTE = 2000
_EARLIEST = timedelta(days=366)  # before its start: work begun early is told, a mistyped year is not


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """What somebody tells of a day: percent by the step's row, baht spent in all by then (None: nothing about money)."""

    on: date
    percents: Mapping[int, Decimal]
    spent_baht: Decimal | None = None
    note: str = ""


REPORT_PROGRESS = OnRow(Permission.FILE, agency_of_plan, why_not_year)
"""Progress is told by the agency's officers, until the fiscal year is closed."""


def report_progress(*, project: Project, entry: ProgressEntry, by: User, at: datetime) -> tuple[Message, ...]:
    """Write what is told, with one event; gives what the person should know of it (spent more than was allotted).

    Invalid for a day to come, for nothing told, and for a value that falls without a note that says why.
    """
    with acting(REPORT_PROGRESS, project.annual_plan, by, at, lock=lock_plan) as act:
        row = lock_project(project.pk)
        steps = {step.pk: step for step in row.milestones.prefetch_related("progress").order_by("position", "pk")}
        _check(row, steps, entry, today=timezone.localtime(at).date())
        _check_fall(row, steps, entry)
        note, reported = entry.note.strip(), []
        for pk, percent in entry.percents.items():
            save_checked(
                Progress(milestone=steps[pk], on=entry.on, percent=percent, note=note, reported_by=by, reported_at=at)
            )
            reported.append({"name": steps[pk].name, "percent": percent})
        after: dict[str, object] = {"on": entry.on} | ({"steps": reported} if reported else {})
        if entry.spent_baht is not None:
            save_checked(
                Spending(
                    project=row, on=entry.on, total_baht=entry.spent_baht, note=note, reported_by=by, reported_at=at
                )
            )
            after["spent_baht"] = entry.spent_baht
        if note:
            after["note"] = note
        act.log("report_progress", row, after=after)
        return tuple(_warnings(row, entry))


def _check(project: Project, steps: Mapping[int, Milestone], entry: ProgressEntry, *, today: date) -> None:
    if entry.on > today:
        raise Invalid(Message("A day to come can't be told of."))
    if entry.on < project.starts_on - _EARLIEST:
        raise Invalid(Message("The day lies more than a year before the project starts; look at the year again."))
    if not entry.percents and entry.spent_baht is None:
        raise Invalid(Message("Give the progress of a step, or what was spent."))
    if not set(entry.percents) <= set(steps):
        raise Invalid(Message("The steps of the project changed while you were typing; open the page anew."))


def _check_fall(project: Project, steps: Mapping[int, Milestone], entry: ProgressEntry) -> None:
    if entry.note.strip():
        return
    for pk, percent in entry.percents.items():
        reported = [ReportedValue(one.on, one.percent, one.reported_at) for one in steps[pk].progress.all()]
        if _falls(reported, entry.on, percent):
            raise Invalid(
                Message(
                    "The progress of “{steps}” falls below what was told; say why in the note.", steps=steps[pk].name
                )
            )
    if entry.spent_baht is not None:
        spent = [ReportedValue(one.on, one.total_baht, one.reported_at) for one in project.spending.all()]
        if _falls(spent, entry.on, entry.spent_baht):
            raise Invalid(Message("What was spent in all falls below what was told; say why in the note."))


def _falls(reported: list[ReportedValue], on: date, value: Decimal) -> bool:
    """Whether the line falls with this value: against what counts on the day, and against the next day that was told of."""
    latest = last_reported(reported, on)
    after = min((one.on for one in reported if one.on > on), default=None)
    follows = last_reported(reported, after) if after is not None else None
    return (latest is not None and value < latest.value) or (follows is not None and value > follows.value)


def _warnings(project: Project, entry: ProgressEntry) -> list[Message]:
    allotted, spent = project.budget_allotted_baht, entry.spent_baht
    if allotted is None or spent is None or spent <= allotted:
        return []
    return [Message("{spent:,.2f} baht were spent of {allotted:,.2f} baht allotted.", spent=spent, allotted=allotted)]
