"""The S-curve as lines of points: where the plan bends, where something was told, and a table by month.

In: the steps and what was spent. Out: points (day, percent). The lines hold between the points as
`samrit.scoring.s_curve` counts each day.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from samrit.scoring.rounding import share_percent, to_places
from samrit.scoring.s_curve import ReportedValue, Step, actual, last_reported, planned

Point = tuple[date, Decimal]
_DAY = timedelta(days=1)


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a month, or the day that is looked at where that comes first; None where nothing was told, or will be."""

    on: date
    planned_percent: Decimal
    actual_percent: Decimal | None
    spent_baht: Decimal | None
    spent_percent: Decimal | None


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """Three lines and their table. The plan runs from its first day to its last; work and money run until `on`."""

    first: date
    last: date
    on: date
    plan: tuple[Point, ...]
    work: tuple[Point, ...]
    money: tuple[Point, ...]
    months: tuple[Month, ...]


def curve(  # noqa: PLR0913 - all that a curve is drawn of
    steps: Sequence[Step],
    *,
    first: date,
    last: date,
    on: date,
    spending: Sequence[ReportedValue] = (),
    allotted_baht: Decimal | None = None,
) -> Curve:
    """The curve of a project that runs from `first` to `last`, as it stands on a day."""
    bends = {first - _DAY, last}
    for step in steps:
        bends |= {step.planned_from - _DAY, step.planned_until}
    begins, ends = min(bends), max(bends)
    work_days = sorted({one.on for step in steps for one in step.reported if one.on <= on})
    money_days = sorted({one.on for one in spending if one.on <= on}) if allotted_baht else []
    shown_until = max(min(on, ends), begins, *work_days, *money_days)
    work = [(day, value) for day in work_days if (value := actual(steps, day)) is not None]
    money = [(day, value) for day in money_days if (value := _money(spending, day, allotted_baht)[1]) is not None]
    return Curve(
        first=min([begins, *work_days, *money_days]),
        last=max(ends, shown_until),
        on=on,
        plan=tuple((day, planned(steps, day)) for day in sorted(bends)),
        work=_active(work, shown_until),
        money=_active(money, shown_until),
        months=tuple(_month(steps, day, on, spending, allotted_baht) for day in _month_ends(begins + _DAY, ends, on)),
    )


def _active(points: Sequence[Point], until: date) -> tuple[Point, ...]:
    """What was told last holds until the day that is looked at."""
    return (*points, (until, points[-1][1])) if points and points[-1][0] < until else tuple(points)


def _money(
    spending: Iterable[ReportedValue], on: date, allotted: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    reported = last_reported(spending, on)
    if reported is None:
        return None, None
    return reported.value, to_places(share_percent(reported.value, allotted)) if allotted else None


def _month(
    steps: Sequence[Step], day: date, on: date, spending: Sequence[ReportedValue], allotted: Decimal | None
) -> Month:
    is_known = day <= on
    spent, percent = _money(spending, day, allotted) if is_known else (None, None)
    return Month(
        on=day,
        planned_percent=planned(steps, day),
        actual_percent=actual(steps, day) if is_known else None,
        spent_baht=spent,
        spent_percent=percent,
    )


def _month_ends(first: date, last: date, on: date) -> list[date]:
    """The last day of each month, the last one cut where the plan ends; and the day that is looked at, between them."""
    days = [on] if first <= on <= last else []
    day = first
    while day <= last:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        days.append(min(after - _DAY, last))
        day = after
    return sorted(set(days))
