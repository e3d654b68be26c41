"""Which columns are the load, and in which unit: parts are added, a total, a plan, the other direction and a kW beside its kWh not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from shlex import quote

import numpy as np

from samrit.measure.incoming import names as of
from samrit.measure.incoming.columns import Columns, column_named, listed
from samrit.measure.incoming.heading import Heading
from samrit.measure.incoming.numbers import Writing, number_of, tail_of
from samrit.measure.incoming.roles import Roles
from samrit.measure.incoming.stated import Kind, Stated
from samrit.measure.incoming.units import UNITS, is_doubtful, size_of, unit_named, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_FEW = 6  # columns: more are a list of meters or places, whatever they are called
_FEWEST_LINES, _HALF, _TOGETHER = 20, 0.5, 0.9
_NEAR = 0.25  # power and energy of one load agree at least so nearly


@dataclass(frozen=True, slots=True)
class Choice:
    """`values` are added, `minus` taken off; `unit` is of all of them. `left` are columns not used, with why.

    `is_register` where headings say that values count up; `other_unit` is what the file says where a person said another;
    `is_unlike` where headings don't say that the columns are parts of one load.
    """

    values: tuple[str, ...]
    minus: tuple[str, ...]
    unit: str
    is_register: bool = False
    other_unit: str | None = None
    left: Mapping[str, Message] = field(default_factory=dict)
    is_unlike: bool = False


def choose(  # noqa: PLR0913, PLR0917 - a file's heading, cells and roles, and what was said of it
    heading: Heading, columns: Columns, roles: Roles, stated: Stated, writing: Writing, row_unit: str | None
) -> Choice:
    """The columns of load; UnmeasurableError, with what to say, where more than one reading is possible."""
    units = _units(heading, columns, roles)
    if stated.values or stated.minus:
        values, minus = _named(heading, columns, roles, stated, writing, units)
        return _made(values, minus, units, stated, row_unit, heading, {})
    left: dict[str, Message] = {}
    able = _with_unit(_of_load(roles.numbers, units, left), units, left)
    _not_multiplied(roles.numbers, columns, writing)
    able = _not_still(_metered(able, left), units, columns, row_unit, left)
    if len(able) > 1 and not any(units.get(n) for n in able):
        able = _called(able, columns, writing, left)
    is_listed = bool(heading.line and (stated.unit or row_unit or _of_title(heading)))
    if not _are_known(able, units, columns, writing, is_listed=is_listed):
        free = listed(able or [n for n in heading.names if n not in roles.stamp])
        raise UnmeasurableError(
            Message("no column is known to be the load; name it with --value (there are {free})", free=free)
        )
    able = _one_direction(able, columns, writing, left)
    able = _one_quantity(able, units, columns, writing, left)
    _one_kind(able)
    parts = [name for name in able if not of.is_total(name)]
    is_unlike = 1 < len(parts) <= _FEW and not (heading.line and of.are_parts(parts))
    return replace(_made(tuple(able), (), units, stated, row_unit, heading, left), is_unlike=is_unlike)


def _named(  # noqa: PLR0913, PLR0917 - as `choose`
    heading: Heading, columns: Columns, roles: Roles, stated: Stated, writing: Writing, units: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that a person named: what is added, and what is taken off."""
    values = tuple(_of_numbers(column_named(heading.names, name), roles) for name in stated.values)
    minus = tuple(column_named(heading.names, name) for name in stated.minus)
    if not values:
        values = tuple(n for n in roles.numbers if units.get(n) and n not in minus and not of.is_export(n))[:1]
    if not minus:
        _one_direction(values, columns, writing)
    return values, minus


def _of_load(names: Sequence[str], units: Mapping[str, str], left: dict[str, Message]) -> list[str]:
    """Without what a name tells to be neither power nor energy, and no unit contradicts."""
    able = [n for n in names if not of.is_no_load(n) or units.get(n)]
    left |= {n: Message("no power and no energy") for n in names if n not in able}
    return able


def _with_unit(able: list[str], units: Mapping[str, str], left: dict[str, Message]) -> list[str]:
    """Those with a unit, where any has one."""
    with_unit = [n for n in able if units.get(n)]
    left |= {n: Message("no unit") for n in able if with_unit and n not in with_unit}
    return with_unit or able


