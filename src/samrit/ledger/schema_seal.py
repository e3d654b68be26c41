"""The form of the database is sealed, too: an event tells the hash of each table, column, promise and index as migrations left it,
and which upgrades were done.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import DatabaseError, connection, transaction

from samrit.ledger.readable import worked_out
from samrit.ledger.schema_objects import STEP, schema_hashes
from samrit.ledger.trail import record
from samrit.records.models import Event, LogHead

_ACTION = "seal_schema"
_DIGITS = 32  # of a hash in the event


class SchemaFaultKind(StrEnum):
    """What happened to a part of the database's form."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


class SchemaFault(NamedTuple):
    """A table, column, promise, index or function that is not as the last migration left it."""

    kind: SchemaFaultKind
    name: str


def schema_faults() -> tuple[SchemaFault, ...]:
    """What differs from the newest seal; nothing where the form was never sealed."""
    if (sealed := _sealed()) is None:
        return ()
    there = _there()
    if not any(name.startswith(STEP) for name in sealed):  # of a version that sealed no list of upgrades
        there = {name: one for name, one in there.items() if not name.startswith(STEP)}
    found = [
        SchemaFault(
            SchemaFaultKind.GONE
            if name not in there
            else SchemaFaultKind.ADDED
            if name not in sealed
            else SchemaFaultKind.CHANGED,
            name,
        )
        for name in sorted(sealed.keys() | there.keys())
        if sealed.get(name) != there.get(name)
    ]
    return tuple(found)


def altered_steps() -> tuple[str, ...]:
    """The upgrades that somebody took out of the database's list of them, or put in; nothing where that isn't known."""
    with suppress(DatabaseError), transaction.atomic():
        return tuple(fault.name for fault in schema_faults() if fault.name.startswith(STEP))
    return ()


def is_schema_sealed() -> bool:
    """Whether any event tells it."""
    return _sealed() is not None


def seal_schema(*, at: datetime, altered: Iterable[str] = ()) -> None:
    """Seal the form as it stands, unless it is the sealed one; `altered` is what was not as sealed before a migration began."""
    there = _there()
    if _sealed() == there:
        return
    with transaction.atomic():
        after = {"altered_before": sorted(altered)} if altered else None
        record(_ACTION, LogHead(pk=1), by=None, at=at, after=after, schema=there)


def _there() -> dict[str, str]:
    return {name: found[:_DIGITS] for name, found in schema_hashes(connection).items()}


def _sealed() -> dict[str, str] | None:
    newest = worked_out(
        Event.objects.filter(action=_ACTION, log__gt=0).order_by("-pk").values_list("text", flat=True).first
    )
    if newest is None:
        return None
    try:
        found: Any = json.loads(newest)["schema"]
        return {str(name): str(one) for name, one in found.items()}
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
    ):  # of an event that was changed: it is told as such
        return None
