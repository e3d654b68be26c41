"""The evaluator's desk: the queue, and one report of it with all that is needed to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import OnReport
from samrit.checks.rule import Severity
from samrit.ledger.stored_judgement import has_own_target, target_of_report
from samrit.queries.city.rules import city_rules
from samrit.queries.people.access import signed_in
from samrit.queries.reports.annotate import Note
from samrit.queries.reports.document import Document, Section, document
from samrit.queries.reports.figures import figures_of
from samrit.queries.reports.filing import previous_reports
from samrit.queries.reports.findings import findings_of
from samrit.queries.reports.to_report import indicator_report
from samrit.queries.reviews.approvals import approvals_of, asked_in_years
from samrit.queries.reviews.changed_since import changed_since
from samrit.queries.reviews.desk import Desk, Waiting, desk, worded
from samrit.queries.reviews.marks import suggestion
from samrit.queries.reviews.publishing import to_publish
from samrit.queries.reviews.since_return import since_return
from samrit.records.models import YEAR_END, Indicator, QuarterReport, User
from samrit.report.labels import TEXTS_OF_THE_YEAR
from samrit.scoring.printed import asked
from samrit.thai.translation import Message
from samrit.vocabulary.workflow import ACTION_WORDS, STATUS_WORDS, Action, Status
from samrit.web import words
from samrit.web.asked import require
from samrit.web.city.history import history_line, quarter_name
from samrit.web.counting.counted import shown_lines
from samrit.web.counting.numbers import numbers_of
from samrit.web.listing import Column, Listing
from samrit.web.reports.filing_page import previous_reports_words
from samrit.web.reports.quarter_statuses import key
from samrit.web.reports.to_read import quarter_url
from samrit.web.reports.views.indicator import readable
from samrit.web.reviews.approvals import approval_lines
from samrit.web.reviews.desk_links import Carried, choice_of, desk_url, report_url
from samrit.web.reviews.forms.decide import form_for
from samrit.web.reviews.forms.desk import DeskForm

SHOWN = 25
_SHOWS = {
    "changed": Message("What changed"),
    "new": Message("The new version"),
    "old": Message("The old version"),
}
_COLUMNS: tuple[Column[dict[str, Any]], ...] = (
    Column(Message("Fiscal year"), lambda line: line["year"]),
    Column(Message("Quarter"), lambda line: line["quarter"]),
    Column(Message("Indicator"), lambda line: line["row"].indicator),
    Column(Message("Agency"), lambda line: line["row"].agency),
    Column(Message("Result"), lambda line: line["row"].result),
    Column(Message("What is against it"), lambda line: words.doubt(line["row"].doubt)),
    Column(Message("Target"), lambda line: line["row"].target),
    Column(Message("Reasons to look"), lambda line: " · ".join(line["reasons"])),
)


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this person, those first that give most reason to look."""
    form, found, choice = _opened(request)
    form.offer(found)
    shown: Listing[Waiting, dict[str, Any]] = Listing(
        request,
        found.shown,
        lambda rows: [_line(row, choice) for row in worded(rows)],
        _COLUMNS,
        form=form,
        count=_count(len(found.shown), of=len(found.all)),
        size=SHOWN,
    )
    context = {
        "is_filtered": bool(choice),
        "sees_scores": bool(Permission.SEE_SCORES.branches(signed_in(request), timezone.now())),
        "to_publish": to_publish(signed_in(request), today=timezone.localdate()).count(),
        "first": report_url(found.shown[0].pk, choice) if found.shown else "",
    }
    return shown.answer("reviews/desk.html", context, name="desk")


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report of the queue; what waits for somebody else is shown on its indicator's page."""
    _form, found, choice = _opened(request)
    place = found.place(pk)
    if place is None:
        row = get_object_or_404(QuarterReport.objects.select_related("indicator__annual_plan__agency"), pk=pk)
        require(request, Permission.READ, row.indicator.annual_plan.agency)
        return redirect(quarter_url(row.indicator_id, row.quarter))
    before = found.shown[place - 1].pk if place else 0
    after = found.shown[place + 1].pk if place + 1 < len(found.shown) else 0
    shown = request.GET.get("show", "")
    here = report_url(pk, choice)
    context = _report(found.shown[place], signed_in(request)) | {
        "show": shown if shown in _SHOWS else "changed",
        "shows": [(name, str(said), f"{here}{'&' if choice else '?'}show={name}") for name, said in _SHOWS.items()],
        "carried": Carried(choice, after),
        "desk_url": desk_url(choice),
        "previous_url": report_url(before, choice) if before else "",
        "next_url": report_url(after, choice) if after else "",
        "place": place + 1,
        "total": len(found.shown),
    }
    return render(request, "reviews/desk_report.html", context)


def _opened(request: HttpRequest) -> tuple[DeskForm, Desk, str]:
    form = DeskForm(request.GET)
    return form, desk(signed_in(request), form.chosen, today=timezone.localdate()), choice_of(request.GET)