def _not_still(
    able: list[str], units: Mapping[str, str], columns: Columns, row_unit: str | None, left: dict[str, Message]
) -> list[str]:
    """Without numbers of the customer and of the product, beside the one column of the unit that each row tells."""
    if not row_unit or any(_is_named(n, units) for n in able):
        return able
    still = [n for n in able if len(columns.cells[n]) > _FEW and columns.count(n) == 1]
    if len(able) - len(still) != 1:
        return able
    left |= {n: Message("always the same number") for n in still}
    return [n for n in able if n not in still]


def _is_named(name: str, units: Mapping[str, str]) -> bool:
    """Whether a unit or a name tells that a column is load."""
    return bool(units.get(name) or of.LOADS & set(of.words(name)))


def _are_known(
    able: list[str], units: Mapping[str, str], columns: Columns, writing: Writing, *, is_listed: bool
) -> bool:
    """Whether all is load: a column alone, by a unit, by all names, or as a list of parts in a unit that is told once."""
    if len(able) < 2 or any(units.get(n) for n in able) or all(of.LOADS & set(of.words(n)) for n in able):
        return bool(able)
    is_unnamed = not any(_is_named(n, units) for n in able)
    return is_unnamed and is_listed and (of.are_parts(able) or _has_sum(able, columns, writing))


def _of_numbers(name: str, roles: Roles) -> str:
    """The column of numbers among those of one name."""
    alike = [one for one in roles.numbers if one.startswith(f"{name} (")]
    return alike[0] if name not in roles.numbers and alike else name


def _units(heading: Heading, columns: Columns, roles: Roles) -> dict[str, str]:
    """The unit of each column: by its line of units, its name, or what stands behind its numbers."""
    said = dict(zip(heading.names, heading.units, strict=True))
    found: dict[str, str] = {}
    for name in roles.numbers:
        tails = {tail_of(cell) for cell in columns.cells[name][:50]} - {""}
        unit = (
            unit_of(said.get(name, ""))
            or unit_of(name)
            or next((unit_of(tail) for tail in tails if unit_of(tail)), None)
        )
        if unit:
            found[name] = unit
    return found


def _metered(able: list[str], left: dict[str, Message]) -> list[str]:
    """Without plans, limits and statistics, where there is something else; the mean of an interval is what was metered."""
    has_shares = any("offpeak" in "".join(of.words(name)) for name in able)
    plans = [n for n in able if of.is_not_metered(n) and not (has_shares and "peak" in of.words(n))]
    if plans and len(plans) == len(able):
        plans = [n for n in able if not of.is_mean(n)]
        if len(able) > 1 and len(plans) != len(able) - 1:
            raise several(able)
        plans = plans if len(able) > 1 else []
    left |= {n: Message("a plan, a limit or a statistic") for n in plans}
    return [n for n in able if n not in plans]


def _not_multiplied(names: Sequence[str], columns: Columns, writing: Writing) -> None:
    """UnmeasurableError where a column tells by what readings are to be multiplied, and nobody said whether they were."""
    for name in names:
        if of.is_multiplier(name) and (by := set(_numbers(columns, name, writing))) and by != {1.0}:
            raise UnmeasurableError(
                Message(
                    "the column {column} says by what readings are multiplied ({by:g}): if they were already, name the column of "
                    "readings with --value; else multiply them in the file",
                    column=name,
                    by=max(by),
                )
            )


def _one_direction(
    able: Sequence[str], columns: Columns, writing: Writing, left: dict[str, Message] | None = None
) -> list[str]:
    """Without a flow into the grid that is zero throughout; UnmeasurableError where flows go two ways."""
    out = [n for n in able if of.is_export(n) and not (of.is_import(n) and of.is_export(n))]
    if not out and any("delivered" in of.words(n) for n in able):
        out = [n for n in able if "received" in of.words(n)]  # the meter's own words for both directions
    rest = [n for n in able if n not in out]
    if not out or not rest:
        return list(able)
    if all(not any(_numbers(columns, name, writing)) for name in out):
        if left is not None:
            left |= {n: Message("zero throughout") for n in out}
        return rest
    if any({"load", "demand"} & set(of.words(n)) and not of.is_import(n) for n in rest):
        raise several(able)  # what is generated stands beside the load
    raise UnmeasurableError(
        Message(
            "{one} and {other} flow in two directions, and are not added: say --value {value} for the one alone, or "
            "--value {value} --minus {minus} for the difference",
            one=rest[0],
            other=out[0],
            value=quote(rest[0]),
            minus=quote(out[0]),
        )
    )


