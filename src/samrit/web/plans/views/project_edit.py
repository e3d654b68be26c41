"""What is planned of a project: entered, changed, taken out of the plan."""

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.plans.project import (
    add_project,
    change_project,
    has_reports,
    new_project,
    planned_of,
    remove_project,
)
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.definitions.project import ProjectPlan, changed
from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.queries.people.access import signed_in
from samrit.queries.people.directory import Directory
from samrit.records.models import AnnualPlan, Project
from samrit.thai.translation import _
from samrit.vocabulary.refusal import StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.form_view import done, form_view
from samrit.web.plans.forms.project import ProjectForm, StepRows, rearranged, sent_rows
from samrit.web.plans.views.planning import readable_plan
from samrit.web.plans.views.project import readable_project

_NEW_ROWS = 3


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The form of a new project."""
    return _form(request, readable_plan(request, agency, fiscal_year_be), None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a project that is there."""
    found = readable_project(request, pk)
    return _form(request, found.annual_plan, found)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a project out of the plan, once that was confirmed."""
    found = readable_project(request, pk)
    plan = found.annual_plan
    require(request, BUILD_PLAN, plan)
    if request.method == "POST":
        remove_project(project=found, by=signed_in(request), at=timezone.now())
        said = _("The project is out of the plan; what it said stays in the history.")
        return done(request, said, "projects", plan.agency.code, plan.fiscal_year_be)
    context = {"project": found, "plan": plan, "is_reported": has_reports(found)}
    return render(request, "plans/remove_project.html", context | {"year": words.year(plan.fiscal_year_be)})


def _form(request: HttpRequest, plan: AnnualPlan, project: Project | None) -> HttpResponse:
    is_sent = request.method == "POST"
    require(request, BUILD_PLAN, plan)
    planned = planned_of(project) if project is not None else new_project(plan)
    rows = sent_rows(request.POST) if is_sent else [_typed(asdict(step)) for step in planned.steps]
    moved = rearranged(rows, request.POST) if is_sent else None
    steps = StepRows(
        moved if moved is not None else rows or [{}] * _NEW_ROWS, is_sent=is_sent and moved is None and bool(rows)
    )
    form = _bound(request, plan, planned, project, is_looked_at=moved is None)

    def act() -> HttpResponse | None:
        entered = steps.steps if rows else []
        if entered is None:
            return None  # a step is wrong; each says it itself
        saved = _save(plan, project, form.planned(entered), form.cleaned_data["version"] or 0, request)
        return done(request, _("The project is saved."), "project", saved.pk)

    context = {
        "form": form,
        "steps": steps.forms,
        "project": project,
        "plan": plan,
        "year": words.year(plan.fiscal_year_be),
    }
    page = partial(render, request, "plans/project_form.html", context)
    return form_view(request, form, act, page, both=_both, acts=moved is None)


def _bound(
    request: HttpRequest, plan: AnnualPlan, planned: ProjectPlan, project: Project | None, *, is_looked_at: bool
) -> ProjectForm:
    """The form with what was sent, looked at or only shown again, or with what stands there."""
    people = {name: user.name() for name, user in Directory.of(plan.agency, plan.fiscal_year_be).people.items()}
    if project is not None and project.responsible is not None:
        people.setdefault(project.responsible.username, project.responsible.name())
    indicators = [(row.pk, str(row)) for row in plan.indicators.order_by("position", "pk")]
    initial = _typed(asdict(planned)) | {"version": project.version if project is not None else None}
    if request.method == "POST" and not is_looked_at:
        initial = {name: request.POST.get(name) for name in ProjectForm.base_fields}
        initial["indicators"] = request.POST.getlist("indicators")
    data = request.POST if request.method == "POST" and is_looked_at else None
    return ProjectForm(data, initial=initial, people=list(people.items()), indicators=indicators)


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """Values as an officer would type them: money with commas, no idle zeros."""
    return {
        name: words.value(value, "baht")
        if name == "budget_allotted_baht"
        else words.value(value)
        if isinstance(value, Decimal)
        else value
        for name, value in values.items()
    }


def _save(
    plan: AnnualPlan, project: Project | None, planned: ProjectPlan, version: int, request: HttpRequest
) -> Project:
    by, now = signed_in(request), timezone.now()
    if project is None:
        return add_project(plan=plan, planned=planned, by=by, at=now)
    return change_project(project=project, planned=planned, version=version, by=by, at=now)


def _both(clash: StaleVersion) -> Iterator[tuple[str, str, str]]:
    """Label, theirs and mine of each field of a project that differs."""
    mine, theirs = (flattened(side) for side in changed(clash.mine, clash.theirs))
    for path in mine | theirs:
        label = field_words(path)
        yield label, value_words(path, theirs.get(path)), value_words(path, mine.get(path))
