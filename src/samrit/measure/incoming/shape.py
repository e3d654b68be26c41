"""Which column is what: long (time, series, value), wide (a column per series), or a line per day with a column per time."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.measure.incoming.stated import Stated
from samrit.measure.incoming.units import UNITS, unit_named, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_TIMES = ("t", "time", "timestamp", "datetime", "date_time", "start", "start_at", "interval_start", "end", "date", "day",
          "settlementdate", "ds", "เวลา", "วันที่", "วันเวลา", "วันที่เวลา")  # fmt: skip
_SERIES = ("series", "meter", "meter_id", "id", "site", "feeder", "station", "district", "name", "region", "regionid",
           "มิเตอร์", "สถานี", "เขต")  # fmt: skip
_CLOCK = re.compile(r"[hH]?(\d\d?)[:.]?(\d\d)(?::00)?")
_TEMPERATURE = re.compile(r"temp|อุณหภูมิ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """`table` with columns `series`, `stamp`, `value` (text or number), the unit, and the temperature by stamp."""

    table: "ir.Table"
    unit: str
    temperature: "ir.Table | None" = None


def shape(table: "ir.Table", stated: Stated) -> Shape:
    """The columns as a long table; UnmeasurableError where time, value or unit can't be told by their names."""
    time = _named(table, stated.time, _TIMES, "time")
    clocks = [name for name in table.columns if _CLOCK.fullmatch(name)]
    series = stated.series or next((name for name in table.columns if name.lower() in _SERIES and name != time), None)
    temperature = next((name for name in table.columns if _TEMPERATURE.search(name)), None)
    if len(clocks) >= 24 and not stated.values:
        return Shape(_by_day(table, time, series, clocks), _unit(clocks, stated))
    values = _values(table, stated, {time, series, temperature})
    unit = _unit(values, stated)
    if len(values) > 1:
        chosen = table.select(stamp=table[time], **{name: table[name].cast("string") for name in values})
        long = chosen.pivot_longer(list(values), names_to="series", values_to="value")
    else:
        named = table[series].cast("string") if series else _literal(values[0])
        long = table.select(series=named, stamp=table[time], value=table[values[0]])
    warm = None
    if temperature:
        warm = table.select(stamp=table[time], temp_c=table[temperature].try_cast("float64"))
    return Shape(long, unit, warm)


def _by_day(table: "ir.Table", time: str, series: str | None, clocks: list[str]) -> "ir.Table":
    named = table[series].cast("string") if series else _literal("total")
    day = table[time].cast("string").substr(0, 10)
    chosen = table.select(series=named, day=day, **{name: table[name].cast("string") for name in clocks})
    long = chosen.pivot_longer(clocks, names_to="clock", values_to="value", names_transform=_clock)
    return long.select(long.series, stamp=long.day + " " + long.clock, value=long.value)


def _clock(name: str) -> str:
    match = _CLOCK.fullmatch(name)
    assert match is not None
    return f"{int(match[1]):02}:{match[2]}"


def _literal(text: str) -> "ir.StringScalar":
    import ibis

    scalar: ir.StringScalar = ibis.literal(text)
    return scalar


def _named(table: "ir.Table", stated: str | None, known: tuple[str, ...], what: str) -> str:
    name = stated or next((name for known_name in known for name in table.columns if name.lower() == known_name), None)
    if name is None or name not in table.columns:
        have = ", ".join(table.columns[:12])
        raise UnmeasurableError(
            Message(
                "no column is known to be the {what}; name it with --{what} (there are {have})", what=what, have=have
            )
        )
    return name


def _values(table: "ir.Table", stated: Stated, taken: set[str | None]) -> tuple[str, ...]:
    missing = [name for name in stated.values if name not in table.columns]
    if missing:
        raise UnmeasurableError(
            Message(
                "there is no column “{column}” (there are {columns})",
                column=missing[0],
                columns=", ".join(table.columns[:12]),
            )
        )
    free = [name for name in table.columns if name not in taken]
    found = stated.values or tuple(name for name in free if unit_of(name)) or tuple(
        name for name in free if name.lower() in ("value", "load", "demand", "consumption", "kw", "usage")
    )  # fmt: skip
    if not found and len(free) == 1:
        found = (free[0],)
    if not found:
        raise UnmeasurableError(
            Message(
                "no column is known to be the load; name it with --value (there are {free})", free=", ".join(free[:12])
            )
        )
    return found


def _unit(columns: tuple[str, ...] | list[str], stated: Stated) -> str:
    if stated.unit:
        return unit_named(stated.unit)
    units = {unit_of(name) for name in columns} - {None}
    if len(units) == 1:
        return str(units.pop())
    raise UnmeasurableError(
        Message("the unit of the values is not stated; say it with --unit ({units})", units=", ".join(UNITS))
    )
