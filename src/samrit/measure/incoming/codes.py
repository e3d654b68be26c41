"""Numbers that stand for no reading: -999, 9999 and their like, where they lie beyond all other readings or stand out of their hour."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samrit.measure.findings import Finding
from samrit.measure.incoming.engine import store
from samrit.measure.incoming.examples import examples_of
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_NINES = [float("9" * count) for count in range(2, 9)]
_CODES = [-1.0, -9.0, 32767.0, -32768.0, 65535.0, *_NINES, *(-one for one in _NINES), *(sign * (nines + part) for sign in (1, -1) for nines in _NINES for part in (0.9, 0.99))]  # fmt: skip


_FAR = 3.0  # times as far as 999 of 1,000 others stand out
_MOST = 0.02  # of the readings: where there are more, the number is a usual one


def without_near_codes(con: "Backend", table: "ir.Table", scale: float) -> tuple["ir.Table", Finding | None]:
    """`series`, `start_s`, `value` without codes such as 9999 that lie within reach of the load and stand alone in their hour.

    A value is in the file's unit times `scale`. It is a code where it stands out from the readings on both sides by far more
    than others do.
    """
    import ibis

    is_code = (table.value / scale).round(6).isin([code for code in _CODES if abs(code) > 90])
    count = int(table.filter(is_code).count().to_pyarrow().as_py())
    size = int(table.count().to_pyarrow().as_py())
    if not count or count > _MOST * size:
        return table, None
    order = ibis.window(group_by="series", order_by="start_s")
    others = table.filter(~is_code)
    steps = others.mutate(
        before=others.value - others.value.lag().over(order), after=others.value - others.value.lead().over(order)
    )
    usual = steps.group_by("series").agg(usual=_apart_from_both(steps.before, steps.after).quantile(0.999))
    at = table.mutate(is_code=is_code)
    around = at.mutate(own=ibis.ifelse(at.is_code, ibis.null("float64"), at.value))
    # The last reading before, and the first after, that are no codes: a code may stand for several in a row.
    is_own = around.own.notnull().cast("int64")
    orders = {"before": ibis.asc("start_s"), "after": ibis.desc("start_s")}
    parted = around.mutate(
        **{
            side: is_own.sum().over(ibis.cumulative_window(group_by="series", order_by=by))
            for side, by in orders.items()
        }
    )
    nearest = parted.mutate(**{side: parted.own.max().over(ibis.window(group_by=["series", side])) for side in orders})
    both = nearest.filter(nearest.is_code).join(usual, "series")
    below, above = both.value - both.before.fill_null(both.after), both.value - both.after.fill_null(both.before)
    is_far = _apart_from_both(below, above) > _FAR * both.usual
    bad = store(con, both.filter(is_far).select("series", "start_s", "value"))
    rows = bad.order_by("start_s").to_pyarrow().to_pylist()
    if not rows:
        return table, None
    return store(con, table.anti_join(bad, ["series", "start_s"])), _found(
        len(rows), sorted({round(row["value"] / scale, 6) for row in rows}), examples_of(bad)
    )


def _apart_from_both(before: "ir.NumericValue", after: "ir.NumericValue") -> "ir.NumericValue":
    """By how much a reading lies above or below both others: nothing where the load goes on through it."""
    import ibis

    apart: ir.NumericValue = ibis.ifelse(before * after > 0, ibis.least(before.abs(), after.abs()), 0.0)
    return apart


def _found(count: int, codes: Sequence[float], examples: tuple[str, ...]) -> Finding:
    return Finding(
        "Q26",
        Message.counted(
            "{count} reading is a number that stands for none ({codes}); it is not used",
            "{count} readings are numbers that stand for none ({codes}); they are not used",
            count=count,
            codes=", ".join(f"{code:g}" for code in codes[:3]),
        ),
        count,
        examples,
    )


def without_codes(rows: "ir.Table") -> tuple["ir.Table", Finding | None]:
    """Rows whose `number` is such a code, with none instead; `number` is in the file's own unit."""
    import ibis

    is_code = rows.number.isin(_CODES)
    few = rows.filter(is_code).group_by("number").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    if not few:
        return rows, None
    others = rows.filter(~is_code & rows.number.notnull() & ~rows.number.isnan())
    usual = (
        others.agg(low=others.number.quantile(0.001), high=others.number.quantile(0.999)).to_pyarrow().to_pylist()[0]
    )
    if usual["low"] is None:
        return rows, None
    low, high = usual["low"], usual["high"]
    span = max(high - low, abs(high), 1e-9)
    codes = [
        row["number"] for row in few
        if row["number"] > high + span or row["number"] < low - span or (row["number"] < 0 <= low)
    ]  # fmt: skip
    if not codes:
        return rows, None
    count = sum(row["n"] for row in few if row["number"] in codes)
    bad = rows.number.isin(codes)
    first = rows.filter(bad).limit(3).select("series", "key").to_pyarrow().to_pylist()
    examples = tuple(f"{row['series']} {row['key']}".replace("\x1f", " ") for row in first)
    found = _found(count, sorted(codes), examples)
    return rows.mutate(number=ibis.ifelse(bad, ibis.null("float64"), rows.number)), found
