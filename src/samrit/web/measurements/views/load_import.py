"""Load data: the list, a file that is brought and looked at, saved or let go, and retired."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.measurements.load_import import retire_load, series_of, upload_load
from samrit.actions.measurements.measure_event import measurable_agencies
from samrit.actions.permissions import Permission
from samrit.queries.measurements.measurements import load_list, measured_from, understood
from samrit.queries.people.access import signed_in
from samrit.records.models import Import, LoadSeries
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.refusal import Invalid
from samrit.web import importing
from samrit.web.asked import may, require
from samrit.web.components.crumbs import Crumb, trail
from samrit.web.form_view import sent_files
from samrit.web.listing import Column, Listing
from samrit.web.measurements import measure_words
from samrit.web.measurements.forms.load import LoadForm, RetireForm
from samrit.web.stored_file import stored_file

_COUNT = Message.counted("{count} file of load data", "{count} files of load data", count=0)
_COLUMNS: tuple[Column[LoadSeries], ...] = (
    Column(Message("Load data"), lambda row: row.name),
    Column(Message("Agency"), lambda row: row.agency.name()),
    Column(Message("From"), lambda row: row.starts_at.isoformat()),
    Column(Message("To"), lambda row: row.ends_at.isoformat()),
    Column(Message("Interval (minutes)"), lambda row: row.interval_minutes),
    Column(Message("Readings"), lambda row: row.readings),
)


@require_safe
def loads(request: HttpRequest) -> HttpResponse:
    """The load data that one may read."""
    user = signed_in(request)
    found: Listing[LoadSeries, LoadSeries] = Listing(
        request, load_list(user, today=timezone.localdate()), list, _COLUMNS, count=_COUNT
    )
    may_add = bool(measurable_agencies(user, timezone.now()))
    context = {"may_add": may_add, "waiting": importing.waiting("load", user)}
    return found.answer("measurements/loads.html", context, name="load-data")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Import a file; it is read, and nothing else happens yet."""
    by = require(request, Permission.MEASURE.anywhere)
    form = LoadForm(*sent_files(request), agencies=measurable_agencies(by, timezone.now()))

    def send(data: bytes, name: str) -> Import:
        return upload_load(agency=form.chosen_agency, file=form.load_file(data, name), by=by, at=timezone.now())

    heading = _("Import load data")
    context = {
        "heading": heading,
        "then": _(
            "You see first what was understood of the file; nothing is saved before you say so. What would change the result "
            "is never guessed: you say it."
        ),
        "back": reverse("loads"),
        "crumbs": trail("loads", here=heading),
    }
    page = "measurements/load_new.html"
    return importing.upload(
        request, "load", form, send, template=page, context=context, field=None, say=measure_words.sentence
    )


@require_safe
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood of a file, and what was measured from it."""
    series = _readable(request, pk)
    more = {
        "may_use": may(request, Permission.MEASURE, series.agency) and series.retired_at is None,
        "measurements": measured_from(series),
        "form": RetireForm(),
    }
    return render(request, "measurements/load.html", _shown(series) | more)


class LoadPage(importing.ImportPage):
    """What was understood, as the saved load data show it."""

    template = "measurements/load_preview.html"
    address = path("load/new/", new, name="new_load")

    def context(self) -> Mapping[str, Any]:
        """The load data that it would become."""
        return _shown(series_of(self.row))

    def crumbs(self) -> list[Crumb]:
        """By the list of load data."""
        return trail("loads", here=self.row.stated["name"])

    def saved(self) -> HttpResponse:
        """The load data."""
        return redirect("load", LoadSeries.objects.get(upload=self.row).pk)

    def said(self) -> str:
        """That it can be used."""
        return _("The load data is saved; it can be measured from.")


def _shown(series: LoadSeries) -> dict[str, Any]:
    found = [
        {**one, "sentence": measure_words.on_the_page(one[language()]), "is_warning": one["weight"] == "warning"}
        for one in series.findings
    ]
    return {
        "series": series,
        "understood": understood(series),
        "found": found,
        "first": series.starts_at.astimezone(ZoneInfo(series.tz)),
        "last": series.ends_at.astimezone(ZoneInfo(series.tz)),
    }


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
