"""Projects of annual plans: their money, their progress, the indicators that they serve."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.filters import of_agencies, of_words, of_years
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.numbers import or_none
from samrit.api.shapes import REFUSALS, ProjectOut, list_of
from samrit.api.who import READ, reader
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.plans.projects import Known, known_of, progress_status_of
from samrit.records.models import Indicator, Project

router = Router(tags=["projects"])


class ProjectQuery(ListQuery):
    """Filters of projects."""

    layer: Literal["working"]
    year: list[str] = Field([], description="fiscal years (2564) or ranges of them (2560..2564)")
    agency: list[str] = Field([], description="codes of agencies")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    q: str = Field("", description="words of a name, or of a code")


@router.get("/projects", response={200: list_of(ProjectOut), **REFUSALS}, auth=READ)
def projects(request: HttpRequest, asked: Query[ProjectQuery]) -> HttpResponse:
    """The projects of the agencies that you may look into."""
    rows = Project.objects.filter(
        of_years(asked.year, "annual_plan__fiscal_year_be"),
        of_agencies(reader(request), asked.agency, asked.under, "annual_plan__agency", today=timezone.localdate()),
        of_words(asked.q, ("name_th", "name_en", "code")),
    ).select_related("annual_plan__agency")
    order = Order(
        {
            "year": ("annual_plan__fiscal_year_be", int),
            "agency": ("annual_plan__agency__code", str),
            "code": ("code", str),
            "position": ("position", int),
        },
        "-year,agency,position",
    )
    return list_answer(request, asked, Listed(rows, order, ProjectOut, _projects, more={"layer": asked.layer}))


def _projects(rows: Sequence[Project]) -> list[ProjectOut]:
    today = timezone.localdate()
    known = known_of(Q(pk__in=[row.pk for row in rows]))
    links = Project.indicators.through.objects.filter(project__in=[row.pk for row in rows])
    served = dict(links.values_list("pk", "indicator_id"))
    codes = {
        one.pk: indicator_code(one)
        for one in Indicator.objects.filter(pk__in=set(served.values())).select_related("annual_plan__agency")
    }
    serves: dict[int, list[str]] = defaultdict(list)
    for project, indicator in links.values_list("project_id", "indicator_id"):
        serves[project].append(codes[indicator])
    found = []
    for row in rows:
        status = progress_status_of(known.get(row.pk, Known()), row.budget_allotted_baht, row.annual_plan, today)
        found.append(
            ProjectOut(
                id=row.pk,
                fiscal_year=row.annual_plan.fiscal_year_be,
                project_code=row.code,
                agency_code=row.annual_plan.agency.code,
                name_th=row.name_th,
                name_en=row.name_en,
                starts_on=row.starts_on,
                ends_on=row.ends_on,
                budget_allotted_baht=or_none(row.budget_allotted_baht),
                budget_spent_baht=or_none(status.spent_baht),
                progress_percent=or_none(status.actual_percent),
                planned_percent=or_none(status.planned_percent),
                state=status.state.value,
                reported_on=status.reported_on,
                indicators_served=sorted(serves[row.pk]),
            )
        )
    return found
