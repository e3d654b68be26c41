"""What somebody leaves behind who goes, and the indicators that nobody may file today."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samrit.queries.people.access import within
from samrit.queries.people.officers import officers_on
from samrit.queries.people.roles import active_roles
from samrit.records.models import Agency, Indicator, Project, Role, User
from samrit.records.ordering import in_thai_order
from samrit.thai.translation import either
from samrit.vocabulary.codes import RoleName

# These see to it that an indicator has an owner.
_SEE_TO_IT = (RoleName.COORDINATOR, RoleName.HEAD, RoleName.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class AgencyLeft:
    """What somebody leaves behind in one agency: indicators as the one responsible and as the deputy, projects, and who could
    take it on.
    """

    agency: Agency
    responsible: tuple[Indicator, ...]
    deputy: tuple[Indicator, ...]
    projects: tuple[Project, ...]
    successors: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """What somebody leaves behind whose role is taken or whose account is closed; `delegations` end with it."""

    agencies: tuple[AgencyLeft, ...] = ()
    delegations: tuple[Role, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agencies or self.delegations)


@dataclass(frozen=True, slots=True)
class Ownerless:
    """An agency's indicators of a year that nobody may file today."""

    code: str
    name: str
    fiscal_year_be: int
    indicators: tuple[tuple[int, str], ...]

    @property
    def first(self) -> tuple[tuple[int, str], ...]:
        """Some of them, to name where there is no room for all."""
        return self.indicators[:3]


def leaving(person: User, *, without: Role | None, today: date) -> Leaving:
    """What becomes ownerless where somebody no longer has a role (None: any); six queries at most."""
    if without is not None and without.on_behalf_of_id is not None:
        return Leaving()
    own = list(Role.objects.filter(user=person, on_behalf_of=None).select_related("agency"))
    remaining = [role for role in own if without is not None and role.pk != without.pk]
    delegations = tuple(lapsing(person, remaining))
    gone = [role for role in own if role not in remaining and role.role == RoleName.OFFICER]
    lost = within(tuple(role.agency.path for role in gone), "annual_plan__agency__")
    still = within(tuple(r.agency.path for r in remaining if r.role == RoleName.OFFICER), "annual_plan__agency__")
    theirs = Q(responsible=person) | Q(deputy=person)
    rows = Indicator.objects.filter(theirs, lost, annual_plan__closed_at=None).exclude(still)
    projects = Project.objects.filter(lost, responsible=person, annual_plan__closed_at=None).exclude(still)
    found: list[Indicator | Project] = list(rows.select_related("annual_plan__agency"))
    found += projects.select_related("annual_plan__agency")
    return Leaving(tuple(_by_agency(found, person, today)), delegations)


def lapsing(of: User, own: Iterable[Role]) -> list[Role]:
    """What somebody delegated and can't stand behind with these roles of their own."""
    given = Role.objects.filter(on_behalf_of=of).select_related("user", "agency", "on_behalf_of").order_by("pk")
    own = list(own)
    return [
        row
        for row in given
        if not any(active.role == row.role and row.agency.is_within(active.agency) for active in own)
    ]


def _by_agency(rows: Iterable[Indicator | Project], person: User, today: date) -> Iterator[AgencyLeft]:
    found: dict[Agency, list[Indicator | Project]] = defaultdict(list)
    for row in sorted(
        rows, key=lambda one: (one.annual_plan.agency.path, one.annual_plan.fiscal_year_be, one.position)
    ):
        found[row.annual_plan.agency].append(row)
    officers = officers_on(today) if found else None
    for agency, its in found.items():
        assert officers is not None
        others = officers.over(agency.path) - {person.pk}
        indicators = [row for row in its if isinstance(row, Indicator)]
        yield AgencyLeft(
            agency,
            tuple(row for row in indicators if row.responsible_id == person.pk),
            tuple(row for row in indicators if row.deputy_id == person.pk),
            tuple(row for row in its if isinstance(row, Project)),
            tuple(User.objects.filter(pk__in=others).order_by(*in_thai_order("name_th", "username"))),
        )


def ownerless(user: User, *, today: date) -> tuple[Ownerless, ...]:
    """The indicators without an owner in the agencies that somebody sees to; two queries, none for who sees to none."""
    paths = tuple(role.agency.path for role in active_roles(user, today) if role.role in _SEE_TO_IT)
    if not paths:
        return ()
    officers = officers_on(today)
    rows = Indicator.objects.filter(within(paths, "annual_plan__agency__"), annual_plan__closed_at=None).order_by(
        "annual_plan__agency__path", "-annual_plan__fiscal_year_be", "position", "pk"
    )
    found: dict[tuple[str, str, int], list[tuple[int, str]]] = defaultdict(list)
    for pk, number, name_th, name_en, responsible, deputy, path, code, year_be, agency_th, agency_en in rows.values_list(
        "pk", "number", "name_th", "name_en", "responsible", "deputy", "annual_plan__agency__path",
        "annual_plan__agency__code", "annual_plan__fiscal_year_be", "annual_plan__agency__name_th",
        "annual_plan__agency__name_en",
    ):  # fmt: skip
        if officers.is_ownerless(responsible, deputy, path):
            name = either(name_th, name_en)
            found[code, either(agency_th, agency_en), year_be].append((pk, f"{number}. {name}" if number else name))
    return tuple(Ownerless(*agency, tuple(indicators)) for agency, indicators in found.items())
