"""Who decides next on a report, by name."""

from collections.abc import Iterable
from datetime import date

from samrit.records.models import QuarterReport, Role
from samrit.records.ready import ReadyQuery
from samrit.vocabulary.codes import RoleName


def deciders(row: QuarterReport, roles: Iterable[RoleName], *, today: date) -> tuple[str, ...]:
    """Those who hold one of these roles over a report's agency on a day, and whose own it is not; one query."""
    indicator = row.indicator
    codes = indicator.annual_plan.agency.path.strip("/").split("/")
    own = {indicator.responsible_id, indicator.deputy_id, row.submitted_by_id}
    people = {role.user_id: role.user for role in _HOLDERS(sorted(one.value for one in roles), codes, today)}
    return tuple(person.name() for pk, person in people.items() if pk not in own)


_NAMES = tuple(f"user__{name}" for name in ("username", "name_th", "name_en"))
_HOLDERS = ReadyQuery(
    lambda roles, codes, day: (
        Role.objects.filter(role__in=roles, agency__code__in=codes, user__is_active=True)
        .on(day)
        .select_related("user")
        .only("role", *_NAMES)
        .order_by("pk")
    )
)
