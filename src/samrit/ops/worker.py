"""The worker: does what pages leave for later, and what is done by itself every day. One is enough; several don't collide."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import task_backends
from django_tasks.utils import normalize_json
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from samrit.actions.city.job_runs import give_sign
from samrit.actions.city.publish_log import publish_if_grown
from samrit.ledger.queue import LEASE, Claim, LeaseLost, claim_task, fail, finish, renew, working_on
from samrit.ops.jobs import run_due_jobs

EVERY_SECONDS = 2.0  # between two looks at the queue
_CHECK_JOBS = timedelta(minutes=1)
_BEAT = LEASE / 4
_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def work(
    stop: Event,
    *,
    clock: Clock = timezone.now,
    every_seconds: float = EVERY_SECONDS,
    is_over: Callable[[], bool] = lambda: False,
) -> None:
    """Work until told to stop, or until it is over when nothing is to do; a database that is away for a while is waited for."""
    looked: datetime | None = None
    while not stop.is_set() and not is_over():
        now = clock()
        try:
            close_old_connections()
            if looked is None or abs(now - looked) >= _CHECK_JOBS:
                looked = now
                give_sign(day=timezone.localdate(now), at=now)
                run_due_jobs(now=now)
                publish_if_grown()
            run_tasks(stop, clock=clock)
        except DatabaseError as error:
            _log.warning("the worker waits for the database: %s", error)
            connection.close()
        stop.wait(every_seconds)


def work_once(*, now: datetime) -> None:
    """Do what is due now and what is queued, and come back."""
    give_sign(day=timezone.localdate(now), at=now)
    run_due_jobs(now=now)
    publish_if_grown()
    run_tasks()


def run_tasks(stop: Event | None = None, *, clock: Clock = timezone.now) -> None:
    """Do all that is due; one query where nothing is."""
    if not isinstance(task_backends["default"], DatabaseBackend):
        return
    worker = get_random_string(32)
    while stop is None or not stop.is_set():
        claim = claim_task(worker, at=clock())
        if claim is None:
            return
        _do(claim, clock)


def _do(claim: Claim, clock: Clock) -> None:
    row = DBTaskResult.objects.get(pk=claim.task_id)
    try:
        with _heart(claim, clock), working_on(claim):
            value = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except LeaseLost:
        _log.warning(
            "the task %s (%s) is another worker's by now; nothing of it was written here", row.pk, row.task_path
        )
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in one task, the others are done
        _log.exception("the task %s (%s) failed", row.pk, row.task_path)
        fail(claim, error, at=clock())
    else:
        finish(claim, normalize_json(value), at=clock())


@contextmanager
def _heart(claim: Claim, clock: Clock) -> Iterator[None]:
    """Renew the lease while the task takes its time, from a thread and a connection of its own."""
    is_over = Event()
    thread = Thread(target=_beat, args=[claim, is_over, clock], name="samrit-heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _beat(claim: Claim, is_over: Event, clock: Clock) -> None:
    try:
        while not is_over.wait(_BEAT.total_seconds()):
            try:
                if not renew(claim, at=clock()):
                    return
            except DatabaseError as error:
                _log.warning("a sign of life for the task %s could not be given: %s", claim.task_id, error)
                connection.close()
    finally:
        connection.close()
