"""The people whom an administrator looks after: who they are, what they are, how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.db.models import Exists, Min, OuterRef, Prefetch, Q, QuerySet

from samrit.queries.people.access import within
from samrit.queries.people.account import SECOND_FACTORS, RoleLine
from samrit.records.models import Agency, Event, Role, User
from samrit.records.ordering import in_thai_order


class AccountState(StrEnum):
    """How an account stands."""

    ACTIVE = "active"
    INVITED = "invited"  # nobody has logged in with it yet
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people to list; what is "" filters nothing."""

    words: str = ""
    agency: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the list."""

    pk: int
    name: str
    username: str
    position: str
    state: AccountState
    is_protected: bool
    last_login: datetime | None
    roles: tuple[RoleLine, ...]


def people_rows(by: User, tops: tuple[Agency, ...], *, only: PeopleFilter, today: date) -> QuerySet[User]:
    """The people of these branches with their roles; two queries, however many."""
    found = _filtered(people_of(by, tops), only)
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    current = Role.objects.filter(Q(until_on=None) | Q(until_on__gte=today))
    return (
        found.annotate(is_protected=Exists(factors))
        .order_by(*in_thai_order("name_th", "username"))
        .prefetch_related(
            Prefetch("roles", current.select_related("agency", "on_behalf_of", "user").order_by("agency__path", "role"))
        )
    )


def person_lines(rows: Iterable[User]) -> list[PersonLine]:
    """What the list says of these people."""
    return [_line(person) for person in rows]


def people_of(by: User, tops: tuple[Agency, ...]) -> QuerySet[User]:
    """Who has a role in these branches, or was invited by this administrator and has none; the whole city sees all."""
    if any(top.parent_id is None for top in tops):
        return User.objects.all()
    inside = Role.objects.filter(within(tuple(top.path for top in tops), "agency__"), user=OuterRef("pk"))
    roles = Role.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(Exists(inside) | (Q(invited_by=by) & ~Exists(roles)))


def invited_people(by: User, tops: tuple[Agency, ...]) -> QuerySet[User]:
    """The people of these branches who were invited and have never logged in, with their roles, agency by agency."""
    roles = Prefetch("roles", Role.objects.select_related("agency").order_by("agency__path", "role"))
    found = people_of(by, tops).filter(is_active=True, last_login=None, invited_at__isnull=False)
    by_agency = found.annotate(
        agency_path=Min("roles__agency__path")
    )  # who hands letters out goes from office to office
    return by_agency.order_by("agency_path", *in_thai_order("name_th", "username")).prefetch_related(roles)


def account_state(person: User) -> AccountState:
    """How an account stands."""
    if not person.is_active:
        return AccountState.SUSPENDED
    return AccountState.INVITED if person.last_login is None and person.invited_at else AccountState.ACTIVE


def is_protected(person: User) -> bool:
    """Whether a second factor protects an account."""
    return bool(Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS).exists())


def role_lines(person: User, *, today: date) -> tuple[tuple[Role, RoleLine], ...]:
    """The roles that somebody holds or is to hold, their own first."""
    rows = (
        Role.objects.filter(Q(until_on=None) | Q(until_on__gte=today), user=person)
        .select_related("agency", "on_behalf_of", "user")
        .order_by("on_behalf_of", "agency__path", "role")
    )
    own_first = sorted(rows, key=lambda row: row.on_behalf_of_id is not None)
    return tuple((row, RoleLine.made_from(row)) for row in own_first)


def events_of(person: User) -> QuerySet[Event]:
    """What was done to an account, the newest first."""
    return (
        Event.objects.filter(subject_type="user", subject_id=person.pk)
        .select_related("by", "on_behalf_of")
        .order_by("-pk")
    )


def _filtered(people: QuerySet[User], only: PeopleFilter) -> QuerySet[User]:
    for word in only.words.split():
        named = Q()
        for field in ("name_th", "name_en", "username", "email", "position"):
            named |= Q(**{f"{field}__icontains": word})
        people = people.filter(named)
    roles = Role.objects.filter(user=OuterRef("pk"))
    if only.agency:
        roles = roles.filter(agency__path__contains=f"/{only.agency}/")
    if only.role:
        roles = roles.filter(role=only.role)
    if only.agency or only.role:
        people = people.filter(Exists(roles))
    states = {
        AccountState.SUSPENDED.value: Q(is_active=False),
        AccountState.INVITED.value: Q(is_active=True, last_login=None, invited_at__isnull=False),
        AccountState.ACTIVE.value: Q(is_active=True) & (Q(last_login__isnull=False) | Q(invited_at=None)),
    }
    return people.filter(states[only.state]) if only.state in states else people


def _line(person: User) -> PersonLine:
    return PersonLine(
        pk=person.pk,
        name=person.name(),
        username=person.username,
        position=person.position,
        state=account_state(person),
        is_protected=bool(getattr(person, "is_protected", False)),
        last_login=person.last_login,
        roles=tuple(RoleLine.made_from(row) for row in person.roles.all()),
    )
