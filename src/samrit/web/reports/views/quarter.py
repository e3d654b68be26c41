"""Filing a quarter's report: the form, the look at it while it is typed, the draft of what is not saved yet."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.save_draft import drop_draft
from samrit.actions.reports.submit import NotSubmittable
from samrit.ledger.figures import DeclaredFigures
from samrit.queries.people.access import signed_in
from samrit.queries.people.due import due_around
from samrit.queries.reports.filing import Filing, filing
from samrit.queries.reports.submission_issues import UNCHANGED, asks_first, submission_issues
from samrit.records.models import QuarterReport
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import Denied
from samrit.web.asked import may
from samrit.web.city.history import quarter_name
from samrit.web.form_view import done, form_view
from samrit.web.reports.filing_page import (
    both,
    context,
    edit_session_entry,
    figures_opened,
    figures_posted,
    fresh_form,
    live,
    opened,
    posted_form,
    refuse,
)
from samrit.web.reports.forms.quarter import QuarterForm
from samrit.web.reports.overtaken import overtaken, store_typed
from samrit.web.reports.to_read import is_opened, quarter_url, to_read
from samrit.web.reports.views.submit import already_handed_in, hand_in


@require_http_methods(["GET", "HEAD", "POST"])
def quarter(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The form of a quarter; saved when posted, and handed in where that was asked for and nothing stops it."""
    if is_opened(request) and (gone := already_handed_in(request, pk, number)) is not None:
        return gone
    try:
        page = opened(request, pk, number)
    except Denied as refusal:
        return _closed(request, pk, number, refusal)
    if request.method == "POST":
        form, figures = posted_form(request, page), figures_posted(request, page)
    else:
        form = fresh_form(page, at=timezone.now(), begin_from=request.GET.get("begin_from", ""))
        figures = figures_opened(page)

    def act() -> HttpResponse | None:
        try:
            row = edit_quarter(
                report=page.row,
                content=form.content,
                version=form.cleaned_data["version"],
                figures=figures,
                answers=form.answers,
                edit_session=edit_session_entry(form, page),
                by=signed_in(request),
                at=timezone.now(),
            )
        except Denied as refusal:  # it was handed in while this was on its way
            return _closed(request, pk, number, refusal)
        if "then" not in request.POST:
            return done(request, _saved(row), quarter_url(pk, number))
        return _hand_in(request, row, form, page)

    def show() -> HttpResponse:
        return render(request, "reports/quarter.html", _context(request, page, form, figures))

    return form_view(request, form, act, show, both=lambda clash: both(form, clash))


def _saved(row: QuarterReport) -> str:
    """That a report is saved, and how much is to mend before it can be handed in."""
    name = quarter_name(row.quarter)
    stops = sum(one.stops for one in submission_issues(row, on=timezone.localdate()))
    if not stops:
        return _("{quarter} is saved.", quarter=name)
    return str(
        Message.counted(
            "{quarter} is saved. {count} thing to correct before it can be submitted.",
            "{quarter} is saved. {count} things to correct before it can be submitted.",
            count=stops,
            quarter=name,
        )
    )


def _hand_in(request: HttpRequest, row: QuarterReport, form: QuarterForm, page: Filing) -> HttpResponse | None:
    """Hand in what was just saved; a value that is doubted is asked about first, and what stops it is told at its field."""
    if asks_first(row, on=timezone.localdate()):
        return redirect("submit", row.indicator_id, row.quarter)
    try:
        return hand_in(request, row)
    except NotSubmittable as refusal:
        if [one.field for one in refusal.wrong] == [UNCHANGED]:
            return redirect("submit", row.indicator_id, row.quarter)  # which asks for the reason
        refuse(form, page, row, refusal.wrong)
        return None


def _closed(request: HttpRequest, pk: int, number: int, refusal: Denied) -> HttpResponse:
    """The way on from a form that can't be written in now: what was sent is kept, unless the report holds it already."""
    if is_opened(request):
        return _to_read(request, pk, number, refusal)
    late = overtaken(request, pk, number, refusal)
    if late is not None:
        return late
    return already_handed_in(request, pk, number) or _to_read(request, pk, number, refusal)


def _to_read(request: HttpRequest, pk: int, number: int, refusal: Denied) -> HttpResponse:
    """The report to read, for whoever may read it and comes to what they can't write now; the refusal for anybody else."""
    row = QuarterReport.objects.select_related("indicator__annual_plan__agency").get(indicator_id=pk, quarter=number)
    if not may(request, Permission.READ, row.indicator.annual_plan.agency):
        raise refusal
    return to_read(request, row, refusal.message)


def _context(request: HttpRequest, page: Filing, form: QuarterForm, figures: DeclaredFigures) -> dict[str, Any]:
    today = timezone.localdate()
    others = due_around(signed_in(request), page.row.pk, today=today)
    return {**context(page, form, figures, on=today), "others": others}


@require_POST
def check(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is to be said of the form as it is typed now; nothing is saved. htmx gets the parts that change."""
    page = opened(request, pk, number)
    form, figures = posted_form(request, page), figures_posted(request, page)
    form.full_clean()
    if request.headers.get("HX-Request"):
        parts = live(page, form, figures, on=timezone.localdate())
        return render(
            request, "reports/parts/quarter_live.html", {"form": form, "row": page.row, "is_live": True, **parts}
        )
    return render(request, "reports/quarter.html", {**_context(request, page, form, figures), "was_checked": True})


@require_POST
def draft(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Keep what is typed, for this person alone; the report stays as it is."""
    page = filing(pk, number, signed_in(request))
    if page is None:
        raise Http404
    stored_at = store_typed(request, page)
    is_open = may(request, EDIT_QUARTER, page.row)
    return JsonResponse({"stored_at": stored_at, "is_open": is_open})


@require_POST
def drop(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let the draft go and open the form as it is saved."""
    row = get_object_or_404(QuarterReport, indicator_id=pk, quarter=number)
    drop_draft(report=row, by=signed_in(request), at=timezone.now())
    messages.info(request, _("What was typed and not saved is dropped; this is the report as it is saved."))
    return redirect("quarter", pk, number)
