"""How a row is written down to be sealed: the same bytes on SQLite and on PostgreSQL, from what the database gives back.

`samrit-row/1`, the table's name, the key, and each column that is not as it is when nobody has filled it in: name, length,
bytes. So a column that comes to a table later changes no seal. Every column of every table is sealed, but for those of
`UNSEALED`, where the reason stands.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.apps import apps
from django.db import models

from samrit.ledger.column_kinds import JSON, kind_of
from samrit.ledger.raw_rows import key_of, raw_rows

_FORM = b"samrit-row/1\n"
_SEAL = ("s.nonce", "s.hash")

_TRAIL = "the trail itself, which its own tree and head keep"
_QUEUE = "work behind the pages: who did what is told by the event of its effect"
_PASSING = "passes, and nothing is told of it or follows from it"
_DJANGO = "Django's own lists of what there is, made by upgrades: what somebody may do, roles say"
_OUTSIDE = "what another provider tells of its account, anew at each log-in; whose account that is, is sealed"
_FOUND_ANEW = "what the rules find in the row: verification lets them find it anew, and compares"
_LAST_CHECK = "when the rules were asked last, and which"
_COUNTED = "counted from the reports: verification counts them anew, and compares"
_SHOWN = "when it was last seen: nobody's act"
_STAMP = "how many times copies for the public were written, to tell browsers whether they have the newest"
_TASTE = "how somebody likes to read"

# Tables by name, and columns by table and name, that carry no seal; and why.
UNSEALED: dict[str, str] = {
    "periodresult": _COUNTED,
    "scopecounts": _COUNTED,
    "event": _TRAIL,
    "loghead": _TRAIL,
    "rowseal": _TRAIL,
    "dbtaskresult": _QUEUE,
    "tasklease": _QUEUE,
    "jobrun": _QUEUE,
    "notice": _PASSING,
    "digest": _PASSING,
    "ratelimit": _PASSING,
    "draft": _PASSING,
    "sentonce": _PASSING,
    "cityreport": "a file made of the records, and made anew whenever it is asked for",
    "editsession": "how long somebody worked on a form, for a mean over all",
    "import": "what was brought and is being looked at; what is saved of it is sealed where it lies",
    "session": _PASSING,
    "usersession": _PASSING,
    "emailconfirmation": _PASSING,
    "permission": _DJANGO,
    "contenttype": _DJANGO,
    "socialapp": _OUTSIDE,
    "socialtoken": _OUTSIDE,
    "socialaccount.last_login": _SHOWN,
    "socialaccount.extra_data": _OUTSIDE,
    "publicstamp": _STAMP,
    "user.last_login": _SHOWN,
    "user.language": _TASTE,
    "user.wants_mail": _TASTE,
    "authenticator.last_used_at": _SHOWN,
    "partnerlink.last_used_at": _SHOWN,
    "accesstoken.last_used_on": _SHOWN,
    **dict.fromkeys(
        ("webhook.last_tried_at", "webhook.last_status", "webhook.last_error", "webhook.failing_since"),
        "how deliveries to an address go, which a log of them tells",
    ),
    "evidence.link_state": "whether a link answers, asked again and again; each look at it is a capture, which is sealed",
    "evidence.link_checked_at": _SHOWN,
    "indicator.findings_errors": _FOUND_ANEW,
    "indicator.findings_warnings": _FOUND_ANEW,
    "indicator.findings_notes": _FOUND_ANEW,
    "indicator.doubts": _FOUND_ANEW,
    "indicator.rules_version": _LAST_CHECK,
    "indicator.checked_at": _LAST_CHECK,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A sealed column, how its value is written, and what it holds when nobody has filled it in."""

    name: str
    write: Callable[[Any], bytes]
    unfilled: bytes | None


@dataclass(frozen=True)
class RowForm:
    """The sealed columns of a table."""

    table: str
    model: type[models.Model]
    columns: tuple[Column, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Their names."""
        return frozenset(column.name for column in self.columns)

    def row(self, key: int, values: Sequence[Any]) -> bytes:
        """A row as the bytes that are hashed."""
        parts = [_FORM, b"%s\n%d\n" % (self.table.encode(), key)]
        for column, value in zip(self.columns, values, strict=True):
            if value is None:
                continue
            written = column.write(value)
            if written != column.unfilled:
                parts.append(b"%s %d " % (column.name.encode(), len(written)))
                parts.append(written)
        return b"".join(parts)

    def values(self, row: bytes) -> dict[str, bytes]:
        """A row's bytes taken apart again: what is written of each column, empty where it isn't filled in."""
        found = dict.fromkeys((column.name for column in self.columns), b"")
        at = row.index(b"\n", len(_FORM)) + 1
        at = row.index(b"\n", at) + 1
        while at < len(row):
            named, sized = row.index(b" ", at), row.index(b" ", row.index(b" ", at) + 1)
            end = sized + 1 + int(row[named + 1 : sized])
            found[row[at:named].decode()] = row[sized + 1 : end]
            at = end
        return found

    def rows(self, keys: Iterable[int] | None = None) -> Iterator[tuple[int, bytes]]:
        """Rows as the database gives them back, by their keys; without keys all of them."""
        for key, row, *_seal in self._read(keys, ""):
            yield key, row

    def rows_with_seals(self, keys: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        """Rows with number and hash of their newest seals, None where there is none; all as of one moment."""
        seals = f'LEFT JOIN records_rowseal s ON s."table" = \'{self.table}\' AND s."key" = {key_of(self.model)}'
        yield from self._read(keys, seals)

    def _read(self, keys: Iterable[int] | None, seals: str) -> Iterator[tuple[Any, ...]]:
        """Key and row, and number and hash of the seal where seals are joined."""
        width = len(self.columns)
        asked = [column.name for column in self.columns]
        for key, *values in raw_rows(self.model, asked, keys=keys, joined=seals, more=_SEAL if seals else ()):
            yield key, self.row(key, values[:width]), *values[width:]


def form_of(model: type[models.Model]) -> RowForm | None:
    """The form of a model's rows; None of those that carry no seal, and of a migration's."""
    return _by_model().get(model)


@cache
def row_forms() -> dict[str, RowForm]:
    """All forms, by the names of their tables."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta  # noqa: SLF001 - Django documents it
        table = meta.model_name or ""
        if table not in UNSEALED:
            fields = [field for field in meta.concrete_fields if not field.primary_key]
            sealed = [field for field in fields if f"{table}.{field.attname.removesuffix('_id')}" not in UNSEALED]
            columns = sorted(map(_column, sealed), key=lambda column: column.name)
            found[table] = RowForm(table, model, tuple(columns))
    return found


@cache
def _by_model() -> dict[type[models.Model], RowForm]:
    return {form.model: form for form in row_forms().values()}


def _column(field: models.Field[Any, Any]) -> Column:
    kind = kind_of(field)
    default = None
    if not field.null and (field.default in (models.NOT_PROVIDED, dict, list) or not callable(field.default)):
        default = field.get_default()
        default = json.dumps(default) if kind is JSON else default
    return Column(field.column or field.attname, kind.written, kind.written(default) if default is not None else None)
