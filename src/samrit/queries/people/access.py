"""Which agencies somebody may look into: those of their roles, with all below them."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from samrit.queries.people.roles import active_roles, narrowed_to
from samrit.records.models import Agency, User
from samrit.vocabulary.codes import RoleName


def signed_in(request: HttpRequest) -> User:
    """Who asks; pages behind the log-in always know."""
    assert isinstance(request.user, User)
    return request.user


def roles_of(user: User, *, today: date) -> tuple[tuple[RoleName, str], ...]:
    """What somebody is today, and over which branch of the tree (its path)."""
    return tuple((RoleName(active.role), active.agency.path) for active in active_roles(user, today))


def within(paths: Sequence[str], prefix: str = "") -> Q:
    """The condition "lies in one of these branches"; nothing does where there is none."""
    if not paths:
        return Q(pk__in=())
    return reduce(or_, (Q(**{f"{prefix}path__startswith": path}) for path in paths))


def visible_agencies(user: User, *, today: date) -> QuerySet[Agency]:
    """The agencies that somebody may look into."""
    if user.is_superuser:
        only = narrowed_to(user)
        return Agency.objects.all() if only is None else Agency.objects.within(only)
    return Agency.objects.filter(within(tuple(path for _, path in roles_of(user, today=today))))
