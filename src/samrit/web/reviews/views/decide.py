"""Moving a quarter's report on: submit, sign, endorse, evaluate, publish, send back, reopen."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import OnReport
from samrit.actions.reviews import review
from samrit.actions.reviews.brakes import asks_second_factor, has_brakes
from samrit.actions.reviews.signing import to_be_signed
from samrit.ledger.stored_judgement import target_of_report
from samrit.queries.city.rules import city_rules
from samrit.queries.people.access import signed_in
from samrit.queries.reports.document import Document, document
from samrit.queries.reports.figures import figures_of
from samrit.queries.reports.findings import findings_of
from samrit.queries.reports.to_report import indicator_report, indicator_with_reports, with_reports
from samrit.queries.reviews.approvals import approvals_of, asked_in_years
from samrit.queries.reviews.marks import full_marks, suggestion
from samrit.queries.reviews.since_return import since_return
from samrit.queries.reviews.unfinished import unfinished_quarters
from samrit.records.models import Draft, Indicator, QuarterReport, User
from samrit.scoring.printed import asked, worded
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import StaleVersion
from samrit.vocabulary.workflow import ACTION_WORDS, OPEN, PUT_OFF, STATUS_WORDS, Action, Status, transition
from samrit.web import words
from samrit.web.asked import may, require
from samrit.web.city.history import action_done, quarter_name
from samrit.web.counting.counted import shown_lines
from samrit.web.counting.numbers import numbers_of
from samrit.web.errors import refused
from samrit.web.form_view import done, form_view, press, sent
from samrit.web.reports.downloads import report_file
from samrit.web.reports.quarter_statuses import key
from samrit.web.reports.to_read import is_opened, quarter_url, to_read
from samrit.web.reports.workspace import sections_of
from samrit.web.reviews.approvals import approval_lines
from samrit.web.reviews.desk_links import Carried
from samrit.web.reviews.forms.decide import PlainForm, form_for
from samrit.web.sessions import ask_second_factor, confirmed, has_shown_second_factor

_ACTIONS: dict[Action, Callable[..., QuarterReport]] = {
    Action.SUBMIT: review.submit,
    Action.WITHDRAW: review.withdraw,
    Action.SIGN: review.sign,
    Action.ENDORSE: review.endorse,
    Action.EVALUATE: review.evaluate,
    Action.PUBLISH: review.publish,
    Action.RETURN: review.return_,
    Action.REOPEN: review.reopen,
}

_WEIGHTY = frozenset({Action.SIGN, Action.REOPEN})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int, number: int, action: str) -> HttpResponse:
    """What the action would do; done when posted. Who signs shows once more who they are."""
    if action not in set(Action):
        raise Http404
    if action == Action.SIGN and asks_second_factor(_report(pk, number)) and not has_shown_second_factor(request):
        return ask_second_factor(request)
    return (confirmed(_decide) if action in _WEIGHTY else _decide)(request, pk, number, action)


def _decide(request: HttpRequest, pk: int, number: int, action: str) -> HttpResponse:
    wanted, row, by = Action(action), _report(pk, number), signed_in(request)
    form, carried = filled_form(wanted, row, by, sent(request)), Carried.posted(request.POST)

    def act() -> HttpResponse:
        try:
            _ACTIONS[wanted](report=row, by=by, at=timezone.now(), **form.details)
        except StaleVersion as clash:
            if not may(request, OnReport(wanted), row):
                return refused(request, clash)
            form.refresh()
            raise
        row.refresh_from_db(fields=["pending_action", "pending_at"])
        return done(request, said_of(wanted, row), *_next(row, carried, wanted, by))

    def page() -> HttpResponse:
        if is_opened(request) and (why := _why_only_to_read(wanted, row, by)) is not None:
            return to_read(request, row, why)
        require(request, OnReport(wanted), row)
        return render(request, "reviews/decide.html", _context(wanted, row, form) | {"carried": carried})

    return form_view(request, form, act, page, both=lambda _clash: ())


@require_POST
def stop(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Stop what would take effect when the day ends, from the report's page or from the list of what is published."""
    row, by = _report(pk, number), signed_in(request)

    def act() -> str:
        review.stop(report=row, by=by, at=timezone.now())
        return _("{name}: {what}", name=_name(row), what=action_done("stop_pending", number))

    is_of_list = request.POST.get("then") == "publish"
    return press(request, act, redirect("publish" if is_of_list else quarter_url(pk, number)))


