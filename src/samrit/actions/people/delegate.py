"""Let somebody else act in one's role for a time (การมอบหมาย): from a day until a day, for a reason, both named."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, acting
from samrit.actions.people.notify import notify_of_delegation
from samrit.actions.people.people_permissions import (
    DELEGATE,
    END_DELEGATION,
    why_not_open_account,
)
from samrit.actions.saving import save_checked
from samrit.queries.people.ownerless import lapsing
from samrit.records.models import Agency, Role, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.refusal import Invalid

LONGEST = timedelta(days=366)


def delegate(  # noqa: PLR0913 - a delegation is what, where, to whom, from when until when, why
    *, role: RoleName, agency: Agency, to: User, from_on: date, until_on: date, reason: str, by: User, at: datetime
) -> Role:
    """Let somebody act in one's role over an agency, from a day until a day (both included)."""
    with acting(DELEGATE, (role, agency), by, at) as act:
        _check_days(from_on, until_on, today=timezone.localdate(at))
        _check_receiver(role, agency, to, from_on, until_on)
        delegated = Role(
            user=to,
            role=role.value,
            agency=agency,
            on_behalf_of=by,
            from_on=from_on,
            until_on=until_on,
            reason=reason.strip(),
        )
        save_checked(delegated)
        payload = _payload(delegated)
        notify_of_delegation(delegated, by=by, at=at)
        act.log("delegate", to, after=payload)
        return delegated


def end_delegation(*, role: Role, by: User, at: datetime) -> None:
    """End a delegation before its last day; what was done with it keeps both names."""
    with acting(END_DELEGATION, role, by, at) as act:
        row = Role.objects.select_related("user", "agency", "on_behalf_of").get(pk=role.pk)
        _end(row, act)


def lapse_delegations(of: User, act: Acting[Any, User]) -> None:
    """End what somebody delegated and can't stand behind any more: the role is gone, or the account is closed."""
    own = [] if not of.is_active else list(of.roles.filter(on_behalf_of=None).select_related("agency"))
    for row in lapsing(of, own):
        _end(row, act)


def _end(row: Role, act: Acting[Any, User]) -> None:
    payload, receiver = _payload(row), row.user
    row.delete()
    replace(act, on_behalf_of=None).log("end_delegation", receiver, before=payload)


def _payload(row: Role) -> dict[str, str]:
    assert row.on_behalf_of is not None
    assert row.from_on is not None
    assert row.until_on is not None
    return {
        "role": row.role,
        "agency": row.agency.code,
        "of": row.on_behalf_of.username,
        "from_on": row.from_on.isoformat(),
        "until_on": row.until_on.isoformat(),
        "reason": row.reason,
    }


def _check_days(from_on: date, until_on: date, *, today: date) -> None:
    if from_on < today:
        raise Invalid(Message("The first day must not be in the past."))
    if until_on < from_on:
        raise Invalid(Message("The last day must not be before the first."))
    if until_on - from_on > LONGEST:
        raise Invalid(
            Message("A delegation lasts a year at most; for longer, an administrator gives the person the role.")
        )


def _check_receiver(role: RoleName, agency: Agency, to: User, from_on: date, until_on: date) -> None:
    closed = why_not_open_account(to)
    if closed is not None:
        raise Invalid(closed)
    for active in to.roles.filter(role=role.value).select_related("agency"):
        is_then = (
            active.from_on is None
            or active.until_on is None
            or (active.from_on <= until_on and from_on <= active.until_on)
        )
        if is_then and agency.is_within(active.agency):
            words = ROLE_WORDS[role]
            raise Invalid(
                Message(
                    "{to} is {words} of {agency} at that time already.",
                    to=to.names(),
                    words=words,
                    agency=agency.names(),
                )
            )
