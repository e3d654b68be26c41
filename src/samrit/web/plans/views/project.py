"""The projects of a plan, one of them, and the page on which its progress is told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.report_progress import REPORT_PROGRESS, report_progress
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.queries.city.history import of_project
from samrit.queries.people.access import signed_in
from samrit.queries.plans.project import project_page
from samrit.queries.plans.project_booklet import projects_booklet
from samrit.queries.plans.projects import ProjectRow, projects_page
from samrit.records.models import AnnualPlan, Project
from samrit.scoring.s_curve import State
from samrit.thai.translation import _, in_language
from samrit.web import words
from samrit.web.asked import may, require
from samrit.web.city.views.history import history_of
from samrit.web.download import download
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Listing
from samrit.web.plans.forms.project import ProgressForm
from samrit.web.plans.views.planning import readable_plan
from samrit.writers.projects import write_projects_pdf
from samrit.writers.projects_sheet import MEDIA_TYPE, write_projects_sheet
from samrit.writers.s_curve_drawing import drawing


@require_safe
def projects(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """A plan's projects, how each stands, and all together."""
    plan = readable_plan(request, agency, fiscal_year_be)
    page = projects_page(plan, today=timezone.localdate())
    listed: Listing[ProjectRow, ProjectRow] = Listing(request, page.rows, list)
    context = {
        "plan": plan,
        "year": words.year(fiscal_year_be),
        "totals": page.totals,
        "states": [(words.project_state(s), page.totals.states[s]) for s in State if page.totals.states.get(s)],
        "may_plan": may(request, BUILD_PLAN, AnnualPlan(agency=plan.agency, fiscal_year_be=fiscal_year_be)),
    }
    return listed.answer("plans/projects.html", context, name="projects")


@require_safe
def paper(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Part 1 of the annual report as a booklet, in Thai; it opens in the browser, ready to print."""
    plan, now = readable_plan(request, agency, fiscal_year_be), timezone.localtime()
    with in_language("th"):
        booklet = projects_booklet(plan, today=timezone.localdate(now))
    pdf = write_projects_pdf(booklet, at=now)
    return download(pdf, f"projects-{agency}-{fiscal_year_be}.pdf", "application/pdf", is_shown=True)


@require_safe
def sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The same as a workbook."""
    plan = readable_plan(request, agency, fiscal_year_be)
    book = write_projects_sheet(projects_booklet(plan, today=timezone.localdate()))
    return download(book, f"projects-{agency}-{fiscal_year_be}.xlsx", MEDIA_TYPE)


@require_safe
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """One project: what it is for, how it stands, its steps and its S-curve."""
    found = readable_project(request, pk)
    by, plan = signed_in(request), found.annual_plan
    page = project_page(found, today=timezone.localdate())
    context = {
        "project": found,
        "plan": plan,
        "page": page,
        "year": words.year(plan.fiscal_year_be),
        "drawing": drawing(page.curve) if page.curve else None,
        "reason": str(page.status.reason),
        "may_plan": may(request, BUILD_PLAN, plan),
        "may_report": REPORT_PROGRESS.why_not(plan, by, timezone.now()) is None,
    }
    return render(request, "plans/project.html", context)


@require_safe
def project_history(request: HttpRequest, pk: int) -> HttpResponse:
    """All that was planned and told of a project, and by whom."""
    found = readable_project(request, pk)
    return history_of(request, of_project(found), above=found)


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how far the steps are and what was spent."""
    found = readable_project(request, pk)
    by, plan, today = signed_in(request), found.annual_plan, timezone.localdate()
    require(request, REPORT_PROGRESS, plan)
    page = project_page(found, today=today)
    form = ProgressForm(sent(request), steps=page.steps, today=today)

    def act() -> HttpResponse:
        warnings = report_progress(project=found, entry=form.entry, by=by, at=timezone.now())
        answer = done(request, _("The progress is told."), "project", pk)
        for warning in warnings:
            messages.warning(request, str(warning))
        return answer

    context = {"form": form, "project": found, "plan": plan, "page": page, "year": words.year(plan.fiscal_year_be)}
    return form_view(request, form, act, lambda: render(request, "plans/report_progress.html", context))


def readable_project(request: HttpRequest, pk: int) -> Project:
    """The project, for somebody who may read it; 404 where there is none, Denied where they may not."""
    found = get_object_or_404(Project.objects.select_related("annual_plan__agency", "responsible"), pk=pk)
    require(request, Permission.READ, found.annual_plan.agency)
    return found
