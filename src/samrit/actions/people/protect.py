"""What protects an account: that it changed is told; an administrator takes it off; an identity finds its account."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session

from samrit.actions.acting import acting, unasked
from samrit.actions.people.people_permissions import MANAGE
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


class Protection(StrEnum):
    """What a person did to the protection of their own account; the value is the event's name."""

    PASSWORD_CHANGED = "change_password"  # noqa: S105 - the name of an action
    PASSWORD_RESET = "reset_password"  # noqa: S105 - the name of an action
    APP_ADDED = "add_app"
    APP_REMOVED = "remove_app"
    CODES_MADE = "make_recovery_codes"
    PASSKEY_ADDED = "add_passkey"
    PASSKEY_REMOVED = "remove_passkey"


def note_protection(*, what: Protection, by: User, at: datetime) -> None:
    """Tell the trail what somebody changed of the protection of their own account; no secret is told."""
    with unasked(by, at) as act:
        act.log(what.value, by)


def reset_protection(*, person: User, reason: str, by: User, at: datetime) -> None:
    """Take off all second factors of somebody who has lost them, and end their sessions; the password stays."""
    with acting(MANAGE, person, by, at) as act:
        if not reason.strip():
            raise Invalid(Message("Say why the second factors are taken off."))
        factors = Authenticator.objects.filter(user=person)
        kinds = sorted(set(factors.values_list("type", flat=True)))
        if not kinds:
            raise Invalid(Message("This account has no second factor to take off."))
        factors.delete()
        end_sessions(person, at=at)
        act.log("reset_protection", person, before={"second_factors": kinds}, after={"reason": reason.strip()})


def end_sessions(person: User, *, at: datetime) -> None:
    """Log somebody out everywhere. A session tells only inside whose it is, so all that live are looked into."""
    ended = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=at).iterator()
        if session.get_decoded().get("_auth_user_id") == str(person.pk)
    ]
    Session.objects.filter(pk__in=ended).delete()


def account_of(claims: Mapping[str, Any]) -> User | None:
    """The account of an identity that the city's provider vouches for; None where there is none, or more than one.

    By the e-mail address, which the provider has to have verified, or by the user name, as the setting `OIDC_MATCH`
    says. A suspended account is found, too: its owner is told that it is closed, and not that there is none.
    """
    email, name = claims.get("email"), claims.get("preferred_username")
    found = User.objects.none()
    if "email" in settings.OIDC_MATCH and email and claims.get("email_verified") is True:
        found = User.objects.filter(email__iexact=email)
    if not found.exists() and "username" in settings.OIDC_MATCH and name:
        found = User.objects.filter(username__iexact=name)
    people = list(found[:2])
    return people[0] if len(people) == 1 else None


def link_identity(*, person: User, identity: str, at: datetime) -> None:
    """Tell the trail that an identity of the city's provider was tied to an account at its first log-in."""
    with unasked(person, at) as act:
        act.log("link_identity", person, after={"identity": identity})
