"""Which roles somebody holds on a day: asked of the database once for each user object, then remembered with it."""

from collections.abc import Iterable, Iterator
from datetime import date

from samrit.records.models import Agency, Role, User
from samrit.records.ready import ReadyQuery


def active_roles(user: User, day: date) -> tuple[Role, ...]:
    """The roles that hold on a day, delegated ones too, with their agencies and who delegated them; one query.

    None with a closed account.
    """
    if not user.is_active:
        return ()
    remembered: dict[date, tuple[Role, ...]] = user.__dict__.setdefault("_active_roles", {})
    if day not in remembered:
        remembered[day] = tuple(_within(_ACTIVE(user.pk, day), narrowed_to(user)))
    return remembered[day]


def narrow(user: User, agency: Agency) -> None:
    """Let this user object reach one agency and those below it alone, whatever the person's roles reach."""
    user.__dict__["_narrowed_to"] = agency
    user.__dict__.pop("_active_roles", None)


def narrowed_to(user: User) -> Agency | None:
    """The agency beyond which a user object doesn't reach; None where its roles alone say that."""
    found: Agency | None = user.__dict__.get("_narrowed_to")
    return found


def _within(roles: Iterable[Role], agency: Agency | None) -> Iterator[Role]:
    for role in roles:
        if agency is None or role.agency.is_within(agency):
            yield role
        elif agency.is_within(role.agency):
            role.agency = agency
            yield role


_ACTIVE = ReadyQuery(
    lambda user, day: (
        Role.objects.filter(user=user)
        .on(day)
        .select_related("agency", "on_behalf_of")
        .order_by("agency__path", "role", "pk")
    )
)
