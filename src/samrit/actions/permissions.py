"""Who may do what: one rule guards the action, hides the button, and explains itself.

A permission is asked with its subject, with who acts, and with when: `why_not` gives the sentence or None, `check` raises
it, `allows` says yes or no; they can't disagree. What is done to an agency's records is an `Permission`; the table `PERMISSIONS` says
which roles over the agency may. What is done to one report, upload or account has a permission of its own (`samrit.actions.report_permissions` and its neighbours). A user's
roles are read once for each user object, so that a list of 400 rows asks no more than one row does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from django.utils import timezone

from samrit.actions.acting import PermissionOn
from samrit.queries.people.roles import active_roles
from samrit.records.models import (
    Agency,
    Role,
    User,
)
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName

Subject_contra = TypeVar("Subject_contra", contravariant=True)


class Permission(PermissionOn[Agency, User], StrEnum):
    """What is done to an agency's records as a whole."""

    READ = "read"  # the plan, its indicators, their history
    FILE = "file"  # write quarters' reports, bring reports as files
    PLAN = "plan"  # build the annual plan, define its indicators
    MANAGE_PEOPLE = "manage_people"  # invite, change and suspend accounts, give and take roles
    MANAGE_AGENCIES = "manage_agencies"  # add, rename, move, merge, split and close agencies
    SET_YEAR = "set_year"  # due dates, holidays, approvals, from when rules bind; close and reopen a year
    PLAN_TREE = "plan_tree"  # long-term plans with the places in their trees
    SEE_BURDEN = "see_burden"  # what filing costs people
    SEE_SCORES = "see_scores"  # how evaluators' scores are spread
    SEE_CITY = "see_city"  # how the city stands: counts of results, what is off track, who is late
    EXPORT = "export"  # the year as an open package
    VERIFY = "verify"  # whether the audit trail is whole
    MANAGE_PARTNERS = "manage_partners"  # the register with its contacts, lists that come as files, duplicates
    ERASE_PERSON = "erase_person"  # give out and erase what is kept about a person (PDPA)
    CAMPAIGN = "campaign"  # campaigns, their activities, who came, partners' links
    VERIFY_PRACTICE = "verify_practices"  # verify or refuse what a partner reports
    MEASURE = "measure"  # bring load data, measure with it
    OPERATE = "operate"  # the work behind the pages: what was given up, tried again
    WITHDRAW = "withdraw_publication"  # take back what the public may read
    RELEASE = "release_data"  # freeze the open data of a year as a release
    MOVE_IN = "move_in"  # saved pages and papers of earlier years become the city's records

    def why_not(self, subject: Agency, by: User, at: datetime) -> Message | None:
        """The table `PERMISSIONS` says whose an act is."""
        return None if PERMISSIONS[self] & roles_over(subject, by, at) else only(PERMISSIONS[self], subject)

    def behalf(self, subject: Agency, by: User, at: datetime) -> User | None:
        """Who delegated the role in which somebody does this to an agency's records."""
        return behalf(PERMISSIONS[self], subject, by, at)

    @property
    def anywhere(self) -> "Anywhere":
        """The same, over any agency at all."""
        return Anywhere(PERMISSIONS[self])

    @property
    def over_city(self) -> "OverCity":
        """The same, over the whole city."""
        return OverCity(self)

    def branches(self, by: User, at: datetime) -> tuple[str, ...]:
        """The branches of the tree of agencies (their paths) over which somebody may do this."""
        return tuple(active.agency.path for active in active_on(by, at) if RoleName(active.role) in PERMISSIONS[self])


_ALL = frozenset(RoleName)
_EVALUATION = frozenset({RoleName.EVALUATOR, RoleName.ADMINISTRATOR})

PERMISSIONS: dict[Permission, frozenset[RoleName]] = {
    Permission.READ: _ALL,
    Permission.FILE: frozenset({RoleName.OFFICER}),
    Permission.PLAN: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Permission.MANAGE_PEOPLE: frozenset({RoleName.ADMINISTRATOR}),
    Permission.MANAGE_AGENCIES: frozenset({RoleName.ADMINISTRATOR}),
    Permission.OPERATE: frozenset({RoleName.ADMINISTRATOR}),
    **dict.fromkeys((Permission.SET_YEAR, Permission.PLAN_TREE, Permission.RELEASE), _EVALUATION),
    Permission.SEE_BURDEN: _ALL - {RoleName.OFFICER},
    **dict.fromkeys((Permission.SEE_SCORES, Permission.VERIFY), _EVALUATION | {RoleName.EXECUTIVE}),
    Permission.SEE_CITY: _ALL - {RoleName.OFFICER},
    Permission.EXPORT: _ALL - {RoleName.OFFICER},
    Permission.MANAGE_PARTNERS: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Permission.ERASE_PERSON: frozenset({RoleName.COORDINATOR, RoleName.ADMINISTRATOR}),
    Permission.CAMPAIGN: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Permission.VERIFY_PRACTICE: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Permission.MEASURE: frozenset({RoleName.OFFICER, RoleName.COORDINATOR, RoleName.EVALUATOR}),
    Permission.WITHDRAW: frozenset({RoleName.EVALUATOR}),
    Permission.MOVE_IN: frozenset({RoleName.ADMINISTRATOR}),
}


