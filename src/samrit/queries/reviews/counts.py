"""The counts of the city's scopes, as they were added up: one SQL query, however many scopes, years and periods."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from samrit.records.models import ScopeCounts
from samrit.records.models.reports.period_result import REPORTED_PARTS
from samrit.scoring.counts import Counts, ScopeKind

_PARTS = tuple(part.value for part in REPORTED_PARTS)
_ADDED = (*_PARTS, "unsupported", "weight_total", "weight_sound")


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter of a fiscal year, or with quarter 5 the year."""

    fiscal_year_be: int
    quarter: int


def scope_counts(
    kind: ScopeKind, periods: Collection[Period], *, today: date, codes: Collection[str] | None = None
) -> dict[tuple[str, Period], Counts]:
    """By scope and period, the counts as of a day; of all scopes of a kind, or of these."""
    asked = Q(pk__in=())
    for period in periods:
        asked |= Q(fiscal_year_be=period.fiscal_year_be, quarter=period.quarter)
    rows = ScopeCounts.objects.filter(asked, scope_kind=kind.value)
    if codes is not None:
        rows = rows.filter(scope_code__in=list(codes))
    found: Any = (
        rows.order_by()
        .values("scope_code", "fiscal_year_be", "quarter")
        .annotate(
            **{f"sum_{name}": Sum(name) for name in _ADDED},
            overdue=Sum("unreported", filter=Q(due_on__lt=today), default=0),
            all_unreported=Sum("unreported"),
        )
    )
    return {
        (row["scope_code"], Period(row["fiscal_year_be"], row["quarter"])): Counts(
            **{name: row[f"sum_{name}"] for name in _ADDED},
            overdue=row["overdue"],
            not_due=row["all_unreported"] - row["overdue"],
        )
        for row in found
    }
