"""The projects of an annual plan (part 1 of the annual report): how each stands, and all together; in four SQL queries.

A plan's progress is the mean over the projects of which progress was told, each counting alike: money is counted beside
it and not mixed into it. What was told after the time that is asked for is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Q, QuerySet, Value
from django.db.models.functions import Cast

from samrit.records.models import AnnualPlan, Progress, Project, Spending
from samrit.records.ready import ReadyQuery
from samrit.scoring import Coverage, Weighted, roll_up
from samrit.scoring.rounding import ZERO, share_percent, to_places
from samrit.scoring.s_curve import ProgressStatus, ReportedValue, State, Step, progress_status
from samrit.thai.calendar import fiscal_year_be as year_of
from samrit.thai.calendar import fiscal_year_dates, quarter_dates, quarter_of

_ALIKE = Decimal(1)
_BAHT, _PERCENT = Decimal("0.01"), Decimal("0.0001")  # how exactly each is kept


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a project: its steps in order, with what was told of each, and what was told of its money."""

    names: tuple[str, ...] = ()
    pks: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    spending: tuple[ReportedValue, ...] = ()
    allotted_baht: Decimal | None = None

    @property
    def reported_on(self) -> tuple[date, ...]:
        """The days that were told of."""
        return tuple(one.on for step in self.steps for one in step.reported) + tuple(one.on for one in self.spending)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project of the list; `number` is its place in the plan, `indicators` are (row, number or name)."""

    pk: int
    number: int
    code: str
    name: str
    status: ProgressStatus
    indicators: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The projects together. `planned_percent` is that of those of which progress was told, to be held against theirs.

    `this_quarter` tells of how many something was told in the quarter of the day.
    """

    on: date
    planned_percent: Decimal | None
    actual_percent: Decimal | None
    reported: Coverage
    this_quarter: Coverage
    allotted_baht: Decimal
    spent_baht: Decimal
    spent_percent: Decimal | None
    states: Mapping[State, int]

    @property
    def count(self) -> int:
        """How many projects there are."""
        return self.reported.total


@dataclass(frozen=True, slots=True)
class ProjectsPage:
    """The list of a plan's projects."""

    totals: Totals
    rows: tuple[ProjectRow, ...] = field(repr=False)


def projects_page(
    plan: AnnualPlan, *, today: date, at: datetime | None = None, plans: QuerySet[AnnualPlan] | None = None
) -> ProjectsPage:
    """The list of a plan, by all that was told, or by what had been told by a time; of several `plans` of its year, of all of them."""
    chosen = Q(annual_plan=plan) if plans is None else Q(annual_plan__in=plans)
    known = known_of(chosen, at=at)
    serves: dict[int, list[tuple[int, str]]] = defaultdict(list)
    links = Project.indicators.through.objects.filter(project__in=Project.objects.filter(chosen)).order_by(
        "indicator__position"
    )
    for pk, indicator, code, name in links.values_list(
        "project_id", "indicator_id", "indicator__number", "indicator__name_th"
    ):
        serves[pk].append((indicator, code or name))
    rows: list[ProjectRow] = []
    listed = Project.objects.filter(chosen).order_by("annual_plan__agency__path", "position", "pk")
    for number, row in enumerate(listed, 1):
        rows.append(
            ProjectRow(
                pk=row.pk,
                number=number,
                code=row.code,
                name=row.name(),
                status=progress_status_of(known.get(row.pk, Known()), row.budget_allotted_baht, plan, today),
                indicators=tuple(serves[row.pk]),
            )
        )
    reported_on = {pk: one.reported_on for pk, one in known.items()}
    return ProjectsPage(
        _totals([(row.status, reported_on.get(row.pk, ())) for row in rows], shown_on(plan, today)), tuple(rows)
    )


def project_totals(plan: AnnualPlan, *, today: date) -> Totals:
    """A plan's projects together, in two SQL queries."""
    known = _known(_REPORTED(plan.pk), _STEPS(plan.pk)).values()
    rows = [(progress_status_of(one, one.allotted_baht, plan, today), one.reported_on) for one in known]
    return _totals(rows, shown_on(plan, today))


def shown_on(plan: AnnualPlan, today: date, reported_on: Iterable[date] = ()) -> date:
    """The day for which a plan's projects are shown: today; of a year that is over its last day, or the last told of."""
    return min(today, max([fiscal_year_dates(plan.fiscal_year_be)[1], *reported_on]))


