"""The receipt of a report that was handed in: what was sent, to whom, what comes next."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.report_permissions import OnReport
from samrit.queries.people.access import signed_in
from samrit.queries.people.due import pressing
from samrit.queries.reports.assessment import row_of
from samrit.queries.reviews.receipt import Receipt, receipt
from samrit.scoring.domain import without_unit
from samrit.scoring.words import figure_said, unit_after
from samrit.thai.translation import Message, _
from samrit.vocabulary.workflow import OPEN, Action, Status
from samrit.web import words
from samrit.web.asked import may
from samrit.web.city.history import action_done
from samrit.web.people.todo import row as todo_row
from samrit.web.reports.filing_page import TONES
from samrit.web.reports.views.indicator import readable

_NEXT_SHOWN = 3  # of the reports that are due: the next one large, two more in a line each


@require_safe
def submitted(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Where the report went and what is due next; a report that isn't handed in leads to its indicator."""
    user, today = signed_in(request), timezone.localdate()
    indicator = readable(pk, user)
    row = row_of(indicator, number)
    if row is None:
        raise Http404
    if Status(row.status) in OPEN:
        return redirect("indicator", pk)
    row.indicator = indicator
    found = receipt(indicator, row, user, today=today)
    due = [todo_row(one) for one in found.due[:_NEXT_SHOWN]]
    verdict = found.judgement.verdict
    unit_text = row.result_unit_text or indicator.target_unit_text
    context = {
        "row": row,
        "indicator": indicator,
        "done": action_done(Action.SUBMIT, number),
        "value": figure_said(without_unit(row.result_value_text, unit_text)) if row.result_value is not None else "",
        "unit": unit_after(unit_text),
        "verdict_word": words.verdict(verdict) if verdict is not None else "",
        "verdict_tone": TONES.get(verdict, "") if verdict is not None else "",
        "found": found,
        "missing": [str(one) for one in found.approvals.missing],
        "in_time": _in_time(found) if found.reached is None else "",
        "waits_to": _waits_to(found),
        "sign_at": reverse("decide", args=[pk, number, Action.SIGN.value])
        if may(request, OnReport(Action.SIGN), row)
        else "",
        "may_take_back": may(request, OnReport(Action.WITHDRAW), row),
        "take_back_at": reverse("decide", args=[pk, number, Action.WITHDRAW.value]),
        "next": due[0] if due else None,
        "left": pressing(found.due, today=today),
        "after": due[1:],
        "today": today,
    }
    return render(request, "reports/receipt.html", context)


def _in_time(found: Receipt) -> str:
    """How what was sent stands to its own day: the report, or its correction; nothing of what was taken back between."""
    deadline = found.row.deadline
    if deadline.correction_due_on is not None and found.row.submitted_at is not None:
        return _correction_in_time((deadline.correction_due_on - timezone.localdate(found.row.submitted_at)).days)
    if found.row.round > 1:
        return ""
    if deadline.days_late:
        return str(Message.counted("{count} day late", "{count} days late", count=deadline.days_late))
    if deadline.handed_in_on is None:
        return ""
    left = (deadline.due_on - deadline.handed_in_on).days
    if not left:
        return _("on the day it was due")
    return str(Message.counted("{count} day before it was due", "{count} days before it was due", count=left))


def _correction_in_time(left: int) -> str:
    if not left:
        return _("correction sent on the day it was due")
    if left < 0:
        return str(
            Message.counted("correction sent {count} day late", "correction sent {count} days late", count=-left)
        )
    return str(
        Message.counted(
            "correction sent {count} day before it was due",
            "correction sent {count} days before it was due",
            count=left,
        )
    )


def _waits_to(found: Receipt) -> str:
    if found.waits_for is Action.ENDORSE:
        return _("Waits to be endorsed")
    return _("Waits to be evaluated") if found.waits_for is Action.EVALUATE else ""
