"""A plan with its results, to take along: the annual report as a booklet and as slides, and a sheet to fill in offline."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.queries.reports.to_report import plan_reports
from samrit.queries.reviews.annual_booklet import annual_booklet
from samrit.records.models import AnnualPlan
from samrit.web.download import download
from samrit.web.plans.views.planning import readable_plan
from samrit.writers.booklet import write_booklet
from samrit.writers.booklet_epub import write_booklet_epub
from samrit.writers.booklet_values import Booklet
from samrit.writers.epub import MEDIA_TYPE as EPUB
from samrit.writers.results_sheet import MEDIA_TYPE, write_results_sheet
from samrit.writers.slides import MEDIA_TYPE as SLIDES
from samrit.writers.slides import write_slides


@require_safe
def paper(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Summary, projects, indicators by strategy, annexes, index; it opens in the browser, ready to print."""
    plan = readable_plan(request, agency, fiscal_year_be)
    if plan.agency.parent_id is None:
        return _made_behind(plan)
    booklet, now = _booklet(plan)
    return download(
        write_booklet(booklet, at=now), f"report-{agency}-{fiscal_year_be}.pdf", "application/pdf", is_shown=True
    )


@require_safe
def book(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The same as an e-book, for reading on a phone."""
    plan = readable_plan(request, agency, fiscal_year_be)
    if plan.agency.parent_id is None:
        return _made_behind(plan)
    booklet, now = _booklet(plan)
    return download(write_booklet_epub(booklet, at=now), f"report-{agency}-{fiscal_year_be}.epub", EPUB)


@require_safe
def slides(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The same year as a short deck."""
    plan = readable_plan(request, agency, fiscal_year_be)
    if plan.agency.parent_id is None:
        return _made_behind(plan)
    booklet, now = _booklet(plan)
    return download(write_slides(booklet, at=now), f"slides-{agency}-{fiscal_year_be}.pptx", SLIDES)


def _made_behind(plan: AnnualPlan) -> HttpResponse:
    """The city's report takes longer than a page may: it has a page of its own, where the worker makes it."""
    return redirect("city_report", plan.fiscal_year_be)


def _booklet(plan: AnnualPlan) -> tuple[Booklet, datetime]:
    """The annual report in the reader's language, and the time."""
    now = timezone.localtime()
    booklet = annual_booklet(plan.agency, plan.fiscal_year_be, today=now.date())
    if booklet is None:  # the plan moved to another year meanwhile
        raise Http404
    return booklet, now


@require_safe
def sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Every indicator with its quarters in a row; filled in, it comes back as an import of reports."""
    plan = readable_plan(request, agency, fiscal_year_be)
    book = write_results_sheet(plan_reports(plan), plan.title)
    return download(book, f"results-{agency}-{fiscal_year_be}.xlsx", MEDIA_TYPE)
