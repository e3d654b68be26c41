"""Who may do what with accounts and roles.

Administrators look after the people of their branch of the tree. Whoever can change an account's address can take it
over, so an account that reaches beyond their branch is not theirs to change, though they give and take roles within it.
"""

from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from samrit.actions.acting import Reasoned
from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.queries.people.roles import active_roles
from samrit.records.models import Agency, Role, User
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.codes import ROLE_WORDS, RoleName

_MANAGERS = PERMISSIONS[Permission.MANAGE_PEOPLE]


def managed_agencies(by: User, at: datetime) -> tuple[Agency, ...]:
    """The tops of the branches whose people somebody looks after."""
    return tuple(
        active.agency for active in active_roles(by, timezone.localdate(at)) if RoleName(active.role) in _MANAGERS
    )


def _why_not_manage_anybody(_nobody: None, by: User, at: datetime) -> Message | None:
    """Accounts are an administrator's business."""
    if managed_agencies(by, at):
        return None
    return Message("Only an administrator looks after people's accounts.")


def _why_not_manage(person: User, by: User, at: datetime) -> Message | None:
    """An account is an administrator's whose branch holds all its roles; one without roles, the city's or its inviter's."""
    refusal = _why_not_manage_anybody(None, by, at)
    if refusal is not None:
        return refusal
    tops = managed_agencies(by, at)
    roles = _roles_of(person, at)
    beyond = next((r.agency for r in roles if not any(r.agency.is_within(top) for top in tops)), None)
    if beyond is not None:
        return Message(
            "This account has a role over {beyond}, which is beyond your agencies; an "
            "administrator further up can change it.",
            beyond=beyond.names(),
        )
    is_ours = roles or person.invited_by_id == by.pk or any(top.parent_id is None for top in tops)
    if not is_ours:
        return Message(
            "This account has no role yet; the one who invited it, or an administrator of the "
            "whole city, can change it."
        )
    return None


def _roles_of(person: User, at: datetime) -> list[Role]:
    """What somebody holds or is to hold."""
    prefetch_related_objects([person], "roles__agency")
    today = timezone.localdate(at)
    return [role for role in person.roles.all() if role.until_on is None or role.until_on >= today]


def _why_not_suspend(person: User, by: User, at: datetime) -> Message | None:
    """Nobody suspends themselves, and somebody has to be left who can look after the city's people."""
    refusal = _why_not_manage(person, by, at)
    if refusal is not None:
        return refusal
    if person.pk == by.pk:
        return Message("Nobody can suspend their own account; another administrator has to.")
    return LAST_ADMINISTRATOR if is_last_administrator(person) else None


def _why_not_give(given: tuple[Agency, User], by: User, at: datetime) -> Message | None:
    """A role is given within one's branch, to somebody with an open account.

    An account that has no role yet is first its inviter's, or the city's: with a role it would become one's own to change.
    """
    agency, person = given
    refusal = (
        Permission.MANAGE_PEOPLE.why_not(agency, by, at) or why_not_open_account(person) or why_not_there(agency, at)
    )
    if refusal is not None or person.invited_by_id == by.pk or _roles_of(person, at):
        return refusal
    return _why_not_manage(person, by, at)


def _why_not_take(role: Role, by: User, at: datetime) -> Message | None:
    """A role is taken within one's branch; the last administrator of the city keeps theirs."""
    refusal = Permission.MANAGE_PEOPLE.why_not(role.agency, by, at)
    if refusal is not None:
        return refusal
    is_the_citys = (
        role.role == RoleName.ADMINISTRATOR and role.on_behalf_of_id is None and role.agency.parent_id is None
    )
    return LAST_ADMINISTRATOR if is_the_citys and is_last_administrator(role.user) else None


def _why_not_delegate(own: tuple[RoleName, Agency], by: User, at: datetime) -> Message | None:
    """Only an own role is handed on, within its branch; looking after accounts is given, and never delegated."""
    role, agency = own
    if role is RoleName.ADMINISTRATOR:
        return Message(
            "An administrator's role is not delegated: what is done with accounts and roles "
            "outlives the delegation. Give the role to a second administrator instead."
        )
    fitting = [
        active
        for active in active_roles(by, timezone.localdate(at))
        if active.role == role and agency.is_within(active.agency)
    ]
    if any(active.on_behalf_of_id is None for active in fitting):
        return None
    if fitting:
        return Message("A role that was delegated to you is not delegated on; its owner has to do it.")
    return Message(
        "You are not {role_words} of {name}, so you can't delegate that.",
        role_words=ROLE_WORDS[role],
        name=agency.names(),
    )


def _why_not_end_delegation(role: Role, by: User, at: datetime) -> Message | None:
    """A delegation is ended by who gave it, by who holds it, or by an administrator of the agency."""
    if by.is_active and by.pk in (role.on_behalf_of_id, role.user_id):
        return None
    return Permission.MANAGE_PEOPLE.why_not(role.agency, by, at)


def why_not_there(agency: Agency, at: datetime) -> Message | None:
    """Nobody becomes anything over an agency that is closed."""
    if agency.until_on is None or agency.until_on >= timezone.localdate(at):
        return None
    return Message(
        "{name} was closed after {day}.",
        name=agency.names(),
        day=ShownDay(agency.until_on),
    )


def why_not_open_account(person: User) -> Message | None:
    """A suspended account gets nothing."""
    if person.is_active:
        return None
    return Message("This account is suspended; lift the suspension first.")


def is_last_administrator(person: User) -> bool:
    """Whether nobody else with an open account administers the whole city. Whoever asks to write holds the rows."""
    administrators = _administrators_of_the_city()
    return person.pk in administrators and administrators == {person.pk}


def city_has_administrator() -> bool:
    """Whether anybody with an open account administers the whole city."""
    return bool(_administrators_of_the_city())


def _administrators_of_the_city() -> set[int]:
    roles = Role.objects.filter(
        role=RoleName.ADMINISTRATOR, on_behalf_of=None, agency__parent=None, user__is_active=True
    )
    return set(roles.values_list("user_id", flat=True))


def lock_administrators() -> None:
    """Until the transaction ends nobody else takes an administrator's role away, or suspends one."""
    list(Role.objects.select_for_update().filter(role=RoleName.ADMINISTRATOR, agency__parent=None).order_by("pk"))


def _behalf_over(person: User, by: User, at: datetime) -> User | None:
    """On whose behalf an administrator acts on an account; None in a role of their own."""
    agencies = [role.agency for role in person.roles.all()] or managed_agencies(by, at)
    return Permission.MANAGE_PEOPLE.behalf(agencies[0], by, at) if agencies else None


LAST_ADMINISTRATOR = Message(
    "This is the city's last administrator; make somebody else administrator of the whole city first."
)

MANAGE_ANYBODY = Reasoned(
    _why_not_manage_anybody,
    lambda _nobody, by, at: Permission.MANAGE_PEOPLE.behalf(managed_agencies(by, at)[0], by, at),
)
MANAGE = Reasoned(_why_not_manage, _behalf_over)
SUSPEND = Reasoned(_why_not_suspend, _behalf_over)
GIVE = Reasoned(_why_not_give, lambda given, by, at: Permission.MANAGE_PEOPLE.behalf(given[0], by, at))
TAKE = Reasoned(_why_not_take, lambda role, by, at: Permission.MANAGE_PEOPLE.behalf(role.agency, by, at))
DELEGATE = Reasoned(_why_not_delegate)
END_DELEGATION = Reasoned(_why_not_end_delegation)
