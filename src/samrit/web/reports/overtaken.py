"""A report that went on while somebody wrote in it: handed in from another tab, by a deputy, or decided on meanwhile.

What they send can't be saved any more. Where it is what the report holds, the button was pressed twice; else the words are
kept as their draft, shown beside what was handed in, and stand in the form again once the report is taken back or comes back.
"""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samrit.actions.report_permissions import STORE_DRAFT, OnReport
from samrit.actions.reports.edit_quarter import says_the_same
from samrit.actions.reports.save_draft import save_draft
from samrit.ledger.content import content_of
from samrit.queries.people.access import signed_in
from samrit.queries.reports.filing import Filing, filing
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, StaleVersion
from samrit.vocabulary.workflow import Action
from samrit.web.asked import may
from samrit.web.city.history import quarter_name
from samrit.web.form_view import form_view
from samrit.web.reports.filing_page import both, draft_fields, figures_posted, posted_form
from samrit.web.reports.to_read import quarter_url


def overtaken(request: HttpRequest, pk: int, number: int, refusal: Denied) -> HttpResponse | None:
    """The answer to words that came too late; None where the same stands in the report, and nothing is lost."""
    by = signed_in(request)
    page = filing(pk, number, by)
    if page is None:
        raise Http404
    if not may(request, STORE_DRAFT, page.row):
        raise refusal
    form = posted_form(request, page)
    form.full_clean()
    if says_the_same(page.row, form.content, figures_posted(request, page), form.answers):
        return None
    stored_at = store_typed(request, page)
    shown = Form(request.POST)
    takes_back = may(request, OnReport(Action.WITHDRAW), page.row)
    said = (_TAKE_BACK if takes_back else _COMES_BACK).filled(why=refusal.message)

    def act() -> None:
        raise StaleVersion(
            mine=form.content, theirs=content_of(page.row), version=page.row.version, message=said, is_open=False
        )

    def answer() -> HttpResponse:
        context = {
            "form": shown,
            "row": page.row,
            "indicator": page.indicator,
            "heading": quarter_name(number),
            "stored_at": stored_at,
            "takes_back": takes_back,
            "as_it_is": quarter_url(pk, number),
        }
        return render(request, "reports/overtaken.html", context)

    return form_view(request, shown, act, answer, both=lambda clash: both(form, clash))


def store_typed(request: HttpRequest, page: Filing) -> str:
    """Keep what is typed, for this person alone; the time of it."""
    version = request.POST.get("version", "")
    stored = save_draft(
        report=page.row,
        fields=draft_fields(request.POST),
        version=int(version) if version.isdecimal() and len(version) < 9 else page.row.version,
        by=signed_in(request),
        at=timezone.now(),
    )
    return f"{timezone.localtime(stored.stored_at):%H.%M}"


_TAKE_BACK = Message(
    "{why} It was submitted with other content than you have typed here. Your words are kept: take the report back, and they "
    "stand in its form again."
)
_COMES_BACK = Message(
    "{why} It holds other content than you have typed here. Your words are kept, and stand in its form again as soon as it "
    "comes back to you."
)
