"""The city's annual report: asked for, how far it is, and the files as they were made last."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.city.year import the_city
from samrit.actions.importing import STUCK_AFTER
from samrit.actions.permissions import Permission
from samrit.actions.reviews.city_report import STEPS, ask_for_city_report, make_now
from samrit.ledger.blobs import blob_bytes
from samrit.records.models import CityReport
from samrit.thai.translation import Message, language
from samrit.vocabulary.codes import MakingState, ReportForm
from samrit.web import words
from samrit.web.asked import require
from samrit.web.components.crumbs import trail
from samrit.web.download import download
from samrit.web.stored_file import unbroken
from samrit.writers.report_forms import REPORT_WRITERS

_FORMS: dict[ReportForm, Message] = {
    ReportForm.PDF: Message("Annual report (PDF)"),
    ReportForm.EPUB: Message("For a phone (EPUB)"),
    ReportForm.PPTX: Message("Slides (PowerPoint)"),
}
_LONGEST_STEP = timedelta(minutes=5)


@never_cache
@require_safe
def city_report(request: HttpRequest, year_be: int) -> HttpResponse:
    """The forms of a year's report in the reader's language; htmx asks for the list alone."""
    require(request, Permission.SEE_CITY, the_city())
    rows = CityReport.objects.filter(fiscal_year_be=year_be, language=language()).select_related("asked_by")
    made = {row.form: row for row in rows}
    context = {
        "year_be": year_be,
        "year": words.year(year_be),
        "lines": [_line(form, made.get(form.value)) for form in ReportForm],
        "at_work": any(row.is_at_work for row in made.values()),
        "crumbs": trail("city", here=str(Message("Annual report of the city"))),
    }
    is_part = bool(request.headers.get("HX-Request"))
    response = render(request, "reviews/parts/city_report.html" if is_part else "reviews/city_report.html", context)
    response["Vary"] = "HX-Request"
    return response


def _line(form: ReportForm, row: CityReport | None) -> dict[str, Any]:
    line: dict[str, Any] = {"form": form.value, "words": str(_FORMS[form]), "row": row}
    if row is not None and row.is_at_work:
        is_waiting = row.state == MakingState.WAITING
        line |= {
            "doing": str(
                Message("The report waits to be made.") if is_waiting else STEPS[min(row.done, len(STEPS) - 1)]
            ),
            "is_stuck": timezone.now() - row.moved_at > (STUCK_AFTER if is_waiting else _LONGEST_STEP),
        }
    if row is not None and row.state == MakingState.FAILED:
        line["failure"] = row.failure.get(language(), "")
    return line


@require_POST
def ask(request: HttpRequest, year_be: int, form: ReportForm) -> HttpResponse:
    """Have one form made."""
    by = require(request, Permission.SEE_CITY, the_city())
    ask_for_city_report(fiscal_year_be=year_be, form=form, by=by, at=timezone.now())
    return redirect("city_report", year_be)


@require_POST
def now(request: HttpRequest, year_be: int, form: ReportForm) -> HttpResponse:
    """Do the work in this request, where no worker does it."""
    require(request, Permission.SEE_CITY, the_city())
    make_now(_row(year_be, form).pk, at=timezone.now())
    return redirect("city_report", year_be)


@require_safe
def file(request: HttpRequest, year_be: int, form: ReportForm) -> HttpResponse:
    """The file as it was made last; a PDF opens in the browser, ready to print."""
    require(request, Permission.SEE_CITY, the_city())
    blob = _row(year_be, form).blob
    if blob is None:
        raise Http404
    data = unbroken(lambda: blob_bytes(blob))
    name = f"report-{the_city().code}-{year_be}.{form.value}"
    return download(data, name, REPORT_WRITERS[form].media_type, is_shown=form is ReportForm.PDF)


def _row(year_be: int, form: ReportForm) -> CityReport:
    return get_object_or_404(CityReport, fiscal_year_be=year_be, form=form.value, language=language())
