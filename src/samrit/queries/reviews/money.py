"""Money without result: projects whose spending runs ahead of their work; budget, work and time beside each other, never as one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from samrit.queries.plans.projects import Known, known_of, progress_status_of
from samrit.queries.reviews.selection import Selection
from samrit.records.agency_then import agency_then
from samrit.records.models import Project
from samrit.scoring.rounding import HUNDRED, ZERO

GAP_POINTS = Decimal(20)
SHOWN = 8


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """A project: percent of its budget spent, of its work done (None where nothing was reported), of its time gone.

    `indicators` are those that it serves: (key, number or name).
    """

    pk: int
    name: str
    agency: str
    spent_percent: Decimal
    done_percent: Decimal | None
    time_percent: Decimal
    indicators: tuple[tuple[int, str], ...]

    @property
    def gap(self) -> Decimal:
        """How many points the money is ahead of the work that was reported."""
        return self.spent_percent - (self.done_percent or ZERO)


def money_ahead(fiscal_year_be: int, selection: Selection, *, today: date) -> tuple[tuple[ProjectMoney, ...], int]:
    """The projects whose spending is 20 points or more ahead of their work, the largest gap first, and how many; four SQL queries."""
    chosen = _chosen(fiscal_year_be, selection)
    known = known_of(chosen & Q(spending__isnull=False))
    serves: dict[int, list[tuple[int, str]]] = defaultdict(list)
    links = Project.indicators.through.objects.filter(project__in=list(known)).order_by("indicator__position")
    for pk, indicator, number, name in links.values_list(
        "project_id", "indicator_id", "indicator__number", "indicator__name_th"
    ):
        serves[pk].append((indicator, number or name))
    rows = Project.objects.filter(pk__in=list(known)).select_related("annual_plan__agency")
    found = [
        one for row in rows if (one := _money(row, known[row.pk], tuple(serves[row.pk]), today)) is not None
    ]  # fmt: skip
    found.sort(key=lambda one: (-one.gap, one.pk))
    return tuple(found[:SHOWN]), len(found)


def _chosen(fiscal_year_be: int, selection: Selection) -> Q:
    of_branches = Q()
    for path in selection.branches:
        as_then = Project.objects.alias(path_then=agency_then("path", "annual_plan__"))
        of_branches |= Q(pk__in=as_then.filter(path_then__startswith=path).values("pk"))
    chosen = Q(annual_plan__fiscal_year_be=fiscal_year_be) & of_branches
    if selection.nodes or selection.kind or selection.level:
        wanted = Q(indicators__nodes__in=selection.nodes) if selection.nodes else Q()
        wanted &= Q(indicators__kind=selection.kind) if selection.kind else Q()
        wanted &= Q(indicators__level=selection.level) if selection.level else Q()
        chosen &= Q(pk__in=Project.objects.filter(wanted).values("pk"))
    return chosen


def _money(row: Project, known: Known, indicators: tuple[tuple[int, str], ...], today: date) -> ProjectMoney | None:
    status = progress_status_of(known, row.budget_allotted_baht, row.annual_plan, today)
    if status.spent_percent is None or status.spent_percent - (status.actual_percent or ZERO) < GAP_POINTS:
        return None
    days = Decimal((row.ends_on - row.starts_on).days + 1)
    gone = Decimal((status.on - row.starts_on).days + 1) * HUNDRED / days
    return ProjectMoney(
        pk=row.pk,
        name=row.name(),
        agency=str(row.annual_plan.agency_then),
        spent_percent=status.spent_percent,
        done_percent=status.actual_percent,
        time_percent=min(max(gone, ZERO), HUNDRED),
        indicators=indicators,
    )
