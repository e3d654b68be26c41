"""Give somebody a role over an agency, or take one away; what was delegated from it goes with it."""

from datetime import datetime

from django.db import transaction

from samrit.actions.people.delegate import end_delegation, lapse_delegations
from samrit.actions.people.people_rules import check_can_give, check_can_take, hold_administrators
from samrit.actions.permissions import Act, acting_for
from samrit.actions.saving import save_checked
from samrit.ledger.trail import record
from samrit.records.models import Agency, Role, User
from samrit.vocabulary.codes import RoleName


@transaction.atomic
def give_role(*, person: User, role: RoleName, agency: Agency, by: User, at: datetime) -> Role:
    """Somebody is something over an agency and all below it, from now on."""
    check_can_give(agency, person, by)
    given = Role(user=person, role=role.value, agency=agency)
    save_checked(given)
    for_whom = acting_for(Act.MANAGE_PEOPLE, agency, by)
    record("give_role", person, by=by, at=at, on_behalf_of=for_whom, after={"role": role, "agency": agency.code})
    return given


@transaction.atomic
def take_role(*, role: Role, by: User, at: datetime) -> None:
    """Somebody is it no longer; delegations of it end. A delegated role is taken by ending its delegation."""
    hold_administrators()
    row = Role.objects.select_related("user", "agency", "on_behalf_of").get(pk=role.pk)
    if row.on_behalf_of_id is not None:
        end_delegation(role=row, by=by, at=at)
        return
    check_can_take(row, by)
    person, agency, name = row.user, row.agency, row.role
    row.delete()
    lapse_delegations(of=person, by=by, at=at)
    for_whom = acting_for(Act.MANAGE_PEOPLE, agency, by)
    record("take_role", person, by=by, at=at, on_behalf_of=for_whom, before={"role": name, "agency": agency.code})
