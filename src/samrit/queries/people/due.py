"""The reports that somebody has to file now, as a row through which one goes from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samrit.queries.people.home import Task, Urgency, own_tasks
from samrit.records.models import User

NEAR = timedelta(days=14)  # what is due later is no task of today


@dataclass(frozen=True, slots=True)
class DueReports:
    """Where a report stands among those that are due: `place` counts from 1, 0 where it isn't one of them.

    `total` counts what is due within `NEAR`, as home does, unless the report itself is due later.
    """

    place: int
    total: int
    before: Task | None = None
    after: Task | None = None


def due_around(user: User, report_pk: int, *, today: date) -> DueReports:
    """The reports due before and after one; two queries."""
    due = to_file(user, today=today)
    at = next((at for at, one in enumerate(due) if one.report_pk == report_pk), None)
    if at is None:
        return DueReports(0, 0)
    after = due[at + 1] if at + 1 < len(due) else None
    near = pressing(due, today=today)
    return DueReports(at + 1, near if at < near else len(due), due[at - 1] if at else None, after)


def to_file(user: User, *, today: date) -> Sequence[Task]:
    """What somebody has to write and send, in home's order: what was sent back, then the first due first; what they sign is no part of it."""
    found = [one for one in own_tasks(user, today=today) if one.urgency is not Urgency.SIGN]
    return sorted(found, key=lambda one: (one.urgency is not Urgency.RETURNED, one.deadline.awaited_on))


def pressing(due: Sequence[Task], *, today: date) -> int:
    """How many of them are not due only later: sent back, overdue, or due within `NEAR`."""
    return sum(one.urgency is Urgency.RETURNED or one.deadline.awaited_on <= today + NEAR for one in due)
