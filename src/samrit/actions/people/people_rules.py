"""Who may do what with accounts and roles: as `permissions`, each rule has `why_not_x`, `check_can_x` and `can_x`.

An administrator looks after the people of his branch of the tree. Whoever can change an account's address can take it
over, so an account that reaches beyond his branch is not his to change, though he gives and takes roles within it.
"""

from django.db.models import prefetch_related_objects
from django.utils import timezone

from samrit.actions.permissions import ACTS, Act, behalf, refuse, why_not
from samrit.queries.people.roles import held_roles
from samrit.records.models import Agency, Role, User
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import ROLE_WORDS, RoleName

_MANAGERS = ACTS[Act.MANAGE_PEOPLE]


def managed_agencies(by: User) -> tuple[Agency, ...]:
    """The tops of the branches whose people somebody looks after."""
    return tuple(held.agency for held in held_roles(by, timezone.localdate()) if RoleName(held.role) in _MANAGERS)


def why_not_manage_anybody(by: User) -> Message | None:
    """Accounts are an administrator's business."""
    if managed_agencies(by):
        return None
    return Message("Only an administrator looks after people's accounts.")


def why_not_manage(person: User, by: User) -> Message | None:
    """An account is an administrator's whose branch holds all its roles; one without roles, the city's or its inviter's."""
    refusal = why_not_manage_anybody(by)
    if refusal is not None:
        return refusal
    tops = managed_agencies(by)
    roles = _roles_of(person)
    beyond = next((r.agency for r in roles if not any(r.agency.is_within(top) for top in tops)), None)
    if beyond is not None:
        return Message(
            "This account has a role over {beyond}, which is beyond your agencies; an "
            "administrator further up can change it.",
            beyond=Worded(th=beyond.name_th, en=beyond.name_en or beyond.name_th),
        )
    is_ours = roles or person.invited_by_id == by.pk or any(top.parent_id is None for top in tops)
    if not is_ours:
        return Message(
            "This account has no role yet; the one who invited it, or an administrator of the "
            "whole city, can change it."
        )
    return None


def _roles_of(person: User) -> list[Role]:
    """What somebody holds or is to hold."""
    prefetch_related_objects([person], "roles__agency")
    today = timezone.localdate()
    return [role for role in person.roles.all() if role.until_on is None or role.until_on >= today]


def why_not_suspend(person: User, by: User) -> Message | None:
    """Nobody suspends himself, and somebody has to be left who can look after the city's people."""
    refusal = why_not_manage(person, by)
    if refusal is not None:
        return refusal
    if person.pk == by.pk:
        return Message("Nobody suspends himself; another administrator has to.")
    return LAST_ADMINISTRATOR if is_last_administrator(person) else None


def why_not_give(agency: Agency, person: User, by: User) -> Message | None:
    """A role is given within one's branch, to somebody with an open account.

    An account that has no role yet is first its inviter's, or the city's: with a role it would become one's own to change.
    """
    refusal = why_not(Act.MANAGE_PEOPLE, agency, by) or why_not_open_account(person)
    if refusal is not None or person.invited_by_id == by.pk or _roles_of(person):
        return refusal
    return why_not_manage(person, by)


def why_not_take(role: Role, by: User) -> Message | None:
    """A role is taken within one's branch; the last administrator of the city keeps his."""
    refusal = why_not(Act.MANAGE_PEOPLE, role.agency, by)
    if refusal is not None:
        return refusal
    is_the_citys = (
        role.role == RoleName.ADMINISTRATOR and role.on_behalf_of_id is None and role.agency.parent_id is None
    )
    return LAST_ADMINISTRATOR if is_the_citys and is_last_administrator(role.user) else None


def why_not_delegate(role: RoleName, agency: Agency, by: User) -> Message | None:
    """Only an own role is handed on, within its branch; looking after accounts is given, and never delegated."""
    if role is RoleName.ADMINISTRATOR:
        return Message(
            "An administrator's role is not delegated: what is done with accounts and roles "
            "outlives the delegation. Give the role to a second administrator instead."
        )
    fitting = [
        held for held in held_roles(by, timezone.localdate()) if held.role == role and agency.is_within(held.agency)
    ]
    if any(held.on_behalf_of_id is None for held in fitting):
        return None
    if fitting:
        return Message("A role that was delegated to you is not delegated on; its owner has to do it.")
    name_en = agency.name_en or agency.name_th
    return Message(
        "You are not {role_words} of {name}, so you can't delegate that.",
        role_words=ROLE_WORDS[role],
        name=Worded(th=agency.name_th, en=name_en),
    )


def why_not_end_delegation(role: Role, by: User) -> Message | None:
    """A delegation is ended by who gave it, by who holds it, or by an administrator of the agency."""
    if by.is_active and by.pk in (role.on_behalf_of_id, role.user_id):
        return None
    return why_not(Act.MANAGE_PEOPLE, role.agency, by)


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


def hold_administrators() -> None:
    """Until the transaction ends nobody else takes an administrator's role away, or suspends one."""
    list(Role.objects.select_for_update().filter(role=RoleName.ADMINISTRATOR, agency__parent=None).order_by("pk"))


def behalf_over(person: User, by: User) -> User | None:
    """On whose behalf an administrator acts on an account; None in a role of his own."""
    agencies = [role.agency for role in person.roles.all()] or managed_agencies(by)
    return behalf(_MANAGERS, agencies[0], by) if agencies else None


LAST_ADMINISTRATOR = Message(
    "This is the city's last administrator; make somebody else administrator of the whole city first."
)


def check_can_manage_anybody(by: User) -> None:
    """Denied with the reason where somebody looks after no accounts at all."""
    refuse(why_not_manage_anybody(by))


def check_can_manage(person: User, by: User) -> None:
    """Denied with the reason where somebody may not change an account."""
    refuse(why_not_manage(person, by))


def check_can_suspend(person: User, by: User) -> None:
    """Denied with the reason where somebody may not suspend an account."""
    refuse(why_not_suspend(person, by))


def check_can_give(agency: Agency, person: User, by: User) -> None:
    """Denied with the reason where somebody may not give a role over an agency."""
    refuse(why_not_give(agency, person, by))


def check_can_take(role: Role, by: User) -> None:
    """Denied with the reason where somebody may not take a role away."""
    refuse(why_not_take(role, by))


def check_can_delegate(role: RoleName, agency: Agency, by: User) -> None:
    """Denied with the reason where somebody may not delegate a role."""
    refuse(why_not_delegate(role, agency, by))


def check_can_end_delegation(role: Role, by: User) -> None:
    """Denied with the reason where somebody may not end a delegation."""
    refuse(why_not_end_delegation(role, by))