def _one_quantity(
    able: list[str], units: Mapping[str, str], columns: Columns, writing: Writing, left: dict[str, Message]
) -> list[str]:
    """Either power or energy, in one unit: the same load seen twice counts once."""
    kinds = {name: size_of(units[name]) for name in able if name in units}
    power = [n for n in able if n in kinds and not kinds[n][1]]
    energy = [n for n in able if n in kinds and kinds[n][1]]
    if power and energy:
        if len(power) == len(energy) and all(
            _agree(a, b, units, columns, writing) for a, b in zip(power, energy, strict=True)
        ):
            left |= {n: Message("the power of the same energy") for n in power}
            able = [n for n in able if n not in power]
        else:
            raise UnmeasurableError(
                Message(
                    "there are columns of power and of energy, which are not added: {power}; {energy}; say which with --value",
                    power=listed(power, 6),
                    energy=listed(energy, 6),
                )
            )
    if len({units.get(n) for n in able}) > 1:
        first = units.get(able[0])
        same = [n for n in able if units.get(n) == first]
        others = [n for n in able if units.get(n) != first]
        if first and len(same) == len(others) and all(
            _agree(a, b, units, columns, writing, is_same=True) for a, b in zip(same, others, strict=True)
        ):  # fmt: skip
            left |= {n: Message("the same in another unit") for n in others}
            return same
        raise UnmeasurableError(
            Message("columns are in several units: {columns}; say which with --value", columns=listed(able))
        )
    return able


def _agree(  # noqa: PLR0913 - two columns, and all that tells their numbers
    one: str, other: str, units: Mapping[str, str], columns: Columns, writing: Writing, *, is_same: bool = False
) -> bool:
    """Whether two columns are the same load: as power and energy they go up and down together, in one kind they are equal."""
    a, b = _numbers(columns, one, writing), _numbers(columns, other, writing)
    if len(a) != len(b) or len(a) < 3:
        return False
    left, right = np.asarray(a) * size_of(units[one])[0], np.asarray(b) * size_of(units[other])[0]
    if not left.any() or not right.any():
        return False
    if is_same:
        return bool(np.abs(left - right).mean() <= 0.01 * np.abs(left).mean())
    ratio = right.mean() / left.mean()
    near = any(abs(ratio / hours - 1) < _NEAR for hours in (1, 1 / 2, 1 / 4, 1 / 6, 1 / 12, 1 / 60))
    return bool(near and np.abs(right - ratio * left).mean() <= _NEAR * np.abs(right).mean())


def _called(able: list[str], columns: Columns, writing: Writing, left: dict[str, Message]) -> list[str]:
    """Of columns without a unit those that are called a load, if one is; UnmeasurableError where another moves as they do."""
    called = [n for n in able if of.LOADS & set(of.words(n))]
    if called and (alike := [n for n in able if n not in called and _moves_with(n, called[0], columns, writing)]):
        raise several([*called, *alike])
    left |= {n: Message("not called a load") for n in able if called and n not in called}
    return called or able


def _moves_with(name: str, load: str, columns: Columns, writing: Writing) -> bool:
    """Whether a column is as large as the load and goes up and down with it, so that its name alone tells it from the load."""
    a, b = (np.asarray(_numbers(columns, one, writing)) for one in (name, load))
    if len(a) != len(b) or len(a) < _FEWEST_LINES or not a.std() or not b.std() or not b.mean():
        return False
    return bool(_HALF < a.mean() / b.mean() < 1 / _HALF and np.corrcoef(a, b)[0, 1] > _TOGETHER)


def _has_sum(able: Sequence[str], columns: Columns, writing: Writing) -> bool:
    """Whether the largest of several columns is the sum of all others, as only parts of one load and their total are."""
    each = [_numbers(columns, name, writing) for name in able]
    if len(able) < 3 or len({len(one) for one in each}) > 1 or len(each[0]) < 3:
        return False
    values = np.asarray(each)
    total = values[values.mean(axis=1).argmax()]
    return bool(np.abs(values.sum(axis=0) - 2 * total).mean() <= 0.001 * np.abs(total).mean())


def _numbers(columns: Columns, name: str, writing: Writing) -> list[float]:
    return [number for cell in columns.cells[name] if (number := number_of(cell, writing)) is not None]


def _one_kind(able: Sequence[str]) -> None:
    """UnmeasurableError where headings name different quantities or years, which are no parts of one load."""
    if len(able) < 2:
        return
    said = {name: of.quantities(name) for name in able if not of.is_total(name)}
    if len(set(said.values())) > 1 or of.are_years(able):
        raise several(able)


