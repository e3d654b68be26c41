"""What somebody has delegated of their roles, what was delegated to them, and to whom they may delegate."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from samrit.queries.people.account import RoleLine
from samrit.records.models import Agency, Event, Role, User
from samrit.records.ordering import in_thai_order
from samrit.vocabulary.codes import RoleName

COLLEAGUES = 300
HISTORY = 30
# Looking after accounts is given, never delegated (docs/decisions/administrators-are-not-delegated.md).
NEVER_DELEGATED = frozenset({RoleName.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class DelegationsPage:
    """The page; `own` are the roles that can be delegated, `agencies` those below each, `colleagues` (user name, name)."""

    given: tuple[RoleLine, ...]
    received: tuple[RoleLine, ...]
    own: tuple[RoleLine, ...]
    agencies: tuple[Agency, ...]
    colleagues: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]


def delegations_page(user: User, *, today: date) -> DelegationsPage:
    """The page in five queries, however much was delegated."""
    rows = Role.objects.filter(Q(user=user) | Q(on_behalf_of=user)).filter(Q(until_on=None) | Q(until_on__gte=today))
    roles = list(
        rows.select_related("agency", "on_behalf_of", "user").order_by("from_on", "agency__path", "role", "pk")
    )
    own = [row for row in roles if row.on_behalf_of_id is None and RoleName(row.role) not in NEVER_DELEGATED]
    inside = Q(pk__in=())
    for row in own:
        inside |= Q(path__startswith=row.agency.path)
    return DelegationsPage(
        given=tuple(RoleLine.made_from(row) for row in roles if row.on_behalf_of_id == user.pk),
        received=tuple(RoleLine.made_from(row) for row in roles if row.user_id == user.pk and row.on_behalf_of_id),
        own=tuple(RoleLine.made_from(row) for row in own),
        agencies=tuple(Agency.objects.filter(inside).order_by("path")) if own else (),
        colleagues=tuple(_colleagues(user, own)),
        events=tuple(_events(user)),
    )


def _colleagues(user: User, own: list[Role]) -> list[tuple[str, str]]:
    """Who works in the same department, or over it: names to choose from, not all who may be chosen."""
    near = Q(pk__in=())
    for row in own:
        department = "/".join(row.agency.path.split("/")[:3]) + "/"
        near |= Q(agency__path__startswith=department) | Q(agency=row.agency)
    roles = Role.objects.filter(near, user=OuterRef("pk"), on_behalf_of=None)
    people = User.objects.filter(Exists(roles), is_active=True).exclude(pk=user.pk).order_by(*in_thai_order("name_th"))
    return [(one.username, f"{one.name()} {one.position}".strip()) for one in people[:COLLEAGUES]] if own else []


def _events(user: User) -> list[Event]:
    actions = Event.objects.filter(action__in=("delegate", "end_delegation"), subject_type="user")
    return list(
        actions.filter(Q(subject_id=user.pk) | Q(by=user))
        .select_related("by", "on_behalf_of")
        .order_by("-pk")[:HISTORY]
    )
