"""Long columns to canonical readings: seconds, kW, one row per series and interval."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from shlex import quote
from typing import TYPE_CHECKING, Any

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.added import sums_among
from samrit.measure.incoming.choice import several
from samrit.measure.incoming.codes import without_codes, without_near_codes
from samrit.measure.incoming.columns import listed
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.marks import without_marked
from samrit.measure.incoming.names import are_parts
from samrit.measure.incoming.numbers import Writing, as_numbers, is_nothing, is_number
from samrit.measure.incoming.shape import Shape, shape
from samrit.measure.incoming.sheet import Sheet
from samrit.measure.incoming.stamps import Stamps, read_stamps
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.incoming.tails import in_one_unit
from samrit.measure.incoming.units import is_unit, size_of, unit_of
from samrit.measure.readings import END_UNSTATED
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

CLOCK_IN_DOUBT = "Q28"  # the finding
_MOST_NAMES = 60
_FALLS_MOST = 0.05  # a register starts anew now and then, and no more


@dataclass(frozen=True, slots=True)
class Canonical:
    """`table` with `series`, `start_s`, and `value` in kW or kWh until `with_power` has made it `kw`."""

    table: "ir.Table"
    label: Label
    kind: Kind
    is_energy: bool
    findings: tuple[Finding, ...]
    temperature: "ir.Table | None" = None
    step_s: int | None = None
    unit: str = "kWh"
    shape: Shape | None = None
    stamps: Stamps | None = None
    is_negated: bool = False

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


def canonical(con: "Backend", sheet: Sheet, stated: Stated, *, is_standard: bool | None = None) -> Canonical:
    """Readings with the findings about their time stamps and values.

    `is_standard` is what the course of the days told of a clock that was in doubt (`course`): whether it knows no summer time.
    """
    shaped = shape(sheet, stated)
    choice = shaped.choice
    scale, is_energy = size_of(choice.unit)
    found: list[Finding] = []
    if choice.other_unit:
        found.append(
            Finding(
                "Q30",
                Message(
                    "the file says {said}, and {unit} was stated: read as {unit}",
                    said=choice.other_unit,
                    unit=choice.unit,
                ),
                1,
            )
        )
    long = shaped.table
    number = as_numbers(long.cell, shaped.writing) if long.cell.type().is_string() else long.cell.cast("float64")
    number = in_one_unit(long.cell, number, choice.unit, shaped.writing)
    rows = store(con, long.select("series", "mark", key=_key(long.stamp), cell=long.cell, number=number))
    _require_one_writing(rows.filter(rows.number.isnull()), shaped.writing, choice.unit)
    unread = int(
        rows.filter(rows.number.isnull() | rows.number.isnan() | rows.number.isinf()).count().to_pyarrow().as_py()
    )
    rows, coded = without_codes(rows)
    rows = rows.mutate(number=rows.number * scale)
    is_known = rows.number.notnull() & ~rows.number.isnan() & ~rows.number.isinf()
    wanted = _one_label(shaped.roles.label, stated, shaped)
    keys, stamps = _resolved(
        con,
        long.stamp.type(),
        rows.mutate(is_known=(is_known & (rows.number != 0)).fill_null(False)),
        stated,
        shaped,
        wanted,
        is_standard=bool(is_standard),
    )
    found += [_by_course(stated.tz)] if is_standard else _about(stamps, stated.tz)
    if unread:
        found.append(
            Finding("Q01", Message.counted("{count} value is empty or no number; it counts as missing", "{count} values are empty or no numbers; they count as missing", count=unread), unread)
        )  # fmt: skip
    good = rows.filter(is_known).join(keys, "key")
    if coded:
        found.append(coded)
    stored, marked = without_marked(good.select("series", "start_s", "mark", value=good.number))
    stored, near = without_near_codes(con, store(con, stored), scale)
    found += [*marked, *([near] if near else [])]
    kind, stored, added = _kind(stored, shaped, stated)
    found += added
    warm = None
    if shaped.temperature is not None:
        temps = shaped.temperature
        cell = as_numbers(temps.cell, shaped.writing) if temps.cell.type().is_string() else temps.cell.cast("float64")
        both = temps.select(key=_key(temps.stamp), temp_c=cell).join(keys, "key")
        warm = both.filter(both.temp_c.notnull()).select("start_s", "temp_c")
    label = Label.START if kind is Kind.REGISTER else _label(stamps, wanted, found)
    return Canonical(stored, label, kind, is_energy, tuple(found), warm, stamps.step_s, choice.unit, shaped, stamps)


def _require_one_writing(unread: "ir.Table", writing: Writing, unit: str) -> None:
    """UnmeasurableError where a cell is a number, and not in the writing of the others, or begins a table in another unit."""
    if not unread.cell.type().is_string():
        return
    texts = unread.select("cell").filter(unread.cell.notnull()).distinct().limit(2000).to_pyarrow()["cell"].to_pylist()
    if other := next((text for text in texts if is_unit(text) and unit_of(text) not in (None, unit)), None):
        raise UnmeasurableError(
            Message(
                "among readings in {unit} stands “{other}”: another table begins there; part the file",
                unit=unit,
                other=other,
            )
        )
    odd = [text for text in texts if not is_nothing(text) and is_number(text)]
    if odd and writing.is_plain:
        raise UnmeasurableError(
            Message(
                "“{odd}” is not written as the other numbers are; say which is the decimal sign: --decimal . or --decimal ,",
                odd=odd[0].strip(),
            )
        )
    if odd:
        raise UnmeasurableError(
            Message(
                "“{odd}” is no number where {decimal} is the decimal sign; correct it in the file, or say --decimal",
                odd=odd[0].strip(),
                decimal=f"“{writing.decimal}”",
            )
        )


def _one_label(said: Label | None, stated: Stated, shaped: Shape) -> Label | None:
    """What the file's headings or a person say of the stamps; UnmeasurableError where they contradict each other."""
    if said and stated.label and said is not stated.label and not shaped.roles.end:
        raise UnmeasurableError(
            Message(
                "the column “{column}” names the other end of the interval than --label {label}; say --label {said}, or name "
                "another column with --time",
                column=shaped.roles.stamp[-1],
                label=stated.label.value,
                said=said.value,
            )
        )
    return said or stated.label


