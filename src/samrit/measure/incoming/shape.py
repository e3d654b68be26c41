"""A file's columns as one long table: series, stamp, cell, and the mark of how the reading came about."""

import re
from dataclasses import dataclass, replace
from shlex import quote
from typing import TYPE_CHECKING

from samrit.measure.incoming.choice import Choice, across_unit, choose
from samrit.measure.incoming.columns import Columns, column_named, listed
from samrit.measure.incoming.dates import is_dotted
from samrit.measure.incoming.heading import Heading, find_heading
from samrit.measure.incoming.names import asks_for_made_up, is_export, is_import
from samrit.measure.incoming.numbers import Writing, writing_of
from samrit.measure.incoming.roles import Roles, across_time, find_roles
from samrit.measure.incoming.sheet import Sheet
from samrit.measure.incoming.stamps import JOINT, is_midnight_last
from samrit.measure.incoming.stated import Stated
from samrit.measure.incoming.tails import has_marks, with_marks
from samrit.measure.incoming.units import size_of, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_LOOKED_AT = 600
_MOST_TEXTS = 20_000
_YES, _NO = frozenset(("y", "yes", "true", "t", "1", "x")), frozenset(("n", "no", "false", "f", "0", ""))


@dataclass(frozen=True, slots=True)
class Shape:
    """`table` with columns `series`, `stamp`, `cell` (text or number) and `mark`; what the cells are, and how they are written.

    `temperature` has `stamp` and `temp_c`; `parts` are tables that were joined. `is_midnight_last` where 0:00 is the end of its day.
    """

    table: "ir.Table"
    heading: Heading
    roles: Roles
    choice: Choice
    writing: Writing
    is_midnight_last: bool = False
    temperature: "ir.Table | None" = None
    parts: tuple[str, ...] = ()


def shape(sheet: Sheet, stated: Stated) -> Shape:
    """The columns as a long table; UnmeasurableError where time, value or unit can't be told, or contradict themselves."""
    heading = find_heading(sheet, stated.header)
    head, table = sheet.head, sheet.table(heading.first, heading.names)
    for condition in stated.only:
        name, _, wanted = condition.partition("=")
        name = column_named(heading.names, name.strip())
        place = heading.names.index(name)
        head = [
            *head[: heading.first],
            *(row for row in head[heading.first :] if place < len(row) and row[place].strip() == wanted.strip()),
        ]
        table = table.filter(table[name].cast("string").strip() == wanted.strip())
        if len(head) == heading.first:
            head = sheet.head  # what is kept may stand further down
    columns = Columns.of(heading, head)
    roles = find_roles(heading, columns, stated)
    if roles.unit is not None and (of_load := _units_of_load(table, roles.unit)):
        place = heading.names.index(roles.unit)
        loads = [
            row
            for row in head[heading.first :]
            if place < len(row) and (row[place].strip() in of_load or not row[place].strip())
        ]
        table = table.filter(table[roles.unit].cast("string").strip().isin(of_load))
        head = [*head[: heading.first], *loads]
        columns = Columns.of(heading, head)
        roles = find_roles(heading, columns, stated)
    _one_channel(table, roles, stated)
    unit = _row_unit(table, roles)
    writing = _writing(sheet, columns, roles, stated)
    if roles.across:
        choice = across_unit(heading, columns, roles, stated, unit)
        long = _matrix(table, roles)
    else:
        choice = choose(heading, columns, roles, stated, writing, unit)
        long = _columns(table, roles, choice, columns, writing)
    if has_marks(columns, choice.values):
        long = with_marks(long)
    rows = head[heading.first : heading.first + _LOOKED_AT]
    is_last = not roles.across and is_midnight_last(
        _stamps_of(rows, heading, roles), stated.tz, is_day_first=stated.is_day_first
    )
    warm = None
    if roles.temperature:
        warm = table.select(stamp=_stamp(table, roles, columns), cell=table[roles.temperature])
    roles = replace(roles, left={**roles.left, **{name: Message("no readings") for name in sheet.unused}})
    written = _of_all(long, writing, columns, roles, stated, sheet)
    return Shape(long, heading, roles, choice, written, is_last, warm, sheet.parts)


def _stamps_of(rows: "list[list[str]] | object", heading: Heading, roles: Roles) -> list[str]:
    assert isinstance(rows, list)
    places = [heading.names.index(name) for name in roles.stamp]
    found = []
    before = ""
    for row in rows:
        cells = [row[place].strip() if place < len(row) else "" for place in places]
        if len(cells) == 2:
            cells[0] = before = cells[0] or before
        if all(cells):
            found.append(JOINT.join(cells))
    return found


def _writing(sheet: Sheet, columns: Columns, roles: Roles, stated: Stated) -> Writing:
    return writing_of(_written(columns, roles), stated.decimal, is_continental=_is_continental(sheet, columns, roles))


