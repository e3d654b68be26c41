"""What is wrong with readings: each kind with its count and examples; what would falsify a sum is taken out."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.engine import store
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_STUCK_HOURS = 6
_TWICE_MOST = 0.2
_SLIP = 100.0  # times beyond where a steady series ever was
_IN_A_ROW = 3  # bends of none: five readings on one line
_LINE = 2e-5  # of the load; what rounding bends a line by
_LINES_MOST = 0.02  # of the readings: where there are more, lines are the series' nature
_SHORT_MOST = 0.02  # of the readings: where more bends are none, the series is written too coarsely to tell
_UNEVEN = 4  # times as often at night, when a load is flat, as on the whole
_BY_CHANCE_MOST = 0.05  # lines as long that chance would make in the whole series
_STEADY = 20.0  # a series is steady where its 95th percentile is less than so many times its 5th


def screen(con: "Backend", table: "ir.Table", step_s: int) -> tuple["ir.Table", tuple[Finding, ...]]:
    """The readings that can be used, and what was found."""
    found: list[Finding] = []
    good = _on_grid(con, table, step_s, found)
    good = _without_duplicates(con, good, found)
    good = _without_slips(con, good, found)
    _gaps(good, step_s, found)
    _zeros(good, found)
    _stuck(good, step_s, found)
    good = _without_lines(con, good, step_s, found)
    return good, tuple(found)


def all_below_zero() -> UnmeasurableError:
    """The refusal of a load below zero throughout."""
    return UnmeasurableError(
        Message(
            "all readings are below zero, as where a generator's output or a flow into the grid is counted; if they are "
            "a load, turn their sign round with --negated"
        )
    )


def at(seconds: int) -> str:
    """A second as people read it, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%MZ")


def _examples(rows: "ir.Table") -> tuple[str, ...]:
    first = rows.order_by("start_s").limit(3).select("series", "start_s").to_pyarrow().to_pylist()
    return tuple(f"{row['series']} {at(row['start_s'])}" for row in first)


def _count(rows: "ir.Table") -> int:
    return int(rows.count().to_pyarrow().as_py())


def _without_duplicates(con: "Backend", table: "ir.Table", found: list[Finding]) -> "ir.Table":
    by_key = table.group_by("series", "start_s").agg(n=table.kw.count(), low=table.kw.min(), high=table.kw.max())
    twice = by_key.filter(by_key.n > 1)
    count = _count(twice)
    if not count:
        return table
    differ = twice.filter(twice.high != twice.low)
    odd = _count(differ)
    if odd > _TWICE_MOST * _count(by_key) and odd > 3:
        raise UnmeasurableError(
            Message(
                "most times come twice or more with different values, first {example}: does another column name the meter "
                "(--series), or lack hours their AM and PM?",
                example=_examples(differ)[0],
            )
        )
    found.append(
        Finding(
            "Q05",
            Message.counted(
                "{count} interval comes twice; equal values count once, {odd} with different values are not used",
                "{count} intervals come twice; equal values count once, {odd} with different values are not used",
                count=count,
                odd=odd,
            ),
            count,
            _examples(differ if odd else twice),
            Weight.WARNING if odd else Weight.NOTE,
        )
    )
    once = by_key.filter(by_key.high == by_key.low).select("series", "start_s", kw=by_key.low)
    return store(con, once)


def _without_slips(con: "Backend", table: "ir.Table", found: list[Finding]) -> "ir.Table":
    usual = table.filter(table.kw > 0).group_by("series").agg(
        low=lambda t: t.kw.quantile(0.05), high=lambda t: t.kw.quantile(0.95)
    )  # fmt: skip
    steady = usual.filter(usual.high < _STEADY * usual.low)
    both = table.join(steady, "series")
    slipped = both.filter((both.kw > _SLIP * both.high) | ((both.kw > 0) & (both.kw < both.low / _SLIP)))
    count = _count(slipped)
    if not count:
        return table
    found.append(
        Finding(
            "Q06",
            Message.counted(
                "{count} reading is over {slip:.0f} times off, as by a slip of unit (kW, MW); it is not used",
                "{count} readings are over {slip:.0f} times off, as by a slip of unit (kW, MW); they are not used",
                count=count,
                slip=_SLIP,
            ),
            count,
            _examples(slipped),
        )
    )
    stored = table.anti_join(slipped.select("series", "start_s"), ["series", "start_s"])
    return store(con, stored)


def _gaps(table: "ir.Table", step_s: int, found: list[Finding]) -> None:
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    steps = table.mutate(seconds=table.start_s.lead().over(order) - table.start_s)
    gaps = steps.filter(steps.seconds > step_s)
    total = gaps.agg(n=gaps.count(), missing=(gaps.seconds / step_s - 1).sum()).to_pyarrow().to_pylist()[0]
    if not total["n"]:
        return
    missing = round(total["missing"])
    found.append(
        Finding(
            "Q07",
            Message(
                "{gaps}, {intervals} in all",
                gaps=Message.counted("{count} gap", "{count} gaps", count=total["n"]),
                intervals=Message.counted("{count} interval", "{count} intervals", count=missing),
            ),
            missing,
            _examples(gaps.mutate(start_s=gaps.start_s + step_s)),
        )
    )


