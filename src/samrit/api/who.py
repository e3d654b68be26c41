"""Who asks: whoever's token it is, as far as the token goes. No cookie is looked at, so nothing here can be forged by a page."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from ninja.security.http import HttpAuthBase

from samrit.actions.people.access_tokens import note_use
from samrit.api.parameters import Layer
from samrit.queries.people.access_tokens import asking
from samrit.queries.people.account import lacks_protection
from samrit.records.models import AccessToken, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import TokenScope
from samrit.vocabulary.refusal import Denied

_log = logging.getLogger(__name__)
_UNPROTECTED = Message("Your role asks for a second factor. Set one up on your account's page first.")


class MissingScope(Denied):
    """The token doesn't go so far, whatever its owner may."""

    code = "scope_needed"


class Scoped(HttpAuthBase):
    """Asks for a valid token that has a scope."""

    openapi_scheme = "bearer"

    def __init__(self, scope: TokenScope) -> None:
        self.scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> AccessToken | None:
        """The token, None where there is none that is valid; Denied where it doesn't go so far."""
        return valid_token(request, self.scope)


class OfLayer(Scoped):
    """Asks for a token that may read where the working layer is meant; what is published is for anybody."""

    def __call__(self, request: HttpRequest) -> AccessToken | bool | None:  # type: ignore[override]  # nobody's is true
        """As `Scoped`; for what is published True, and None where a token is named that opens nothing."""
        return super().__call__(request) if is_of_work(request) else not is_wrong(request) or None


READ, REPORTS = Scoped(TokenScope.READ), Scoped(TokenScope.REPORTS)
LAYER = OfLayer(TokenScope.READ)
EVIDENCE, READINGS = Scoped(TokenScope.EVIDENCE), Scoped(TokenScope.READINGS)


def valid_token(request: HttpRequest, scope: TokenScope) -> AccessToken | None:
    """The token of a request; Denied where its scopes, or its owner's protection, don't suffice."""
    today = timezone.localdate()
    token = asking(request, today=today)
    if token is None:
        return None
    if scope.value not in token.scopes:
        raise MissingScope(Message("This token has no scope “{scope}”; make one that has.", scope=scope.value))
    is_person = not token.client_id  # a program has its secret, and no second factor
    if is_person and settings.MFA_ROLES and lacks_protection(token.user, frozenset(settings.MFA_ROLES), today=today):
        raise Denied(_UNPROTECTED)
    try:
        note_use(token, today=today)
    except DatabaseError:  # whose use can't be noted is served
        _log.exception("the use of a token could not be noted")
    return token


def reader(request: HttpRequest) -> User:
    """Who asks, where only somebody with a token may."""
    token = asking(request, today=timezone.localdate())
    assert token is not None, "an operation that asks who reads asks for a token"
    return token.user


def reader_or_nobody(request: HttpRequest) -> User | None:
    """Who asks, None for who brings no token; what can't be used is None as well, and `is_wrong` says so."""
    token = valid_token(request, TokenScope.READ)
    return token.user if token is not None else None


def is_of_work(request: HttpRequest) -> bool:
    """Whether the working layer is asked for, which is never meant unless it is named."""
    return request.GET.get("layer") == Layer.WORKING.value


def is_wrong(request: HttpRequest) -> bool:
    """Whether a request names a token that opens nothing: it is told so, also where none is needed."""
    return bool(request.META.get("HTTP_AUTHORIZATION")) and asking(request, today=timezone.localdate()) is None
