"""Who is behind in the branches that somebody looks after: late reports by the officer responsible."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F

from samrit.queries.people.access import roles_of, within
from samrit.records.models import QuarterReport, User
from samrit.records.models.reports.deadline import AWAITED
from samrit.thai.translation import either
from samrit.vocabulary.codes import RoleName

SHOWN = 8
_RESPONSIBLE = (RoleName.COORDINATOR, RoleName.HEAD)


@dataclass(frozen=True, slots=True)
class LateOfficer:
    """An officer with the number of their reports whose day has passed; without a name where nobody is responsible."""

    name: str
    late: int


def late_by_officer(user: User, *, today: date) -> tuple[LateOfficer, ...]:
    """Those with most late reports first; one query, and one for their roles."""
    paths = tuple(path for role, path in roles_of(user, today=today) if role in _RESPONSIBLE)
    if not paths:
        return ()
    late = QuarterReport.objects.filter(
        AWAITED,
        within(paths, "indicator__annual_plan__agency__"),
        due_on__lt=today,
        first_submitted_at=None,
    )
    rows = (
        late.values(th=F("indicator__responsible__name_th"), en=F("indicator__responsible__name_en"))
        .annotate(n=Count("pk"))
        .order_by("-n", "th")[:SHOWN]
    )
    return tuple(LateOfficer(either(one["th"] or "", one["en"] or ""), one["n"]) for one in rows)
