"""Write the audit trail; `samrit.ledger.verification` tells whether it is whole.

Each event carries the SHA-256 over its content and the hash of the event before it, so a row changed, removed or put
in by hand breaks the chain from there on. The head of the chain is sealed with the installation's key: who has only the
database can neither write the chain anew from some row on, nor cut off its end.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, models

from samrit.records.models import ChainHead, Event, User


def record(  # noqa: PLR0913 - an event is who, when, what, to what, before, after
    action: str,
    subject: models.Model,
    *,
    by: User | None,
    at: datetime,
    on_behalf_of: User | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    """Append an event; call it as the last thing in the transaction that writes what it tells of.

    From here to the end of the transaction everybody else who writes waits. `on_behalf_of` names who delegated the
    role in which `by` acted.
    """
    assert connection.in_atomic_block, "an event is written in the transaction of its action"
    head = _lock_head()
    event = Event(
        at=at,
        by=by,
        on_behalf_of=on_behalf_of,
        action=action,
        subject_type=type(subject).__name__.lower(),
        subject_id=subject.pk,
        before=_plain(before),
        after=_plain(after),
        previous_hash=head.last_hash,
    )
    event.hash = event_hash(event)
    event.save(force_insert=True)
    # A head that somebody else wrote is never sealed again: what comes after it must not make it look right.
    is_ours = seal_key(head) is not None
    head.count, head.last_hash = head.count + 1, event.hash
    head.seal = seal(head) if is_ours else ""
    head.save()
    return event


def seal(head: ChainHead, *, key: str | None = None) -> str:
    """What the seal of a head must be, under the installation's key or another."""
    stated = f"{head.count} {head.last_hash}"
    return hmac.new((key or settings.SECRET_KEY).encode(), stated.encode(), hashlib.sha256).hexdigest()


def seal_key(head: ChainHead) -> int | None:
    """Which key sealed the head: 0 the present one, from 1 on those that were in use before; None where none did.

    A trail that hasn't begun needs no seal.
    """
    if not (head.count or head.last_hash or head.seal):
        return 0
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return next((at for at, key in enumerate(keys) if hmac.compare_digest(head.seal, seal(head, key=key))), None)


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
    if event.on_behalf_of_id is not None:
        content["on_behalf_of"] = event.on_behalf_of_id
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _lock_head() -> ChainHead:
    # SQLite has one writer at a time. On PostgreSQL two actions at once would read the same last event; readers go on.
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    return head


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    # What is hashed is what the database gives back: numbers and dates as text, no types that JSON lacks.
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return plain
