"""Measurements: the list, a new one, its protocol, its run, and what came of it."""

import json
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samrit.actions.measurements.measure_event import (
    ask_to_measure,
    fix_and_ask,
    is_quick,
    measurable_agencies,
    measure_now,
)
from samrit.actions.permissions import Permission
from samrit.ledger.blobs import blob_bytes
from samrit.measure.drawing import with_letters
from samrit.measure.names import LEAST_ERROR, NAMES
from samrit.measure.protocol import read_protocol
from samrit.queries.measurements.measurement import measurement_page
from samrit.queries.measurements.measurements import (
    MeasuredRow,
    measurable_campaigns,
    measured_campaigns,
    measured_list,
    measured_rows,
    usable_series,
    used_in,
)
from samrit.queries.people.access import signed_in, visible_agencies
from samrit.records.models import Measurement, MeasurementProtocol, MeasurementRun
from samrit.thai.translation import Message, language
from samrit.vocabulary.codes import PaperKind, RunState
from samrit.web.asked import may, require
from samrit.web.form_view import form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.measurements import measure_words
from samrit.web.measurements.forms.measure import MeasuredFilterForm, MeasureForm, RunForm
from samrit.web.stored_file import stored_file

_COUNT = Message.counted("{count} measurement", "{count} measurements", count=0)
_COLUMNS: tuple[Column[MeasuredRow], ...] = (
    Column(Message("Measurement"), lambda row: row.name),
    Column(Message("Agency"), lambda row: row.agency.name()),
    Column(Message("Campaign"), lambda row: row.campaign),
    Column(Message("Event"), lambda row: row.starts_at.astimezone(ZoneInfo(row.tz)).isoformat(timespec="minutes")),
    Column(Message("Saved (MWh)"), lambda row: row.saved_mwh),
    Column(Message("Mean (MW)"), lambda row: row.mean_mw),
)
# A picture that was drawn here: nothing in it runs, and it fetches nothing.
_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"


