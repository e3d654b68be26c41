"""What somebody may do over each agency of their roles, and of the rest, why not: in words, by the rules themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.actions.report_permissions import OnReport
from samrit.queries.people.roles import active_roles
from samrit.records.models import Agency, User
from samrit.thai.translation import _
from samrit.vocabulary.workflow import ACTION_WORDS, Action


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that is done in the system; `why_not` is "" where this person may do it."""

    name: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Reach:
    """An agency with all below it, and what somebody may do there."""

    agency: str
    abilities: tuple[Ability, ...]


def reaches(user: User) -> tuple[Reach, ...]:
    """Each agency over which somebody holds a role, in the order of the tree."""
    agencies = {active.agency.path: active.agency for active in active_roles(user, timezone.localdate())}
    return tuple(
        Reach(
            agency=agency.name(),
            abilities=tuple(sorted(_abilities(agency, user), key=lambda ability: bool(ability.why_not))),
        )
        for _path, agency in sorted(agencies.items())
    )


def _abilities(agency: Agency, user: User) -> Iterable[Ability]:
    for permission in PERMISSIONS:
        refusal = permission.why_not(agency, user, timezone.now())
        yield Ability(permission_name(permission), str(refusal) if refusal is not None else "")
    for action in Action:
        refusal = OnReport(action).why_not_ever(agency, user, timezone.now())
        name = _("Reports: {action}", action=ACTION_WORDS[action])
        yield Ability(name, str(refusal) if refusal is not None else "")


def permission_name(permission: Permission) -> str:
    """What is done, in words."""
    return {
        Permission.READ: _("Read plans, reports and their history"),
        Permission.FILE: _("Write reports and import them"),
        Permission.PLAN: _("Build the annual plan and define indicators"),
        Permission.PLAN_TREE: _("Build the long-term plans"),
        Permission.MANAGE_PEOPLE: _("Invite people, give and take roles"),
        Permission.MANAGE_AGENCIES: _("Add, rename, move, merge and close agencies"),
        Permission.SET_YEAR: _("Set due dates and holidays, close and reopen the year"),
        Permission.SEE_CITY: _("See how the city stands: counts of results, what is off track, who is late"),
        Permission.SEE_SCORES: _("See how evaluators' scores are spread"),
        Permission.SEE_BURDEN: _("See how much time reporting takes"),
        Permission.EXPORT: _("Export the year as a package"),
        Permission.VERIFY: _("Verify that the history is whole"),
        Permission.MANAGE_PARTNERS: _("Keep the register of partners and their contacts"),
        Permission.ERASE_PERSON: _("Give out and erase what is kept about a person"),
        Permission.CAMPAIGN: _("Run campaigns, their activities and partners' links"),
        Permission.VERIFY_PRACTICE: _("Verify or refuse what partners report"),
        Permission.MEASURE: _("Import load data and measure with it"),
        Permission.RELEASE: _("Freeze the open data of a year as a release"),
        Permission.WITHDRAW: _("Withdraw what was published, with a reason"),
        Permission.OPERATE: _("See the work behind the pages, and try again what was given up"),
        Permission.MOVE_IN: _("Move saved pages and papers of earlier years into the city"),
    }[permission]
