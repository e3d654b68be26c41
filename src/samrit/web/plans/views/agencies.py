"""The city's agencies: the tree, one of them with its history, and one that is added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.agency_changes import (
    close_agency,
    correct_day,
    correct_first_day,
    merge_agency,
    move_agency,
    rename_agency,
    split_agency,
    withdraw_change,
)
from samrit.queries.people.access import within
from samrit.queries.plans.agencies import (
    AgencyLine,
    agency_is,
    agency_lines,
    agency_rows,
    changes_of,
    recorded_for,
    replaces,
    succession,
)
from samrit.records.models import Agency, AgencyChange, AnnualPlan, User
from samrit.thai.translation import Message, _
from samrit.vocabulary.agencies import AGENCY_CHANGE_WORDS, AGENCY_IS_WORDS, AgencyChangeKind, AgencyIs
from samrit.vocabulary.refusal import Refused
from samrit.web.asked import may, require
from samrit.web.form_view import done, form_view, press, sent
from samrit.web.listing import Column, Listing
from samrit.web.plans.forms.agencies import (
    AddAgencyForm,
    AgencyFilterForm,
    CloseForm,
    DayForm,
    FirstDayForm,
    MergeForm,
    MoveForm,
    RenameForm,
    SplitForm,
)

_COUNT = Message.counted("{count} agency", "{count} agencies", count=0)
_COLUMNS: tuple[Column[AgencyLine], ...] = (
    Column(Message("Code"), lambda line: line.code, by=("path",)),
    Column(Message("Name in Thai"), lambda line: line.name_th, by=("name_th",)),
    Column(Message("Name in English"), lambda line: line.name_en),
    Column(Message("Below the agency"), lambda line: line.above),
    Column(Message("From the day"), lambda line: line.from_on),
    Column(Message("Until the day"), lambda line: line.until_on),
)


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The list, in the order of the tree."""
    by = require(request, Permission.READ.anywhere)
    today = timezone.localdate()
    form = AgencyFilterForm(request.GET)

    def lines(rows: Sequence[Agency]) -> list[AgencyLine]:
        return agency_lines(rows, today=today)

    found = Listing(request, agency_rows(form.chosen, today=today), lines, _COLUMNS, form=form, count=_COUNT, size=500)
    context = {"may_add": bool(Permission.MANAGE_AGENCIES.branches(by, timezone.now()))}
    return found.answer("plans/agencies.html", context, name="agencies")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    by = require(request, Permission.MANAGE_AGENCIES.anywhere)
    form = AddAgencyForm(sent(request), agencies=manageable(by), initial={"parent": request.GET.get("below", "")})

    def act() -> HttpResponse:
        made = add_agency(**form.details, by=by, at=timezone.now())
        return done(request, _("The agency is added."), "agency", made.code)

    return form_view(request, form, act, lambda: render(request, "plans/add_agency.html", {"form": form}))


@require_safe
def agency(request: HttpRequest, agency: str) -> HttpResponse:
    """One agency: where it stands, what is below it, what happened to it, the plans that it has."""
    require(request, Permission.READ.anywhere)
    row = get_object_or_404(Agency.objects.select_related("parent"), code=agency)
    today = timezone.localdate()
    below = Agency.objects.filter(parent=row).select_related("parent").order_by("path")
    state = agency_is(row, today=today)
    own = {row.pk, *(one.agency_id for one in succession(row, today=today).before)}
    plans = (
        AnnualPlan.objects.filter(agency__in=own).select_related("agency").order_by("-fiscal_year_be", "agency__code")
    )
    context = {
        "agency": row,
        "state": AGENCY_IS_WORDS[state],
        "below": agency_lines(list(below), today=today),
        "changes": [_line(one, row, today) for one in changes_of(row)],
        "plans": list(plans) if may(request, Permission.READ, row) else [],
        "may_correct": may(request, Permission.MANAGE_AGENCIES, row),
        "may_manage": state is not AgencyIs.CLOSED and may(request, Permission.MANAGE_AGENCIES, row),
        "can": [(name, one.words) for name, one in CHANGES.items() if row.parent is not None or name in _OF_THE_CITY],
    }
    return render(request, "plans/agency.html", context)


@dataclass(frozen=True, slots=True)
class _Change:
    """What can be done to an agency: its heading, what the page says of it, its form and its action."""

    words: Message
    about: Message
    form: Callable[..., Any]
    act: Callable[..., Agency]
    done: Message
    kind: AgencyChangeKind
    takes_agencies: bool = True


