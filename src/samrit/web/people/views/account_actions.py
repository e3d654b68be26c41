"""What an administrator does to one account: suspend, lift that, make a link to a new password, take second factors off."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.acting import PermissionOn
from samrit.actions.people.people import lift_suspension, renew_link, suspend
from samrit.actions.people.people_permissions import (
    MANAGE,
    MANAGE_ANYBODY,
    SUSPEND,
    managed_agencies,
)
from samrit.actions.people.protect import reset_protection
from samrit.actions.people.sessions import end_all_sessions
from samrit.queries.people.access import signed_in
from samrit.queries.people.access_tokens import is_program
from samrit.queries.people.ownerless import leaving
from samrit.queries.people.people import is_protected, people_of
from samrit.records.models import User
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.form_view import done, form_view, sent
from samrit.web.people.forms.people import PlainForm, ReasonForm, SuspendForm
from samrit.web.people.invitation import hand_over
from samrit.web.sessions import confirmed


@dataclass(frozen=True, slots=True)
class AccountAction:
    """One action: what does it, what it asks for, the rule of who may, and to which accounts it can be done at all."""

    do: Callable[..., Any]
    form: Callable[[QueryDict | None, User], PlainForm]
    permission: PermissionOn[User, User]
    fits: Callable[[User], bool]


def _suspend_form(data: QueryDict | None, person: User) -> PlainForm:
    return SuspendForm(data, left=leaving(person, without=None, today=timezone.localdate()))


def _logs_in(person: User) -> bool:
    return person.is_active and not is_program(person)


ACTIONS: dict[str, AccountAction] = {
    "link": AccountAction(renew_link, lambda data, _: PlainForm(data), MANAGE, _logs_in),
    "unprotect": AccountAction(reset_protection, lambda data, _: ReasonForm(data), MANAGE, is_protected),
    "logout": AccountAction(end_all_sessions, lambda data, _: ReasonForm(data), MANAGE, _logs_in),
    "suspend": AccountAction(suspend, _suspend_form, SUSPEND, lambda person: person.is_active),
    "reopen": AccountAction(
        lift_suspension, lambda data, _: PlainForm(data), MANAGE, lambda person: not person.is_active
    ),
}


def _words(action: str) -> tuple[str, str, str]:
    """What the action is called, what it means, and what is said once it is done."""
    return {
        "link": (
            _("Link to a new password"),
            _("The person chooses a password by it. It works once, and its last day is said with it."),
            "",
        ),
        "unprotect": (
            _("Take off the second factors"),
            _(
                "For somebody who has lost telephone and recovery codes: the password alone lets them in until they set them up anew. Be sure that it is this person who asks."
            ),
            _("The second factors are taken off, and the person is logged out everywhere."),
        ),
        "logout": (
            _("End all log-ins"),
            _("The person is logged out everywhere, and can log in again: for a lost device."),
            _("The person is logged out everywhere."),
        ),
        "suspend": (
            _("Suspend the account"),
            _(
                "The person is logged out at once and can't log in; what they delegated ends. Nothing that they did is lost."
            ),
            _("The account is suspended."),
        ),
        "reopen": (
            _("Lift the suspension"),
            _(
                "The person can log in again, with the roles that they had. What they had delegated is to be delegated anew."
            ),
            _("The account is open again."),
        ),
    }[action]


@dataclass(frozen=True, slots=True)
class ActionLink:
    """An action as a link, or the reason why it can't be done."""

    action: str
    name: str
    why_not: str


def links(person: User, by: User) -> list[ActionLink]:
    """What can be done to an account, and of what can't, why not."""
    found = []
    for name, action in ACTIONS.items():
        if action.fits(person):
            refusal = action.permission.why_not(person, by, timezone.now())
            found.append(ActionLink(name, _words(name)[0], str(refusal) if refusal is not None else ""))
    return found


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def account_action(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """What the action would do; done when posted."""
    if action not in ACTIONS:
        raise Http404
    wanted, by, person = ACTIONS[action], signed_in(request), person_or_404(request, pk)
    require(request, wanted.permission, person)
    form = wanted.form(sent(request), person)
    name, meaning, said = _words(action)

    def act() -> HttpResponse:
        wanted.do(person=person, by=by, at=timezone.now(), **form.details)
        if action != "link":
            return done(request, said, "person", pk)
        person.refresh_from_db()
        hand_over(request, person, template="invitation" if person.last_login is None else "password_link")
        return redirect("person", pk)

    has_left = isinstance(form, SuspendForm) and bool(form.left)
    context = {"form": form, "person": person, "name": name, "meaning": meaning, "has_left": has_left}
    return form_view(request, form, act, lambda: render(request, "people/action.html", context))


def person_or_404(request: HttpRequest, pk: int) -> User:
    """Somebody whom this administrator looks after; Denied to who looks after nobody, 404 for anybody else."""
    by = require(request, MANAGE_ANYBODY)
    return get_object_or_404(people_of(by, managed_agencies(by, timezone.now())), pk=pk)
