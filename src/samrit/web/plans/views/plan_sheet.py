"""A plan as a sheet of Excel: take it away, bring it back, look at it row by row, save it or let it go."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.permissions import BUILD_PLAN, DECIDE_UPLOAD
from samrit.actions.plans.plan_upload import discard_plan_upload, preview_plan_upload, save_plan_upload
from samrit.definitions.weights import WHOLE, total, weighing
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.queries.plans.plan_sheet import ResolvedRow, RowState, resolve, sheet_content
from samrit.queries.plans.sheet import stored_issues, stored_rows
from samrit.queries.plans.year_changes import FieldChange, field_changes
from samrit.records.models import Agency, AnnualPlan, PlanUpload
from samrit.thai.translation import _
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Refused, StaleVersion
from samrit.web import words
from samrit.web.asked import require
from samrit.web.download import download
from samrit.web.reports.forms.upload import SheetForm
from samrit.writers.plan_sheet import MEDIA_TYPE, write_plan_sheet


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of the sheet as the page shows it."""

    number: int
    state: RowState
    words: str
    name: str
    changes: tuple[FieldChange, ...]
    issues: tuple[tuple[str, str], ...]


@require_safe
def sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """The plan as it stands, or an empty template where it has no indicators; it comes back by the same page."""
    found = _agency(request, agency)
    data = write_plan_sheet(sheet_content(found, fiscal_year_be))
    return download(data, f"plan-{agency}-{fiscal_year_be}.xlsx", MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def import_sheet(request: HttpRequest, agency: str, fiscal_year_be: int) -> HttpResponse:
    """Bring a sheet; it is read, and nothing else happens yet."""
    found = _agency(request, agency)
    require(request, BUILD_PLAN, AnnualPlan(agency=found, fiscal_year_be=fiscal_year_be))
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            stored = preview_plan_upload(
                agency=found,
                fiscal_year_be=fiscal_year_be,
                data=file.read(),
                name=file.name,
                by=signed_in(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file", str(refusal.message))
        else:
            return redirect("plan_preview", stored.pk)
    context = {
        "form": form,
        "agency": found,
        "fiscal_year_be": fiscal_year_be,
        "year": words.year(fiscal_year_be),
        "plan": found.annual_plans.filter(fiscal_year_be=fiscal_year_be).first(),
    }
    return render(request, "plans/plan_upload.html", context, status=422 if form.errors else 200)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read, row by row, and what saving it would do."""
    upload = _mine(request, pk)
    if upload.state == UploadState.SAVED:
        return redirect("definitions", upload.agency.code, upload.fiscal_year_be)
    resolved = resolve(upload.agency, upload.fiscal_year_be, stored_rows(upload))
    context = {
        "upload": upload,
        "year": words.year(upload.fiscal_year_be),
        "rows": [_shown(row) for row in resolved.rows],
        "issues": [(issue.cell, str(issue.message)) for issue in stored_issues(upload)],
        "counts": [(state, words.row_state(state), resolved.count(state)) for state in RowState],
        "left_out": resolved.left_out,
        "weights": str(weighing(resolved.weights)),
        "is_whole": total(resolved.weights) == WHOLE,
        "unclear": resolved.count(RowState.UNCLEAR),
        "may_be_saved": resolved.may_be_saved,
        "is_open": upload.state == UploadState.PREVIEWED,
        "expected_version": resolved.state,
    }
    return render(request, "plans/plan_preview.html", context)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save every row, or nothing where the plan has moved on since it was looked at."""
    upload = _mine(request, pk)
    try:
        plan = save_plan_upload(
            upload=upload,
            expected_version=request.POST.get("expected_version", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
    except StaleVersion as refusal:
        messages.warning(request, str(refusal.message))
        return redirect("plan_preview", pk)
    messages.success(request, _("The plan is saved."))
    return redirect("definitions", plan.agency.code, plan.fiscal_year_be)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the sheet go."""
    upload = discard_plan_upload(upload=_mine(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the file was saved."))
    return redirect("plan_upload", upload.agency.code, upload.fiscal_year_be)


def _shown(row: ResolvedRow) -> _Shown:
    is_changed = row.indicator is not None and row.before != row.after
    return _Shown(
        number=row.number,
        state=row.state,
        words=words.row_state(row.state),
        name=f"{row.after.number}. {row.after.name_th}" if row.after.number else row.after.name_th,
        changes=field_changes(row.before, row.after) if is_changed else (),
        issues=tuple((issue.cell, str(issue.message)) for issue in row.issues),
    )


def _agency(request: HttpRequest, code: str) -> Agency:
    found = visible_agencies(signed_in(request), today=timezone.localdate()).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _mine(request: HttpRequest, pk: int) -> PlanUpload:
    stored = get_object_or_404(PlanUpload.objects.select_related("agency"), pk=pk)
    require(request, DECIDE_UPLOAD, stored)
    return stored
