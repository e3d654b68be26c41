"""A list of partners as a file: brought, read by a worker, looked at row by row, saved whole, or let go."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.partners.partner_list import (
    DECIDE_LIST,
    STUCK_AFTER,
    ask_to_save,
    decide_rows,
    discard_partner_list,
    stored_list,
    upload_partner_list,
)
from samrit.actions.partners.partner_list_tasks import work_on_reading, work_on_saving
from samrit.actions.permissions import Permission
from samrit.organisations.listed import Listed, RowState
from samrit.queries.people.access import signed_in
from samrit.records.models import Partner, PartnerUpload
from samrit.records.upload_phases import AT_WORK, Phase
from samrit.thai.translation import _, language
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Invalid, Refused
from samrit.web.asked import require
from samrit.web.partners.forms.partners import PartnerListForm
from samrit.web.partners.views.partners import keepable_agencies

SHOWN = 50
# In this order the page shows them: first what waits for a person.
_ORDER = (RowState.ALIKE, RowState.UNCLEAR, RowState.NEW, RowState.SAME, RowState.TWICE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: HttpRequest) -> HttpResponse:
    """Take the template, bring a list."""
    by = require(request, Permission.MANAGE_PARTNERS.anywhere)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PartnerListForm(*sent, agencies=keepable_agencies(by, timezone.now()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            survivor = upload_partner_list(
                agency=form.managing_agency,
                data=file.read(),
                name=file.name,
                ground=form.ground,
                by=by,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            return redirect("partner_list", survivor.pk)
    waiting = PartnerUpload.objects.filter(uploaded_by=by, activity=None, state=UploadState.PREVIEWED.value)
    context = {"form": form, "waiting": waiting.defer("rows", "original").order_by("-pk")[:10]}
    return render(request, "partners/import.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the list is: being worked on, waiting for a person row by row, saved."""
    upload = _mine(request, pk)
    if upload.state == UploadState.SAVED.value:
        made = upload.partners.count()
        return render(request, "partners/import_done.html", {"upload": upload, "made": made})
    if upload.phase != Phase.READY.value or upload.state != UploadState.PREVIEWED.value:
        return render(request, "partners/import_progress.html", _progress(upload))
    return render(request, "partners/import_review.html", _looked(request, upload))


