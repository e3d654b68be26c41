"""A sign-in sheet as a file: bring it, look at who is meant, record all who came or let it go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.campaigns.sign_in_sheet import LEFT_OUT, NEW, discard_sheet, preview_sheet, save_sheet
from samrit.actions.permissions import Permission
from samrit.queries.campaigns.campaigns import named
from samrit.queries.people.access import signed_in
from samrit.records.models import Partner, PartnerUpload
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Refused
from samrit.web.asked import require
from samrit.web.campaigns.campaign_links import activity_or_404, shown
from samrit.web.campaigns.forms.campaigns import SignInForm


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a sheet; it is read, and nothing is recorded yet."""
    found = activity_or_404(request, pk, Permission.CAMPAIGN)
    form = SignInForm(request.POST, request.FILES) if request.method == "POST" else SignInForm()
    if form.is_valid():
        file, by = form.cleaned_data["file"], signed_in(request)
        try:
            stored = preview_sheet(activity=found, data=file.read(), name=file.name, by=by, at=timezone.now())
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            return redirect("sheet_preview", stored.pk)
    context = shown(request, found.campaign, activity=found, form=form, name=named(found))
    return render(request, "campaigns/sheet.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is meant, row by row; all are recorded when posted."""
    upload = _sheet(request, pk)
    error = ""
    if request.method == "POST":
        chosen = {n: said for n in range(len(upload.rows)) if (said := request.POST.get(f"row_{n}", ""))}
        try:
            n = len(save_sheet(upload=upload, chosen=chosen, by=signed_in(request), at=timezone.now()))
        except Refused as refusal:
            error = str(refusal.message)
        else:
            said = str(
                Message.counted("{count} organisation is recorded.", "{count} organisations are recorded.", count=n)
            )
            messages.success(request, said)
            return redirect("activity", upload.activity_id)
    if upload.state != UploadState.PREVIEWED:
        return redirect("activity", upload.activity_id)
    assert upload.activity is not None, "it was looked for so"
    keys = {pk for row in upload.rows for pk in (row["same"], *row["alike"]) if pk is not None}
    partners = Partner.objects.in_bulk(keys)
    rows = []
    for n, row in enumerate(upload.rows):
        near = [(pk, named(partners[pk])) for pk in (row["same"], *row["alike"]) if pk in partners]
        typed = request.POST.get(f"row_{n}", "") or (str(row["same"]) if row["same"] else "" if near else NEW)
        rows.append((n, row, [(str(pk), name) for pk, name in near], typed))
    issues = [(issue["cell"], issue[language()]) for issue in upload.issues]
    context = shown(
        request, upload.activity.campaign, upload=upload, rows=rows, issues=issues, error=error, new=NEW, out=LEFT_OUT
    )
    return render(request, "campaigns/sheet_preview.html", context, status=422 if error else 200)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the sheet go."""
    upload = discard_sheet(upload=_sheet(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the file was saved."))
    return redirect("activity", upload.activity_id)


def _sheet(request: HttpRequest, pk: int) -> PartnerUpload:
    rows = PartnerUpload.objects.filter(activity__isnull=False).select_related("agency", "activity__campaign__agency")
    found = get_object_or_404(rows, pk=pk)
    require(request, Permission.CAMPAIGN, found.agency)
    return found
