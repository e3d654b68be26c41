"""The seals of rows: each event tells the hash of every row that it wrote, as the row stands then.

`RowSeal` has the newest seal of each row, with the random number that is hashed before it: written anew with the row, so
that the hashes of what was erased lead nowhere. Verification folds the events into the newest hash of each row, and holds
both the seals and the rows themselves against that. Behind the hash an event tells marks of the row's fields, by which a
row that differs is told with the names of what differs in it.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from samrit.ledger.entries import NONCE_BYTES
from samrit.ledger.field_marks import changed_fields, field_marks
from samrit.ledger.raw_rows import raw_seals
from samrit.ledger.readable import readable, worked_out
from samrit.ledger.row_forms import RowForm, form_of, row_forms
from samrit.ledger.written import Rows, WrittenRows
from samrit.records.models import Event, RowSeal

ROWS = "rows"  # what an event's text calls its rows: {table: {key: hash and marks}}, without a hash where a row is gone
_AT_ONCE = 200  # seals in one statement
_MOST_FAULTS = 10_000  # rows told one by one; all are counted
_HASH_DIGITS = 64


class NewSeals:
    """What an event tells of the rows written with it, and the seals to be stored when it has its number."""

    def __init__(self, rows: Rows) -> None:
        self._sealed: dict[str, list[tuple[int, str, str, str]]] = {}
        self._gone: dict[str, list[int]] = {}
        for model, keys in rows.items():
            if (form := form_of(model)) is not None:
                self._seal(form, keys)

    def _seal(self, form: RowForm, keys: dict[int, None]) -> None:
        sealed = self._sealed.setdefault(form.table, [])
        for key, row in form.rows(keys):
            nonce = secrets.token_bytes(NONCE_BYTES)
            sealed.append((key, nonce.hex(), row_hash(nonce, row), field_marks(form, nonce, row)))
        there = {key for key, *_ in sealed}
        gone = [key for key in keys if key not in there]
        self._gone[form.table] = list(_deleted(form.table, gone)) if gone else []

    def stated(self) -> dict[str, dict[str, str]]:
        """What the event's text tells."""
        return {
            table: {str(key): found + marks for key, _nonce, found, marks in sealed}
            | {str(key): "" for key in self._gone[table]}
            for table, sealed in self._sealed.items()
            if sealed or self._gone[table]
        }

    def store(self, event: Event) -> None:
        """The newest seals are these."""
        values = [(table, *seal[:3], event.pk) for table, sealed in self._sealed.items() for seal in sealed]
        with connection.cursor() as cursor:
            for at in range(0, len(values), _AT_ONCE):
                some = values[at : at + _AT_ONCE]
                cursor.execute(
                    f'INSERT INTO records_rowseal ("table", "key", nonce, hash, event_id) '  # noqa: S608 - marks alone
                    f"VALUES {', '.join(['(%s, %s, %s, %s, %s)'] * len(some))} "
                    'ON CONFLICT ("table", "key") DO UPDATE '
                    "SET nonce = excluded.nonce, hash = excluded.hash, event_id = excluded.event_id",
                    [value for seal in some for value in seal],
                )


def written() -> WrittenRows:
    """What was written in this transaction since its last event."""
    rows: WrittenRows = connection.written  # type: ignore[attr-defined] # of our own connections
    return rows


def new_seals() -> NewSeals:
    """Seals of what was written in this transaction since its last event."""
    return NewSeals(written().take())


def row_hash(nonce: bytes, row: bytes) -> str:
    """The hash that seals a row."""
    return hashlib.sha256(nonce + row).hexdigest()


def _deleted(table: str, keys: list[int]) -> Iterator[int]:
    """Of rows that are gone those that had a seal; it goes, too."""
    with connection.cursor() as cursor:
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            marks = ", ".join(["%s"] * len(some))
            cursor.execute(
                f'DELETE FROM records_rowseal WHERE "table" = %s AND "key" IN ({marks}) RETURNING "key"',  # noqa: S608 - marks
                [table, *some],
            )
            yield from (row[0] for row in cursor.fetchall())


class RowFaultKind(StrEnum):
    """What happened to a row."""

    CHANGED = "changed"  # it is not what its last event left
    ADDED = "added"  # no event wrote it
    GONE = "gone"  # no event deleted it
    SEAL = "seal"  # its seal is not the one that its last event tells, or is gone
    UNREADABLE = "unreadable"  # the table can't be read


class RowFault(NamedTuple):
    """A row that is not as its last event left it; `event` is that event's number, `fields` are the columns that differ."""

    kind: RowFaultKind
    table: str
    key: int = 0
    event: int | None = None
    fields: tuple[str, ...] = ()


def differing(model: type[Model], keys: Iterable[int]) -> dict[int, RowFaultKind]:
    """Of these rows those that are not as their seals say; one query, and none for rows that this transaction has written."""
    wrote = written().wrote(model)
    return unlike_their_seals(model, (key for key in keys if key not in wrote))


