"""The people whom an administrator looks after: the list, one person, an invitation."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.people.people import Details, change_person, invite
from samrit.actions.people.people_permissions import (
    MANAGE,
    MANAGE_ANYBODY,
    TAKE,
    managed_agencies,
)
from samrit.actions.people.roles import give_role, take_role
from samrit.queries.people.access import signed_in, within
from samrit.queries.people.account import RoleLine
from samrit.queries.people.ownerless import leaving
from samrit.queries.people.people import (
    PersonLine,
    account_state,
    events_of,
    is_protected,
    people_of,
    people_rows,
    person_lines,
    role_lines,
)
from samrit.records.models import Agency, Role, User
from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import Refused
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.listing import Column, Listing
from samrit.web.people import people_words
from samrit.web.people.forms.people import InviteForm, PeopleFilterForm, PersonForm, RoleForm, TakeForm
from samrit.web.people.invitation import hand_over
from samrit.web.people.people_history import history_lines
from samrit.web.people.views.account_actions import links, person_or_404
from samrit.web.sessions import confirmed

HISTORY = 50
_COUNT = Message.counted("{count} account in your agencies", "{count} accounts in your agencies", count=0)
_COLUMNS: tuple[Column[PersonLine], ...] = (
    Column(Message("Person"), lambda line: line.name, by=("name_th", "username")),
    Column(Message("User name"), lambda line: line.username, by=("username",)),
    Column(Message("Position"), lambda line: line.position, by=("position", "name_th")),
    Column(
        Message("Roles"),
        lambda line: ", ".join(f"{people_words.role(one.role)} · {one.agency_name}" for one in line.roles),
    ),
    Column(Message("Account"), lambda line: people_words.account_state(line.state)),
    Column(Message("Last log-in"), lambda line: line.last_login.date() if line.last_login else None),
)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The list."""
    by = require(request, MANAGE_ANYBODY)
    form = PeopleFilterForm(request.GET, agencies=agencies_of(by))
    rows = people_rows(by, managed_agencies(by, timezone.now()), only=form.chosen, today=timezone.localdate())
    return Listing(request, rows, person_lines, _COLUMNS, form=form, count=_COUNT).answer(
        "people/people.html", name="people"
    )


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def invite_person(request: HttpRequest) -> HttpResponse:
    """Make an account for somebody."""
    by = require(request, MANAGE_ANYBODY)
    form = InviteForm(sent(request), agencies=agencies_of(by))

    def act() -> HttpResponse:
        person = invite(details=form.details, roles=[form.chosen], by=by, at=timezone.now())
        hand_over(request, person, template="invitation")
        return redirect("person", person.pk)

    return form_view(request, form, act, lambda: render(request, "people/invite.html", {"form": form}))


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: what is known of them, their roles, what can be done, what was done."""
    return _page(request, person_or_404(request, pk), None)


def _page(request: HttpRequest, found: User, form: RoleForm | None) -> HttpResponse:
    by = signed_in(request)
    refusal = MANAGE.why_not(found, by, timezone.now())
    roles = []
    for row, line in role_lines(found, today=timezone.localdate()):
        why_not = TAKE.why_not(row, by, timezone.now())
        roles.append({"line": line, "why_not": str(why_not) if why_not else ""})
    context = {
        "person": found,
        "state": account_state(found),
        "is_protected": is_protected(found),
        "roles": roles,
        "form": form or (RoleForm(agencies=agencies_of(by)) if found.is_active else None),
        "why_not": str(refusal) if refusal else "",
        "links": links(found, by),
        "history": history_lines(events_of(found)[:HISTORY]),
    }
    return render(request, "people/person.html", context)


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a person."""
    by, found = signed_in(request), person_or_404(request, pk)
    require(request, MANAGE, found)
    now = Details.of(found)
    initial = {name: getattr(now, name) for name in Details.__slots__} | {"expected_version": now.digest}
    form = PersonForm(sent(request), initial=initial)

    def act() -> HttpResponse:
        expected_version = form.cleaned_data["expected_version"]
        change_person(person=found, details=form.details, expected_version=expected_version, by=by, at=timezone.now())
        return done(request, _("The account is changed."), "person", pk)

    page = partial(render, request, "people/change.html", {"form": form, "person": found})
    return form_view(request, form, act, page, refused=Refused, version="expected_version")


@confirmed
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a role."""
    by, found = signed_in(request), person_or_404(request, pk)
    form = RoleForm(request.POST, agencies=agencies_of(by))

    def act() -> HttpResponse:
        role, agency = form.chosen
        give_role(person=found, role=role, agency=agency, by=by, at=timezone.now())
        return done(request, _("The role is given."), "person", pk)

    return form_view(request, form, act, lambda: _page(request, found, form))


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    """What becomes ownerless without a role, and who takes it on; the role is taken away when posted."""
    by, found = signed_in(request), person_or_404(request, pk)
    row = get_object_or_404(Role.objects.select_related("agency", "user"), pk=role, user=found)
    require(request, TAKE, row)
    left = leaving(found, without=row, today=timezone.localdate())
    form = TakeForm(sent(request), left=left, agencies=agencies_of(by).exclude(pk=row.agency_id))

    def act() -> HttpResponse:
        handed_over = take_role(role=row, by=by, at=timezone.now(), **form.details)
        said = Message.counted(
            "{count} indicator or project is handed over.",
            "{count} indicators and projects are handed over.",
            count=handed_over,
        )
        words = _("The role is taken away.")
        sentence = f"{words} {said}" if handed_over else words
        # Who had no other role here is no longer theirs to look at.
        if people_of(by, managed_agencies(by, timezone.now())).filter(pk=pk).exists():
            return done(request, sentence, "person", pk)
        return done(request, sentence, "people")

    context = {"form": form, "person": found, "line": RoleLine.made_from(row), "left": left}
    return form_view(request, form, act, lambda: render(request, "people/take_role.html", context))


def agencies_of(by: User) -> QuerySet[Agency]:
    """The agencies over which somebody gives roles."""
    return (
        Agency.objects.not_closed(timezone.localdate())
        .filter(within(tuple(top.path for top in managed_agencies(by, timezone.now()))))
        .order_by("path")
    )