@dataclass(frozen=True, slots=True)
class Anywhere(PermissionOn[None, User]):
    """What is looked at over many agencies at once: open to whoever has one of these roles over any of them."""

    roles: frozenset[RoleName]

    def why_not(self, _subject: None, by: User, at: datetime) -> Message | None:
        """It takes a role; how far it reaches, `Permission.branches` says."""
        return None if any(RoleName(active.role) in self.roles for active in active_on(by, at)) else only(self.roles)

    def behalf(self, _subject: None, by: User, at: datetime) -> User | None:
        """Who delegated the role; None where one is somebody's own."""
        fitting = [active for active in active_on(by, at) if RoleName(active.role) in self.roles]
        return fitting[0].on_behalf_of if fitting and all(active.on_behalf_of_id for active in fitting) else None


@dataclass(frozen=True, slots=True)
class OverCity(PermissionOn[None, User]):
    """What is done to what belongs to no agency but to the whole city."""

    act: Permission

    def why_not(self, _subject: None, by: User, at: datetime) -> Message | None:
        """As over the root of all agencies."""
        root = _root()
        return self.act.why_not(root, by, at) if root is not None else Message("There are no agencies yet.")

    def behalf(self, _subject: None, by: User, at: datetime) -> User | None:
        """As over the root of all agencies."""
        root = _root()
        return self.act.behalf(root, by, at) if root is not None else None


def _root() -> Agency | None:
    return Agency.objects.filter(parent=None).order_by("pk").first()


@dataclass(frozen=True, slots=True)
class OnRow(PermissionOn[Subject_contra, User]):
    """What is done to a row by whoever may do such a thing to its agency's records, as long as the row allows it."""

    act: Permission
    agency: Callable[[Subject_contra], Agency]
    state: Callable[[Subject_contra], Message | None]

    def why_not(self, subject: Subject_contra, by: User, at: datetime) -> Message | None:
        """First whose it is, then how the row stands."""
        return self.act.why_not(self.agency(subject), by, at) or self.state(subject)

    def behalf(self, subject: Subject_contra, by: User, at: datetime) -> User | None:
        """As over the agency."""
        return self.act.behalf(self.agency(subject), by, at)


def roles_over(agency: Agency, by: User, at: datetime) -> frozenset[RoleName]:
    """What somebody is over an agency; nobody is anything with a closed account."""
    return frozenset(RoleName(active.role) for active in active_on(by, at) if agency.is_within(active.agency))


def acting_as(roles: frozenset[RoleName], agency: Agency, by: User, at: datetime) -> Role | None:
    """The role, of these, in which somebody acts over an agency: their own before a delegated one; None without any."""
    fitting = [
        active for active in active_on(by, at) if RoleName(active.role) in roles and agency.is_within(active.agency)
    ]
    return min(fitting, key=lambda active: (active.on_behalf_of_id is not None, active.pk), default=None)


def behalf(roles: frozenset[RoleName], agency: Agency, by: User, at: datetime) -> User | None:
    """On whose behalf somebody acts in one of these roles; None in a role of their own."""
    active = acting_as(roles, agency, by, at)
    return active.on_behalf_of if active is not None else None


def active_on(by: User, at: datetime) -> tuple[Role, ...]:
    """The roles that somebody has at a time."""
    return active_roles(by, timezone.localdate(at))


def only(roles: frozenset[RoleName], agency: Agency | None = None) -> Message:
    """That it takes one of these roles, of an agency or of any."""
    if roles == _ALL:
        return Message("You have no role over this agency; ask an administrator.")
    words = Joined((ROLE_WORDS[role] for role in RoleName if role in roles), Message(" or "))
    if agency is None:
        return Message("Only an {roles} can do this.", roles=words)
    return Message("Only the {roles} of {name} can do this.", roles=words, name=agency.names())