CHANGES: dict[str, _Change] = {
    "rename": _Change(
        Message("Rename it"),
        Message("Years before that day go on showing the old name, and so do signed papers."),
        RenameForm,
        rename_agency,
        Message("The agency is renamed."),
        AgencyChangeKind.RENAMED,
        takes_agencies=False,
    ),
    "first-day": _Change(
        Message("Correct its first day"),
        Message("For a day that was recorded wrongly. Nothing else changes; what was signed stays as it was."),
        FirstDayForm,
        correct_first_day,
        Message("The day is corrected."),
        AgencyChangeKind.ADDED,
        takes_agencies=False,
    ),
    "move": _Change(
        Message("Move it below another agency"),
        Message("All that is below it moves with it."),
        MoveForm,
        move_agency,
        Message("The agency is moved."),
        AgencyChangeKind.MOVED,
    ),
    "merge": _Change(
        Message("Merge it into another agency"),
        Message("Its plans and papers stay as they were; they are found from the agency that goes on."),
        MergeForm,
        merge_agency,
        Message("The agency is merged."),
        AgencyChangeKind.MERGED,
    ),
    "split": _Change(
        Message("Split it"),
        Message("Its plans and papers stay as they were; they are found from the agency that goes on."),
        SplitForm,
        split_agency,
        Message("The agency is split."),
        AgencyChangeKind.SPLIT,
    ),
    "close": _Change(
        Message("Close it"),
        Message("Nobody takes over what it had. Its plans and papers stay; no new plan is begun in it."),
        CloseForm,
        close_agency,
        Message("The agency is closed."),
        AgencyChangeKind.CLOSED,
        takes_agencies=False,
    ),
}


_OF_THE_CITY = ("rename", "first-day")


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, agency: str, change: str) -> HttpResponse:
    """Something happens to an agency, from a day on."""
    row = get_object_or_404(Agency.objects.select_related("parent"), code=agency)
    by = require(request, Permission.MANAGE_AGENCIES, row)
    if change not in CHANGES:
        raise Http404
    about = CHANGES[change]
    initial: dict[str, Any] = {"name_th": row.name_th, "name_en": row.name_en}
    initial |= {"from_on": row.from_on} if change == "first-day" else {}
    more = {"agencies": manageable(by)} if about.takes_agencies else {}
    form = about.form(sent(request), initial=initial, **more)

    def act() -> HttpResponse:
        replaced = recorded_for(row, about.kind, form.details["from_on"])
        about.act(agency=row, by=by, at=timezone.now(), **form.details)
        said = [str(about.done), *([str(replaces(replaced))] if replaced is not None else [])]
        return done(request, " ".join(said), "agency", row.code)

    context = {"form": form, "agency": row, "heading": about.words, "about": about.about}
    return form_view(request, form, act, lambda: render(request, "plans/change_agency.html", context), refused=Refused)


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, agency: str, pk: int) -> HttpResponse:
    """Something happened to an agency on another day than was recorded."""
    found = get_object_or_404(AgencyChange.objects.select_related("agency"), pk=pk, agency__code=agency)
    by = require(request, Permission.MANAGE_AGENCIES, found.agency)
    form = (FirstDayForm if found.kind == AgencyChangeKind.ADDED else DayForm)(
        sent(request), initial={"from_on": found.from_on}
    )

    def act() -> HttpResponse:
        correct_day(change=found, by=by, at=timezone.now(), **form.details)
        return done(request, str(CHANGES["first-day"].done), "agency", agency)

    words = AGENCY_CHANGE_WORDS[AgencyChangeKind(found.kind)]
    heading = Message("Correct the day: {what}", what=words)
    context = {"form": form, "agency": found.agency, "heading": heading, "about": CHANGES["first-day"].about}
    return form_view(request, form, act, lambda: render(request, "plans/change_agency.html", context), refused=Refused)


@require_POST
def withdraw(request: HttpRequest, agency: str, pk: int) -> HttpResponse:
    """What was recorded ahead doesn't happen."""
    found = get_object_or_404(AgencyChange.objects.select_related("agency"), pk=pk, agency__code=agency)
    by = require(request, Permission.MANAGE_AGENCIES, found.agency)

    def act() -> str:
        withdraw_change(change=found, by=by, at=timezone.now())
        return _("It is withdrawn.")

    return press(request, act, redirect("agency", agency))


def manageable(by: User) -> QuerySet[Agency]:
    """The agencies that somebody may change, without those that are closed."""
    now = timezone.now()
    rows = Agency.objects.filter(within(Permission.MANAGE_AGENCIES.branches(by, now)))
    return rows.not_closed(timezone.localdate(now)).order_by("path")


def _line(one: AgencyChange, row: Agency, today: date) -> dict[str, Any]:
    """A change as the page of an agency shows it; one of another agency names that one."""
    return {
        "change": one,
        "words": AGENCY_CHANGE_WORDS[AgencyChangeKind(one.kind)],
        "of": one.agency if one.agency_id != row.pk else None,
        "other": one.other if one.agency_id == row.pk else None,
        "parent": one.parent if one.kind in (AgencyChangeKind.ADDED, AgencyChangeKind.MOVED) else None,
        "is_to_come": one.kind != AgencyChangeKind.ADDED and one.from_on is not None and one.from_on > today,
    }
