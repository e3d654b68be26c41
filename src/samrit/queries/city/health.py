"""Whether this installation can work now: its database, migrations, folder, worker. Words and numbers alone, nothing private."""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from samrit.records.models import JobRun

WORKER = "worker"  # no job: the row of a day whose end is a worker's last sign of life
BEAT_WITHIN = timedelta(minutes=10)  # the worker gives a sign of life each minute


@dataclass(frozen=True, slots=True)
class Health:
    """What can be said of an installation from inside: True where it is as it should be."""

    database: bool
    migrations: bool
    files: bool
    worker: bool

    @property
    def is_ready(self) -> bool:
        """Whether pages can be answered. A worker that is late is told, and keeps no page away."""
        return self.database and self.migrations and self.files


def health(now: datetime) -> Health:
    """Ask all of it, in three small queries and one small file."""
    is_there, is_current, beats = False, False, False
    with suppress(DatabaseError, OSError):
        connection.ensure_connection()
        is_there = True
        is_current = not missing_migrations()
        beat = last_beat()
        beats = beat is not None and now - beat <= BEAT_WITHIN
    return Health(is_there, is_current, _takes_files(), beats)


def last_beat() -> datetime | None:
    """When a worker was last at work."""
    return JobRun.objects.filter(job=WORKER).order_by("-day").values_list("ended_at", flat=True).first()


def missing_migrations() -> set[tuple[str, str]]:
    """The steps that the database is behind the program; one query."""
    return set(_steps_of_the_program()) - set(MigrationRecorder(connection).applied_migrations())


@cache
def _steps_of_the_program() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {})


def _takes_files() -> bool:
    try:
        with tempfile.TemporaryFile(dir=Path(settings.DATA_DIR)) as file:
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True
