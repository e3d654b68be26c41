"""What must not be added: a total to its parts, one meter's reading to its check meter's, a register's count to another's.

Looked at in the readings themselves, over the first weeks; names only help to say it.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np

from samrit.measure.incoming import names as of
from samrit.measure.panel import Floats
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.windows import DAY_S
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MOST_SERIES, _MOST_STARTS = 60, 2000
_FEWEST = 8  # readings
_SAME = 0.004  # of the load
_LONG = 100  # readings among which every load falls
_BEGINS_MOST = 0.1  # of the readings: so often a register starts anew at most
_RISES = 0.995  # a register falls only when it starts anew


class Rise(Enum):
    """How a series rises: as a register does, as one that begins anew every day or hour, or not."""

    THROUGHOUT = auto()
    ANEW = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Added:
    """`left_out` are series that are sums of others; `is_rising` where values only rise.

    `container` is a series that is never less than all others together, though not their sum.
    """

    left_out: tuple[str, ...]
    is_rising: bool
    falls: float
    container: str | None = None


def sums_among(table: "ir.Table", *, is_named: bool = False) -> Added:
    """What `series`, `start_s`, `value` say of being added; UnmeasurableError where a total is none, or two are one.

    `is_named` where a person named all that are added: then two may be alike, as balanced phases are.
    """
    names, times, values = _matrix(table)
    if not names:
        return Added((), False, 0.0)
    rises, falls = _rising(times, values)
    if Rise.THROUGHOUT in rises.values() and Rise.NONE in rises.values() and times[-1] - times[0] >= 2 * DAY_S:
        raise UnmeasurableError(
            Message(
                "a register is among the others, and is not added to them: {name}; say which is the load with --value or --only",
                name=next(names[at] for at, one in rises.items() if one is Rise.THROUGHOUT),
            )
        )
    if rises and Rise.NONE not in rises.values():
        return Added((), True, falls)
    out = _totals(names, values, is_named=is_named)
    return Added(out, False, falls, None if out else _container(names, values))


def _container(names: list[str], values: Floats) -> str | None:
    """The series that is never less than all others together."""
    whole = values[np.isfinite(values).all(axis=1)]
    if len(names) < 2 or len(whole) < _FEWEST:
        return None
    largest = int(whole.mean(axis=0).argmax())
    rest = whole.sum(axis=1) - whole[:, largest]
    return names[largest] if bool((whole[:, largest] >= rest).mean() >= _RISES and rest.any()) else None


def _matrix(table: "ir.Table") -> tuple[list[str], Floats, Floats]:
    """The starts, and `[start, series]`, NaN where there is none; nothing where there are very many series."""
    few = table.select("series").distinct().limit(_MOST_SERIES + 1).to_pyarrow()["series"].to_pylist()
    names = sorted(str(name) for name in few)
    if len(names) > _MOST_SERIES:
        names = names[:20]
        table = table.filter(table.series.cast("string").isin(names))
    starts = table.select("start_s").distinct().order_by("start_s").limit(_MOST_STARTS)
    last = starts.agg(last=starts.start_s.max()).to_pyarrow()["last"][0].as_py()
    if last is None:
        return [], np.empty(0), np.empty((0, 0))
    got = (
        table.filter(table.start_s <= last)
        .group_by("series", "start_s")
        .agg(value=lambda t: t.value.max())
        .to_pyarrow()
    )
    start = np.asarray(got["start_s"].to_numpy())
    times, row = np.unique(start, return_inverse=True)
    at = {name: place for place, name in enumerate(names)}
    column = np.asarray([at[str(name)] for name in got["series"].to_pylist()], dtype=np.intp)
    values = np.full((len(times), len(names)), np.nan)
    values[row, column] = got["value"].to_numpy().astype(np.float64)
    return names, times.astype(np.float64), values


def _begins_anew(times: Floats, steps: Floats) -> bool:
    """Whether values rise and fall once an hour or once a day, at the same time: what was counted since then."""
    for period_s, most_fallen in ((DAY_S, 1 / 10), (3600, 1 / 3)):
        fallen = times[1:][steps < 0] % period_s
        if len(fallen) < 2 or len(fallen) > len(steps) * most_fallen:
            continue
        same = np.unique(fallen, return_counts=True)[1].max()
        periods = (times[-1] - times[0]) / period_s
        if same >= 0.9 * len(fallen) and len(fallen) >= 0.95 * periods - 2 and (steps > 0).mean() > 0.5:
            return True
    return False


def _rising(times: Floats, values: Floats) -> tuple[dict[int, Rise], float]:
    """Which series only rise, as registers do; and how often they fall, in shares of their steps."""
    shares: list[float] = []
    rises: dict[int, Rise] = {}
    for at, column in enumerate(values.T):
        known = column[np.isfinite(column)]
        steps = np.diff(known)
        if len(known) >= 2 * _FEWEST:
            moved = steps[steps != 0]
            shares.append(float((steps < 0).mean()))
            only_rises = len(moved) * 2 > len(steps) and bool((moved > 0).mean() >= _RISES)
            fallen = steps < 0
            only_rises |= bool(
                fallen.mean() <= _BEGINS_MOST and (known[1:][fallen] < 0.1 * known[:-1][fallen]).all()
            ) and (len(moved) >= _LONG and bool(fallen.any()))
            never_falls = len(steps) >= _LONG and len(moved) >= _FEWEST and bool((moved > 0).all())
            is_daily = not (only_rises or never_falls) and _begins_anew(times[np.isfinite(column)], steps)
            rises[at] = Rise.THROUGHOUT if only_rises or never_falls else Rise.ANEW if is_daily else Rise.NONE
    return rises, float(np.mean(shares)) if shares else 0.0


def _totals(names: list[str], values: Floats, *, is_named: bool) -> tuple[str, ...]:
    """Series that are the sum of others, smaller ones first looked at; the others are independent of each other."""
    whole = values[np.isfinite(values).all(axis=1)]
    if len(names) < 2 or len(whole) < _FEWEST:
        return ()
    largest = int(np.abs(whole).mean(axis=0).argmax())
    if len(names) > 2 and _is_sum(whole, [at for at in range(len(names)) if at != largest], whole[:, largest]):
        return (names[largest],)  # of all others: so they are all parts
    independent: list[int] = []
    out: list[int] = []
    for place in np.argsort(np.abs(whole).mean(axis=0), kind="stable"):
        column = whole[:, place]
        size = float(np.abs(column).mean())
        if size == 0:
            independent.append(int(place))
            continue
        same = [one for one in independent if np.abs(whole[:, one] - column).mean() <= _SAME * size]
        if same and not (of.is_total(names[place]) or of.is_total(names[same[0]])):
            if not is_named and len(names) <= 10 and _is_lively(column):
                raise UnmeasurableError(
                    Message(
                        "{one} and {other} say nearly the same, so that adding them would count the load twice; say which "
                        "with --value (those that are named are added), or of rows with --only; where all rows count: --series",
                        one=names[same[0]],
                        other=names[place],
                    )
                )
            independent.append(int(place))
            continue
        parts = same[:1] or _parts(whole, independent, column)
        (out if parts else independent).append(int(place))
    called = [at for at in independent if of.is_total(names[at]) and len(independent) > 1]
    if called:
        raise UnmeasurableError(
            Message(
                "{total} is called a total, and isn't the sum of the others; say which columns are the load with --value "
                "(or rows with --only)",
                total=names[called[0]],
            )
        )
    return tuple(names[at] for at in out)


def _is_lively(column: Floats) -> bool:
    return len(np.unique(column)) > len(column) / 10 and len(column) >= 24


def _parts(whole: Floats, independent: list[int], column: Floats) -> list[int]:
    """The independent series that add up to a column; none where they don't."""
    if not independent or len(whole) < len(independent) + _FEWEST:
        return []
    x = whole[:, independent]
    weights = np.linalg.lstsq(x, column, rcond=None)[0]
    # A constant series among them makes weights loose: what counts is whether the sum of the rounded ones fits.
    chosen = [at for at, weight in zip(independent, weights, strict=True) if weight > 0.5]
    if not chosen:
        return []
    for able in (chosen, independent):
        if len(able) > 1 and _is_sum(whole, able, column):
            return list(able)
    return []


def _is_sum(whole: Floats, parts: list[int], column: Floats) -> bool:
    return bool(np.abs(whole[:, parts].sum(axis=1) - column).mean() <= 0.001 * np.abs(column).mean())