def _zeros(table: "ir.Table", found: list[Finding]) -> None:
    zeros, below = table.filter(table.kw == 0), table.filter(table.kw < 0)
    for code, rows, words in (
        (
            "Q08",
            zeros,
            Message.counted(
                "{count} reading is zero; it is used: what is switched off is a saving",
                "{count} readings are zero; they are used: what is switched off is a saving",
                count=0,
            ),
        ),
        (
            "Q09",
            below,
            Message.counted(
                "{count} reading is negative (fed into the grid); it is used",
                "{count} readings are negative (fed into the grid); they are used",
                count=0,
            ),
        ),
    ):
        count = _count(rows)
        if count:
            found.append(Finding(code, words.filled(count=count), count, _examples(rows), Weight.NOTE))
    if (count := _count(below)) and count == _count(table):
        raise all_below_zero()


def _stuck(table: "ir.Table", step_s: int, found: list[Finding]) -> None:
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    changes = table.mutate(is_new=(table.kw != table.kw.lag().over(order)).fill_null(True).cast("int64"))
    runs = changes.mutate(run=changes.is_new.sum().over(ibis.cumulative_window(group_by="series", order_by="start_s")))
    long = (
        runs.filter(runs.kw != 0)
        .group_by("series", "run")
        .agg(n=lambda t: t.count(), start_s=lambda t: t.start_s.min())
    )
    stuck = long.filter(long.n * step_s >= _STUCK_HOURS * 3600).filter(lambda t: t.n >= 6)
    count = _count(stuck)
    if count:
        found.append(
            Finding(
                "Q10",
                Message.counted(
                    "{count} time a value stood still for {stuck_hours} hours or more",
                    "{count} times a value stood still for {stuck_hours} hours or more",
                    count=count,
                    stuck_hours=_STUCK_HOURS,
                ),
                count,
                _examples(stuck),
            )
        )


def _on_grid(con: "Backend", table: "ir.Table", step_s: int, found: list[Finding]) -> "ir.Table":
    """Without readings that start beside the intervals of the others."""
    phases = table.select(phase=table.start_s % step_s).group_by("phase").agg(n=lambda t: t.count())
    rows = sorted(phases.to_pyarrow().to_pylist(), key=lambda row: (-row["n"], row["phase"]))
    off = sum(row["n"] for row in rows[1:])
    if not off:
        return table
    stray = table.filter(table.start_s % step_s != rows[0]["phase"])
    found.append(
        Finding("Q17", Message.counted("{count} reading lies off the intervals of the others and is not used", "{count} readings lie off the intervals of the others and are not used", count=off), off, _examples(stray))
    )  # fmt: skip
    return store(con, table.filter(table.start_s % step_s == rows[0]["phase"]))


def _without_lines(con: "Backend", table: "ir.Table", step_s: int, found: list[Finding]) -> "ir.Table":
    """Without readings that somebody filled in: held at one value, or on a straight line, in a series that otherwise moves.

    Loads that are written coarsely lie on a line by themselves now and then. How often a series does so shows in its lines
    that are too short to be filled in; a longer one counts as filled in only where chance hardly makes one as long.
    """
    lines = store(con, _lines(table, step_s))
    if not _count(lines.filter(lines.n >= _IN_A_ROW)):
        return table
    sizes = table.group_by("series").agg(size=lambda t: t.count())
    short = lines.group_by("series").agg(short=(lines.n < _IN_A_ROW).cast("int64").sum())
    both = lines.join(short, "series").join(sizes, "series")
    by_chance = _UNEVEN * (both.short + 1) / both["size"]
    is_sure = (both.short <= _SHORT_MOST * both["size"]) & (both["size"] * by_chance**both.n < _BY_CHANCE_MOST)
    long = store(con, both.filter((both.n >= _IN_A_ROW) & is_sure))
    inside = long.agg(n=long.n.sum()).to_pyarrow()["n"][0].as_py() or 0
    if not inside or inside > _LINES_MOST * _count(table):
        return table
    last = (
        long["last"] - (~long.is_same).cast("int64") * step_s
    )  # a line ends in a reading, a held value in its last copy
    ends = long.select("series", first=long["first"], last=last)
    joined = table.join(ends, "series")
    lies = joined.filter(joined.start_s.between(joined["first"], joined["last"]))
    bad = store(con, lies.select("series", "start_s").distinct())
    count = _count(bad)
    found.append(
        Finding(
            "Q27",
            Message.counted(
                "{count} reading lies on a straight line or stands still between others that move, as if filled in; it is not used",
                "{count} readings lie on a straight line or stand still between others that move, as if filled in; they are not used",
                count=count,
            ),
            count,
            _examples(bad),
        )
    )
    return store(con, table.anti_join(bad, ["series", "start_s"]))


def _lines(table: "ir.Table", step_s: int) -> "ir.Table":
    """Stretches without a bend: `n` bends of none from `first`, the second reading, to `last`; whether one value is held."""
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    near = table.mutate(
        one=table.kw - table.kw.lag().over(order),
        two=table.kw.lag().over(order) - table.kw.lag(2).over(order),
        passed=table.start_s - table.start_s.lag(2).over(order),
    )
    bend = (near.one - near.two).abs()
    is_same = near.one == 0
    is_line = (near.passed == 2 * step_s) & (bend <= _LINE * near.kw.abs()) & (near.kw != 0)
    flat = near.mutate(is_in=(is_line & (is_same == (near.two == 0))).fill_null(False), is_same=is_same)
    order = ibis.cumulative_window(group_by="series", order_by="start_s")
    runs = flat.mutate(run=(~flat.is_in).cast("int64").sum().over(order))
    stretches = runs.group_by("series", "run").agg(
        n=lambda t: t.is_in.cast("int64").sum(),
        first=lambda t: t.start_s.min(),
        last=lambda t: t.start_s.max(),
        is_same=lambda t: (t.is_in & t.is_same).any(),
    )
    return stretches.filter(stretches.n > 0)
