"""Evidence of a quarter: the list, what is added, described and removed; its files."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.evidence.add_evidence import add_file_evidence, add_link_evidence
from samrit.actions.evidence.change_evidence import describe_evidence, remove_evidence, report_of
from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.evidence.accept import too_large
from samrit.evidence.kinds import MAX_BYTES
from samrit.queries.people.access import signed_in
from samrit.records.models import Capture, Evidence, QuarterReport
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Invalid, Refused, Unavailable
from samrit.web.asked import may, require
from samrit.web.city.history import quarter_name
from samrit.web.components.stale import stale_of
from samrit.web.evidence.evidence_panel import Said, panel
from samrit.web.evidence.forms.evidence import MOST_FILES, AddForm, DescribeForm, RemoveForm
from samrit.web.form_view import form_view
from samrit.web.stored_file import stored_file
from samrit.web.unavailable import down

_PART = "evidence/parts/evidence.html"


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The evidence of a quarter; files or a link are added when posted."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency", "indicator__signoff")
    report = get_object_or_404(rows, indicator_id=pk, quarter=number)
    if request.method != "POST":
        require(request, Permission.READ, report.indicator.annual_plan.agency)
        return _page(request, report)
    require(request, EDIT_QUARTER, report)
    form, said = AddForm(request.POST, request.FILES), list[Said]()

    def act() -> HttpResponse | None:
        said.extend(_added(request, report, form))
        return None if any(one.is_refusal for one in said) else _done(request, report, *said)

    return form_view(request, form, act, lambda: _again(request, report, form, said=said))


@require_POST
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what evidence shows, and which quarter it belongs to."""
    item = get_object_or_404(Evidence, pk=pk)
    report = report_of(item)
    require(request, EDIT_QUARTER, report)
    form = DescribeForm(request.POST)

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        describe_evidence(
            evidence=item,
            shows=cleaned["shows"],
            quarter=cleaned["quarter"],
            expected_version=cleaned["expected_version"] if "expected_version" in request.POST else None,
            by=signed_in(request),
            at=timezone.now(),
        )
        return _done(request, report, Said(item.ref, _("What it shows is saved.")))

    def page() -> HttpResponse:
        return _again(request, report, form, name=item.ref, typed={item.pk: request.POST.get("shows", "")})

    return form_view(request, form, act, page, both=lambda _clash: ())


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take evidence back, with a reason."""
    item = get_object_or_404(Evidence, pk=pk)
    report = report_of(item)
    require(request, EDIT_QUARTER, report)
    form = RemoveForm(request.POST)

    def act() -> HttpResponse:
        reason = form.cleaned_data["reason"]
        remove_evidence(evidence=item, reason=reason, by=signed_in(request), at=timezone.now())
        return _done(request, report, Said(item.ref, _("It is removed; who looks into the history finds it there.")))

    return form_view(request, form, act, lambda: _again(request, report, form, name=item.ref))


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a piece of evidence, for those who may read its indicator."""
    rows = Evidence.objects.select_related("blob", "indicator__annual_plan__agency")
    item = get_object_or_404(rows, pk=pk)
    require(request, Permission.READ, item.indicator.annual_plan.agency)
    if item.blob is None:
        raise Http404
    return stored_file(item.blob, item.ref, is_shown="view" in request.GET)


@require_safe
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy that was kept of a link, for those who may read its indicator."""
    rows = Capture.objects.select_related("blob", "evidence__indicator__annual_plan__agency")
    capture = get_object_or_404(rows, pk=pk)
    require(request, Permission.READ, capture.evidence.indicator.annual_plan.agency)
    if capture.blob is None:
        raise Http404
    title = capture.title.replace("/", "-").replace("\\", "-") or "copy"
    name = f"{title} {timezone.localtime(capture.at):%Y-%m-%d}"
    return stored_file(capture.blob, name, is_shown="view" in request.GET)


def _added(request: HttpRequest, report: QuarterReport, form: AddForm) -> Iterator[Said]:
    by, shows, url = signed_in(request), form.cleaned_data["shows"], form.cleaned_data["url"]
    files = request.FILES.getlist("file")[:MOST_FILES]
    if not files and not url.strip():
        yield Said("", _("Choose a file, or give a link."), True)
    for upload in files:
        yield _added_file(upload, report, request, shows)
    if url.strip():
        try:
            add_link_evidence(report=report, url=url, shows=shows, by=by, at=timezone.now())
        except (Invalid, Unavailable) as refusal:
            yield _not_added(url, refusal)
        else:
            yield Said(url, _("The link is added; a copy of it is being made."))


def _added_file(upload: UploadedFile[Any], report: QuarterReport, request: HttpRequest, shows: str) -> Said:
    name = upload.name or ""
    if (upload.size or 0) > MAX_BYTES:
        return Said(name, str(too_large(upload.size or 0, MAX_BYTES).message), True)
    try:
        added = add_file_evidence(
            report=report, data=upload.read(), name=name, shows=shows, by=signed_in(request), at=timezone.now()
        )
    except (Invalid, Unavailable) as refusal:
        return _not_added(name, refusal)
    stated = " ".join(str(message) for message in added.notes)
    return Said(added.evidence.ref, " ".join(filter(None, (_("The file is added."), stated))))


def _not_added(name: str, refusal: Refused) -> Said:
    return Said(name, str(refusal.message), True, refusal if isinstance(refusal, Unavailable) else None)


def _done(request: HttpRequest, report: QuarterReport, *said: Said) -> HttpResponse:
    """The list as it stands now for our own script; the way to it for everybody else."""
    if _is_script(request):
        return render(request, _PART, {**panel(report, signed_in(request), said=said), "typed": {}})
    for one in said:
        messages.success(request, f"{one.name}: {one.sentence}" if one.name else one.sentence)
    return redirect("evidence", report.indicator_id, report.quarter)


def _again(  # noqa: PLR0913 - what was refused, and what was typed
    request: HttpRequest,
    report: QuarterReport,
    form: Form,
    *,
    name: str = "",
    said: Sequence[Said] = (),
    typed: Mapping[int, str] | None = None,
) -> HttpResponse:
    """The list with what was refused, and what was typed; a page tells above its title what is wrong in its form."""
    stale = stale_of(form)
    sentences = [stale.sentence] if stale else [str(one) for one in form.non_field_errors()]
    if not sentences and form.errors:
        sentences = [_("This is too long.")]
    refused = [Said(name, one, is_refusal=True) for one in sentences if stale or _is_script(request)]
    shown = {**panel(report, signed_in(request), said=[*said, *refused]), "link_typed": _link_typed(request)}
    context = {**shown, "typed": typed or {}, "form": form}
    response = render(request, _PART, context) if _is_script(request) else _page(request, report, context)
    outage = next((one.outage for one in said if one.outage), None)
    return down(response, outage) if outage else response


def _link_typed(request: HttpRequest) -> Mapping[str, str]:
    """The link, and what it shows, as they were sent; what evidence shows that is there already is another form's."""
    is_link = "url" in request.POST
    return {name: request.POST.get(name, "") if is_link else "" for name in ("url", "shows")}


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _page(request: HttpRequest, report: QuarterReport, shown: dict[str, object] | None = None) -> HttpResponse:
    context = {
        "row": report,
        "indicator": report.indicator,
        "heading": quarter_name(report.quarter),
        "may_edit": may(request, EDIT_QUARTER, report),
        **(shown if shown is not None else panel(report, signed_in(request))),
    }
    return render(request, "evidence/evidence.html", context)
