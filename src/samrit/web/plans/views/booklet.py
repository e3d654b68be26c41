"""A plan with its results, to take along: the annual report as a booklet and as slides, and a sheet to fill in offline."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.queries.reports.to_report import plan_reports
from samrit.queries.reviews.annual_booklet import annual_booklet
from samrit.vocabulary.codes import ReportForm
from samrit.web.download import download
from samrit.web.plans.views.planning import readable_plan
from samrit.writers.report_forms import REPORT_WRITERS
from samrit.writers.results_sheet import MEDIA_TYPE, write_results_sheet


@require_safe
def annual_report(request: HttpRequest, agency: str, fiscal_year_be: int, form: ReportForm) -> HttpResponse:
    """The annual report in one of its forms, in the reader's language; a PDF opens in the browser, ready to print.

    The city's takes longer than a page may: it has a page of its own, where the worker makes it.
    """
    plan = readable_plan(request, agency, fiscal_year_be)
    if plan.agency.parent_id is None:
        return redirect("city_report", plan.fiscal_year_be)
    now = timezone.localtime()
    booklet = annual_booklet(plan.agency, plan.fiscal_year_be, today=now.date())
    if booklet is None:  # the plan moved to another year meanwhile
        raise Http404
    writer = REPORT_WRITERS[form]
    name = f"{'slides' if form is ReportForm.PPTX else 'report'}-{agency}-{fiscal_year_be}.{form.value}"
    return download(writer.write(booklet, at=now), name, writer.media_type, is_shown=form is ReportForm.PDF)


@require_safe
def sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Every indicator with its quarters in a row; filled in, it comes back as an import of reports."""
    plan = readable_plan(request, agency, fiscal_year_be)
    book = write_results_sheet(plan_reports(plan), plan.title)
    return download(book, f"results-{agency}-{fiscal_year_be}.xlsx", MEDIA_TYPE)
