"""Who asks, and in which language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from samrit.queries.people.account import lacks_protection
from samrit.records.models import User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied

_UNPROTECTED = Message("Your role asks for a second factor. Set one up on your account's page first.")


def session(request: HttpRequest) -> User | None:
    """Whoever has logged in with this browser, None for a stranger; Denied where a second factor is still missing."""
    user = request.user
    if not isinstance(user, User):
        return None
    if settings.MFA_ROLES and lacks_protection(user, frozenset(settings.MFA_ROLES), today=timezone.localdate()):
        raise Denied(_UNPROTECTED)
    return user


def reader(request: HttpRequest) -> User:
    """Who asks, where only somebody who has logged in may."""
    assert isinstance(request.user, User)
    return request.user
