"""What stands at the side of an officer's list: how their own indicators do, and which days come."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from samrit.queries.plans.plan import load_rows
from samrit.queries.reviews.waiting import filed_as
from samrit.records.models import QuarterReport
from samrit.records.models.reports.deadline import AWAITED, AWAITED_ON
from samrit.report import Verdict

DAYS_SHOWN = 4
Files = tuple[list[int], list[str]]  # as `files_as` gives them


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """One of them; `verdict` is None where there is none yet, or the value that it stands on is doubtful."""

    pk: int
    number: str
    name: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day on which reports of one quarter are due, 5 being the year end, and how many are not handed in."""

    day: date
    fiscal_year_be: int
    quarter: int
    count: int


def own_indicators(files: Files, *, year: int, today: date) -> tuple[OwnIndicator, ...]:
    """The indicators of a year for which somebody files, in the order of the plan; three queries."""
    theirs = filed_as(*files)
    reports = QuarterReport.objects.filter(theirs, quarter=1, indicator__annual_plan__fiscal_year_be=year)
    plans = dict(reports.order_by().values_list("indicator_id", "indicator__annual_plan_id"))
    if not plans:
        return ()
    rows = load_rows(sorted(set(plans.values())), today=today)
    return tuple(
        OwnIndicator(row.pk, row.number, row.name, None if row.doubt else row.verdict)
        for those in rows.values()
        for row in those
        if row.pk in plans
    )


def days_ahead(files: Files, *, today: date) -> tuple[DayAhead, ...]:
    """The next days on which somebody's reports are due; one query."""
    rows = QuarterReport.objects.alias(on=AWAITED_ON).filter(filed_as(*files), AWAITED, on__gte=today)
    grouped = rows.order_by().values_list(AWAITED_ON, "indicator__annual_plan__fiscal_year_be", "quarter")
    found = grouped.annotate(n=Count("pk")).order_by(AWAITED_ON, "quarter")
    return tuple(DayAhead(*one) for one in found[:DAYS_SHOWN])
