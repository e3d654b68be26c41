"""A step that changes within a file: finer readings become the intervals of the others, coarser ones are told with the way out."""

from typing import TYPE_CHECKING

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.engine import store
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

_AROUND, _FEWEST = 12, 6  # of so many intervals on one side, so many are parted in a stretch of finer readings
_TWO_FROM = 4.0  # times the usual step from one interval to the next
_IN_A_ROW = 12  # gaps alike, one after the other: a stretch of coarser readings


def joined_to(  # noqa: PLR0913 - readings, their grid, and how they were made
    con: "Backend", table: "ir.Table", step_s: int, phase_s: int, *, is_energy: bool, is_end: bool
) -> tuple["ir.Table", Finding | None]:
    """Readings (`series`, `start_s`, `kw`) in which stretches of finer ones are intervals of the one step.

    `kw` was made with the one step, so that parts of energy are added, and those of power are averaged. `is_end` where times marked
    ends: those of finer readings stand too early by now. A part that is missing makes its interval missing.
    """
    import ibis

    elapsed = table.start_s - phase_s
    slot = -((-elapsed) // step_s) if is_end else elapsed // step_s
    parts = table.mutate(slot=slot.cast("int64"), aside=((slot * step_s - elapsed).abs()).cast("int64"))
    slots = parts.group_by("series", "slot").agg(
        n=lambda t: t.count(), last=lambda t: t.aside.max(), asides=lambda t: t.aside.sum(),
        kw=(lambda t: t.kw.sum()) if is_energy else (lambda t: t.kw.mean()), own=lambda t: ibis.ifelse(t.aside == 0, t.kw, ibis.null("float64")).max(), total=lambda t: t.kw.sum(),
    )  # fmt: skip
    # n parts of one length: the last begins that length before the end, and they begin (n - 1) / 2 steps apart from it on the mean.
    is_parted = (
        (slots.n > 1) & (slots.last * slots.n == step_s * (slots.n - 1)) & (slots.asides * 2 == slots.last * slots.n)
    )
    slots = slots.mutate(is_parted=is_parted)
    sides = {
        name: slots.is_parted.cast("int64").sum().over(
            ibis.window(group_by="series", order_by="slot", preceding=preceding, following=following)
        ) - slots.is_parted.cast("int64")
        for name, preceding, following in (("before", _AROUND, 0), ("after", 0, _AROUND))
    }  # fmt: skip
    slots = slots.mutate(**sides)
    is_before, is_after = slots.before >= _FEWEST, slots.after >= _FEWEST
    slots = store(con, slots.mutate(is_finer=(is_before & is_after) | (slots.is_parted & (is_before | is_after))))
    finer = slots.filter(slots.is_finer & slots.is_parted)
    many = finer.agg(n=finer.n.sum(), slots=finer.count(), parts=finer.n.max()).to_pyarrow().to_pylist()[0]
    if not many["slots"] or _are_of_two(finer, slots):
        return table, None
    made = finer.select("series", start_s=(finer.slot * step_s + phase_s).cast("int64"), kw=finer.kw)
    stretches = slots.filter(slots.is_finer).select("series", "slot")
    rest = parts.anti_join(stretches, ["series", "slot"]).select("series", "start_s", "kw")
    found = Finding(
        "Q35",
        Message.counted(
            "{count} reading is {minutes:g} min from the next, and the others {step:g}: intervals of {step:g} min are made of such",
            "{count} readings are {minutes:g} min apart, and the others {step:g}: intervals of {step:g} min are made of them",
            count=many["n"],
            minutes=step_s / many["parts"] / 60,
            step=step_s / 60,
        ),
        many["n"],
        weight=Weight.NOTE,
    )
    return store(con, rest.union(made)), found


def _are_of_two(finer: "ir.Table", slots: "ir.Table") -> bool:
    """Whether the readings that stand on the grid are none of the finer ones beside them, but of whole intervals.

    Parts of an interval differ no more from one another than intervals do from the next.
    """
    import ibis

    order = ibis.window(group_by="series", order_by="slot")
    steps = slots.mutate(step=(slots.kw - slots.kw.lag().over(order)).abs())
    usual = steps.filter(~steps.is_finer).agg(step=lambda t: t.step.quantile(0.5)).to_pyarrow()["step"][0].as_py()
    apart = (finer.own - (finer.total - finer.own) / (finer.n - 1)).abs()
    gap = finer.agg(gap=apart.quantile(0.5)).to_pyarrow()["gap"][0].as_py()
    return bool(usual and gap is not None and gap > _TWO_FROM * usual)


def coarser(steps: "ir.Table", step_s: int) -> Finding | None:
    """Where readings are further apart for a while; `steps` have `seconds` to the next reading of their series."""
    import ibis

    order = ibis.window(group_by="series", order_by="start_s")
    apart = steps.mutate(before=steps.seconds.lag().over(order), after=steps.seconds.lead().over(order))
    alike = apart.filter(
        (apart.seconds > step_s)
        & (apart.seconds <= 3600)
        & (apart.before == apart.seconds)
        & (apart.after == apart.seconds)
    )
    rows = alike.group_by("seconds").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    most = max(rows, key=lambda row: row["n"], default=None)
    if most is None or most["n"] < _IN_A_ROW or most["seconds"] % step_s:
        return None
    return Finding(
        "Q36",
        Message.counted(
            "{count} reading is {minutes:g} min from the next, and the others {step:g}: it is not used; to measure all by {minutes:g} min, "
            "say --step {minutes:g}",
            "{count} readings are {minutes:g} min apart, and the others {step:g}: they are not used; to measure all by {minutes:g} min, "
            "say --step {minutes:g}",
            count=most["n"],
            minutes=most["seconds"] / 60,
            step=step_s / 60,
        ),
        most["n"],
    )
