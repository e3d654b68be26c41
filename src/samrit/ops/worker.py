"""The worker: does what pages leave for later, and what is done by itself every day. One is enough; several don't collide."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from samrit.actions.city.job_runs import give_sign
from samrit.ops.jobs import run_due_jobs

EVERY_SECONDS = 2.0  # between two looks at the queue
_CHECK_JOBS = timedelta(minutes=1)
_log = logging.getLogger(__name__)


def work(stop: Event, *, clock: Callable[[], datetime] = timezone.now, every_seconds: float = EVERY_SECONDS) -> None:
    """Work until told to stop; a database that is away for a while is waited for."""
    looked: datetime | None = None
    while not stop.is_set():
        now = clock()
        try:
            close_old_connections()
            if looked is None or now - looked >= _CHECK_JOBS:
                looked = now
                give_sign(day=timezone.localdate(now), at=now)
                run_due_jobs(now=now)
            run_tasks()
        except DatabaseError as error:
            _log.warning("the worker waits for the database: %s", error)
            connection.close()
        stop.wait(every_seconds)


def work_once(*, now: datetime) -> None:
    """Do what is due now and what is queued, and come back."""
    run_due_jobs(now=now)
    run_tasks()


def run_tasks() -> None:
    """Do all that is queued; one query where nothing is."""
    if not isinstance(task_backends["default"], DatabaseBackend) or not DBTaskResult.objects.ready().exists():
        return
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.run()


def start_in_thread(stop: Event) -> Thread:
    """Work in a thread of this process, beside the web server, until told to stop."""
    thread = Thread(target=_work_in_thread, args=[stop], name="samrit-worker", daemon=True)
    thread.start()
    return thread


def _work_in_thread(stop: Event) -> None:
    try:
        work(stop)
    finally:
        connection.close()  # a thread has its own
