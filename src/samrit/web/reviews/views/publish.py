"""Publishing what has been evaluated, many reports at once."""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.report_permissions import PUBLISH
from samrit.actions.reviews.brakes import has_brakes
from samrit.actions.reviews.publish_many import publish_many
from samrit.queries.reviews.marks import full_marks
from samrit.queries.reviews.publishing import Ready, agencies_of, narrowed, ready, to_publish
from samrit.records.models import QuarterReport
from samrit.thai.translation import Message, _
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.history import quarter_name
from samrit.web.form_view import form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.reviews.forms.publish import PublishFilter, PublishForm

SHOWN = 100
_COUNT = Message.counted("{count} report", "{count} reports", count=0)
_COLUMNS: tuple[Column[Ready], ...] = (
    Column(Message("Fiscal year"), lambda one: one.fiscal_year_be),
    Column(Message("Quarter"), lambda one: quarter_name(one.quarter)),
    Column(Message("Indicator"), lambda one: one.indicator),
    Column(Message("Agency"), lambda one: one.agency),
    Column(Message("Result"), lambda one: one.result),
    Column(Message("Score"), lambda one: one.score),
)
_VALUE = re.compile(r"[0-9]{1,18}\.[0-9]{1,9}\.[0-9]{1,9}", re.ASCII)


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """What can be published, each line to be ticked; published when posted."""
    by = require(request, PUBLISH)
    form = PublishForm(sent(request))
    form.offer([value for value in request.POST.getlist("report") if _VALUE.fullmatch(value)])

    def act() -> HttpResponse | None:
        if not form.cleaned_data["confirmed"]:
            return None  # the page shows first what the public will see
        expected_version = form.cleaned_data["report"]
        rows = {row.pk: row for row in QuarterReport.objects.filter(pk__in=expected_version)}
        published = publish_many(
            reports=[(rows[pk], expected_version[pk]) for pk in expected_version if pk in rows],
            by=by,
            at=timezone.now(),
        )
        if n := published.count:
            said = Message.counted("{count} report is published.", "{count} reports are published.", count=n)
            messages.success(request, str(said))
        if n := published.later:
            later = Message.counted(
                "{count} report is published when the day ends, and can be stopped here until then.",
                "{count} reports are published when the day ends, and can be stopped here until then.",
                count=n,
            )
            messages.success(request, str(later))
        for reason in published.reasons:
            messages.warning(request, _("Not published: {why}", why=str(reason)))
        return redirect("publish")

    def show() -> HttpResponse:
        rows = to_publish(by, today=timezone.localdate())
        if form.is_bound and not form.errors:
            chosen = list(rows.filter(pk__in=form.cleaned_data["report"]))
            context = {
                "form": form,
                "groups": _groups(ready(row) for row in chosen),
                "values": form.cleaned_data["report"],
                "count": len(chosen),
                "today": timezone.localdate(),
                "is_put_off": any(has_brakes(row) for row in chosen[:1]),
            }
            return render(request, "reviews/publish_confirm.html", context)
        choice = PublishFilter(request.GET)
        choice.offer(agencies_of(rows))
        listed: Listing[QuarterReport, Ready] = Listing(
            request,
            narrowed(rows, agency=choice.choice("agency"), quarter=choice.choice("quarter") or None),
            lambda some: [ready(row) for row in some],
            _COLUMNS,
            form=choice,
            count=_COUNT,
            size=SHOWN,
        )
        query = request.GET.copy()
        query["tick"] = "all"
        context = {
            "form": form,
            "groups": _groups(listed.lines),
            "is_ticked": request.GET.get("tick") == "all",
            "tick_url": f"?{query.urlencode()}",
            "today": timezone.localdate(),
            "put_off": [ready(row) for row in to_publish(by, today=timezone.localdate(), is_put_off=True)],
            "is_narrowed": bool(choice.choice("agency") or choice.choice("quarter")),
        }
        return listed.answer("reviews/publish.html", context, name="to-publish")

    return form_view(request, form, act, show)


def _groups(lines: Iterable[Ready]) -> list[dict[str, Any]]:
    """The lines under their year and quarter."""
    groups: dict[tuple[int, int], list[Ready]] = {}
    for one in lines:
        groups.setdefault((one.fiscal_year_be, one.quarter), []).append(one)
    return [
        {
            "year": words.year(year),
            "quarter": quarter_name(quarter),
            "rows": rows,
            "full": full_marks(quarter, year),
        }
        for (year, quarter), rows in groups.items()
    ]
