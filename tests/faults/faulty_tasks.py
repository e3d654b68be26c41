"""A task whose effect can be counted."""

import time
from datetime import UTC, datetime

from django_tasks import task

from samrit.actions.acting import unasked
from samrit.ledger.queue import ending_task
from samrit.records.models import JobRun


@task()
def write_once(token: str) -> str:
    """One row for each time it is done; nothing keeps it from being two."""
    at = datetime.now(UTC)
    time.sleep(0.03)  # somebody else's server answers
    with ending_task(at), unasked(None, at):
        number = JobRun.objects.filter(job=token.replace("asked", "effect")).count()
        JobRun.objects.create(
            job=token.replace("asked", "effect"), day=at.date().replace(year=2000 + number), began_at=at
        )
    return token
