"""Write the audit trail, and tell whether it is whole.

Each event carries the SHA-256 over its content and the hash of the event before it, so a row changed, removed or put
in by hand breaks the chain from there on.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

from samrit.records.models import Event, User


def record(  # noqa: PLR0913 - an event is who, when, what, to what, before, after
    action: str,
    subject: models.Model,
    *,
    by: User | None,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    """Append an event; call it as the last thing in the transaction that writes what it tells of.

    From here to the end of the transaction everybody else who writes waits.
    """
    assert connection.in_atomic_block, "an event is written in the transaction of its deed"
    _wait_for_turn()
    last = Event.objects.order_by("-pk").only("hash").first()
    event = Event(
        at=at,
        by=by,
        action=action,
        subject_type=type(subject).__name__.lower(),
        subject_id=subject.pk,
        before=_plain(before),
        after=_plain(after),
        previous_hash=last.hash if last is not None else "",
    )
    event.hash = event_hash(event)
    event.save(force_insert=True)
    return event


def event_hash(event: Event) -> str:
    """What the event's hash must be, from its content and the hash before it."""
    content = {
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": event.by_id,
        "action": event.action,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "before": event.before,
        "after": event.after,
        "previous_hash": event.previous_hash,
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def broken_events() -> tuple[int, ...]:
    """The numbers of the events whose content or link to the event before doesn't hold; empty where all is whole.

    Rows cut off at the end can't be seen from within: compare the last hash with one noted elsewhere.
    """
    broken: list[int] = []
    previous = ""
    for event in Event.objects.order_by("pk").iterator():
        if event.previous_hash != previous or event.hash != event_hash(event):
            broken.append(event.pk)
        previous = event.hash
    return tuple(broken)


def _wait_for_turn() -> None:
    # SQLite has one writer at a time. On PostgreSQL two deeds at once would read the same last event; readers go on.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE records_event IN SHARE ROW EXCLUSIVE MODE")


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    # What is hashed is what the database gives back: numbers and dates as text, no types that JSON lacks.
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return plain
