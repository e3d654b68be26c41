"""Work that pages leave for later: one worker has it for a while, does it once, or it is tried again and in the end given up.

The queue is the table of `django-tasks-db`; a task is put into it in the transaction of what asks for it, so that it is
there where that is. Beside it stands `TaskLease`. A worker that was away for so long that another took its task over
can't write any more: each transaction of a task asks whether the claim is still ours (`require_claim`, which `acting` and
`unasked` call), and the last one says that it is done (`ending_task`), together with its effect or not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import SystemRandom
from traceback import format_exception
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from samrit.records.models import TaskLease

LEASE = timedelta(seconds=60)  # renewed while the worker lives
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))  # after each try
MOST_TRIES = len(PAUSES) + 1
PATIENT = "patient"
"""The queue of what another system has to take: tried for three days, at moments that no two messages share."""
PATIENT_PAUSES = (*PAUSES, timedelta(hours=12), timedelta(hours=24), timedelta(hours=28))
_SCATTER = 0.1  # of a patient pause, to both sides
_WORKERS_NAMED = 10  # of a task, the last ones that had it
_LONGEST_REASON = 1000  # characters
DIED = "the worker ended in the middle of it"


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that a worker has, and the number of its claim."""

    task_id: UUID
    fence: int


class LeaseLost(BaseException):
    """Another worker has the task by now: nothing of this one's is written any more."""


_claim: ContextVar[Claim | None] = ContextVar("claim", default=None)


def due(at: datetime) -> "QuerySet[DBTaskResult[Any, Any]]":
    """What can be claimed: tasks whose time has come, and those whose worker has given no sign of life for a lease.

    A lease that ends later than any can was given by a clock that was set back since.
    """
    is_ready = Q(status=TaskResultStatus.READY) & (Q(run_after=get_date_max()) | Q(run_after__lte=at))
    has_ended = Q(lease__until=None) | Q(lease__until__lt=at) | Q(lease__until__gt=at + 2 * LEASE)
    return DBTaskResult.objects.filter(is_ready | Q(status=TaskResultStatus.RUNNING) & has_ended)


def claim_task(worker: str, *, at: datetime) -> Claim | None:
    """The next task, ours until the lease ends; None where there is none. One query where nothing is due."""
    while due(at).exists():
        with transaction.atomic():
            row = due(at).select_for_update(skip_locked=True, of=("self",)).first()
            if row is None:  # others have them in hand
                return None
            if not due(at).filter(pk=row.pk).exists():  # it was taken between the question and the lock
                continue
            lease, _ = TaskLease.objects.get_or_create(task=row)
            if _pause_after(lease, row.queue_name) is None:
                _give_up(lease, lease.reason or DIED, at=at)
                continue
            lease.attempt, lease.fence, lease.until = lease.attempt + 1, lease.fence + 1, at + LEASE
            if row.status == TaskResultStatus.RUNNING:
                lease.reason = DIED
            lease.save()
            row.status, row.started_at = TaskResultStatus.RUNNING, at
            row.worker_ids = [*row.worker_ids, worker][-_WORKERS_NAMED:]
            row.save(update_fields=["status", "started_at", "worker_ids"])
            return Claim(row.pk, lease.fence)
    return None


def renew(claim: Claim, *, at: datetime) -> bool:
    """A sign of life; False where the task is another's by now, or done."""
    ours = TaskLease.objects.filter(task=claim.task_id, fence=claim.fence, until__isnull=False)
    return ours.update(until=at + LEASE) == 1


@contextmanager
def working_on(claim: Claim) -> Iterator[None]:
    """What is written in here belongs to this task."""
    token = _claim.set(claim)
    try:
        yield
    finally:
        _claim.reset(token)


def require_claim() -> None:
    """LeaseLost where a worker writes for a task that is another's by now. Nobody can take it until the transaction ends."""
    claim = _claim.get()
    if claim is not None and not _is_ours(claim):
        raise LeaseLost(str(claim.task_id))


@contextmanager
def ending_task(at: datetime) -> Iterator[None]:
    """The transaction in which a task's effect is written, and with it that the task is done; elsewhere a transaction."""
    with transaction.atomic():
        require_claim()
        yield
        claim = _claim.get()
        if claim is not None:
            _set_done(claim, at=at)


def finish(claim: Claim, value: Any, *, at: datetime) -> None:
    """The task's function has ended well, with this value."""
    with transaction.atomic():
        if _is_ours(claim):
            _set_done(claim, at=at, return_value=value)


def fail(claim: Claim, error: BaseException, *, at: datetime) -> None:
    """It went wrong: tried again after a pause, given up after so many tries. An effect that was written stays."""
    with transaction.atomic():
        if not _is_ours(claim):
            return
        row = DBTaskResult.objects.get(pk=claim.task_id)
        if row.status == TaskResultStatus.SUCCESSFUL:
            return
        row.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}"
        row.traceback = "".join(format_exception(error))
        row.save(update_fields=["exception_class_path", "traceback"])
        lease = TaskLease.objects.get(task=row)
        reason = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
        pause = _pause_after(lease, row.queue_name)
        if pause is None:
            _give_up(lease, reason, at=at)
        else:
            _queue_again(lease, reason, run_after=at + pause)


def given_up() -> QuerySet[TaskLease]:
    """What is tried no more, until somebody asks for it; the latest first."""
    rows = TaskLease.objects.filter(task__status=TaskResultStatus.FAILED)
    return rows.select_related("task").order_by("-task__finished_at", "-pk")


def queue_again(lease: TaskLease) -> None:
    """From its first try on."""
    lease.attempt = 0
    _queue_again(lease, lease.reason, run_after=get_date_max())


def _pause_after(lease: TaskLease, queue: str) -> timedelta | None:
    """How long a task waits that was tried so many times; None where it isn't tried any more."""
    pauses = PATIENT_PAUSES if queue == PATIENT else PAUSES
    if lease.attempt > len(pauses):
        return None
    scatter = SystemRandom().uniform(-_SCATTER, _SCATTER) if queue == PATIENT else 0
    return pauses[max(lease.attempt, 1) - 1] * (1 + scatter)


def _queue_again(lease: TaskLease, reason: str, *, run_after: datetime) -> None:
    lease.until, lease.reason = None, reason
    lease.save()
    values = {"status": TaskResultStatus.READY, "run_after": run_after, "finished_at": None}
    DBTaskResult.objects.filter(pk=lease.task_id).update(**values)


def _give_up(lease: TaskLease, reason: str, *, at: datetime) -> None:
    lease.until, lease.reason = None, reason
    lease.save()
    DBTaskResult.objects.filter(pk=lease.task_id).update(status=TaskResultStatus.FAILED, finished_at=at)


def _set_done(claim: Claim, *, at: datetime, **values: Any) -> None:
    values |= {"status": TaskResultStatus.SUCCESSFUL, "finished_at": at, "exception_class_path": "", "traceback": ""}
    DBTaskResult.objects.filter(pk=claim.task_id).update(**values)
    TaskLease.objects.filter(task=claim.task_id).update(until=None, reason="")


def _is_ours(claim: Claim) -> bool:
    # Whoever claims locks the task first, so what the lease says afterwards holds until the transaction ends.
    list(DBTaskResult.objects.select_for_update().filter(pk=claim.task_id).values_list("pk"))
    return TaskLease.objects.filter(task=claim.task_id, fence=claim.fence).exists()
