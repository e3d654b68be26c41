"""The deadline of a stored report: from a row, from the columns of one, and as a condition."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from samrit.scoring.deadline import Deadline
from samrit.vocabulary.workflow import OPEN, Status

# The columns that `deadline_of` takes, in its order.
DEADLINE = ("status", "due_on", "correction_due_on", "first_submitted_at")
# The day that counts now, in a query: `Deadline.awaited_on`.
AWAITED_ON = Coalesce("correction_due_on", "due_on")
# What its officer can still write: nothing of a year that is signed or closed.
AWAITED = Q(status__in=OPEN, indicator__signoff=None, indicator__annual_plan__closed_at=None)


@lru_cache(16384)
def deadline_of(
    status: str, due_on: date, correction_due_on: date | None, first_submitted_at: datetime | None
) -> Deadline:
    """The deadline that the columns of a report tell of, by the city's clock."""
    handed_in_on = timezone.localdate(first_submitted_at) if first_submitted_at is not None else None
    return Deadline(due_on, correction_due_on, handed_in_on, Status(status) in OPEN)
