"""Load data: the list, a file that is brought and looked at, saved or let go, and retired."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.measurements.load_data import discard_load, preview_load, retire_load, save_load
from samrit.actions.measurements.measure_event import measurable_agencies
from samrit.actions.permissions import Permission
from samrit.queries.measurements.measurements import load_list, measured_from, understood
from samrit.queries.people.access import signed_in
from samrit.records.models import LoadSeries
from samrit.thai.translation import _, language
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Invalid
from samrit.web.asked import may, require
from samrit.web.measurements import measure_words
from samrit.web.measurements.forms.load import LoadForm, RetireForm
from samrit.web.stored_file import stored_file


@require_safe
def loads(request: HttpRequest) -> HttpResponse:
    """The load data that one may read."""
    user, number = signed_in(request), request.GET.get("page", "")
    found = load_list(user, number=int(number) if number.isdecimal() else 1, today=timezone.localdate())
    may_add = bool(measurable_agencies(user, timezone.now()))
    return render(request, "measurements/loads.html", {"page": found, "may_add": may_add})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Bring a file; it is read, and nothing else happens yet."""
    by = require(request, Permission.MEASURE.anywhere)
    agencies = measurable_agencies(by, timezone.now())
    form = (
        LoadForm(request.POST, request.FILES, agencies=agencies)
        if request.method == "POST"
        else LoadForm(agencies=agencies)
    )
    if form.is_valid():
        try:
            stored = preview_load(agency=form.chosen_agency, file=form.load_file, by=by, at=timezone.now())
        except Invalid as refusal:
            form.add_error(None, measure_words.sentence(refusal.message))
        else:
            return redirect("load", stored.pk)
    return render(request, "measurements/load_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood of a file: before it is saved, and ever after."""
    series = _readable(request, pk)
    found = [
        {**one, "sentence": measure_words.on_the_page(one[language()]), "is_warning": one["weight"] == "warning"}
        for one in series.findings
    ]
    may_measure = may(request, Permission.MEASURE, series.agency)
    context = {
        "series": series,
        "understood": understood(series),
        "found": found,
        "first": series.starts_at.astimezone(ZoneInfo(series.tz)),
        "last": series.ends_at.astimezone(ZoneInfo(series.tz)),
        "is_previewed": series.state == UploadState.PREVIEWED,
        "is_discarded": series.state == UploadState.DISCARDED,
        "may_decide": may_measure and series.state == UploadState.PREVIEWED,
        "may_use": may_measure and series.state == UploadState.SAVED and series.retired_at is None,
        "measurements": measured_from(series),
        "form": RetireForm(),
    }
    return render(request, "measurements/load.html", context)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was looked at."""
    save_load(series=_readable(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("The load data is saved; it can be measured from."))
    return redirect("load", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the file go."""
    discard_load(series=_readable(request, pk), by=signed_in(request), at=timezone.now())
    messages.success(request, _("Nothing of the file was saved."))
    return redirect("loads")


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is measured from it any more."""
    try:
        retire_load(
            series=_readable(request, pk),
            reason=request.POST.get("reason", ""),
            by=signed_in(request),
            at=timezone.now(),
        )
    except Invalid as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The load data is retired."))
    return redirect("load", pk)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came."""
    series = _readable(request, pk)
    return stored_file(series.blob, series.file_name, is_shown=False)


def _readable(request: HttpRequest, pk: int) -> LoadSeries:
    rows = LoadSeries.objects.select_related("agency", "blob", "added_by", "retired_by")
    series = get_object_or_404(rows, pk=pk)
    require(request, Permission.READ, series.agency)
    return series
