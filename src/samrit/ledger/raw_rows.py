"""Rows as the database holds them, past what Django would make of them: a value that can't be read hides no other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

from samrit.ledger.column_kinds import UNREAD
from samrit.ledger.outages import raise_outage
from samrit.records.models import RowSeal

_AT_ONCE = 500  # rows in one query


def raw_rows(
    model: type[models.Model],
    columns: Sequence[str],
    *,
    keys: Iterable[int] | None = None,
    joined: str = "",
    more: Sequence[str] = (),
) -> Iterator[tuple[Any, ...]]:
    """Key and columns of a model's rows, by their keys, and what is asked `more` of tables that are joined; without keys all rows.

    `UNREAD` stands for what can't be read: a text that is none, a day beyond the calendar. DatabaseError where the table
    itself can't be.
    """
    select = _Select(key_of(model), (*map(_plain, columns), *more), f"{_table(model)} r {joined}")
    if keys is None:
        yield from select.all_rows()
        return
    wanted = list(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        yield from select.rows(f"AND {select.key} IN ({', '.join(['%s'] * len(some))})", some)


def raw_seals(table: str) -> Iterator[tuple[Any, ...]]:
    """The newest seals of a table's rows: key of the row, random number, hash, event."""
    asked = [_plain(name) for name in ("nonce", "hash", "event_id")]
    yield from _Select('r."key"', asked, f"{_table(RowSeal)} r", 'r."table" = %s', [table]).all_rows()


def key_of(model: type[models.Model]) -> str:
    """The key of a model's rows, in the SQL of `raw_rows`."""
    return f"r.{connection.ops.quote_name(model._meta.pk.column or 'id')}"  # noqa: SLF001 - Django documents it


def _plain(column: str) -> str:
    # On SQLite, "+" hides how the column was declared, and with it what Django would make of its value.
    return f"{'+r.' if connection.vendor == 'sqlite' else 'r.'}{connection.ops.quote_name(column)}"


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django documents it


class _Select:
    """A question by parts: asked as one, and where that fails value by value."""

    def __init__(
        self, key: str, asked: Sequence[str], source: str, only: str = "1 = 1", values: Sequence[Any] = ()
    ) -> None:
        self.key, self._asked, self._source, self._only, self._values = key, asked, source, only, values

    def all_rows(self) -> Iterator[tuple[Any, ...]]:
        """All, so many at a time."""
        by_key = f"ORDER BY {self.key} LIMIT {_AT_ONCE}"
        some = self.rows(by_key, ())
        while some:
            yield from some
            some = self.rows(f"AND {self.key} > %s {by_key}", [some[-1][0]])

    def rows(self, which: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Those of a part of the question that says which."""
        asked = ", ".join((self.key, *self._asked))
        try:
            return self._fetched(asked, which, values)
        except Exception as error:  # noqa: BLE001 - whatever a driver makes of what somebody put into a row
            raise_outage(error)
        self._fetched(asked, "AND 1 = 0", ())  # that the table can be read at all
        keys = [key for (key,) in self._fetched(self.key, which, values)]
        return [(key, *(self._value(one, key) for one in self._asked)) for key in keys]

    def _value(self, asked: str, key: int) -> Any:
        try:
            ((value,),) = self._fetched(asked, f"AND {self.key} = %s", [key])
        except Exception as error:  # noqa: BLE001 - likewise
            raise_outage(error)
            return UNREAD
        return value

    def _fetched(self, asked: str, which: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            sql = f"SELECT {asked} FROM {self._source} WHERE {self._only} {which}"  # noqa: S608 - names of our own
            cursor.execute(sql, [*self._values, *values])
            return list(cursor.fetchall())