@never_cache
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for a page that asks again and again; once it is done, the page is loaded anew."""
    upload = _mine(request, pk)
    response = render(request, "partners/progress.html", _progress(upload))
    if Phase(upload.phase) not in AT_WORK:
        response["HX-Refresh"] = "true"
    return response


@require_POST
def now(request: HttpRequest, pk: int) -> HttpResponse:
    """Do the work in this request, where no worker does it."""
    upload = _mine(request, pk)
    if upload.phase in (Phase.ASKED, Phase.MATCHING):
        work_on_reading(pk, at=timezone.now())
    else:
        work_on_saving(pk, by=signed_in(request), at=timezone.now())
    return redirect("partner_list", pk)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was decided about rows, or about all that wait."""
    decisions = {
        int(name.removeprefix("row-")): str(value)
        for name, value in request.POST.items()
        if name.startswith("row-") and name.removeprefix("row-").isdecimal() and len(name) < 16
    }
    rest = {"new": "new", "same": "same"}.get(request.POST.get("rest", ""), "")
    decide_rows(upload=_mine(request, pk), decisions=decisions, rest=rest, by=signed_in(request), at=timezone.now())
    messages.success(request, _("Your decisions are kept; nothing is saved in the register yet."))
    return redirect("partner_list", pk)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the saving to a worker."""
    upload, by = _mine(request, pk), signed_in(request)
    try:
        ask_to_save(upload=upload, without_unclear="without_unclear" in request.POST, by=by, at=timezone.now())
    except Invalid as refusal:
        messages.error(request, str(refusal.message))
    return redirect("partner_list", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the list go."""
    discard_partner_list(upload=_mine(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the list was saved, and the file is gone."))
    return redirect("partner_import")


def _mine(request: HttpRequest, pk: int) -> PartnerUpload:
    found = get_object_or_404(PartnerUpload.objects.select_related("agency").defer("original"), pk=pk)
    require(request, DECIDE_LIST, found)
    return found


def _progress(upload: PartnerUpload) -> dict[str, Any]:
    phase = Phase(upload.phase)
    is_at_work = phase in AT_WORK and upload.state == UploadState.PREVIEWED.value
    still = upload.moved_at is not None and timezone.now() - upload.moved_at > STUCK_AFTER
    return {
        "upload": upload,
        "is_at_work": is_at_work,
        "is_stuck": is_at_work and still,
        "is_discarded": upload.state == UploadState.DISCARDED.value,
        "percent": 100 * upload.done // upload.total if upload.total else 0,
        "doing": {
            Phase.ASKED: _("The list waits to be read."),
            Phase.MATCHING: _("The list is compared with the register."),
            Phase.SAVE_ASKED: _("The list waits to be saved."),
            Phase.SAVING: _("The list is being saved: all of it, or nothing."),
        }.get(phase, ""),
        "why_failed": _failed(upload),
    }


def _looked(request: HttpRequest, upload: PartnerUpload) -> dict[str, Any]:
    listed = stored_list(upload)
    counts = Counter(row.state for row in listed)
    named = {state: row_words(state) for state in RowState}
    asked = request.GET.get("show", "")
    show = RowState(asked) if asked in set(RowState) else next((one for one in _ORDER if counts[one]), RowState.NEW)
    # Rows that were decided about stay where they can be decided about otherwise.
    chosen = [row for row in listed if row.state is show or (show is RowState.ALIKE and row.alike)]
    page = Paginator(chosen, SHOWN).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    keys = {pk for row in rows for pk in (row.same or 0, *(number for number, *_ in row.alike)) if pk > 0}
    partners = Partner.objects.select_related("agency", "place").in_bulk(list(keys))
    return {
        "upload": upload,
        "page": page,
        "rows": [_row(row, partners, {one.number: one for one in listed}) for row in rows],
        "tabs": [(state, named[state], counts[state], state is show) for state in _ORDER if counts[state]],
        "show": show,
        "issues": [(cell, th if language() == "th" else en) for cell, th, en in upload.issues],
        "new": counts[RowState.NEW],
        "same": counts[RowState.SAME] + counts[RowState.TWICE],
        "waiting": counts[RowState.ALIKE],
        "unclear": counts[RowState.UNCLEAR],
        "with_people": sum(row.is_personal for row in listed),
        "why_failed": _failed(upload),
    }


def _row(row: Listed, partners: dict[int, Partner], listed: dict[int, Listed]) -> dict[str, Any]:
    return {
        "row": row,
        "name": row.entry.get("name_th", "–"),
        "besides": [row.entry[name] for name in ("name_en", "short_name", "place") if row.entry.get(name)],
        "state": row_words(row.state),
        "same": partners.get(row.same) if row.same else None,
        "issues": [(cell, th if language() == "th" else en) for cell, th, en in row.issues],
        "alike": [
            {
                "value": str(number),
                "partner": partners.get(number),
                "twin": listed[-number].entry.get("name_th", "") if -number in listed else "",
                "number": -number,
                "why": th if language() == "th" else en,
            }
            for number, _score, th, en in row.alike
        ],
    }


def _failed(upload: PartnerUpload) -> str:
    return str(upload.why_failed.get(language(), "")) if upload.why_failed else ""


def row_words(state: RowState) -> str:
    """What saving would do with a row, in a word or two."""
    return {
        RowState.NEW: _("New", context="row of a list"),
        RowState.SAME: _("In the register already", context="row of a list"),
        RowState.TWICE: _("Twice in the list", context="row of a list"),
        RowState.ALIKE: _("Looks like another", context="row of a list"),
        RowState.UNCLEAR: _("Not understood", context="row of a list"),
    }[state]
