"""The load of whole groups, day by day around the event's time of the clock: sum first, then infer.

A city's uncertainty comes from placebo days of its total. Standard errors of single meters, added in quadrature, are
four times too small at 20,000 meters and 27 times at a million, because meters move together with the weather.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samrit.measure.event import Event
from samrit.measure.readings import Readings
from samrit.measure.windows import Span, windows

if TYPE_CHECKING:
    import ibis.expr.types as ir

Floats = NDArray[np.float64]
_DAY_SHARE = 0.9  # a day on which fewer of the series are whole is a day of broken data, not of broken meters


@dataclass(frozen=True, slots=True)
class Panel:
    """`kw[group, day, slot]`, NaN where a reading of the group is missing: never a partial sum."""

    names: tuple[str, ...]
    first_day: int
    span: Span
    kw: Floats
    series: int = 1
    series_left_out: int = 0

    @property
    def last_day(self) -> int:
        """The last day of the table."""
        return self.first_day + int(self.kw.shape[1]) - 1

    def group(self, name: str) -> "Panel":
        """One group alone."""
        at = self.names.index(name)
        return Panel((name,), self.first_day, self.span, self.kw[at : at + 1], self.series, self.series_left_out)

    def summed(self) -> "Panel":
        """All groups as one: missing wherever one of them is."""
        return Panel(
            ("",), self.first_day, self.span, self.kw.sum(axis=0, keepdims=True), self.series, self.series_left_out
        )

    def slots(self, first: int, last: int) -> Floats:
        """`kw` of the slots from `first` up to, not with, `last`."""
        lead = self.span.before
        return self.kw[:, :, first + lead : last + lead]

    @property
    def window(self) -> Floats:
        """`kw` within the window."""
        return self.slots(0, self.span.window)

    def rows(self, days: Sequence[int]) -> NDArray[np.intp]:
        """Where days stand in the table."""
        return np.asarray(days, dtype=np.intp) - self.first_day

    def whole(self, days: Sequence[int], first: int, last: int) -> tuple[int, ...]:
        """Those of the days on which no reading of any group is missing between two slots."""
        inside = [day for day in days if self.first_day <= day <= self.last_day]
        good = np.asarray(np.isfinite(self.slots(first, last)[:, self.rows(inside)]).all(axis=(0, 2)))
        return tuple(day for day, is_good in zip(inside, good, strict=True) if is_good)

    def long(self, days: Sequence[int], first: int, last: int) -> "ir.Table":
        """The same as a long table (series, day, slot, kw) for the methods that are expressions."""
        import ibis
        import pyarrow as pa

        rows = self.rows(days)
        kw = self.slots(first, last)[:, rows]
        groups, count, slots = kw.shape
        names = [name for name in self.names for _ in range(count * slots)]
        return ibis.memtable(
            pa.table(
                {
                    "series": pa.array(names, pa.string()),
                    "day": np.tile(np.repeat(np.asarray(days, dtype=np.int32), slots), groups),
                    "slot": np.tile(np.arange(first, last, dtype=np.int32), groups * count),
                    "kw": kw.reshape(-1),
                }
            )
        )


def totals(  # noqa: PLR0913 - readings, which hours of which days, and how they are grouped
    readings: Readings,
    event: Event,
    span: Span,
    days: Sequence[int],
    groups: dict[str, str] | None = None,
    *,
    others: str | None = None,
) -> Panel:
    """The total of all series, or of each group (`groups`: series to name), on the days.

    Series without a group are left out, or are the group `others` where that is named.
    Series that lack a reading on a day when nine in ten are whole are left out of every day, so that all days count
    the same series; days on which fewer are whole are missing.
    """
    import ibis

    rows = windows(readings, event, span, days)
    rows = _named(rows, groups, others) if groups else rows.mutate(name=ibis.literal(""))
    rows = rows.filter(rows.kw.notnull())
    names, sums, counts = _cube(rows, span, days)
    members = counts.max(axis=(1, 2), initial=0)
    left_out = 0
    if (counts < members[:, None, None]).any() and (members > 1).any():
        rows, left_out = _cohort(rows, span)
        names, sums, counts = _cube(rows, span, days)
        members = counts.max(axis=(1, 2), initial=0)
    kw = np.where(counts == np.maximum(members, 1)[:, None, None], sums, np.nan)
    return Panel(names, min(days), span, kw, int(members.sum()), left_out)


def _named(rows: "ir.Table", groups: dict[str, str], others: str | None) -> "ir.Table":
    import ibis
    import pyarrow as pa

    table = ibis.memtable(pa.table({"series": list(groups), "name": list(groups.values())}))
    if others is None:
        return rows.join(table, "series")
    both = rows.mutate(series=rows.series.cast("string")).left_join(table, "series")
    return both.select("series", "day", "slot", "kw", name=both.name.fill_null(others))


def _cube(rows: "ir.Table", span: Span, days: Sequence[int]) -> tuple[tuple[str, ...], Floats, NDArray[np.int64]]:
    got = rows.group_by("name", "day", "slot").agg(kw=rows.kw.sum(), n=rows.kw.count()).to_pyarrow()
    names = tuple(sorted(set(got["name"].to_pylist())))
    shape = (max(1, len(names)), max(days) - min(days) + 1, len(span.slots))
    sums, counts = np.full(shape, np.nan), np.zeros(shape, dtype=np.int64)
    at = {name: place for place, name in enumerate(names)}
    name = np.asarray([at[value] for value in got["name"].to_pylist()], dtype=np.intp)
    day = got["day"].to_numpy().astype(np.intp) - min(days)
    slot = got["slot"].to_numpy().astype(np.intp) + span.before
    inside = (day >= 0) & (day < shape[1])
    place = (name[inside], day[inside], slot[inside])
    sums[place] = got["kw"].to_numpy()[inside]
    counts[place] = got["n"].to_numpy()[inside]
    return names or ("",), sums, counts


def _cohort(rows: "ir.Table", span: Span) -> tuple["ir.Table", int]:
    """The rows of the series that are whole on every day on which nine in ten are, and how many others there are."""
    import ibis

    per_day = rows.group_by("series", "day").agg(is_whole=rows.kw.count() == len(span.slots))
    days = per_day.group_by("day").agg(share=per_day.is_whole.cast("float64").sum())
    series = rows.series.nunique().to_pyarrow().as_py()
    stored = days.filter(days.share >= _DAY_SHARE * series).select("day").to_pyarrow()["day"].to_pylist()
    good = per_day.filter(per_day.day.isin(stored) & per_day.is_whole).group_by("series").agg(days=ibis._.count())
    good = good.filter(good.days == len(stored)).select("series").to_pyarrow()
    return rows.semi_join(ibis.memtable(good), "series"), series - good.num_rows
