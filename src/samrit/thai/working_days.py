"""The days on which Thai government offices work: not on weekends, nor on public holidays."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from functools import cache

from samrit.thai.translation import Message, Worded

SATURDAY = 5
# Public holidays of the country on which government offices work (children's day is always a Saturday).
_OFFICES_WORK_ON = "วันแรงงานแห่งชาติ"


@cache
def public_holidays(year_ce: int) -> dict[date, Message]:
    """The days of a calendar year on which government offices are closed, with their names; don't change the dict."""
    import holidays

    kinds = (holidays.PUBLIC, holidays.GOVERNMENT)
    thai, english = (
        holidays.country_holidays("TH", years=year_ce, categories=kinds, language=x) for x in ("th", "en_US")
    )
    return {day: Worded(th=thai[day], en=english[day]) for day in sorted(thai) if _OFFICES_WORK_ON not in thai[day]}


def is_working_day(
    day: date, *, closed: AbstractSet[date] = frozenset(), open_: AbstractSet[date] = frozenset()
) -> bool:
    """Whether offices work on a day; `closed` and `open_` are days on which an office does otherwise than the country."""
    if day in open_:
        return True
    return day.weekday() < SATURDAY and day not in closed and day not in public_holidays(day.year)


def working_day_from(
    day: date, *, closed: AbstractSet[date] = frozenset(), open_: AbstractSet[date] = frozenset()
) -> date:
    """The day itself where offices work on it, else the next on which they do."""
    while not is_working_day(day, closed=closed, open_=open_):
        day += timedelta(days=1)
    return day


def working_day_after(
    day: date, count: int, *, closed: AbstractSet[date] = frozenset(), open_: AbstractSet[date] = frozenset()
) -> date:
    """So many working days after a day, which itself is not counted."""
    for _ in range(count):
        day = working_day_from(day + timedelta(days=1), closed=closed, open_=open_)
    return day
