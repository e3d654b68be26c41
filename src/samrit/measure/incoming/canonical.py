"""Long columns to canonical readings: seconds, kW, one row per series and interval."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.shape import shape
from samrit.measure.incoming.stamps import Stamps, read_stamps
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.incoming.units import UNITS
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend


@dataclass(frozen=True, slots=True)
class Canonical:
    """`table` with `series`, `start_s`, and `value` in kW or kWh until `with_power` has made it `kw`."""

    table: "ir.Table"
    label: Label
    kind: Kind
    is_energy: bool
    findings: tuple[Finding, ...]
    temperature: "ir.Table | None" = None

    def with_power(self, con: "Backend", step_s: int) -> "Canonical":
        """The same with `kw`: energy by the interval's length, registers by their difference, ends moved to starts."""
        table, found = self.table, list(self.findings)
        shift = step_s if self.label is Label.END and self.kind is Kind.INTERVAL else 0
        if self.kind is Kind.REGISTER:
            table, resets = _differences(table, step_s)
            if resets:
                found.append(_resets(resets))
        value = table.value * (3600 / step_s) if self.is_energy else table.value
        made = table.select(series=table.series, start_s=table.start_s - shift, kw=value)
        warm = self.temperature
        return replace(
            self,
            table=store(con, made),
            findings=tuple(found),
            temperature=None if warm is None else warm.mutate(start_s=warm.start_s - shift),
        )


def canonical(con: "Backend", table: "ir.Table", stated: Stated) -> Canonical:
    """Readings with the findings about their time stamps and values."""
    if {"start_s", "seconds", "kwh", "series"} <= set(table.columns):
        own = table.select("series", "start_s", value=table.kwh)
        return Canonical(own, Label.START, Kind.INTERVAL, True, ())
    found: list[Finding] = []
    shaped = shape(table, stated)
    scale, is_energy = UNITS[shaped.unit]
    long, keys, stamps = _resolved(con, shaped.table, stated)
    found += _about(stamps, stated)
    number = (
        long.value.cast("string").replace(",", "").try_cast("float64") if long.value.type().is_string() else long.value
    )
    rows = long.mutate(key=_key(long.stamp), number=number.cast("float64") * scale)
    joined = rows.join(keys, "key")
    unread = rows.filter(rows.number.isnull() | rows.number.isnan() | rows.number.isinf()).count().to_pyarrow().as_py()
    if unread:
        found.append(
            Finding("Q01", Message.counted("{count} value is empty or no number; it counts as missing", "{count} values are empty or no numbers; they count as missing", count=unread), unread)
        )  # fmt: skip
    good = joined.filter(joined.number.notnull() & ~joined.number.isnan() & ~joined.number.isinf())
    stored = good.select("series", "start_s", value=good.number)
    warm = None
    if shaped.temperature is not None:
        temps = shaped.temperature.mutate(key=_key(shaped.temperature.stamp))
        both = temps.join(keys, "key")
        warm = both.filter(both.temp_c.notnull()).select("start_s", "temp_c")
    label = stated.label or Label.START
    return Canonical(stored, label, stated.kind, is_energy, tuple(found), warm)


def _resolved(con: "Backend", table: "ir.Table", stated: Stated) -> tuple["ir.Table", "ir.Table", Stamps]:
    """The table, and each of its stamps (by `_key`) with its second; every stamp is looked at once."""
    import pyarrow as pa

    keys = table.select(key=_key(table.stamp)).distinct().filter(lambda t: t.key.notnull()).to_pyarrow()["key"]
    kind = table.stamp.type()
    if kind.is_timestamp():
        given: list[Any] = [datetime.fromtimestamp(key, UTC) for key in keys.to_pylist()]
        if kind.timezone is None:
            given = [at.replace(tzinfo=None) for at in given]
    else:
        given = keys.to_pylist()
    stamps = read_stamps(given, stated.tz, is_day_first=stated.is_day_first)
    seconds = store(con, pa.table({"key": keys, "start_s": pa.array(stamps.seconds, pa.int64())}))
    return table, seconds.filter(seconds.start_s.notnull()), stamps


def _key(stamp: "ir.Value") -> "ir.Value":
    """What tells one stamp from another whatever the engine's session: seconds of a time stamp, or its text."""
    if stamp.type().is_timestamp():
        return stamp.epoch_seconds().cast("int64")
    return stamp.cast("string")


def _about(stamps: Stamps, stated: Stated) -> list[Finding]:
    found = []
    if stated.label is None and stated.kind is Kind.INTERVAL:
        found.append(
            Finding(
                "Q00",
                Message(
                    "it is not stated which end of its interval a time marks; it is read as the start "
                    "(else: --label end)"
                ),
                weight=Weight.NOTE,
            )
        )
    if stamps.unread:
        found.append(
            Finding("Q02", Message.counted("{count} time can't be read", "{count} times can't be read", count=len(stamps.unread)),
                len(stamps.unread), stamps.unread[:3])
        )  # fmt: skip
    if stamps.unclear:
        found.append(
            Finding(
                "Q03",
                Message.counted(
                    "{count} time lies in an hour that a clock change repeats or skips; it is not used",
                    "{count} times lie in an hour that a clock change repeats or skips; they are not used",
                    count=len(stamps.unclear),
                ),
                len(stamps.unclear),
                stamps.unclear[:3],
            )
        )
    return found


def _differences(table: "ir.Table", step_s: int) -> tuple["ir.Table", int]:
    """What a register counted from each reading to the next one, where that is one interval later."""
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    both = table.mutate(
        after=table.value.lead().over(order) - table.value, seconds=table.start_s.lead().over(order) - table.start_s
    )
    resets = int(both.filter(both.after < 0).count().to_pyarrow().as_py())
    good = both.filter((both.after >= 0) & (both.seconds == step_s))
    return good.select("series", "start_s", value=good.after), resets


def _resets(count: int) -> Finding:
    return Finding(
        "Q04",
        Message.counted("registers fell or restarted {count} time; this interval is missing", "registers fell or restarted {count} times; these intervals are missing", count=count),
        count,
    )  # fmt: skip
