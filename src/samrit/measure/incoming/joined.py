"""Tables that hold one load one after the other: sheets of a workbook with a month each, files of an archive."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from samrit.measure.incoming.columns import listed
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.heading import Heading, find_heading, is_time_cell
from samrit.measure.incoming.months import as_months
from samrit.measure.incoming.sheet import HEAD, Sheet
from samrit.measure.incoming.stated import Stated
from samrit.measure.incoming.units import unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_FEW = 50  # lines by which it is told whether tables are of the same time


def joined(engine: "Backend", tables: Mapping[str, Sheet], stated: Stated) -> Sheet:
    """One table of those that have readings, each under its name; they are opened here, and may be gone afterwards.

    UnmeasurableError where they have other headings or units, or are of the same time: meters each, and no months.
    """
    headings = {name: found for name, sheet in tables.items() if (found := _heading(sheet, stated.header)) is not None}
    if not headings:
        return next(iter(tables.values()))  # which says what is missing
    if (months := as_months(tables, headings, stated.tz)) is not None:
        return replace(months, parts=tuple(headings), unused=tuple(name for name in tables if name not in headings))
    first = next(iter(headings))
    _require_one_load(tables, headings)
    opened = [store(engine, tables[name].table(one.first, one.names)) for name, one in headings.items()]

    def table(first: int, names: Sequence[str]) -> "ir.Table":
        import ibis

        del first  # where the readings begin is known of each
        whole = ibis.union(*opened) if len(opened) > 1 else opened[0]
        return whole.rename({name: old for name, old in zip(names, whole.columns, strict=True) if name != old})

    each = HEAD // len(headings)
    head = [
        *tables[first].head,
        *(row for name, one in headings.items() if name != first for row in tables[name].head[one.first :][:each]),
    ]
    return replace(
        tables[first],
        head=head,
        table=table,
        parts=tuple(headings) if len(headings) > 1 else (),
        unused=tuple(name for name in tables if name not in headings),
    )


def _heading(sheet: Sheet, header: int | None) -> Heading | None:
    try:
        return find_heading(sheet, header)
    except UnmeasurableError:
        return None


def _require_one_load(tables: Mapping[str, Sheet], headings: Mapping[str, Heading]) -> None:
    said = {
        name: (one.names, one.units, {unit_of(title) for title in one.titles} - {None})
        for name, one in headings.items()
    }
    first = next(iter(headings))
    if odd := next((name for name, one in said.items() if one != said[first]), None):
        raise UnmeasurableError(
            Message(
                "{one} and {other} have other headings or units, so that they are not joined; there are {names}: give one at a time "
                "(of a workbook with --sheet {sheet}), or put them into one table",
                one=first,
                other=odd,
                names=listed(list(headings)),
                sheet=quote(first),
            )
        )
    times: dict[frozenset[tuple[str, ...]], str] = {}
    for name, one in headings.items():
        begin = frozenset(_times(row) for row in tables[name].head[one.first :][:_FEW])
        if other := next((known for found, known in times.items() if begin & found), None):
            raise UnmeasurableError(
                Message(
                    "{one} and {other} are of the same times, so that they are not joined; there are {names}: give one at a time (of a "
                    "workbook with --sheet {sheet}), or put them into one table with the day, or the meter, in a column of its own",
                    one=other,
                    other=name,
                    names=listed(list(headings)),
                    sheet=quote(other),
                )
            )
        times[begin] = name


def _times(row: Sequence[str]) -> tuple[str, ...]:
    """The cells of a line that tell its time."""
    return tuple(cell for cell in row if is_time_cell(cell))
