"""Give somebody a role over an agency, or take one away; what was delegated from it goes with it."""

from datetime import datetime

from django.db import transaction

from samrit.actions.people.delegate import end_delegation, lapse_delegations
from samrit.actions.people.people_permissions import GIVE, TAKE, lock_administrators
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.trail import record
from samrit.records.models import Agency, Role, User
from samrit.vocabulary.codes import RoleName


@transaction.atomic
def give_role(*, person: User, role: RoleName, agency: Agency, by: User, at: datetime) -> Role:
    """Somebody is something over an agency and all below it, from now on."""
    GIVE.check((agency, person), by, at)
    given = Role(user=person, role=role.value, agency=agency)
    save_checked(given)
    for_whom = Permission.MANAGE_PEOPLE.behalf(agency, by, at)
    record("give_role", person, by=by, at=at, on_behalf_of=for_whom, after={"role": role, "agency": agency.code})
    return given


@transaction.atomic
def take_role(*, role: Role, by: User, at: datetime) -> None:
    """Somebody is it no longer; delegations of it end. A delegated role is taken by ending its delegation."""
    lock_administrators()
    row = Role.objects.select_related("user", "agency", "on_behalf_of").get(pk=role.pk)
    if row.on_behalf_of_id is not None:
        end_delegation(role=row, by=by, at=at)
        return
    TAKE.check(row, by, at)
    person, agency, name = row.user, row.agency, row.role
    row.delete()
    lapse_delegations(of=person, by=by, at=at)
    for_whom = Permission.MANAGE_PEOPLE.behalf(agency, by, at)
    record("take_role", person, by=by, at=at, on_behalf_of=for_whom, before={"role": name, "agency": agency.code})
