"""The grid on which readings stand: how long an interval is, and how many seconds after whole steps it starts."""

from typing import TYPE_CHECKING

from samrit.measure.incoming.engine import store
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_MOST_SERIES = 20
_MOST_ROWS = 200_000
_JITTER_S = 20


def step_of(table: "ir.Table") -> int:
    """The length of the intervals in seconds: the commonest distance from one reading to the next of one series.

    UnmeasurableError where it is not one that meters have: 1 minute to 1 hour, dividing the hour.
    """
    import ibis

    names = table.select("series").distinct().order_by("series").limit(_MOST_SERIES).to_pyarrow()["series"].to_pylist()
    few = table.filter(table.series.isin(names)).select("series", "start_s").distinct()
    few = few.order_by(["series", "start_s"]).limit(_MOST_ROWS)
    order = ibis.window(group_by="series", order_by="start_s")
    gaps = few.mutate(gap=few.start_s.lead().over(order) - few.start_s)
    rows = gaps.filter(gaps.gap.notnull()).group_by("gap").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    if not rows:
        raise UnmeasurableError(Message("there are fewer than two readings in the data, so nothing can be measured"))
    step = int(max(rows, key=lambda row: (row["n"], -row["gap"]))["gap"])
    if step % 86_400 == 0:
        raise UnmeasurableError(
            Message(
                "the readings are a day or more apart; if the time of day stands in a column of its own, name it with --time"
            )
        )
    if not 60 <= step <= 3600 or 3600 % step:
        raise UnmeasurableError(
            Message(
                "the readings are {step:g} min apart; they have to be 1 to 60 minutes and to divide the hour",
                step=step / 60,
            )
        )
    return step


def step_stated(minutes: float) -> int:
    """The length of the intervals in seconds as somebody said it; UnmeasurableError where no interval is so long."""
    step_s = round(minutes * 60)
    if not 60 <= step_s <= 3600 or 3600 % step_s:
        raise UnmeasurableError(
            Message("an interval is 1 to 60 minutes and divides the hour; {minutes:g} is none", minutes=minutes)
        )
    return step_s


def phase_of(table: "ir.Table", step_s: int) -> int:
    """How many seconds after whole steps since 1970 the intervals start; the commonest where they differ."""
    counts = (
        table.select(phase=table.start_s % step_s).group_by("phase").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    )
    return int(max(counts, key=lambda row: row["n"])["phase"]) if counts else 0


def is_inclusive_end(table: "ir.Table") -> bool:
    """Whether times are the last second or minute of their intervals: 20:29:59, or 20:29 and 20:59."""
    late = (
        table.select(rest=(table.start_s + 60) % 300, second=table.start_s % 60)
        .distinct()
        .limit(3)
        .to_pyarrow()
        .to_pylist()
    )
    return bool(late) and (
        all(row["second"] == 59 for row in late) or (len(late) == 1 and late[0] == {"rest": 0, "second": 0})
    )


def to_the_minute(con: "Backend", table: "ir.Table") -> "ir.Table":
    """Readings that a logger took some seconds beside the minute, at the minute."""
    offset_s = table.start_s % 60
    near = table.filter((offset_s != 0) & ((offset_s <= _JITTER_S) | (offset_s >= 60 - _JITTER_S)))
    if not int(near.count().to_pyarrow().as_py()):
        return table
    if int(table.filter((offset_s > _JITTER_S) & (offset_s < 60 - _JITTER_S)).count().to_pyarrow().as_py()):
        return table
    rounded = ((table.start_s + 30) // 60).cast("int64") * 60
    return store(con, table.mutate(start_s=rounded))