@require_safe
def measurements(request: HttpRequest) -> HttpResponse:
    """What was measured, by agency and campaign."""
    user = signed_in(request)
    agencies = list(visible_agencies(user, today=timezone.localdate()).order_by("path"))
    form = MeasuredFilterForm(request.GET, agencies=agencies, campaigns=measured_campaigns(agencies))
    found = measured_list(agencies, agency=form.choice("agency"), campaign=form.choice("campaign"))
    context = {"waiting": found.waiting, "may_add": bool(measurable_agencies(user, timezone.now()))}
    shown = Listing(request, found.rows, measured_rows, _COLUMNS, form=form, count=_COUNT)
    return shown.answer("measurements/measurements.html", context, name="measurements")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Fix a protocol, and run it where there are load data already."""
    by = require(request, Permission.MEASURE.anywhere)
    old = _old(request)
    agencies = measurable_agencies(by, timezone.now())
    choices: dict[str, Any] = {
        "agencies": agencies, "campaigns": measurable_campaigns(agencies), "series": usable_series(by, today=timezone.localdate())
    }  # fmt: skip
    initial = MeasureForm.initial_of(old) if old is not None else {"series": request.GET.get("load", "")}
    form = MeasureForm(sent(request), initial=initial, **choices)

    def act() -> HttpResponse:
        protocol, run = fix_and_ask(**form.details, supersedes=old, by=by, at=timezone.now())
        return redirect("measure_protocol", protocol.pk) if run is None else _started(run)

    page = partial(render, request, "measurements/new.html", {"form": form, "old": old})
    return form_view(request, form, act, page, say=measure_words.sentence)


@require_http_methods(["GET", "HEAD", "POST"])
def protocol(request: HttpRequest, pk: int) -> HttpResponse:
    """A protocol as it was fixed; run over load data when posted."""
    found = get_object_or_404(MeasurementProtocol.objects.select_related("agency", "campaign", "fixed_by"), pk=pk)
    by = require(request, Permission.READ, found.agency)
    form = RunForm(sent(request), series=usable_series(by, today=timezone.localdate()))

    def act() -> HttpResponse:
        is_other_zone = form.cleaned_data["is_other_zone"]
        run = ask_to_measure(protocol=found, series=form.chosen, is_other_zone=is_other_zone, by=by, at=timezone.now())
        return _started(run)

    shown = read_protocol(found.canonical)
    context = {
        "protocol": found,
        "shown": shown,
        "method": measure_words.method(shown.method) if shown.method in {LEAST_ERROR, *NAMES} else shown.method,
        "form": form,
        "may_run": may(request, Permission.MEASURE, found.agency) and found.event_starts_at <= timezone.now(),
        "is_to_come": found.event_starts_at > timezone.now(),
        "runs": found.runs.select_related("load_series").order_by("-asked_at"),
    }
    return form_view(request, form, act, lambda: render(request, "measurements/protocol.html", context))


@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """A run that was asked for: leads to its measurement once there is one, else says how it stands."""
    rows = MeasurementRun.objects.select_related("protocol__agency", "load_series")
    found = get_object_or_404(rows, pk=pk)
    require(request, Permission.READ, found.protocol.agency)
    if found.measurement_id is not None:
        return redirect("measurement", found.measurement_id)
    refusal = found.refusal
    context = {
        "run": found,
        "is_waiting": found.state == RunState.WAITING,
        "refusal": measure_words.sentence(refusal) if refusal is not None else "",
    }
    response = render(request, "measurements/run.html", context)
    if found.state == RunState.WAITING:
        response["Refresh"] = "5"  # seconds; the browser looks again by itself, without any script
    return response


@require_safe
def measurement(request: HttpRequest, pk: int) -> HttpResponse:
    """One measurement: the sentence, the three figures, how sure, all methods, and what it takes to run it again."""
    row = _readable(request, pk)
    papers = set(row.papers.filter(language=language()).values_list("kind", flat=True))
    context = {
        "row": row,
        "shown": measurement_page(row),
        "other_language": "en" if language() == "th" else "th",
        "later": Measurement.objects.filter(supersedes=row).first(),
        "papers": papers,
        "used_in": used_in(row),
        "protocol": MeasurementProtocol.objects.filter(runs__measurement=row).select_related("fixed_by").first(),
        "may_measure": may(request, Permission.MEASURE, row.agency),
    }
    return render(request, "measurements/measurement.html", context)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper as it was printed at the time of the run, in the reader's language."""
    row = _readable(request, pk)
    found = get_object_or_404(row.papers.select_related("blob"), kind=PaperKind.PDF.value, language=language())
    return stored_file(found.blob, f"measurement-{row.pk}.pdf", is_shown=True)


@require_safe
def chart(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A chart as it was drawn at the time of the run."""
    row = _readable(request, pk)
    if kind not in (PaperKind.EVENING, PaperKind.PLACEBOS):
        raise Http404
    found = get_object_or_404(row.papers.select_related("blob"), kind=kind, language=language())
    response = HttpResponse(with_letters(blob_bytes(found.blob).decode()), content_type="image/svg+xml")
    response["Content-Security-Policy"] = _PICTURE
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole record of the run, as `samrit measure --json` gives it."""
    row = _readable(request, pk)
    text = json.dumps(row.answer, ensure_ascii=False, indent=2) + "\n"
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _started(run: MeasurementRun) -> HttpResponse:
    """Done at once where that is quick; else the worker has it already."""
    if is_quick(run):
        measure_now(run=run, at=timezone.now())
    return redirect("measure_run", run.pk)


def _old(request: HttpRequest) -> Measurement | None:
    """What the new one is to supersede."""
    pk = request.POST.get("supersedes") or request.GET.get("supersedes", "")
    return _readable(request, int(pk)) if pk.isdecimal() and len(pk) < 18 else None


def _readable(request: HttpRequest, pk: int) -> Measurement:
    rows = Measurement.objects.select_related("agency", "campaign", "load_series__blob", "supersedes", "made_by")
    row = get_object_or_404(rows, pk=pk)
    require(request, Permission.READ, row.agency)
    return row