def unlike_their_seals(model: type[Model], keys: Iterable[int]) -> dict[int, RowFaultKind]:
    """The same of all these rows, whoever wrote them."""
    form = form_of(model)
    assert form is not None, "only sealed rows are held against their seals"
    found = {}
    for key, row, nonce, sealed in form.rows_with_seals(keys):
        if nonce is None or sealed is None:
            found[key] = RowFaultKind.ADDED
        elif _hash(nonce, row) != sealed:
            found[key] = RowFaultKind.CHANGED
    return found


def adopt_as_is(fault: RowFault) -> Model:
    """The next event seals the row as it stands, or tells that it is gone; until then it can be written."""
    model = row_forms()[fault.table].model
    if fault.kind is RowFaultKind.GONE:  # told as gone is what had a seal
        RowSeal.objects.get_or_create(table=fault.table, key=fault.key, defaults={"event_id": fault.event or 0})
    written().note(model, [fault.key])
    return model(pk=fault.key)


class _Last(NamedTuple):
    hash: str
    event: int


@dataclass
class Fold:
    """The newest seal of each row, from the events in their order."""

    last: dict[str, dict[int, _Last]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    faults_count: int = 0
    rows: int = 0

    def step(self, event: Event) -> None:
        """Take the next event; those that came with a package tell of rows in the city that they came from."""
        if not event.log or f'"{ROWS}":' not in event.text:
            return
        for table, keys in _stated(event).items():
            newest = self.last.setdefault(table, {})
            for key, found in keys.items():
                if found:
                    newest[int(key)] = _Last(found[:_HASH_DIGITS], event.pk)
                else:
                    newest.pop(int(key), None)

    def end(self) -> None:
        """Hold every row and every seal against what the events tell.

        What this very transaction has written gets its event at its end.
        """
        for table, form in row_forms().items():
            self._compare(form, self.last.pop(table, {}))
        for table, keys in self.last.items():
            for key, last in keys.items():
                self._note(RowFaultKind.GONE, table, key, last.event)

    def _compare(self, form: RowForm, last: dict[int, _Last]) -> None:
        seals = {
            key: (nonce, _Last(found, event))
            for key, nonce, found, event in worked_out(lambda: list(raw_seals(form.table))) or ()
            if isinstance(key, int)  # else it is no row's
        }
        being_written = written().rows().get(form.model, {})
        for key in being_written:
            last.pop(key, None)
            seals.pop(key, None)
        try:
            with transaction.atomic():
                for key, row in form.rows():
                    self.rows += 1
                    if key not in being_written:
                        self._compare_row(form, key, row, last.pop(key, None), seals.pop(key, None))
        except DatabaseError:  # a text that is none, a column that is gone
            self._note(RowFaultKind.UNREADABLE, form.table)
            return
        for key, gone in last.items():
            seals.pop(key, None)
            self._note(RowFaultKind.GONE, form.table, key, gone.event)
        for key, (_nonce, left) in seals.items():
            self._note(RowFaultKind.SEAL, form.table, key, left.event)

    def _compare_row(
        self, form: RowForm, key: int, row: bytes, last: _Last | None, seal: tuple[Any, _Last] | None
    ) -> None:
        if last is None:
            self._note(RowFaultKind.ADDED, form.table, key, None)
        elif seal is None or seal[1] != last:
            self._note(RowFaultKind.SEAL, form.table, key, last.event)
        elif _hash(seal[0], row) != last.hash:
            self._note(RowFaultKind.CHANGED, form.table, key, last.event, (form, seal[0], row))

    def _note(
        self,
        kind: RowFaultKind,
        table: str,
        key: int = 0,
        event: int | None = None,
        found: tuple[RowForm, str, bytes] | None = None,
    ) -> None:
        self.faults_count += 1
        if len(self.faults) < _MOST_FAULTS:
            fields = _changed_fields(*found, key, event) if found is not None and event is not None else ()
            self.faults.append(RowFault(kind, table, key, event, fields))


def _changed_fields(form: RowForm, nonce: str, row: bytes, key: int, event: int) -> tuple[str, ...]:
    ((_key, stating),) = readable(Event.objects.filter(pk=event))
    stated = _stated(stating).get(form.table, {}).get(str(key), "") if stating is not None else ""
    try:
        return changed_fields(form, bytes.fromhex(nonce), row, stated[_HASH_DIGITS:])
    except (ValueError, TypeError):  # of a seal that was changed
        return ()


def _hash(nonce: Any, row: bytes) -> str:
    try:
        return row_hash(bytes.fromhex(nonce), row)
    except (ValueError, TypeError):
        return ""


def _stated(event: Event) -> dict[str, dict[str, str]]:
    try:
        found: Any = json.loads(event.text).get(ROWS, {})
        return {str(table): {str(int(key)): str(one) for key, one in keys.items()} for table, keys in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):  # of an event that was changed: it is told as such
        return {}
