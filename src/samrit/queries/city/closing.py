"""What is still open in a fiscal year, agency by agency: for those who close it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from samrit.records.agency_then import agency_then
from samrit.records.models import Agency, AnnualPlan, JobRun, QuarterReport
from samrit.thai.calendar import fiscal_year_dates
from samrit.vocabulary.workflow import OPEN, Status

STUCK_AFTER = timedelta(minutes=10)  # a plan is carried over in seconds, all of a city's in a minute or two


@dataclass(frozen=True, slots=True)
class AgencyLeft:
    """How far an agency's year is: its reports, and how many stand where."""

    plan: AnnualPlan
    reports: int
    to_report: int
    to_endorse: int
    to_evaluate: int
    to_publish: int

    @property
    def open(self) -> int:
        """How many are not finished: an evaluated report is, though the public doesn't see it yet."""
        return self.to_report + self.to_endorse + self.to_evaluate


def unfinished(fiscal_year_be: int) -> tuple[AgencyLeft, ...]:
    """All agencies with a plan of the year, in two queries."""
    counted = (
        QuarterReport.objects.filter(indicator__annual_plan__fiscal_year_be=fiscal_year_be)
        .values_list("indicator__annual_plan__agency")
        .annotate(
            Count("pk"),
            to_report=Count("pk", filter=Q(status__in=OPEN)),
            to_endorse=Count("pk", filter=Q(status=Status.SUBMITTED)),
            to_evaluate=Count("pk", filter=Q(status=Status.ENDORSED)),
            to_publish=Count("pk", filter=Q(status=Status.EVALUATED)),
        )
        .order_by()
    )
    counts = {agency: numbers for agency, *numbers in counted}
    return tuple(AgencyLeft(plan, *counts.get(plan.agency_id, (0, 0, 0, 0, 0))) for plan in _plans(fiscal_year_be))


def _plans(fiscal_year_be: int) -> QuerySet[AnnualPlan]:
    """The plans of a year, in the order that the tree of agencies had then."""
    plans = AnnualPlan.objects.filter(fiscal_year_be=fiscal_year_be).select_related("agency")
    return plans.order_by(agency_then("path"))


@dataclass(frozen=True, slots=True)
class Carried:
    """An agency's plan on its way into the next year: how many indicators there were and are, and why it failed ("").

    `asked_at` tells since when it is on its way, None where it is not; `into` is the agency that goes on with it, where that
    is another.
    """

    plan: AnnualPlan
    indicators: int
    carried: int
    is_asked_for: bool
    why_failed: str
    asked_at: datetime | None = None
    into: Agency | None = None

    def is_stuck(self, now: datetime) -> bool:
        """Whether it is on its way for so long that the work on it has probably died."""
        return self.asked_at is not None and not self.carried and now - self.asked_at >= STUCK_AFTER


def carried(fiscal_year_be: int, heirs: Mapping[int, Agency]) -> tuple[Carried, ...]:
    """All agencies that have indicators in a year, in three queries; `heirs` are those that go on with closed ones."""
    counts = {
        (agency, year): number
        for agency, year, number in AnnualPlan.objects.filter(fiscal_year_be__in=(fiscal_year_be, fiscal_year_be + 1))
        .annotate(number=Count("indicators"))
        .values_list("agency", "fiscal_year_be", "number")
    }
    runs = {
        run.job: run
        for run in JobRun.objects.filter(job__startswith="carry ", day=fiscal_year_dates(fiscal_year_be + 1)[0])
    }
    return tuple(
        Carried(
            plan,
            counts[plan.agency_id, fiscal_year_be],
            counts.get(_next(plan, heirs, counts), 0),
            run is not None and run.ended_at is None and not run.why_failed,
            run.why_failed if run is not None else "",
            run.began_at if run is not None and run.ended_at is None and not run.why_failed else None,
            heirs.get(plan.agency_id) if (plan.agency_id, fiscal_year_be + 1) not in counts else None,
        )
        for plan in _plans(fiscal_year_be)
        if counts[plan.agency_id, fiscal_year_be]
        for run in [runs.get(f"carry {plan.agency.code}")]
    )


def _next(plan: AnnualPlan, heirs: Mapping[int, Agency], counts: Mapping[tuple[int, int], int]) -> tuple[int, int]:
    """Which plan goes on with one: its agency's own, where there is one, else that of the agency that took it over."""
    own = plan.agency_id, plan.fiscal_year_be + 1
    heir = heirs.get(plan.agency_id)
    return own if heir is None or own in counts else (heir.pk, plan.fiscal_year_be + 1)
