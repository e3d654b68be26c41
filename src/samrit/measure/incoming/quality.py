"""What is wrong with readings: each kind with its count and examples; what would falsify a sum is taken out."""

from typing import TYPE_CHECKING

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.examples import examples_of
from samrit.measure.incoming.filled import without_filled
from samrit.measure.incoming.finer import coarser, joined_to
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_STUCK_HOURS = 6
_TWICE_MOST = 0.2
_SLIP = 100.0  # times beyond where a steady series ever was
_LARGE_KW = 10_000.0  # so large a load isn't switched off to the last watt
_FALLS_TO = 10.0  # times below its usual size it never falls
_ZEROS_MOST = 0.02  # of the readings: where there are more, being nothing is the load's nature
_STEADY = 20.0  # a series is steady where its 95th percentile is less than so many times its 5th


def screen(
    con: "Backend", table: "ir.Table", step_s: int, *, is_energy: bool = False, is_end: bool = False
) -> tuple["ir.Table", tuple[Finding, ...]]:
    """The readings that can be used, and what was found.

    `is_energy` where values were energy, `is_end` where times marked the ends of intervals.
    """
    found: list[Finding] = []
    good = _without_duplicates(con, table, found)
    good = _on_grid(con, good, step_s, found, is_energy=is_energy, is_end=is_end)
    good = _without_slips(con, good, found)
    good, size = _without_zeros(con, good, found)
    _gaps(good, step_s, found)
    _stuck(good, step_s, found)
    good, filled = without_filled(con, good, step_s, size)
    return good, (*found, *filled)


def all_below_zero() -> UnmeasurableError:
    """The refusal of a load below zero throughout."""
    return UnmeasurableError(
        Message(
            "all readings are below zero, as where a generator's output or a flow into the grid is counted; if they are "
            "a load, turn their sign round with --negated"
        )
    )


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
                example=examples_of(differ)[0],
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
            examples_of(differ if odd else twice),
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
            examples_of(slipped),
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
    if apart := coarser(steps, step_s):
        found.append(apart)
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
            examples_of(gaps.mutate(start_s=gaps.start_s + step_s)),
        )
    )


def _without_zeros(con: "Backend", table: "ir.Table", found: list[Finding]) -> tuple["ir.Table", int]:
    """Zeros are data, but for those of a large load that otherwise is never far below its usual size; and how many readings there are."""
    counted = table.agg(n=table.count(), zeros=(table.kw == 0).sum(), below=(table.kw < 0).sum()).to_pyarrow()
    n, zeros, below = (int(counted[name][0].as_py() or 0) for name in ("n", "zeros", "below"))
    if below and below == n:
        raise all_below_zero()
    out = 0
    if zeros:
        usual = table.filter(table.kw != 0).group_by("series").agg(
            low=lambda t: t.kw.quantile(0.05), median=lambda t: t.kw.quantile(0.5), others=lambda t: t.count()
        )  # fmt: skip
        both = table.filter(table.kw == 0).group_by("series").agg(zeros=lambda t: t.count()).join(usual, "series")
        large = both.filter(
            (both["median"] >= _LARGE_KW)
            & (both.low * _FALLS_TO > both["median"])
            & (both.zeros <= _ZEROS_MOST * both.others)
        ).select("series")
        bad = store(con, table.filter(table.kw == 0).semi_join(large, "series").select("series", "start_s"))
        out = _count(bad)
        if out:
            found.append(
                Finding(
                    "Q37",
                    Message.counted(
                        "{count} reading of a load of megawatts is zero, as if none had come; it is not used",
                        "{count} readings of a load of megawatts are zero, as if none had come; they are not used",
                        count=out,
                    ),
                    out,
                    examples_of(bad),
                )
            )
            table = store(con, table.anti_join(bad, ["series", "start_s"]))
    for code, rows, count, words in (
        (
            "Q08",
            table.kw == 0,
            zeros - out,
            Message.counted(
                "{count} reading is zero; it is used: what is switched off is a saving",
                "{count} readings are zero; they are used: what is switched off is a saving",
                count=0,
            ),
        ),
        (
            "Q09",
            table.kw < 0,
            below,
            Message.counted(
                "{count} reading is negative (fed into the grid); it is used",
                "{count} readings are negative (fed into the grid); they are used",
                count=0,
            ),
        ),
    ):
        if count:
            found.append(Finding(code, words.filled(count=count), count, examples_of(table.filter(rows)), Weight.NOTE))
    return table, n - out


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
                examples_of(stuck),
            )
        )


def _on_grid(  # noqa: PLR0913 - readings, their grid, and how they were made
    con: "Backend", table: "ir.Table", step_s: int, found: list[Finding], *, is_energy: bool, is_end: bool
) -> "ir.Table":
    """Without readings that start beside the intervals of the others; where they are finer for a while, joined to these."""
    phases = table.select(phase=table.start_s % step_s).group_by("phase").agg(n=lambda t: t.count())
    rows = sorted(phases.to_pyarrow().to_pylist(), key=lambda row: (-row["n"], row["phase"]))
    if not rows[1:]:
        return table
    table, finer = joined_to(con, table, step_s, rows[0]["phase"], is_energy=is_energy, is_end=is_end)
    if finer:
        found.append(finer)
    stray = table.filter(table.start_s % step_s != rows[0]["phase"])
    off = _count(stray)
    if not off:
        return table
    found.append(
        Finding("Q17", Message.counted("{count} reading lies off the intervals of the others and is not used", "{count} readings lie off the intervals of the others and are not used", count=off), off, examples_of(stray))
    )  # fmt: skip
    return store(con, table.filter(table.start_s % step_s == rows[0]["phase"]))
