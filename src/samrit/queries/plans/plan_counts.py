"""The years of many plans in figures: what `plan.summarize` says of each, read without what only the page of a plan shows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from samrit.queries.plans.plan import OWED, REPORTED, CellState, Results, achieved, share
from samrit.records.models import YEAR_END, AnnualPlan, Indicator, QuarterReport
from samrit.scoring.method import method_for
from samrit.scoring.rolling_up import RollUp, Weighted, roll_up
from samrit.vocabulary.workflow import Status

_PLAN = "indicator__annual_plan_id"


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """A plan's year; the fields mean what those of `plan.Summary` mean."""

    indicators: int
    quarters_reported: int
    quarters_due: int
    late: int
    with_errors: int
    year: RollUp


def plan_counts(plans: Iterable[AnnualPlan], *, today: date) -> dict[int, PlanCounts]:
    """Of each plan by its key, in three SQL queries however many."""
    years = {plan.pk: plan.fiscal_year_be for plan in plans}
    reports = QuarterReport.objects.filter(indicator__annual_plan_id__in=list(years))
    states = _states(reports.filter(quarter__lt=YEAR_END), today)
    results = _results(reports)
    of_year: dict[int, list[Weighted]] = defaultdict(list)
    with_errors: Counter[int] = Counter()
    for plan, pk, target, unit, accumulation, weight, errors, found in _indicators(list(years)):
        reported = results.get(pk)
        reached = achieved(target, unit, accumulation, reported, tuple((found or {}).items())) if reported else _NOTHING
        of_year[plan].append(Weighted(share(weight), *reached))
        with_errors[plan] += errors > 0
    return {
        pk: PlanCounts(
            indicators=len(of_year[pk]),
            quarters_reported=sum(states[pk, state] for state in REPORTED),
            quarters_due=sum(states[pk, state] for state in OWED),
            late=states[pk, CellState.LATE],
            with_errors=with_errors[pk],
            year=roll_up(of_year[pk], cap=method_for(year).cap_percent),
        )
        for pk, year in years.items()
    }


_NOTHING = (None, False)


def _results(reports: QuerySet[QuarterReport]) -> Mapping[int, Results]:
    """What was reported of each indicator: most of a running year is empty."""
    rows = reports.exclude(result_value_text="").order_by("indicator_id", "quarter")
    columns = rows.values_list("indicator_id", "quarter", "result_value_text", "result_unit_text", "status")
    return {pk: tuple(row[1:] for row in those) for pk, those in groupby(columns, key=itemgetter(0))}


def _indicators(plans: list[int]) -> Any:
    rows = Indicator.objects.filter(annual_plan_id__in=plans).order_by()
    return rows.values_list(
        "annual_plan_id",
        "id",
        "target_value_text",
        "target_unit_text",
        "accumulation",
        "weight",
        "findings_errors",
        "doubts",
    )


def _states(reports: QuerySet[QuarterReport], today: date) -> Counter[tuple[int, CellState]]:
    """How many quarters of each plan are in each state that is counted; a draft in it where it is late."""
    late = Q(first_submitted_at=None, due_on__lt=today) | Q(first_submitted_at__date__gt=F("due_on"))
    counted = reports.order_by().values_list(_PLAN, "status")
    found: Counter[tuple[int, CellState]] = Counter()
    for plan, status, reports_in_it, late_ones in counted.annotate(
        n=Count("pk"), late=Count("pk", filter=Q(status=Status.DRAFT) & late)
    ):
        if status == Status.DRAFT:
            found[plan, CellState.LATE] += late_ones
        else:
            found[plan, CellState(status)] += reports_in_it
    return found
