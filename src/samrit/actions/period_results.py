"""Bring the counts of the city's scopes up to what the records say, in the act that changes the records.

A row of `PeriodResult` says what an indicator's period has added, and to which scopes; where that is not what it should be,
the old is taken away and the new added, as rows of `ScopeCounts` that are only appended. So nobody waits for the city's row;
`fold_counts` puts many rows together. Why so: docs/decisions/counts-are-appended.md.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samrit.queries.plans.plan_tree import with_all_below
from samrit.queries.reports.period_results import COUNTS, FIELDS, KEY, ScopeKey, added_to_scopes, period_results
from samrit.records.agency_then import agency_then
from samrit.records.models import (
    AnnualPlan,
    Evidence,
    Indicator,
    PeriodResult,
    PlanNode,
    QuarterReport,
    ScopeCounts,
)

_AT_ONCE = 500


def count_touched(event: str, row: models.Model) -> None:
    """Count anew what an action has touched, by the row that its event is about; before the event is written."""
    match row:
        case QuarterReport() | Evidence():
            count_results([row.indicator_id])
        case Indicator():
            count_results([row.pk])
        case AnnualPlan():
            count_results(row.indicators.values_list("pk", flat=True))
        case PlanNode() if event == "move_node":
            places = with_all_below(row.pk, PlanNode.objects.filter(plan=row.plan_id))
            leaning = Indicator.objects.filter(nodes__in=places)
            count_results(leaning.values_list("pk", flat=True))


def count_moved_agencies() -> None:
    """Count anew the indicators whose agency has another place now than they were counted at."""
    moved = ~Q(agency_path=agency_then("path", "indicator__annual_plan__"))
    count_results(_indicators(PeriodResult.objects.filter(moved)))


def count_moved_days(years_be: Iterable[int]) -> None:
    """Count anew the indicators of these years of which a report is due on another day now."""
    same = QuarterReport.objects.filter(indicator=OuterRef("indicator"), quarter=OuterRef("quarter"))
    is_other = Exists(same.exclude(due_on=OuterRef("due_on")))
    count_results(_indicators(PeriodResult.objects.filter(is_other, fiscal_year_be__in=list(years_be))))


def _indicators(rows: "QuerySet[PeriodResult]") -> "QuerySet[PeriodResult, int]":
    return rows.values_list("indicator_id", flat=True).distinct()


def count_results(indicators: Iterable[int]) -> int:
    """Bring the counts of these indicators up to the records; gives how many periods counted otherwise before.

    The indicators are held first, so that of two acts on one of them the second reads what the first has written.
    """
    keys, changed = sorted(set(indicators)), 0
    for start in range(0, len(keys), _AT_ONCE):
        changed += _count(keys[start : start + _AT_ONCE])
    return changed


def count_all() -> int:
    """The same for all there are."""
    return count_results(Indicator.objects.values_list("pk", flat=True))


def uncount(indicator_id: int) -> None:
    """Take away what an indicator has added, before it is removed."""
    rows = list(PeriodResult.objects.filter(indicator=indicator_id))
    append_counts(added_to_scopes(rows, []))
    PeriodResult.objects.filter(pk__in=[row.pk for row in rows]).delete()


def fold_counts() -> int:
    """Put the rows of each scope's period together into one; gives how many rows there are less.

    What is appended meanwhile stays as it is: only the rows that were read are replaced.
    """
    many = ScopeCounts.objects.values(*KEY).annotate(rows=Count("pk")).filter(rows__gt=1).order_by()
    return sum(_fold({name: group[name] for name in KEY}) for group in list(many))


@transaction.atomic
def _fold(key: dict[str, Any]) -> int:
    same = {f"{name}__isnull" if value is None else name: value is None or value for name, value in key.items()}
    rows = list(ScopeCounts.objects.select_for_update(skip_locked=_can_skip()).filter(**same).order_by("pk"))
    if len(rows) < 2:
        return 0
    folded = ScopeCounts(**key, **{name: sum(getattr(row, name) for row in rows) for name in COUNTS})
    ScopeCounts.objects.filter(pk__in=[row.pk for row in rows]).delete()
    if any(getattr(folded, name) for name in COUNTS):
        folded.save(force_insert=True)
        return len(rows) - 1
    return len(rows)


def _can_skip() -> bool:
    return bool(connection.features.has_select_for_update_skip_locked)


@transaction.atomic
def _count(keys: list[int]) -> int:
    list(Indicator.objects.select_for_update(of=("self",)).only("pk").filter(pk__in=keys).order_by("pk"))
    stored = {(row.indicator_id, row.quarter): row for row in PeriodResult.objects.filter(indicator__in=keys)}
    wanted = period_results(keys)
    new = [row for row in wanted if (row.indicator_id, row.quarter) not in stored]
    pairs = [(stored[key], row) for row in wanted if (key := (row.indicator_id, row.quarter)) in stored]
    changed = [(old, row) for old, row in pairs if any(getattr(old, name) != getattr(row, name) for name in FIELDS)]
    append_counts(added_to_scopes([old for old, _ in changed], [row for _, row in changed] + new))
    for old, row in changed:
        for name in FIELDS:
            setattr(old, name, getattr(row, name))
    PeriodResult.objects.bulk_create(new, batch_size=_AT_ONCE)
    PeriodResult.objects.bulk_update([old for old, _ in changed], FIELDS, batch_size=_AT_ONCE)
    return len(new) + len(changed)


def append_counts(differences: dict[ScopeKey, dict[str, int]]) -> None:
    """Add these to the counts of scopes."""
    rows = [
        ScopeCounts(**dict(zip(KEY, key, strict=True)), **counts)
        for key, counts in differences.items()
        if any(counts.values())
    ]
    ScopeCounts.objects.bulk_create(rows, batch_size=_AT_ONCE)
