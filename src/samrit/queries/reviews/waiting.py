"""The reports that wait for somebody's approval, by the table of moves."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from samrit.queries.people.access import roles_of, within
from samrit.queries.people.roles import active_roles
from samrit.records.models import YEAR_END, QuarterReport, Review, User
from samrit.records.models.reviews.review import APPROVALS
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import TRANSITIONS

AGENCY = "indicator__annual_plan__agency__"
# Of year ends only those that are signed are endorsed.
_SIGNED = ~Q(quarter=YEAR_END) | Q(indicator__signoff__isnull=False)


def waiting_for(user: User, *, today: date) -> QuerySet[QuarterReport] | None:
    """The reports that wait for an approval in one of their roles, and not their own; None where they approve none at all.

    What they have approved in this round waits for somebody else.
    """
    found = Q()
    for status, moves in TRANSITIONS.items():
        for step in moves:
            paths = tuple(path for role, path in roles_of(user, today=today) if role in step.by)
            if step.action not in APPROVALS or not paths:
                continue
            mine = Review.objects.filter(
                report=OuterRef("pk"), round=OuterRef("round"), action=step.action.value, by=user
            )
            found |= Q(status=status) & within(paths, AGENCY) & (_SIGNED if step.signed else Q()) & ~Q(Exists(mine))
    if not found:
        return None
    return QuarterReport.objects.filter(found).exclude(own(user)).exclude(submitted_by=user)


def files_as(user: User, *, today: date) -> tuple[list[int], list[str]]:
    """For whom somebody may file today, themselves or who delegated it, and over which branch of agencies for each."""
    roles = [one for one in active_roles(user, today) if one.role == RoleName.OFFICER]
    return [one.on_behalf_of_id or user.pk for one in roles], [one.agency.path for one in roles]


def filed_as(persons: Sequence[int], branches: Sequence[str]) -> Q:
    """The condition "is one of theirs, in their branch"; nothing is where there are none."""
    found = Q(pk__in=()) if not persons else Q()
    for person, branch in zip(persons, branches, strict=True):
        named = Q(indicator__responsible=person) | Q(indicator__deputy=person)
        found |= named & within((branch,), AGENCY)
    return found


def own(user: User) -> Q:
    """The condition "is their own": they are responsible for the indicator, or its deputy."""
    return Q(indicator__responsible=user) | Q(indicator__deputy=user)
