"""Readings that somebody filled in: on a straight line, held at one value, or copied from the day or the week before."""

from typing import TYPE_CHECKING

from samrit.measure.findings import Finding
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.examples import examples_of
from samrit.measure.windows import DAY_S
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_IN_A_ROW = 3  # bends of none: five readings on one line
_LINE = 2e-5  # of the load; what rounding bends a line by
_MOST = 0.02  # of the readings: where there are more, lines or copies are the series' nature
_SHORT_MOST = 0.02  # of the readings: where more bends are none, the series is written too coarsely to tell
_UNEVEN = 4  # times as often at night, when a load is flat, as on the whole
_BY_CHANCE_MOST = 0.05  # stretches as long that chance would make in the whole series
_EQUALS = 2  # steps of none, or equals of another day one after the other, at least
_COPIED_FROM_S = (DAY_S, 7 * DAY_S)


def without_filled(con: "Backend", table: "ir.Table", step_s: int, size: int) -> tuple["ir.Table", list[Finding]]:
    """Without readings that were filled in, in a series that otherwise moves; `size` is the number of readings.

    Loads that are written coarsely lie on a line, stand still, or equal another day's by themselves now and then. How often a
    series does so shows in its short stretches; a longer one counts as filled in only where chance hardly makes one as long.
    """
    found: list[Finding] = []
    near = store(con, _near(table, step_s))
    for bad, words in _filled(con, near, table, step_s):
        count = int(bad.count().to_pyarrow().as_py())
        if not count or count > _MOST * size:
            continue
        found.append(Finding("Q27", words.filled(count=count), count, examples_of(bad)))
        table = store(con, table.anti_join(bad, ["series", "start_s"]))
    return table, found


def _filled(con: "Backend", near: "ir.Table", table: "ir.Table", step_s: int) -> "Iterator[tuple[ir.Table, Message]]":
    line_or_still = Message.counted(
        "{count} reading lies on a straight line or stands still between others that move, as if filled in; it is not used",
        "{count} readings lie on a straight line or stand still between others that move, as if filled in; they are not used",
        count=0,
    )
    copied = Message.counted(
        "{count} reading is a copy of the day or the week before, as if filled in; it is not used",
        "{count} readings are copies of the day or the week before, as if filled in; they are not used",
        count=0,
    )
    lines = _stretches(near, near.is_line)
    long = _surely(con, lines, table, _IN_A_ROW)
    if long is not None:  # a line ends in a reading, where the next one begins
        yield _inside(con, table, long, is_first_out=False, last_s=step_s), line_or_still
    long = _surely(con, _stretches(near, near.is_still), table, _EQUALS)
    if long is not None:
        yield _inside(con, table, long), line_or_still
    for name in (name for name in near.columns if name.startswith("is_copy")):
        long = _surely(con, _stretches(near, near[name]), table, _EQUALS + 1)
        if long is not None:
            yield _inside(con, table, long), copied


def _near(table: "ir.Table", step_s: int) -> "ir.Table":
    """Readings with whether they end two steps of a line, equal the one before, or that of another day at the same time."""
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    before, two = table.kw.lag().over(order), table.kw.lag(2).over(order)
    passed = table.start_s - table.start_s.lag().over(order)
    both = table.start_s - table.start_s.lag(2).over(order)
    moved = table.mutate(one=table.kw - before, two=before - two, passed=passed, both=both)
    copies = {
        f"is_copy_{lag_s}": (
            (table.start_s - table.start_s.lag(lag_s // step_s).over(order) == lag_s)
            & (table.kw == table.kw.lag(lag_s // step_s).over(order))
            & (table.kw != 0)
            & (table.kw != before)
        ).fill_null(False)
        for lag_s in _COPIED_FROM_S
    }
    return moved.select(
        "series",
        "start_s",
        is_line=(
            (moved.both == 2 * step_s)
            & ((moved.one - moved.two).abs() <= _LINE * moved.kw.abs())
            & (moved.kw != 0)
            & (moved.one != 0)
            & (moved.two != 0)
        ).fill_null(False),
        is_still=((moved.passed == step_s) & (moved.one == 0) & (moved.kw != 0)).fill_null(False),
        **copies,
    )


def _stretches(near: "ir.Table", is_in: "ir.BooleanColumn") -> "ir.Table":
    """Stretches of readings that are in: `n` of them, from the one before the first (`first`) to the last (`last`)."""
    import ibis

    order = ibis.cumulative_window(group_by="series", order_by="start_s")
    runs = near.select("series", "start_s", is_in=is_in).mutate(run=(~is_in).cast("int64").sum().over(order))
    made = runs.group_by("series", "run").agg(
        n=lambda t: t.is_in.cast("int64").sum(), first=lambda t: t.start_s.min(), last=lambda t: t.start_s.max()
    )
    return made.filter(made.n > 0)


def _surely(con: "Backend", lines: "ir.Table", table: "ir.Table", fewest: int) -> "ir.Table | None":
    """Stretches that are long and that chance doesn't make; None where there is none."""
    lines = store(con, lines)
    if not int(lines.filter(lines.n >= fewest).count().to_pyarrow().as_py()):
        return None
    sizes = table.group_by("series").agg(size=lambda t: t.count())
    short = lines.group_by("series").agg(short=(lines.n < fewest).cast("int64").sum())
    both = lines.join(short, "series").join(sizes, "series")
    by_chance = _UNEVEN * (both.short + 1) / both["size"]
    is_sure = (both.short <= _SHORT_MOST * both["size"]) & (both["size"] * by_chance**both.n < _BY_CHANCE_MOST)
    return both.filter((both.n >= fewest) & is_sure)


def _inside(
    con: "Backend", table: "ir.Table", long: "ir.Table", *, is_first_out: bool = True, last_s: int = 0
) -> "ir.Table":
    """The readings of stretches, without the one from which they are held where `is_first_out`."""
    joined = table.join(long.select("series", first=long["first"], last=long["last"] - last_s), "series")
    begins = joined.start_s > joined["first"] if is_first_out else joined.start_s >= joined["first"]
    return store(con, joined.filter(begins & (joined.start_s <= joined["last"])).select("series", "start_s").distinct())
