"""Rows to JSON and back: each row one line of an array, so that neither side ever holds a whole table."""

from collections.abc import Iterable, Iterator
from typing import IO

import msgspec
from django.core.exceptions import ValidationError
from django.db.models import Model

from samrit.package.refusal import UnusablePackageError
from samrit.package.scope import Scope
from samrit.package.tables import Table
from samrit.thai.translation import Message

_CHUNK = 1000
_LONGEST = 64 * 1024 * 1024  # bytes of one row
_ENCODER = msgspec.json.Encoder(decimal_format="string")


def encoded(table: Table, scope: Scope) -> Iterator[bytes]:
    """The rows of a table, each as JSON, in the order of their numbers."""
    columns = [column.attname for column in table.fields]
    for row in table.rows(scope).order_by("pk").values(*columns).iterator(chunk_size=_CHUNK):
        yield _ENCODER.encode(row)


def array(rows: Iterable[bytes]) -> Iterator[bytes]:
    """A JSON array with a row on each line."""
    separator = b"[\n"
    for row in rows:
        yield separator + row
        separator = b",\n"
    yield b"[]\n" if separator == b"[\n" else b"\n]\n"


def decoded(table: Table, name: str, file: IO[bytes]) -> Iterator[Model]:
    """The (unsaved) rows of a table; UnusablePackageError, with the line, where one can't be used."""
    names = {column.attname for column in table.fields}
    for number, line in enumerate(_lines(name, file), start=2):
        try:
            values = msgspec.json.decode(line)
            if not isinstance(values, dict) or set(values) != names:
                raise _unreadable(name, number)
            yield _row(table, values)
        except (msgspec.DecodeError, ValidationError, ValueError, TypeError, RecursionError) as error:
            raise _unreadable(name, number) from error


def _row(table: Table, values: dict[str, object]) -> Model:
    return table.model(**{column.attname: column.to_python(values[column.attname]) for column in table.fields})


def _lines(name: str, file: IO[bytes]) -> Iterator[bytes]:
    first = file.readline(_LONGEST)
    if first == b"[]\n":
        return
    if first != b"[\n":
        raise _unreadable(name, 1)
    number = 1
    while line := file.readline(_LONGEST):
        number += 1
        if line == b"]\n":
            return
        if not line.endswith(b"\n"):
            raise _unreadable(name, number)
        yield line.rstrip(b"\n").removesuffix(b",")
    raise _unreadable(name, number + 1)


def _unreadable(name: str, line: int) -> UnusablePackageError:
    return UnusablePackageError(
        Message("The package can't be used: {name}, line {line}, is not as its schema says.", name=name, line=line)
    )
