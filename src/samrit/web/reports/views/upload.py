"""Importing a report: bring a file, look at what was read, save it or let it go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.permissions import (
    DECIDE_UPLOAD,
    PERMISSIONS,
    UPLOAD,
    Permission,
    why_not_open,
)
from samrit.actions.reports.save_upload import save_upload
from samrit.actions.reports.upload import discard_upload, preview_upload
from samrit.queries.people.access import signed_in
from samrit.queries.reports.preview import ImportPreview, import_preview, writable_paths
from samrit.records.models import AnnualPlan, Upload
from samrit.thai.translation import _
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Refused
from samrit.web.asked import require
from samrit.web.reports.forms.upload import PlanChoice, UploadForm


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Bring a file; it is read, and nothing else happens yet."""
    require(request, UPLOAD)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = preview_upload(data=file.read(), name=file.name, by=signed_in(request), at=timezone.now())
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            return redirect("preview", stored.pk)
    return render(request, "reports/upload.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, and what saving it would do."""
    stored = _mine(request, pk)
    if stored.state == UploadState.SAVED and stored.indicator_id:
        return redirect("indicator", stored.indicator_id)
    choice = PlanChoice(request.GET)
    page = import_preview(
        stored,
        writable=writable_paths(signed_in(request), PERMISSIONS[Permission.FILE], today=timezone.localdate()),
        chosen=choice.cleaned_data["plan"] if choice.is_valid() else None,
        today=timezone.localdate(),
    )
    context = {
        "page": page,
        "upload": stored,
        "quarter_statuses": {},
        "is_open": stored.state == UploadState.PREVIEWED,
        "closed": _closed(page),
    }
    return render(request, "reports/preview.html", context)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was read into an annual plan."""
    choice = PlanChoice(request.POST)
    wanted = choice.cleaned_data["plan"] if choice.is_valid() else None
    plan = get_object_or_404(AnnualPlan.objects.select_related("agency"), pk=wanted)
    saved = save_upload(upload=_mine(request, pk), plan=plan, by=signed_in(request), at=timezone.now())
    messages.success(request, _("The report is saved."))
    return redirect("indicator", saved.pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the file go."""
    discard_upload(upload=_mine(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the file was saved."))
    return redirect("upload")


def _closed(page: ImportPreview) -> list[str]:
    """Why saving would be refused: the quarters that it would change and that are not open any more."""
    touched = {change.quarter for change in page.changes}
    rows = page.updates.quarters.all() if page.updates is not None else ()
    reasons = (why_not_open(row) for row in rows if row.quarter in touched)
    return [str(reason) for reason in reasons if reason is not None]


def _mine(request: HttpRequest, pk: int) -> Upload:
    stored = get_object_or_404(Upload, pk=pk)
    require(request, DECIDE_UPLOAD, stored)
    return stored
