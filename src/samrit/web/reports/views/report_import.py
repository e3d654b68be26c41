"""Importing a report: a file, what was read in it, an annual plan that it is saved into."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.importing import DECIDE
from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.actions.report_permissions import UPLOAD, why_not_open
from samrit.actions.reports.report_import import upload_reports
from samrit.ledger.blobs import blob_bytes
from samrit.ledger.reading import stored_reading
from samrit.queries.people.access import signed_in
from samrit.queries.reports.many_reports import open_lists
from samrit.queries.reports.preview import ImportPreview, import_preview, writable_paths
from samrit.readers.reading import UnreadableError
from samrit.readers.scan import is_draft
from samrit.readers.scan import picture as page_picture
from samrit.records.models import Import
from samrit.thai.translation import _
from samrit.web import importing
from samrit.web.asked import require
from samrit.web.components.crumbs import Crumb, trail
from samrit.web.form_view import sent_files
from samrit.web.reports.forms.upload import PlanChoice, UploadForm
from samrit.web.reports.views import many_reports
from samrit.writers.pdf import lost_from


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Import a file; it is read, and nothing else happens yet."""
    by = require(request, UPLOAD)

    def send(data: bytes, name: str) -> Import | HttpResponse:
        first, *others = upload_reports(data=data, name=name, by=by, at=timezone.now())
        return redirect("import_many", first.stated["batch"]) if others else first

    def many() -> HttpResponse | None:
        return many_reports.upload_all(request, form) if len(form.cleaned_data["files"]) > 1 else None

    form = UploadForm(*sent_files(request))
    then = _(
        "Upload a report as it is, as a file or as text, or many files at once; all reports in them are read. You see first what was read, what looks "
        "wrong and what would change; nothing is saved before you say so."
    )
    context = {"heading": _("Import a report"), "then": then, "lists": open_lists(by)}
    template = "reports/upload.html"
    return importing.upload(
        request, "report", form, send, template=template, context=context, field=form.source_field, many=many
    )


@never_cache
@require_safe
def picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A page of a scan, for whoever compares with it what was read."""
    row = get_object_or_404(Import.objects.select_related("blob"), pk=pk, kind="report")
    require(request, DECIDE, row)
    if row.blob is None or not is_draft(stored_reading(row)):
        raise Http404
    try:
        return HttpResponse(page_picture(blob_bytes(row.blob), number), content_type="image/png")
    except UnreadableError:
        raise Http404 from None


class ReportPage(importing.ImportPage):
    """What was read, and what saving it into one of the plans would do."""

    template = "reports/preview.html"
    address = path("import/", upload, name="upload")

    def context(self) -> Mapping[str, Any]:
        """The report held against the plan that is chosen, else the one that fits best."""
        choice = PlanChoice(self.request.GET)
        page = import_preview(
            self.row,
            writable=writable_paths(signed_in(self.request), PERMISSIONS[Permission.FILE], today=timezone.localdate()),
            chosen=None if choice.errors else choice.cleaned_data["plan"],
            today=timezone.localdate(),
        )
        lost = lost_from(stored_reading(self.row).report)
        return {"page": page, "closed": _closed(page), "lost": lost}

    def crumbs(self) -> list[Crumb]:
        """By the page where reports are imported, and the list with which it came."""
        start, here = trail("upload", here=str(self.row))
        return [start, Crumb(_("Several reports at once"), self._list()), here] if self._list() else [start, here]

    def _list(self) -> str:
        batch = self.row.stated.get("batch", "")
        return reverse("import_many", args=[batch]) if batch else ""

    def saved(self) -> HttpResponse:
        """The list with which it came, else the indicator; of a project, the plan's projects."""
        if self._list():
            return redirect(self._list())
        plan = self.row.annual_plan
        if plan is not None:
            return redirect("projects", plan.agency.code, plan.fiscal_year_be)
        assert self.row.indicator_id is not None, "a report is saved into an indicator or into a plan"
        return redirect("indicator", self.row.indicator_id)

    def said(self) -> str:
        """That the report is saved."""
        return _("The report is saved.")


def _closed(page: ImportPreview) -> list[str]:
    """Why saving would be refused: the quarters that it would change and that are not open any more."""
    touched = {change.quarter for change in page.changes}
    rows = page.updates.quarters.all() if page.updates is not None else ()
    reasons = (why_not_open(row) for row in rows if row.quarter in touched)
    return [str(reason) for reason in reasons if reason is not None]
