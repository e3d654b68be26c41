"""Whether what is recorded would outlive this machine, and whether it is what was recorded: copies, verification, the published log."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from samrit.ops.doctor.finding import Finding, note, unsafe, well, wrong
from samrit.queries.city.metrics import LAST_BACKUP
from samrit.records.models import Event, JobRun
from samrit.thai.translation import Message

_OLD = timedelta(days=7)  # of a backup, or of a verification
_MEGABYTE = 2**20


def examine_backup(at: datetime) -> Iterator[Finding]:
    """When the last backup was made; and of SQLite, that its file alone is no copy."""
    try:
        made = datetime.fromisoformat(json.loads((Path(settings.DATA_DIR) / LAST_BACKUP).read_text())["at"])
    except (OSError, ValueError, KeyError):
        yield note(Message("No backup was ever made here. Run each day: samrit backup"))
    else:
        when = f"{timezone.localtime(made):%Y-%m-%d %H:%M}"
        if at - made > _OLD:
            yield wrong(Message("The last backup is of {when}. Run each day: samrit backup", when=when))
        else:
            yield well(Message("The last backup is of {when}.", when=when))
    if connection.vendor == "sqlite":
        aside = Path(f"{connection.settings_dict['NAME']}-wal")
        if aside.exists() and (size := aside.stat().st_size):
            yield note(
                Message(
                    "What was written last ({size} MB) lies in {file}, beside the database: a copy of the database's file alone "
                    "lacks it. Copy with: samrit backup",
                    size=f"{size / _MEGABYTE:,.1f}",
                    file=aside.name,
                )
            )


def examine_trail(at: datetime) -> Iterator[Finding]:
    """When all records were last held against the trail, what was found, and whether the log is published."""
    last = (
        JobRun.objects.filter(job="verify", ended_at__isnull=False)
        .order_by("-day")
        .values_list("day", flat=True)
        .first()
    )
    if last is not None and Event.objects.filter(action="find_altered", at__date__gte=last).exists():
        yield unsafe(Message("Records were changed past the system. Run: samrit audit verify"))
    elif last is None or timezone.localdate(at) - last > _OLD:
        yield note(Message("The records were not held against the trail of late. Run: samrit audit verify"))
    else:
        yield well(Message("The records of {day} were what the trail tells.", day=f"{last:%Y-%m-%d}"))
    if not settings.LOG_KEYS:
        yield note(
            Message(
                "The log of the trail is not published, so nobody outside can prove that it only grew: SAMRIT_LOG_KEY is not set."
            )
        )
