"""The first days of a city: a checklist from nothing to the first submitted report, with who can do each step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.queries.city.first_days import Step, StepLine, StepState, first_days
from samrit.records.models import Agency, Role
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Message, _
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.web.asked import may, require

_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A step in words, whose it is, and where it is done; `is_of_city` where a role over one agency is not enough."""

    title: Message
    how: Message
    permission: Permission
    link: Callable[[date], str]
    link_words: Message
    is_of_city: bool = False


def _to_city(_today: date) -> str:
    city = Agency.objects.filter(parent=None).order_by("pk").first()
    return reverse("agency", args=[city.code]) if city is not None else reverse("agencies")


_KINDS: dict[Step, _Kind] = {
    Step.CITY: _Kind(
        Message("The city"),
        Message("It was made by samrit begin, with its first administrator. See that its name is right."),
        Permission.MANAGE_AGENCIES, _to_city, Message("The city's page"), is_of_city=True,
    ),
    Step.AGENCIES: _Kind(
        Message("Agencies"),
        Message("Departments, district offices and their divisions, with the codes that the city uses: one by one, or all in one file."),
        Permission.MANAGE_AGENCIES, lambda _today: reverse("agencies"), Message("Add agencies"),
    ),
    Step.PEOPLE: _Kind(
        Message("People"),
        Message(
            "Who reports, who endorses, who evaluates: one by one, or hundreds in one file. Where there is no mail, letters are "
            "printed."
        ),
        Permission.MANAGE_PEOPLE, lambda _today: reverse("people_import"), Message("Import people from a file"),
    ),
    Step.CALENDAR: _Kind(
        Message("Calendar"),
        Message("The days on which reports are due, days off, and who has to endorse."),
        Permission.SET_YEAR, lambda today: reverse("year", args=[fiscal_year_be(today)]), Message("Settle the year"),
        is_of_city=True,
    ),
    Step.PLAN_TREE: _Kind(
        Message("Long-term plan"),
        Message("The plan whose goals the indicators support, with its tree: by page, or as a file. Reports work without it."),
        Permission.PLAN_TREE, lambda _today: reverse("long_term_plans"), Message("Enter the plan"), is_of_city=True,
    ),
    Step.ANNUAL_PLANS: _Kind(
        Message("Annual plans"),
        Message("The indicators of each agency for the year, with targets, weights and who is responsible."),
        Permission.PLAN, lambda _today: reverse("start_plan"), Message("Begin a plan"),
    ),
    Step.RULES: _Kind(
        Message("Rules"),
        Message("From when each rule of the checks binds, and which are off. Without a choice all bind."),
        Permission.SET_YEAR, lambda _today: reverse("rules"), Message("Look at the rules"), is_of_city=True,
    ),
    Step.FIRST_REPORT: _Kind(
        Message("The first report"),
        Message("An officer opens an indicator from the home page, writes the quarter and submits it."),
        Permission.FILE, lambda _today: reverse("home"), Message("To the home page"),
    ),
}  # fmt: skip
_STATES = {
    StepState.DONE: Message("done", context="step of the first days"),
    StepState.NEXT: Message("next", context="step of the first days"),
    StepState.OPEN: Message("to do", context="step of the first days"),
    StepState.OPTIONAL: Message("optional", context="step of the first days"),
}
_TONES = {StepState.DONE: "good", StepState.NEXT: "near"}


@require_safe
def checklist(request: HttpRequest) -> HttpResponse:
    """All steps, for whoever has a role: what is done, what comes next, and by whom."""
    require(request, Permission.READ.anywhere)
    today = timezone.localdate()
    lines = first_days(today=today)
    steps = [_shown(request, line, today) for line in lines]
    done = sum(line.state is StepState.DONE for line in lines)
    context = {
        "steps": steps,
        "said": Message.counted(
            "{done} of {count} step is done.", "{done} of {count} steps are done.", count=len(lines), done=done
        ),
        "is_over": lines[-1].state is StepState.DONE,
    }
    return render(request, "city/first_days.html", context)


def _shown(request: HttpRequest, line: StepLine, today: date) -> dict[str, object]:
    kind = _KINDS[line.step]
    wanted = kind.permission.over_city if kind.is_of_city else kind.permission.anywhere
    is_mine = may(request, wanted)
    return {
        "name": line.step.value,
        "title": str(kind.title),
        "how": str(kind.how),
        "there": str(line.there),
        "state": line.state.value,
        "state_words": str(_STATES[line.state]),
        "tone": _TONES.get(line.state, ""),
        "link": kind.link(today) if is_mine else "",
        "link_words": str(kind.link_words),
        "who": "" if is_mine else _who(kind, today),
    }


def _who(kind: _Kind, today: date) -> str:
    """The roles that can do it, and some of the people who hold them."""
    roles = PERMISSIONS[kind.permission]
    words = ", ".join(str(ROLE_WORDS[role]) for role in RoleName if role in roles)
    rows = Role.objects.on(today).filter(role__in=roles, user__is_active=True).select_related("user")
    if kind.is_of_city:
        rows = rows.filter(agency__parent=None)
    names = list(dict.fromkeys(row.user.name() for row in rows.order_by("agency__path", "pk")[: 4 * _NAMED]))[:_NAMED]
    if not names:
        return _("This can be done by: {roles}. Nobody is that yet.", roles=words)
    return _("This can be done by: {roles} ({names}).", roles=words, names=", ".join(names))
