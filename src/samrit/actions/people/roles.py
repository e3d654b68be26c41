"""Give somebody a role over an agency, or take one away; what was delegated from it goes with it."""

from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.people.delegate import end_delegation, lapse_delegations
from samrit.actions.people.hand_over import NOBODY, Successors, hand_over
from samrit.actions.people.people_permissions import GIVE, TAKE, lock_administrators
from samrit.actions.saving import save_checked
from samrit.queries.people.ownerless import leaving
from samrit.records.models import Agency, Role, User
from samrit.vocabulary.codes import RoleName


def give_role(*, person: User, role: RoleName, agency: Agency, by: User, at: datetime) -> Role:
    """Somebody is something over an agency and all below it, from now on."""
    with acting(GIVE, (agency, person), by, at) as act:
        given = Role(user=person, role=role.value, agency=agency)
        save_checked(given)
        act.log("give_role", person, after={"role": role, "agency": agency.code})
        return given


def take_role(
    *,
    role: Role,
    by: User,
    at: datetime,
    to: Agency | None = None,
    successors: Successors = NOBODY,
) -> int:
    """Somebody is it no longer, or is it over another agency from now on (`to`); delegations of it end.

    What becomes ownerless goes to the `successors` in the same step; gives how many indicators do. A delegated role is taken
    by ending its delegation.
    """
    if role.on_behalf_of_id is not None:
        end_delegation(role=role, by=by, at=at)
        return 0
    with acting(TAKE, role, by, at, lock=_lock) as act:
        row = act.subject
        person, agency, name = row.user, row.agency, row.role
        left = leaving(person, without=row, today=timezone.localdate(at))
        if to is not None:
            act.require(GIVE, (to, person))
        row.delete()
        if to is not None:
            save_checked(Role(user=person, role=name, agency=to))
        lapse_delegations(person, act)
        handed_over = hand_over(person, left, successors, act)
        after = {"handed_over": handed_over} if handed_over else {}
        act.log("take_role", person, before={"role": name, "agency": agency.code}, after=after)
        if to is not None:
            act.log("give_role", person, after={"role": name, "agency": to.code})
        return handed_over


def _lock(role: Role) -> Role:
    lock_administrators()
    return Role.objects.select_related("user", "agency").get(pk=role.pk)
