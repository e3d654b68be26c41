"""Whether whoever asks for a page may do what it is for, now: the one place where pages look at the clock for it."""

from typing import Any, TypeVar, overload

from django.http import HttpRequest
from django.utils import timezone

from samrit.actions.acting import PermissionOn
from samrit.queries.people.access import signed_in
from samrit.records.models import User

Subject = TypeVar("Subject")


@overload
def require(request: HttpRequest, permission: PermissionOn[None, User]) -> User: ...
@overload
def require(request: HttpRequest, permission: PermissionOn[Subject, User], subject: Subject) -> User: ...
def require(request: HttpRequest, permission: PermissionOn[Any, User], subject: Any = None) -> User:
    """Who asks, and may; Denied with the reason where they may not."""
    by = signed_in(request)
    permission.check(subject, by, timezone.now())
    return by


@overload
def may(request: HttpRequest, permission: PermissionOn[None, User]) -> bool: ...
@overload
def may(request: HttpRequest, permission: PermissionOn[Subject, User], subject: Subject) -> bool: ...
def may(request: HttpRequest, permission: PermissionOn[Any, User], subject: Any = None) -> bool:
    """Whether who asks may do this."""
    return permission.allows(subject, signed_in(request), timezone.now())
