"""Days off that come as a list, held against the city's calendar: which are new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samrit.queries.city.deadlines import city_calendar
from samrit.readers.day_file import DayRow
from samrit.records.models import CityHoliday
from samrit.vocabulary.row_states import RowState


@dataclass(frozen=True, slots=True)
class ResolvedDays:
    """A row: what it says, its days, and how it stands; `is_off` where nobody works on them by the calendar already.

    `there` are those of its days that the city has put into the calendar.
    """

    number: int
    words: str
    days: tuple[date, ...]
    name_th: str
    name_en: str
    state: RowState
    is_off: bool
    there: tuple[date, ...]
    issues: tuple[tuple[str, str], ...]


def resolve_days(rows: Iterable[DayRow]) -> list[ResolvedDays]:
    """Each row against the calendar; a fixed number of SQL queries. A day that stands twice is new once."""
    rows = list(rows)
    days = [day for row in rows for day in row.days]
    here = set(CityHoliday.objects.filter(on__in=days).values_list("on", flat=True))
    calendar = city_calendar()
    found = []
    for row in rows:
        issues = tuple((issue.cell, str(issue.message)) for issue in row.issues)
        state = RowState.UNCLEAR if issues else RowState.UNCHANGED if here.issuperset(row.days) else RowState.NEW
        there = tuple(day for day in row.days if day in here)
        if state is RowState.NEW:
            here.update(row.days)
        found.append(
            ResolvedDays(
                number=row.number,
                words=row.words,
                days=row.days,
                name_th=row.name_th,
                name_en=row.name_en,
                state=state,
                is_off=bool(row.days) and not any(calendar.works_on(day) for day in row.days),
                there=there,
                issues=issues,
            )
        )
    return found
