"""Who is late with reports, and what is against figures: by agency and by kind of doubt, of the year up to a day."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from django.db.models import Count, Q

from samrit.queries.reviews.counts import Period
from samrit.queries.reviews.selection import Selection
from samrit.records.agency_then import agency_then
from samrit.records.models import PeriodResult
from samrit.thai.translation import either
from samrit.vocabulary.doubts import Doubt

_PLAN = "indicator__annual_plan__"


@dataclass(frozen=True, slots=True)
class LateAgency:
    """An agency with reports that are overdue: how many of how many that are due by now, and the median of the days."""

    code: str
    name: str
    late: int
    due: int
    median_days: int


def late_agencies(fiscal_year_be: int, selection: Selection, *, today: date) -> tuple[LateAgency, ...]:
    """The agencies with overdue reports of a year, the longest overdue first; one SQL query."""
    rows = (
        PeriodResult.objects.filter(
            selection.condition, Q(due_on__lt=today) | ~Q(part=""), fiscal_year_be=fiscal_year_be
        )
        .order_by()
        .values_list(
            f"{_PLAN}agency__code", agency_then("name_th", _PLAN), agency_then("name_en", _PLAN), "due_on", "part"
        )
        .annotate(Count("pk"))
    )
    due: Counter[str] = Counter()
    days: dict[str, Counter[int]] = defaultdict(Counter)
    names: dict[str, str] = {}
    for code, name_th, name_en, due_on, part, count in rows:
        names[code] = either(name_th, name_en)
        due[code] += count
        if not part:
            days[code][(today - due_on).days] += count
    found = [
        LateAgency(code, names[code], sum(late.values()), due[code], median_low(late.elements()))
        for code, late in days.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.median_days, -one.late, one.name)))


def doubts(period: Period, selection: Selection) -> dict[Doubt, int]:
    """How many results of a period are doubtful, by what is against them, the gravest first; one SQL query."""
    rows = PeriodResult.objects.filter(
        selection.condition, fiscal_year_be=period.fiscal_year_be, quarter=period.quarter
    ).exclude(doubt="")
    counts = dict(rows.order_by().values_list("doubt").annotate(Count("pk")))
    return {doubt: counts[doubt.value] for doubt in Doubt if doubt.value in counts}
