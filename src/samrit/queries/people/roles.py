"""Which roles somebody holds on a day: asked of the database once for each user object, then remembered with it."""

from datetime import date

from samrit.records.models import Role, User
from samrit.records.ready import ReadyQuery


def active_roles(user: User, day: date) -> tuple[Role, ...]:
    """The roles that hold on a day, delegated ones too, with their agencies and who delegated them; one query.

    None with a closed account.
    """
    if not user.is_active:
        return ()
    remembered: dict[date, tuple[Role, ...]] = user.__dict__.setdefault("_active_roles", {})
    if day not in remembered:
        remembered[day] = tuple(_ACTIVE(user.pk, day))
    return remembered[day]


_ACTIVE = ReadyQuery(
    lambda user, day: (
        Role.objects.filter(user=user)
        .on(day)
        .select_related("agency", "on_behalf_of")
        .order_by("agency__path", "role", "pk")
    )
)
