"""The annual report of an agency as a booklet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.queries.reviews.annual_booklet import annual_booklet
from samrit.web.download import download
from samrit.web.plans.views.planning import readable_plan
from samrit.writers.booklet import write_booklet


@require_safe
def paper(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Summary, projects, indicators by strategy, annexes, index; it opens in the browser, ready to print."""
    plan, now = readable_plan(request, agency, fiscal_year_be), timezone.localtime()
    booklet = annual_booklet(plan.agency, fiscal_year_be, today=now.date())
    if booklet is None:  # the plan moved to another year meanwhile
        raise Http404
    return download(
        write_booklet(booklet, at=now), f"report-{agency}-{fiscal_year_be}.pdf", "application/pdf", is_shown=True
    )
