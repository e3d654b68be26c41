"""Tell how far a project is: the percent of its steps and what was spent in all, by a day.

What was told is never changed: a correction is told later, and of one day what was told last counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from samrit.actions.permissions import Act, OnRow, agency_of_plan, why_not_year
from samrit.actions.plans.project import held_project
from samrit.actions.saving import save_checked
from samrit.ledger.holding import held_plan
from samrit.ledger.trail import record
from samrit.records.models import Milestone, Progress, Project, Spending, User
from samrit.scoring.s_curve import Told, last_told
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

LONGEST_NOTE = 2000
_EARLIEST = timedelta(days=366)  # before its start: work begun early is told, a mistyped year is not


@dataclass(frozen=True, slots=True)
class Telling:
    """What somebody tells of a day: percent by the step's row, baht spent in all by then (None: nothing about money)."""

    on: date
    percents: Mapping[int, Decimal]
    spent_baht: Decimal | None = None
    note: str = ""


TELL_PROGRESS = OnRow(Act.FILE, agency_of_plan, why_not_year)
"""Progress is told by the agency's officers, until the fiscal year is closed."""


@transaction.atomic
def tell_progress(*, project: Project, telling: Telling, by: User, at: datetime) -> tuple[Message, ...]:
    """Write what is told, with one event; gives what the person should know of it (spent more than was allotted).

    Invalid for a day to come, for nothing told, and for a value that falls without a note that says why.
    """
    plan = held_plan(project.annual_plan_id)
    TELL_PROGRESS.check(plan, by, at)
    row = held_project(project.pk)
    steps = {step.pk: step for step in row.milestones.prefetch_related("progress").order_by("position", "pk")}
    _check(row, steps, telling, today=timezone.localtime(at).date())
    _check_fall(row, steps, telling)
    note, told = telling.note.strip(), []
    for pk, percent in telling.percents.items():
        save_checked(Progress(milestone=steps[pk], on=telling.on, percent=percent, note=note, told_by=by, told_at=at))
        told.append({"name": steps[pk].name, "percent": percent})
    after: dict[str, object] = {"on": telling.on} | ({"steps": told} if told else {})
    if telling.spent_baht is not None:
        save_checked(
            Spending(project=row, on=telling.on, total_baht=telling.spent_baht, note=note, told_by=by, told_at=at)
        )
        after["spent_baht"] = telling.spent_baht
    if note:
        after["note"] = note
    for_whom = Act.FILE.behalf(plan.agency, by, at)
    record("tell_progress", row, by=by, at=at, on_behalf_of=for_whom, after=after)
    return tuple(_warnings(row, telling))


def _check(project: Project, steps: Mapping[int, Milestone], telling: Telling, *, today: date) -> None:
    if telling.on > today:
        raise Invalid(Message("A day to come can't be told of."))
    if telling.on < project.starts_on - _EARLIEST:
        raise Invalid(Message("The day lies more than a year before the project starts; look at the year again."))
    if not telling.percents and telling.spent_baht is None:
        raise Invalid(Message("Give the progress of a step, or what was spent."))
    if not set(telling.percents) <= set(steps):
        raise Invalid(Message("The steps of the project changed while you were typing; open the page anew."))


def _check_fall(project: Project, steps: Mapping[int, Milestone], telling: Telling) -> None:
    if telling.note.strip():
        return
    for pk, percent in telling.percents.items():
        told = [Told(one.on, one.percent, one.told_at) for one in steps[pk].progress.all()]
        if _falls(told, telling.on, percent):
            raise Invalid(
                Message(
                    "The progress of “{steps}” falls below what was told; say why in the note.", steps=steps[pk].name
                )
            )
    if telling.spent_baht is not None:
        spent = [Told(one.on, one.total_baht, one.told_at) for one in project.spending.all()]
        if _falls(spent, telling.on, telling.spent_baht):
            raise Invalid(Message("What was spent in all falls below what was told; say why in the note."))


def _falls(told: list[Told], on: date, value: Decimal) -> bool:
    """Whether the line falls with this value: against what counts on the day, and against the next day that was told of."""
    stands = last_told(told, on)
    after = min((one.on for one in told if one.on > on), default=None)
    follows = last_told(told, after) if after is not None else None
    return (stands is not None and value < stands.value) or (follows is not None and value > follows.value)


def _warnings(project: Project, telling: Telling) -> list[Message]:
    allotted, spent = project.budget_allotted_baht, telling.spent_baht
    if allotted is None or spent is None or spent <= allotted:
        return []
    return [Message("{spent:,.2f} baht were spent of {allotted:,.2f} baht allotted.", spent=spent, allotted=allotted)]
