"""Projects of annual plans: their money, their progress, the indicators that they serve."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router

from samrit.api.filters import of_agencies, of_agencies_then, of_words, of_years, word_of
from samrit.api.listing import Listed, ListQuery, Order, list_answer
from samrit.api.parameters import Layer
from samrit.api.shapes import REFUSALS, ProjectOut, list_of
from samrit.api.who import LAYER, reader
from samrit.queries.plans.indicator_codes import indicator_code
from samrit.queries.plans.projects import Known, known_of, progress_status_of
from samrit.queries.public.data_sets import origin_of, projects_of
from samrit.records.models import Indicator, Project, PublishedIndicator, PublishedResult
from samrit.report.number_text import or_none

router = Router(tags=["projects"])
_OF_AN_INDICATOR = 2  # about as many projects serve one; read ahead by that, whatever there are


class ProjectQuery(ListQuery):
    """Filters of projects."""

    layer: Layer = Layer.PUBLISHED
    year: list[str] = Field([], description="fiscal years (2564) or ranges of them (2560..2564)")
    agency: list[str] = Field([], description="codes of agencies")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    q: str = Field("", description="words of a name, or of a code")


@router.get("/projects", response={200: list_of(ProjectOut), **REFUSALS}, auth=LAYER)
def projects(request: HttpRequest, asked: Query[ProjectQuery]) -> HttpResponse:
    """The projects of what is published, with each indicator that they serve; with `layer=working` those of the agencies that you may look into."""
    if asked.layer is Layer.PUBLISHED:
        return _published(request, asked)
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
    return list_answer(request, asked, Listed(rows, order, ProjectOut, _projects, more={"layer": asked.layer.value}))


def _published(request: HttpRequest, asked: ProjectQuery) -> HttpResponse:
    """From the copies alone: by agency, and by the indicator in whose newest publication they stand."""
    newest = PublishedResult.objects.filter(superseded_at=None)
    with_some = newest.filter(indicator=OuterRef("pk"), content__contains='"projects":[{')
    rows = PublishedIndicator.objects.filter(
        Exists(with_some),
        of_years(asked.year, "fiscal_year_be"),
        of_agencies_then(asked.agency, asked.under, "plan__"),
    )
    origin, word = origin_of(request), word_of(asked.q).casefold()

    def matches(one: ProjectOut) -> bool:
        return any(word in text.casefold() for text in (one.name_th, one.name_en, one.project_code))

    def make(some: Sequence[PublishedIndicator]) -> list[list[ProjectOut]]:
        return [[_of_copy(one) for one in projects_of(row, origin)] for row in some]

    order = Order(
        {
            "year": ("fiscal_year_be", int),
            "agency": ("plan__agency_code", str),
            "position": ("position", int),
            "code": ("code", str),
        },
        "-year,agency,position",
    )
    found = rows.select_related("plan").prefetch_related(Prefetch("results", newest, to_attr="newest"))
    more = {"layer": asked.layer.value}
    listed = Listed(found, order, ProjectOut, make, matches if word else None, more, _OF_AN_INDICATOR)
    return list_answer(request, asked, listed)


def _of_copy(row: Mapping[str, Any]) -> ProjectOut:
    return ProjectOut(
        id=None,
        fiscal_year=row["fiscal_year"],
        project_code=row["project_code"],
        agency_code=row["agency_code"],
        name_th=row["name_th"],
        name_en=row["name_en"],
        starts_on=None,
        ends_on=None,
        budget_allotted_baht=row["budget_allotted_baht"],
        budget_spent_baht=row["budget_spent_baht"],
        progress_percent=row["progress_percent"],
        planned_percent=row["planned_percent"],
        state=None,
        reported_on=row["reported_by"],
        indicators_served=[row["indicator_code"]],
        page=row["page"],
    )


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
