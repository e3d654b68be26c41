"""The work behind the pages: what waits, what is tried again, and what was given up."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samrit.ledger.queue import given_up
from samrit.records.models import TaskLease
from samrit.thai.translation import Message

_LOGGED = timedelta(days=30)
_MOST_LOGGED = 100
_MOST_SHOWN = 200

# What each task does, by the name of its function. To add a task, add its line.
TASK_WORDS: dict[str, Message] = {
    "capture_link": Message("Look at a link given as evidence, and store a copy"),
    "carry_over_plan": Message("Carry an agency's plan over into the next year"),
    "make_city_report": Message("Make the annual report of the city"),
    "make_release": Message("Make a release of open data"),
    "remake_release": Message("Make a release of open data anew, without what was withdrawn"),
    "deliver_webhook": Message("Tell another system what was published"),
    "measure_run": Message("Measure what an event saved"),
    "read_import": Message("Read a file that was uploaded"),
    "save_queued": Message("Save a file that was uploaded"),
    "send_invitation": Message("Send somebody their invitation"),
}


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One task: what it does, how often it was tried, why it failed; when it is tried next, or was given up."""

    pk: int
    words: Message | str
    tries: int
    reason: str
    queued_at: datetime
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to another system: its number, what it told, and what became of it.

    `state` is the task's; `status` what the address answered at last, where it took it, `tries` how often it was sent, `next_at` when it is sent again.
    """

    task_id: str
    number: str
    kind: str
    queued_at: datetime
    state: TaskResultStatus
    status: int | None
    tries: int
    next_at: datetime | None

    @property
    def is_ended(self) -> bool:
        """Delivered or given up."""
        return self.state in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)


@dataclass(frozen=True, slots=True)
class WorkState:
    """How many tasks wait and are being done; those that failed and are tried again, and those that were given up."""

    waiting: int
    at_work: int
    retried: tuple[WorkLine, ...]
    given_up: tuple[WorkLine, ...]


def work_state() -> WorkState:
    """The state now, with the latest of both lists."""
    status = DBTaskResult.objects.values_list("status", flat=True)
    retried = TaskLease.objects.filter(task__status=TaskResultStatus.READY, attempt__gt=0).select_related("task")
    return WorkState(
        waiting=status.filter(status=TaskResultStatus.READY).count(),
        at_work=status.filter(status=TaskResultStatus.RUNNING).count(),
        retried=tuple(_lines(retried.order_by("task__run_after", "pk")[:_MOST_SHOWN])),
        given_up=tuple(_lines(given_up()[:_MOST_SHOWN])),
    )


def delivery_log(rows: "QuerySet[DBTaskResult[Any, Any]]", *, at: datetime) -> tuple[Delivery, ...]:
    """What was sent in the last thirty days, the latest first, a hundred at most."""
    found = rows.filter(enqueued_at__gte=at - _LOGGED).select_related("lease")[:_MOST_LOGGED]
    made = []
    for row in found:
        _pk, number, body = row.args_kwargs["args"]
        lease = getattr(row, "lease", None)
        state = TaskResultStatus(row.status)
        waits = state is TaskResultStatus.READY and lease is not None
        made.append(
            Delivery(
                str(row.pk),
                number,
                json.loads(body)["type"],
                row.enqueued_at,
                state,
                row.return_value,
                lease.attempt if lease is not None else 0,
                row.run_after if waits else None,
            )
        )
    return tuple(made)


def _lines(rows: QuerySet[TaskLease]) -> Iterable[WorkLine]:
    for row in rows:
        task = row.task
        name = task.task_path.rpartition(".")[2]
        yield WorkLine(
            row.pk,
            TASK_WORDS.get(name, name),
            row.attempt,
            row.reason,
            task.enqueued_at,
            task.finished_at or task.run_after,
        )