def _written(columns: Columns, roles: Roles) -> set[str]:
    """The cells by which the writing is told; a column of plain whole numbers beside others (an offset, a meter's number) tells nothing."""
    names = (*(roles.across or roles.numbers), *([roles.temperature] if roles.temperature else []))
    texts = [set(columns.cells[name]) for name in names]
    signed = [cells for cells in texts if any(re.search(r"\d[.,]\d", cell) for cell in cells)]
    return set().union(*(texts if roles.across or not signed else signed))


def _of_all(  # noqa: PLR0913, PLR0917 - all cells, and what the first ones told
    long: "ir.Table", writing: Writing, columns: Columns, roles: Roles, stated: Stated, sheet: Sheet
) -> Writing:
    """How all cells are written, and not only those of the first lines."""
    if not long.cell.type().is_string():
        return writing
    texts = (
        long.select("cell").filter(long.cell.notnull()).distinct().limit(_MOST_TEXTS).to_pyarrow()["cell"].to_pylist()
    )
    return writing_of(
        {*texts, *_written(columns, roles)}, stated.decimal, is_continental=_is_continental(sheet, columns, roles)
    )


def _is_continental(sheet: Sheet, columns: Columns, roles: Roles) -> bool:
    return sheet.delimiter == ";" or any(is_dotted(cell) for name in roles.stamp for cell in columns.cells[name][:3])


def _units_of_load(table: "ir.Table", name: str) -> list[str]:
    """The cells of a column of units that are of power or energy, where others are not: kW beside kvar and V."""
    cells = _different(table, name)
    of_load = [cell for cell in cells if unit_of(cell)]
    return of_load if 0 < len(of_load) < len(cells) else []


def _row_unit(table: "ir.Table", roles: Roles) -> str | None:
    """The unit that a column gives each row; UnmeasurableError where rows have power and energy.

    Rows of several units of one kind (kW and MW) keep their own (`_with_units`).
    """
    if roles.unit is None:
        return None
    cells = _different(table, roles.unit)
    units = {unit for cell in cells if (unit := unit_of(cell))}
    if len({size_of(unit)[1] for unit in units}) > 1:
        raise UnmeasurableError(
            Message(
                "the column {column} says {found}, which are not added; keep one with --only {condition}",
                column=roles.unit,
                found=listed(cells, 6),
                condition=quote(
                    f"{roles.unit}={next((one for one in cells if size_of(str(unit_of(one)))[1]), cells[0])}"
                ),
            )
        )
    return max(units, key=lambda unit: size_of(unit)[0], default=None)


def _one_channel(table: "ir.Table", roles: Roles, stated: Stated) -> None:
    """UnmeasurableError where rows measure several things that are not added: two directions, power and energy."""
    del stated
    for name in roles.channels:
        cells = _different(table, name)
        if len(cells) > 1:
            raise UnmeasurableError(
                Message(
                    "the column {column} says {found}, which are not added; keep one with --only {condition}",
                    column=name,
                    found=listed(cells, 6),
                    condition=quote(f"{name}={_likeliest(cells)}"),
                )
            )
    if roles.series is not None and len(cells := _different(table, roles.series)) <= 200:
        out = [cell for cell in cells if is_export(cell)]
        taken = [cell for cell in cells if is_import(cell) and cell not in out]
        if out and taken:
            raise UnmeasurableError(
                Message(
                    "the column {column} says {found}, which are not added; keep one with --only {condition}",
                    column=roles.series,
                    found=listed((taken[0], out[0])),
                    condition=quote(f"{roles.series}={taken[0]}"),
                )
            )


def _likeliest(cells: list[str]) -> str:
    """The cell whose rows are the load, if one is: what is taken from the grid, or at least not fed into it."""
    return next((one for one in cells if is_import(one) and not is_export(one)), None) or next(
        (one for one in cells if not is_export(one)), cells[0]
    )


def _different(table: "ir.Table", name: str) -> list[str]:
    text = table[name].cast("string").strip()
    rows = table.select(cell=text).filter(lambda t: t.cell.notnull() & (t.cell != "")).distinct().limit(1000)
    return sorted(str(cell) for cell in rows.to_pyarrow()["cell"].to_pylist())


def _stamp(table: "ir.Table", roles: Roles, columns: Columns) -> "ir.Value":
    """The columns of the time as one."""
    del columns
    if len(roles.stamp) == 1:
        return table[roles.stamp[0]]
    stamp = table[roles.stamp[0]].cast("string")
    for name in roles.stamp[1:]:
        stamp = stamp + JOINT + table[name].cast("string")
    return stamp