def _label(stamps: Stamps, wanted: Label | None, found: list[Finding]) -> Label:
    """Which end the times mark; the start where neither the file nor a person says it, and that is told."""
    label = stamps.label or wanted
    if label is None:
        found.append(
            Finding(
                END_UNSTATED,
                Message(
                    "it is not stated which end of its interval a time marks; it is read as the start "
                    "(else: --label end)"
                ),
            )
        )
    return label or Label.START


def _kind(table: "ir.Table", shaped: Shape, stated: Stated) -> tuple[Kind, "ir.Table", list[Finding]]:
    """Whether values are of intervals or of a register, and the readings without sums of others."""
    choice, column = shaped.choice, shaped.roles.series
    is_named = len(stated.values) > 1 or stated.series is not None
    added, is_register = sums_among(table, is_named=is_named), choice.is_register
    if added.container and column and not stated.series:
        _require_parts(table, column, added.container)
    if choice.is_unlike and not added.left_out:
        raise several(choice.values)
    if added.is_rising and not is_register:
        raise UnmeasurableError(
            Message(
                "the values only rise, or rise all day and begin anew: a register that counts up? Say --register, or name another column "
                "with --value"
            )
        )
    if stated.kind is Kind.REGISTER and not added.is_rising and added.falls > _FALLS_MOST:
        raise UnmeasurableError(
            Message(
                "of a hundred values {share:.0f} fall, which no register does: leave out --register",
                share=100 * added.falls,
            )
        )
    kind = Kind.REGISTER if is_register and (added.is_rising or stated.kind is Kind.REGISTER) else Kind.INTERVAL
    if not added.left_out:
        return kind, table, []
    return kind, table.filter(~table.series.cast("string").isin(added.left_out)), [left_out(added.left_out)]