def several(names: Sequence[str]) -> UnmeasurableError:
    """The refusal to add columns of which nothing says that they are parts of one load."""
    return UnmeasurableError(
        Message(
            "several columns could be the load: {columns}; say which with --value (those that are named are added)",
            columns=listed(names),
        )
    )


def _made(  # noqa: PLR0913, PLR0917 - columns, and all that tells their unit
    values: tuple[str, ...],
    minus: tuple[str, ...],
    units: Mapping[str, str],
    stated: Stated,
    row_unit: str | None,
    heading: Heading,
    left: Mapping[str, Message],
) -> Choice:
    if (by := _multiplied_by(heading)) and not (stated.unit and stated.unit.strip()[0].isdigit()):
        raise UnmeasurableError(
            Message(
                "above the readings stands that they are multiplied by {by:g}: if they were already, say --unit {unit}, else --unit {other}",
                by=by,
                unit=quote(f"1 {_bare_unit(units, values, stated, row_unit, heading)}"),
                other=quote(f"{by:g} {_bare_unit(units, values, stated, row_unit, heading)}"),
            )
        )
    said = {units[name] for name in (*values, *minus) if name in units}
    if row_unit and not said:
        said = {row_unit}
    if not said and (title := _of_title(heading)):
        said = {title}
    if stated.unit:
        unit = unit_named(stated.unit)
        other = next(iter(said - {unit}), None)
    elif len(said) == 1:
        unit, other = next(iter(said)), None
        if doubtful := next((name for name in (*values, *minus) if is_doubtful(name)), None):
            raise UnmeasurableError(
                Message(
                    "“{column}” may count in multiples of a unit, or be a name: say --unit {unit} or --unit {other}",
                    column=doubtful,
                    unit=f"'{unit}'",
                    other=unit.rpartition(" ")[2],
                )
            )
    elif said:
        raise UnmeasurableError(
            Message("columns are in several units: {columns}; say which with --value", columns=listed(values))
        )
    else:
        raise UnmeasurableError(
            Message("the unit of the values is not stated; say it with --unit ({units})", units=", ".join(UNITS))
        )
    is_register = stated.kind is Kind.REGISTER or (size_of(unit)[1] and all(of.is_register(name) for name in values))
    return Choice(values, minus, unit, is_register, other, left)


def _bare_unit(
    units: Mapping[str, str], values: Sequence[str], stated: Stated, row_unit: str | None, heading: Heading
) -> str:
    """The unit of which readings may be a multiple."""
    known = next((units[name] for name in values if name in units), None) or row_unit or _of_title(heading)
    return (unit_named(stated.unit) if stated.unit else known or "kWh").rpartition(" ")[2]


def _multiplied_by(heading: Heading) -> float | None:
    """What titles say that readings are multiplied by: "ตัวคูณ 400", "CT ratio 400/5"; None where they don't, or by one."""
    by = 1.0
    for title in heading.titles:
        by *= of.multiplier_in(title)
    return by if by != 1 else None


def _of_title(heading: Heading) -> str | None:
    """The one unit that titles say: "Unit: MW", "Interval consumption in kWh"; a W alone may be an initial, and tells nothing."""
    for word in ("unit", "หน่วย"):
        for line in heading.titles:
            _, found, rest = line.lower().partition(word)
            if found and (unit := unit_of(rest)):
                return unit
    said = {unit for line in heading.titles if (unit := unit_of(line))}
    is_asked = any(word in line.lower() for line in heading.titles for word in ("unit", "einheit", "unid", "หน่วย"))
    return next(iter(said)) if len(said) == 1 and (is_asked or said != {"W"}) else None


def across_unit(heading: Heading, columns: Columns, roles: Roles, stated: Stated, row_unit: str | None) -> Choice:
    """The unit of a matrix of hours or days, which is one for all its columns."""
    units = {unit for name in roles.across if (unit := unit_of(name))}
    tails = {unit for name in roles.across[:3] for cell in columns.cells[name][:5] if (unit := unit_of(tail_of(cell)))}
    titles = {_of_title(heading)} - {None}
    names = {unit for name in heading.names if name not in roles.across and (unit := unit_of(name))}
    for found in (units, tails, {row_unit} - {None}, names, titles):
        if found:
            return _made(
                roles.across,
                (),
                {roles.across[0]: str(next(iter(found)))} if len(found) == 1 else {},
                stated,
                None,
                heading,
                {},
            )
    return _made(roles.across, (), {}, stated, None, heading, {})