def _count(reports: int, *, of: int) -> Message:
    if reports < of:
        return Message.counted("{count} report of {all}", "{count} reports of {all}", count=reports, all=of)
    return Message.counted(
        "{count} report, in the order in which it is best looked at",
        "{count} reports, in the order in which they are best looked at",
        count=reports,
    )


def _line(row: Waiting, choice: str) -> dict[str, Any]:
    return {
        "row": row,
        "url": report_url(row.pk, choice),
        "quarter": quarter_name(row.quarter),
        "year": words.year(row.fiscal_year_be),
        "reasons": [str(reason) for reason in row.risk.reasons],
        "weight": "high" if row.risk.points >= 40 else "some" if row.risk.points else "none",
    }


def _report(waiting: Waiting, by: User) -> dict[str, Any]:
    indicator = readable(waiting.indicator_pk, by)
    row = next(one for one in indicator.quarters.all() if one.pk == waiting.pk)
    row.indicator = indicator
    typed = indicator_report(indicator)
    shown = document(typed, findings_of(indicator, typed, city_rules(), on=timezone.localdate()))
    suggested = suggestion(row, indicator)
    in_focus = _in_focus(row.quarter)
    return {
        "waiting": waiting,
        "line": _line(waiting, ""),
        "row": row,
        "indicator": indicator,
        "document": shown,
        "figures": {key(quarter): stated for quarter, stated in figures_of(indicator.pk).items()},
        "numbers": numbers_of(indicator),
        "counted": shown_lines(indicator),
        "focus": Document(tuple(_said_once(_in_order(shown.sections, row.quarter))), (), shown.counts),
        "rest": Document(tuple(s for s in shown.sections if s.key not in in_focus), shown.notes, shown.counts),
        "previous_reports": previous_reports_words(previous_reports(indicator, row.quarter)),
        "target": str(asked(target_of_report(indicator, row))),
        "is_own_target": has_own_target(row),
        "elsewhere": elsewhere(shown, in_focus),
        "since": since_return(row, indicator),
        "changed_since": [history_line(entry) for entry in changed_since(row)],
        "approvals": approval_lines(approvals_of([row], asked_in_years())[row.pk], row),
        "now": str(STATUS_WORDS[Status(row.status)]),
        "suggested": suggested if waiting.action is Action.EVALUATE else None,
        "achievement": str(suggested.achievement.reason),
        "action": waiting.action,
        "action_words": str(ACTION_WORDS[waiting.action]),
        "return_words": str(ACTION_WORDS[Action.RETURN]),
        "form": form_for(waiting.action)(row=row, by=by, suggested=suggested, auto_id="decide_%s"),
        "return_form": form_for(Action.RETURN)(row=row, by=by, auto_id="return_%s")
        if OnReport(Action.RETURN).allows(row, by, timezone.now())
        else None,
        "no_return_because": _no_return_because(row, indicator, by),
    }


def elsewhere(shown: Document, in_focus: frozenset[str]) -> list[tuple[str, Note]]:
    """What is to be corrected in the parts of the year's report that are folded, with the part: the queue counts it as well."""
    folded = [(one.heading, note) for one in shown.sections if one.key not in in_focus for note in one.remarks]
    weighty = (Severity.ERROR, Severity.WARNING)
    found = [(place, note) for place, note in [*folded, *(("", note) for note in shown.notes)] if not note.waived]
    return sorted((one for one in found if one[1].severity in weighty), key=lambda one: weighty.index(one[1].severity))


def _no_return_because(row: QuarterReport, indicator: Indicator, by: User) -> str:
    """Why somebody who sends reports back can't send this one back as it stands; "" where they can, or never may."""
    returning, now = OnReport(Action.RETURN), timezone.now()
    if returning.why_not_ever(indicator.annual_plan.agency, by, now) is not None:
        return ""
    return str(returning.why_not(row, by, now) or "")


def _said_once(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, but of the evidence only what is remarked: its list stands below, as it is kept."""
    for one in sections:
        if one.key != "evidence":
            yield one
        elif one.remarks:
            remarked = (replace(text, paragraphs=tuple(p for p in text.paragraphs if p.notes)) for text in one.texts)
            yield replace(one, texts=tuple(text for text in remarked if text.paragraphs))


def _in_order(sections: Iterable[Section], quarter: int) -> list[Section]:
    """What a report is read with; a quarter's own words before the year's target and result."""
    found = [one for one in sections if one.key in _in_focus(quarter)]
    return found if quarter == YEAR_END else sorted(found, key=lambda one: one.key == "target")


def _in_focus(quarter: int) -> frozenset[str]:
    """The sections of the document that a report is read with; the others can be opened below."""
    quarters = {key(number) for number in range(1, YEAR_END + 1)} if quarter == YEAR_END else {key(quarter)}
    ends = {*TEXTS_OF_THE_YEAR, "signature"} if quarter == YEAR_END else set()
    return frozenset({"target", "evidence", *quarters, *ends})