def _require_parts(table: "ir.Table", column: str, container: str) -> None:
    """UnmeasurableError where one of the rows' series may hold the others: a country and its city, a house and its flat."""
    found = table.select("series").distinct().order_by("series").limit(_MOST_NAMES).to_pyarrow()["series"].to_pylist()
    names = [str(name) for name in found]
    forms = {re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", name)) for name in names}
    if are_parts(names) or (len(forms) == 1 and "9" in next(iter(forms))):  # NSW1 and QLD1 are codes of one kind
        return
    raise UnmeasurableError(
        Message(
            "{name} is never less than the others of {column} together ({names}), as where it contains them, so that adding would count the load "
            "twice: keep one with --only {condition}; if all are parts of one load, say --series {series}",
            name=container,
            column=column,
            names=listed(names, 6),
            condition=quote(f"{column}={next(name for name in names if name != container)}"),
            series=quote(column),
        )
    )


def left_out(totals: Sequence[str]) -> Finding:
    """That sums of other series don't count a second time."""
    return Finding(
        "Q29",
        Message.counted(
            "{count} series is the sum of others, and is not added to them: {names}",
            "{count} series are sums of others, and are not added to them: {names}",
            count=len(totals),
            names=", ".join(totals[:6]),
        ),
        len(totals),
        weight=Weight.NOTE,
    )


def _resolved(  # noqa: PLR0913, PLR0917 - rows, and all that is known of their stamps
    con: "Backend",
    kind: Any,
    rows: "ir.Table",
    stated: Stated,
    shaped: Shape,
    label: Label | None,
    *,
    is_standard: bool,
) -> tuple["ir.Table", Stamps]:
    """Each stamp (by `_key`) with its second; every stamp is looked at once."""
    import pyarrow as pa

    by_key = rows.filter(rows.key.notnull()).group_by("key").agg(n=rows.is_known.cast("int64").sum()).to_pyarrow()
    keys, counts = by_key["key"], by_key["n"].to_pylist()
    if kind.is_timestamp():
        given: list[Any] = [datetime.fromtimestamp(key, UTC) for key in keys.to_pylist()]
        if kind.timezone is None:
            given = [at.replace(tzinfo=None) for at in given]
    else:
        given = [key.strip() if isinstance(key, str) else str(key) for key in keys.to_pylist()]
    stamps = read_stamps(
        given, stated.tz, is_day_first=stated.is_day_first, label=label, month=shaped.roles.month, counts=counts,
        is_midnight_last=shaped.is_midnight_last, offset_s=shaped.roles.offset_s, is_standard=is_standard,
    )  # fmt: skip
    seconds = store(con, pa.table({"key": keys, "start_s": pa.array(stamps.seconds, pa.int64())}))
    return seconds.filter(seconds.start_s.notnull()), stamps


def _key(stamp: "ir.Value") -> "ir.Value":
    """What tells one stamp from another whatever the engine's session: seconds of a time stamp, or its text."""
    if stamp.type().is_timestamp():
        return stamp.epoch_seconds().cast("int64")
    return stamp.cast("string")


def _by_course(tz: str) -> Finding:
    return Finding(
        CLOCK_IN_DOUBT,
        Message(
            "the file's clock knows no summer time: from the day on which the clocks of {place} are set back, the course of the day stands an "
            "hour later. It is read as the standard time of {place} all year (else: --data-tz)",
            place=tz,
        ),
        1,
    )


def _about(stamps: Stamps, tz: str) -> list[Finding]:
    found = []
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
    if stamps.is_standard:
        found.append(
            Finding(
                CLOCK_IN_DOUBT,
                Message(
                    "the file's clock knows no summer time: it has readings in the hour that the clocks of {place} skip. It is read "
                    "as the standard time of {place} all year (else: --data-tz)",
                    place=tz,
                ),
                1,
            )
        )
    if stamps.is_doubtful:
        found.append(
            Finding(
                CLOCK_IN_DOUBT,
                Message(
                    "an hour that the clocks of {place} repeat comes once: if the file's clock knows no summer time, say its own "
                    "zone with --data-tz",
                    place=tz,
                ),
                1,
            )
        )
    if stamps.is_summer_alone:
        found.append(
            Finding(
                CLOCK_IN_DOUBT,
                Message(
                    "all times lie in the summer time of {place}, so that nothing tells whether the file's clock knows it: if it is "
                    "kept on standard time, as markets' and loggers' often are, say its own zone with --data-tz",
                    place=tz,
                ),
                1,
            )
        )
    return found


def _differences(table: "ir.Table", step_s: int) -> tuple["ir.Table", int]:
    """What a register counted from each reading to the next one, where that is one interval later."""
    import ibis

    phases = table.select(phase=table.start_s % step_s).group_by("phase").agg(n=lambda t: t.count()).to_pyarrow()
    if phases.num_rows > 1:  # readings between two ends of intervals add nothing
        usual = max(phases.to_pylist(), key=lambda row: row["n"])["phase"]
        table = table.filter(table.start_s % step_s == usual)
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