def _columns(table: "ir.Table", roles: Roles, choice: Choice, columns: Columns, writing: Writing) -> "ir.Table":
    import ibis

    table = _filled_down(table, roles)
    mark = _mark(table, roles)
    stamp = _stamp(table, roles, columns)
    if choice.minus:
        from samrit.measure.incoming.numbers import as_numbers

        def number(name: str) -> "ir.NumericValue":
            cell = table[name]
            return as_numbers(cell, writing) if cell.type().is_string() else cell.cast("float64")

        total = number(choice.values[0])
        for name in choice.values[1:]:
            total = total + number(name)
        for name in choice.minus:
            total = total - number(name)
        return table.select(series=ibis.literal(choice.values[0]), stamp=stamp, cell=total, mark=mark)
    if len(choice.values) > 1:
        every = {name: table[name].cast("string") for name in choice.values}
        if all(table[name].type().is_numeric() for name in choice.values):
            every = {name: table[name].cast("float64") for name in choice.values}
        chosen = table.select(owner=table[roles.series].cast("string"), stamp=stamp, mark=mark, **every) if roles.series else table.select(
            stamp=stamp, mark=mark, **every
        )  # fmt: skip
        long = chosen.pivot_longer(list(choice.values), names_to="column", values_to="cell")
        name = long.owner + " " + long.column if roles.series else long.column
        return long.select(series=name, stamp=long.stamp, cell=long.cell, mark=long.mark)
    named = table[roles.series].cast("string") if roles.series else ibis.literal(choice.values[0])
    cell = table[choice.values[0]]
    if roles.unit is not None and len(_different(table, roles.unit)) > 1:  # each number with its own unit behind it
        cell = cell.cast("string").strip() + " " + table[roles.unit].cast("string").strip()
    return table.select(series=named, stamp=stamp, cell=cell, mark=mark)


def _filled_down(table: "ir.Table", roles: Roles) -> "ir.Table":
    """A day that stands only beside its first time is the day of those below it."""
    import ibis

    if len(roles.stamp) != 2 or not table[roles.stamp[0]].type().is_string():
        return table
    day, clock = roles.stamp
    empty = table.filter((table[day].isnull() | (table[day].strip() == "")) & table[clock].notnull())
    if not int(empty.count().to_pyarrow().as_py()):
        return table
    numbered = table.mutate(row_at=ibis.row_number())
    own = numbered[day].strip().nullif("")
    order = ibis.cumulative_window(order_by=numbered.row_at)
    part = numbered.mutate(own_day=own, part_at=own.notnull().cast("int64").sum().over(order))
    whole = part.mutate(**{day: part.own_day.max().over(ibis.window(group_by=part.part_at))})
    return whole.drop("row_at", "own_day", "part_at")


def _mark(table: "ir.Table", roles: Roles) -> "ir.StringValue":
    import ibis

    if not roles.quality:
        nothing: ir.StringValue = ibis.null("string")
        return nothing
    mark = _said(table, roles.quality[0])
    for name in roles.quality[1:]:
        mark = mark.fill_null("") + JOINT + _said(table, name).fill_null("")
    return mark


def _said(table: "ir.Table", name: str) -> "ir.StringValue":
    """What a column of marks says; where it only answers its heading with yes or no, what that comes to."""
    cell = table[name].cast("string").strip()
    answers = {text.lower() for text in _different(table, name)}
    if not answers <= _YES | _NO:
        return cell
    is_yes = cell.lower().isin(list(_YES))
    bad = is_yes if asks_for_made_up(name) else ~is_yes
    said: ir.StringValue = bad.ifelse("estimated", "actual")
    return said


def _matrix(table: "ir.Table", roles: Roles) -> "ir.Table":
    import ibis

    lead = table[roles.stamp[0]].cast("string")
    if not roles.is_days_across and table[roles.stamp[0]].type().is_timestamp():
        lead = lead.substr(0, 10)
    named = table[roles.series].cast("string") if roles.series else ibis.literal("total")
    every = {name: table[name].cast("string") for name in roles.across}
    times = {name: across_time(name) for name in roles.across}
    last = roles.across[-1]
    if not roles.is_days_across and _is_midnight(times[last]) and not _is_midnight(times[roles.across[0]]):
        times[last] = "24:00"  # the last column of a day is its end
    chosen = table.select(series=named, lead=lead, mark=_mark(table, roles), **every)
    long = chosen.pivot_longer(
        list(roles.across), names_to="across", values_to="cell", names_transform=lambda name: times[name]
    )
    stamp = long.across + JOINT + long.lead if roles.is_days_across else long.lead + JOINT + long.across
    return long.select(series=long.series, stamp=stamp, cell=long.cell, mark=long.mark)


def _is_midnight(text: str) -> bool:
    return text.strip().lstrip("hHtT") in ("00:00", "0:00", "0000", "00.00", "00:00:00")
