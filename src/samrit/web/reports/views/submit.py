"""Handing a quarter's report in: what is still wrong in one list, and the button where nothing stops it."""

from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import OnReport
from samrit.actions.reviews import review
from samrit.ledger.content import content_of
from samrit.ledger.field_words import reason_words
from samrit.queries.people.access import signed_in
from samrit.queries.reports.submission_issues import UNCHANGED, SubmissionIssue, submission_issues
from samrit.records.models import Draft, QuarterReport
from samrit.scoring.printed import worded
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Invalid, Refused, Unavailable
from samrit.vocabulary.workflow import Action, Status
from samrit.web.asked import may, require
from samrit.web.city.history import quarter_name
from samrit.web.counting.counted import shown_lines
from samrit.web.form_view import form_view, sent
from samrit.web.reports.quarter_statuses import key
from samrit.web.reports.to_read import is_opened, to_read
from samrit.web.reviews.forms.decide import form_for
from samrit.writers.typeset import lost_letters

# Where on the form something is mended; a field that isn't named here has the anchor of its control.
_ANCHORS = {"": "notes-whole", "result": "field-kind", "figures": "figures", "evidence": "notes-evidence"}


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What is still wrong; handed in when posted, once, however often it is pressed."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency", "indicator__signoff")
    row, by = get_object_or_404(rows, indicator_id=pk, quarter=number), signed_in(request)
    form = form_for(Action.SUBMIT)(sent(request), row=row, by=by)

    def act() -> HttpResponse | None:
        try:
            return hand_in(request, row, **form.details)
        except Invalid:
            form.refresh()
            return None  # the page lists what is still wrong
        except Unavailable:
            raise
        except Refused:
            row.refresh_from_db(fields=["status", "submitted_by", "submitted_at"])
            if (gone := already_handed_in(request, pk, number)) is not None:
                return gone
            form.refresh()
            raise

    def page() -> HttpResponse:
        why = OnReport(Action.SUBMIT).why_not(row, by, timezone.now())
        if why is not None and is_opened(request) and may(request, Permission.READ, row.indicator.annual_plan.agency):
            return to_read(request, row, why)
        require(request, OnReport(Action.SUBMIT), row)
        issues = submission_issues(row, on=timezone.localdate())
        form_at = reverse("quarter", args=[pk, number])
        context = {
            "form": form,
            "row": row,
            "result": worded(row.result),
            "quarter": quarter_name(number),
            "stops": [_line(one, form_at) for one in issues if one.stops and one.field != UNCHANGED],
            "sent_back": reason_words(row.return_reasons) if UNCHANGED in form.fields else (),
            "doubts": [_line(one, form_at) for one in issues if not one.stops],
            "draft": Draft.objects.filter(report=row, user=by).first(),
            "counted": shown_lines(row.indicator).get(key(number)),
            "lost": lost_letters(msgspec.to_builtins(content_of(row))),
        }
        return render(request, "reports/submit.html", context)

    return form_view(request, form, act, page, both=lambda _clash: ())


def hand_in(request: HttpRequest, row: QuarterReport, **details: Any) -> HttpResponse:
    """Submit a report as it is saved, and lead to what comes next; Refused where it can't be."""
    review.submit(report=row, by=signed_in(request), at=timezone.now(), **details)
    return redirect("receipt", row.indicator_id, row.quarter)


def already_handed_in(request: HttpRequest, pk: int, number: int) -> HttpResponse | None:
    """The way on where somebody comes back to a form whose report they have handed in; None where they have not."""
    handed_in = QuarterReport.objects.filter(
        indicator_id=pk, quarter=number, status=Status.SUBMITTED.value, submitted_by=signed_in(request)
    )
    if not handed_in.exists():
        return None
    if request.method == "POST":
        said = _("{quarter} was handed in already; pressing twice has done nothing more.", quarter=quarter_name(number))
        messages.info(request, said)
    return redirect("receipt", pk, number)


def _line(issues: SubmissionIssue, form_at: str) -> dict[str, str]:
    anchor = _ANCHORS.get(issues.field, f"id_{issues.field}")
    return {
        "sentence": str(issues.sentence),
        "words": issues.words,
        "code": issues.code,
        "url": f"{form_at}#{anchor}",
    }
