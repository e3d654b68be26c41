"""Accounts: invite somebody, change what is known of them, suspend the account with a reason, lift that again."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.people.delegate import lapse_delegations
from samrit.actions.people.hand_over import NOBODY, Successors, hand_over
from samrit.actions.people.people_permissions import (
    GIVE,
    MANAGE,
    MANAGE_ANYBODY,
    SUSPEND,
    lock_administrators,
)
from samrit.actions.people.protect import end_sessions
from samrit.actions.saving import save_checked
from samrit.queries.people.access_tokens import is_program
from samrit.queries.people.ownerless import leaving
from samrit.records.models import Agency, Role, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid, StaleVersion


@dataclass(frozen=True, slots=True)
class Details:
    """What an administrator knows of a person: names, position, address, and the name that they log in with."""

    name_th: str
    username: str
    name_en: str = ""
    position: str = ""
    email: str = ""

    @classmethod
    def of(cls, person: User) -> "Details":
        """As they stand in the records."""
        return cls(**{name: getattr(person, name) for name in cls.__slots__})

    def write(self, person: User) -> None:
        """Set them on the (unsaved) row."""
        for name, value in asdict(self).items():
            setattr(person, name, value.strip())

    @property
    def digest(self) -> str:
        """What a form keeps of the details that it showed, so that saving notices what others saved since."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]

    def payload(self) -> dict[str, str]:
        """What the trail, which forgets nothing, is told of them: everything but the address."""
        return {name: value for name, value in asdict(self).items() if name != "email"}


def invite(*, details: Details, roles: Sequence[tuple[RoleName, Agency]], by: User, at: datetime) -> User:
    """Make an account with roles for somebody, who then chooses their password by a link that works once.

    Without a role an account could do nothing, so it gets one at least.
    """
    with acting(MANAGE_ANYBODY, None, by, at) as act:
        person = User(invited_by=by, invited_at=at)
        _write(person, details)
        for _role, agency in roles:
            GIVE.check((agency, person), by, at)
        if not roles:
            raise Invalid(Message("Give at least one role."))
        person.set_unusable_password()
        save_checked(person)
        Role.objects.bulk_create(
            Role(user=person, role=role.value, agency=agency) for role, agency in dict.fromkeys(roles)
        )
        given = [{"role": role, "agency": agency.code} for role, agency in dict.fromkeys(roles)]
        act.log("invite", person, after=details.payload() | {"roles": given})
        return person


def change_person(*, person: User, details: Details, expected_version: str, by: User, at: datetime) -> User:
    """Change what is known of somebody; `expected_version` is the digest of the details that the form showed.

    Saving what stands there already changes nothing and leaves no event.
    """
    with acting(MANAGE, person, by, at, lock=_locked) as act:
        row = act.subject
        before = Details.of(row)
        if before.digest != expected_version:
            raise StaleVersion(mine=details, theirs=before, version=before.digest)
        _write(row, details)
        after = Details.of(row)
        if after == before:
            return row
        save_checked(row)
        old, new = before.payload(), after.payload()
        changed = {name for name in new if new[name] != old[name]}
        address: dict[str, object] = {"is_address_changed": True} if before.email != after.email else {}
        act.log(
            "change_person",
            row,
            before={name: old[name] for name in changed},
            after={name: new[name] for name in changed} | address,
        )
        return row


def suspend(*, person: User, reason: str, by: User, at: datetime, successors: Successors = NOBODY) -> User:
    """Close an account: its sessions end now, and what its owner delegated lapses.

    What becomes ownerless goes to the `successors` in the same step.
    """
    with acting(SUSPEND, person, by, at, lock=_locked_with_administrators) as act:
        row = act.subject
        if not row.is_active:
            raise Invalid(Message("This account is suspended already."))
        if not reason.strip():
            raise Invalid(Message("Say why the account is suspended."))
        left = leaving(row, without=None, today=timezone.localdate(at))
        row.is_active = False
        row.suspended_by, row.suspended_at, row.suspended_reason = by, at, reason.strip()
        save_checked(row)
        end_sessions(row, at=at)
        lapse_delegations(row, act)
        handed_over = hand_over(row, left, successors, act)
        more = {"handed_over": handed_over} if handed_over else {}
        act.log("suspend", row, after={"reason": row.suspended_reason} | more)
        return row


def lift_suspension(*, person: User, by: User, at: datetime) -> User:
    """Open a suspended account again; its roles are as they were, its delegations are not."""
    with acting(MANAGE, person, by, at, lock=_locked) as act:
        row = act.subject
        if row.is_active:
            raise Invalid(Message("This account is not suspended."))
        before = {"reason": row.suspended_reason}
        row.is_active = True
        row.suspended_by = row.suspended_at = None
        row.suspended_reason = ""
        save_checked(row)
        act.log("lift_suspension", row, before=before)
        return row


def renew_link(*, person: User, by: User, at: datetime) -> User:
    """Let somebody have a link to a new password: an invitation once more, or where mail reaches nobody.

    Of an invitation that nobody took up, earlier links stop working.
    """
    with acting(MANAGE, person, by, at, lock=_locked) as act:
        row = act.subject
        if not row.is_active:
            raise Invalid(Message("This account is suspended; lift the suspension first."))
        if is_program(row):
            raise Invalid(Message("This account is a program's: nobody logs in with it."))
        if not row.has_usable_password():
            row.set_unusable_password()
            row.save(update_fields=["password"])
        act.log("renew_link", row)
        return row


def _write(person: User, details: Details) -> None:
    details.write(person)
    if not person.name_th:
        raise Invalid(Message("Give the person's name."))
    others = User.objects.exclude(pk=person.pk)
    if others.filter(username__iexact=person.username).exists():
        raise Invalid(
            Message("There is a user “{username}” already; choose another user name.", username=person.username)
        )
    if person.email and others.filter(email__iexact=person.email).exists():
        raise Invalid(Message("There is an account with this e-mail address already."))


def _locked_with_administrators(person: User) -> User:
    lock_administrators()
    return _locked(person)


def _locked(person: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(pk=person.pk)