@require_safe
def paper_to_sign(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The paper as it would be if this person signed it now."""
    row, by = _report(pk, number), signed_in(request)
    signing, agency = OnReport(Action.SIGN), row.indicator.annual_plan.agency
    is_state = signing.step(row) is None or signing.why_not_ever(agency, by, timezone.now()) is None
    if is_state and (why := _why_only_to_read(Action.SIGN, row, by)) is not None:
        return to_read(request, row, why)
    require(request, OnReport(Action.SIGN), row)
    form = form_for(Action.SIGN)(row=row, by=by)
    report, sources = to_be_signed(pk, name=form.initial["name"], position=form.initial["position"], at=timezone.now())
    return report_file(report, "pdf", sources=sources, name=f"{row.indicator.annual_plan.fiscal_year_be}-{pk}")


def filled_form(action: Action, row: QuarterReport, by: User, data: QueryDict | None = None) -> PlainForm:
    """The form of an action for a report, with what the program suggests."""
    suggested = None
    if action is Action.EVALUATE:
        suggested = suggestion(row, with_reports(Indicator.objects.all()).get(pk=row.indicator_id))
    return form_for(action)(data, row=row, by=by, suggested=suggested)


def said_of(action: Action, row: QuarterReport) -> str:
    """That it is done, with the name of the report that it was done to, and the score where one was given."""
    name, what = _name(row), action_done(f"{action}_later" if row.pending_action == action else action, row.quarter)
    score = QuarterReport.objects.filter(pk=row.pk).values_list("score_value", flat=True).first()
    if action is not Action.EVALUATE or score is None:
        return _("{name}: {what}", name=name, what=what)
    full = full_marks(row.quarter, row.indicator.annual_plan.fiscal_year_be)
    return _("{name}: {what}; score: {score}", name=name, what=what, score=words.score(score, full))


def _name(row: QuarterReport) -> str:
    indicator = row.indicator
    return _("Indicator {number}", number=indicator.number) if indicator.number else str(indicator)[:60]


def _why_only_to_read(action: Action, row: QuarterReport, by: User) -> Message | None:
    """Why somebody who may read the report can't do this to it, as it stands or ever; None where they can, or may not read it."""
    now, deciding = timezone.now(), OnReport(action)
    if not Permission.READ.allows(row.indicator.annual_plan.agency, by, now):
        return None
    if deciding.step(row) is None:
        return deciding.why_not_in(Status(row.status))
    return deciding.why_not(row, by, now)


def _next(row: QuarterReport, carried: Carried | None, action: Action, by: User) -> tuple[object, ...]:
    if action is Action.WITHDRAW and Draft.objects.filter(report=row, user=by).exists():
        return ("quarter", row.indicator_id, row.quarter)  # the words that came too late stand in the form again
    if action is Action.SIGN:
        return ("receipt", row.indicator_id, row.quarter)  # which leads on to the next report
    return (carried.url,) if carried else (quarter_url(row.indicator_id, row.quarter),)


def _report(pk: int, number: int) -> QuarterReport:
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    return get_object_or_404(rows, indicator_id=pk, quarter=number)


def _context(action: Action, row: QuarterReport, form: PlainForm) -> dict[str, Any]:
    step = transition(Status(row.status), action)
    approvals = approvals_of([row], asked_in_years())[row.pk]
    indicator = indicator_with_reports(row.indicator_id)
    assert indicator is not None, "its report was found"
    return {
        **_report_shown(row, indicator),
        "form": form,
        "row": row,
        "quarter": quarter_name(row.quarter),
        "action": str(ACTION_WORDS[action]),
        "now": str(STATUS_WORDS[Status(row.status)]),
        "then": str(STATUS_WORDS[step.to]) if step else "",
        "approvals": approval_lines(approvals, row),
        "is_signing": action is Action.SIGN,
        "is_put_off": action in PUT_OFF and has_brakes(row),
        "unfinished": _unfinished(row) if action is Action.SIGN else [],
        "counts_reasons": action is Action.RETURN,
        "since": since_return(row, indicator),
        "suggested": form.suggested,
        "achievement": str(form.suggested.achievement.reason) if form.suggested else "",
    }


def _report_shown(row: QuarterReport, indicator: Indicator) -> dict[str, Any]:
    """What is decided on, to be read beside the form, with what the rules find in it."""
    typed, figures = indicator_report(indicator), figures_of(indicator.pk)
    shown = document(typed, findings_of(indicator, typed, city_rules(), on=timezone.localdate()), figures)
    sections = sections_of(row.quarter, shown)
    return {
        "focus": Document(sections, (), shown.counts),
        "figures": {key(quarter): stated for quarter, stated in figures.items()},
        "figures_at": reverse("provenance", args=[indicator.pk, row.quarter]),
        "numbers": numbers_of(indicator),
        "counted": shown_lines(indicator),
        "target": str(asked(target_of_report(indicator, row))),
        "result": worded(row.result),
    }


def _unfinished(row: QuarterReport) -> list[dict[str, Any]]:
    """The quarters of the year that nobody has evaluated yet: which, where each stands, and where one sees it."""
    return [
        {
            "name": quarter_name(one.quarter),
            "state": str(STATUS_WORDS[Status(one.status)]),
            "tone": one.status,
            "is_lost": Status(one.status) in OPEN,
            "url": quarter_url(row.indicator_id, one.quarter),
        }
        for one in unfinished_quarters(row)
    ]