def progress_status_of(known: Known, allotted_baht: Decimal | None, plan: AnnualPlan, today: date) -> ProgressStatus:
    """How a project of a plan stands."""
    on = shown_on(plan, today, known.reported_on)
    return progress_status(known.steps, on=on, spending=known.spending, allotted_baht=allotted_baht)


def known_of(projects: Q, *, at: datetime | None = None) -> dict[int, Known]:
    """What is known of each of some projects (a condition on them), by project; two SQL queries."""
    chosen = Project.objects.filter(projects)
    return _known(_reported(chosen.values("pk"), at), _steps(chosen))


def _known(reported_rows: Iterable[Any], step_rows: Iterable[Any]) -> dict[int, Known]:
    reported, money = _by_subject(reported_rows)
    allotted: dict[int, Decimal | None] = {}
    steps: dict[int, list[tuple[str, int, Step]]] = defaultdict(list)
    for project, baht, pk, name, weight, begins, ends in step_rows:
        allotted[project] = baht
        if pk is not None:
            steps[project].append((name, pk, Step(weight, begins, ends, tuple(reported[pk]))))
    return {
        project: Known(
            names=tuple(name for name, _, _ in steps[project]),
            pks=tuple(pk for _, pk, _ in steps[project]),
            steps=tuple(step for _, _, step in steps[project]),
            spending=tuple(money[project]),
            allotted_baht=baht,
        )
        for project, baht in allotted.items()
    }


def _steps(projects: QuerySet[Project]) -> QuerySet[Project, Any]:
    return projects.order_by("pk", "milestones__position", "milestones__pk").values_list(
        "pk", "budget_allotted_baht", "milestones__pk", "milestones__name", "milestones__weight",
        "milestones__planned_from", "milestones__planned_until",
    )  # fmt: skip


def _reported(projects: QuerySet[Project, Any], at: datetime | None) -> QuerySet[Progress, Any]:
    """What was told of progress and of money, in one query."""
    until = Q(reported_at__lte=at) if at is not None else Q()
    as_reported = DecimalField(max_digits=22, decimal_places=4)
    progress = Progress.objects.filter(until, milestone__project__in=projects).values_list(
        Value("progress"), "pk", "milestone_id", "on", Cast("percent", as_reported), "reported_at"
    )
    spending = Spending.objects.filter(until, project__in=projects).values_list(
        Value("money"), "pk", "project_id", "on", Cast("total_baht", as_reported), "reported_at"
    )
    return progress.union(spending, all=True)


_REPORTED: ReadyQuery[Any] = ReadyQuery(
    lambda plan: _reported(Project.objects.filter(annual_plan=plan).values("pk"), None)
)
_STEPS: ReadyQuery[Any] = ReadyQuery(lambda plan: _steps(Project.objects.filter(annual_plan=plan)))


def _by_subject(
    rows: Iterable[Any],
) -> tuple[dict[int, list[ReportedValue]], dict[int, list[ReportedValue]]]:
    """What was told of progress, by step, and of money, by project; each in the order in which it was told."""
    of_steps: dict[int, list[ReportedValue]] = defaultdict(list)
    of_money: dict[int, list[ReportedValue]] = defaultdict(list)
    for kind, _, pk, on, number, reported_at in sorted(rows):
        of, places = (of_money, _BAHT) if kind == "money" else (of_steps, _PERCENT)
        of[pk].append(ReportedValue(on, number.quantize(places), reported_at))
    return of_steps, of_money


def _totals(rows: Iterable[tuple[ProgressStatus, tuple[date, ...]]], on: date) -> Totals:
    rows = list(rows)
    status = [one for one, _ in rows]
    with_word = [one for one in status if one.actual_percent is not None]
    actual = roll_up(Weighted(_ALIKE, one.actual_percent) for one in status)
    first, last = quarter_dates(year_of(on), quarter_of(on))
    allotted = sum((one.allotted_baht or ZERO for one in status), ZERO)
    spent = sum((one.spent_baht or ZERO for one in status), ZERO)
    return Totals(
        on=on,
        planned_percent=roll_up(Weighted(_ALIKE, one.planned_percent) for one in with_word).value,
        actual_percent=actual.value,
        reported=actual.coverage,
        this_quarter=Coverage(
            reported=sum(1 for _, days in rows if any(first <= day <= last for day in days)), total=len(rows)
        ),
        allotted_baht=allotted,
        spent_baht=spent,
        spent_percent=to_places(share_percent(spent, allotted)) if allotted else None,
        states=Counter(one.state for one in status),
    )
