"""Write the audit trail; `samrit.ledger.verification` tells whether it is whole.

The trail is a log in the form of RFC 6962: each event is a leaf of a hash tree, in the order in which events were written.
The head holds the tree's size and frontier, locked while somebody writes, and sealed with the installation's key: who has
only the database can neither write the trail anew from some row on, nor cut off its end, nor put an event behind it.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from samrit.ledger.clock import BEHIND, CONFIRM, ahead_of
from samrit.ledger.entries import NONCE_BYTES, SignedPaper, event_entry, event_text, stored_leaves
from samrit.ledger.merkle import HASH_BYTES, Frontier, leaf_hash
from samrit.ledger.row_forms import row_forms
from samrit.ledger.row_seals import ROWS, new_seals, written
from samrit.records.models import Event, LogHead, RowSeal, User


def record(  # noqa: PLR0913 - an event is who, when, what, to what, before, after
    action: str,
    subject: models.Model,
    *,
    by: User | None,
    at: datetime,
    on_behalf_of: User | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    papers: Sequence[SignedPaper] = (),
    schema: Mapping[str, str] | None = None,
) -> Event:
    """Append an event; call it as the last thing in the transaction that writes what it tells of.

    From here to the end of the transaction everybody else who writes waits. `on_behalf_of` names who delegated the
    role in which `by` acted; `papers` are those that were signed, each a leaf of its own; `schema` is the form of the
    database. The event tells the hash of
    every row that was written in the transaction since the event before, and how far the trail had come where `at` lies before it.
    """
    assert connection.in_atomic_block, "an event is written in the transaction of its action"
    head = locked_head()
    reached = ahead_of(at) if action != CONFIRM else None
    seals = new_seals()
    event = Event(
        log=head.log,
        position=head.size,
        leaves=1 + len(papers),
        at=at,
        by=by,
        on_behalf_of=on_behalf_of,
        action=action,
        subject_type=type(subject).__name__.lower(),
        subject_id=subject.pk,
        before=_plain(before),
        after=_plain(after),
        nonce=secrets.token_hex(NONCE_BYTES),
    )
    signed = [paper._asdict() for paper in papers]
    more = {"papers": signed, ROWS: seals.stated(), "schema": schema, BEHIND: reached.isoformat() if reached else ""}
    event.text = event_text(event, more=more)
    event.leaf = leaf_hash(event_entry(event)).hex()
    event.save(force_insert=True)
    seals.store(event)
    # A head that somebody else wrote is never sealed again: what comes after it must not make it look right.
    is_ours = seal_key(head) is not None
    tree = frontier(head)
    tree.extend(stored_leaves(event))
    head.size, head.frontier = tree.size, b"".join(tree.hashes).hex()
    head.seal = seal(head) if is_ours else ""
    head.save()
    return event


def record_rest() -> None:
    """An event for rows that were written behind the last event of their transaction, or without any."""
    model, key = written().first()
    record("write_rows", model(pk=key), by=None, at=timezone.now())


def seal_what_is_here(*, plan: Iterable[tuple[Any, bool]] = (), **_signal: Any) -> None:
    """After migrations: where no row was ever sealed, all that are there are, as they stand; else what was rewritten.

    A migration that rewrites rows names their tables: `rewrites = ("quarterreport",)`.
    """
    forms = row_forms()
    tables = {table for migration, _is_backwards in plan for table in getattr(migration, "rewrites", ())}
    if not RowSeal.objects.exists() and not Event.objects.filter(log__gt=0, text__contains=f'"{ROWS}":').exists():
        tables = set(forms)
    with transaction.atomic():
        for table in sorted(tables):
            written().note(forms[table].model, (key for key, _row in forms[table].rows()))
        if written():
            model, key = written().first()
            record("seal_rows", model(pk=key), by=None, at=timezone.now())


def has_begun() -> bool:
    """Whether any event was written in this installation."""
    return LogHead.objects.filter(size__gt=0).exists()


def locked_head() -> LogHead:
    """The head, which nobody else writes until the transaction ends; readers go on."""
    # SQLite has one writer at a time. On PostgreSQL two actions at once would take the same place.
    head, _ = LogHead.objects.select_for_update().get_or_create(pk=1)
    return head


def begin_log(head: LogHead, number: int) -> None:
    """Begin another log, in which the next event is the first; a head that isn't ours stays not ours."""
    is_ours = seal_key(head) is not None
    head.log, head.size, head.frontier = number, 0, ""
    head.seal = seal(head) if is_ours else ""
    head.save()


def frontier(head: LogHead) -> Frontier:
    """The tree up to the head; ValueError where the head can't be that of any tree."""
    hashes = bytes.fromhex(head.frontier)
    return Frontier(head.size, tuple(hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)))


def seal(head: LogHead, *, key: str | None = None) -> str:
    """What the seal of a head must be, under the installation's key or another."""
    stated = f"{head.log} {head.size} {head.frontier}"
    return hmac.new((key or settings.SECRET_KEY).encode(), stated.encode(), hashlib.sha256).hexdigest()


def seal_key(head: LogHead) -> int | None:
    """Which key sealed the head: 0 the present one, from 1 on those that were in use before; None where none did.

    A trail that hasn't begun needs no seal.
    """
    if (head.log, head.size, head.frontier, head.seal) == (1, 0, "", ""):
        return 0
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    sealed = head.seal.encode()
    return next((at for at, key in enumerate(keys) if hmac.compare_digest(sealed, seal(head, key=key).encode())), None)


def _plain(values: Mapping[str, Any] | None) -> dict[str, Any]:
    # What is hashed is what the database gives back: numbers and dates as text, no types that JSON lacks.
    plain: dict[str, Any] = json.loads(json.dumps(dict(values or {}), default=str))
    return plain
