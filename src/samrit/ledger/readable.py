"""Rows of which somebody may have written anything into the database: each is read by itself, and one that can't be hides no other."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from samrit.ledger.column_kinds import kind_of
from samrit.ledger.outages import raise_outage

Row = TypeVar("Row", bound=Model)
Answer = TypeVar("Answer")
_AT_ONCE = 500


def readable(rows: QuerySet[Row]) -> Iterator[tuple[int, Row | None]]:
    """Each row with its key, in the order of the keys; None for one that holds what no value of its column is."""
    ordered = rows.order_by("pk")
    some = _some(ordered)
    while some:
        yield from some
        some = _some(ordered.filter(pk__gt=some[-1][0]))


def worked_out(work: Callable[[], Answer]) -> Answer | None:
    """What a piece of work gives; None where it ends of what stands in the rows, whatever that is. An outage is told as one."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever somebody put into a row must not hide the other rows
        raise_outage(error)
        return None


def is_in_kind(row: Model) -> bool:
    """Whether each value that was loaded is of its column's kind."""
    for field in row._meta.concrete_fields:  # noqa: SLF001 - Django documents it
        if field.attname not in row.__dict__:
            continue
        value: Any = row.__dict__[field.attname]
        if not (field.null if value is None else isinstance(value, kind_of(field).types)):
            return False
    return True


def _some(rows: QuerySet[Row]) -> list[tuple[int, Row | None]]:
    loaded = worked_out(lambda: list(rows[:_AT_ONCE]))
    if loaded is not None:
        return [(row.pk, row if is_in_kind(row) else None) for row in loaded]
    return [(key, _one(rows, key)) for key in rows.values_list("pk", flat=True)[:_AT_ONCE]]


def _one(rows: QuerySet[Row], key: int) -> Row | None:
    row = worked_out(lambda: rows.get(pk=key))
    return row if row is not None and is_in_kind(row) else None
