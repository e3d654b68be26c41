"""Where a program with an account of its own changes its secret for a token of an hour: OAuth 2's client credentials.

What is asked and answered is RFC 6749's, by oauthlib; whose the secret is and what it opens is asked where every token is
(`queries/people/access_tokens.py`).
"""

import base64
import binascii
from typing import Any
from urllib.parse import unquote_plus, urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from oauthlib.common import Request
from oauthlib.oauth2 import BackendApplicationServer, RequestValidator

from samrit.actions.people.access_tokens import note_use
from samrit.queries.people.access_tokens import LIFETIME_SECONDS, passing_token, program_of

ADDRESS = "oauth/token"
_STRANGER, _BASIC = 401, "basic"


class _Programs(RequestValidator):
    """What oauthlib asks of whoever knows the programs."""

    def authenticate_client(self, request: Request, *_args: Any, **_kwargs: Any) -> bool:
        """By the header (RFC 6749, 2.3.1), or by what was sent; never by both."""
        client_id, secret = _named(request.headers.get("Authorization", "")) or (
            request.client_id or "",
            request.client_secret or "",
        )
        found = program_of(client_id, secret, today=timezone.localdate())
        if found is None:
            return False
        request.client = found
        return True

    def validate_grant_type(self, _client_id: str, grant_type: str, *_args: Any, **_kwargs: Any) -> bool:
        """The only one there is."""
        return grant_type == "client_credentials"

    def get_default_scopes(self, _client_id: str, request: Request, *_args: Any, **_kwargs: Any) -> list[str]:
        """All that it was registered with."""
        return list(request.client.scopes)

    def validate_scopes(
        self, _client_id: str, scopes: list[str], client: Any, _request: Request, *_args: Any, **_kwargs: Any
    ) -> bool:
        """No more than that."""
        return set(scopes) <= set(client.scopes)

    def save_bearer_token(self, _token: dict[str, Any], request: Request, *_args: Any, **_kwargs: Any) -> None:
        """It is stored nowhere; that it was asked for is."""
        note_use(request.client, today=timezone.localdate())


_SERVER = BackendApplicationServer(
    _Programs(),
    token_generator=lambda request: passing_token(request.client, request.scopes),
    token_expires_in=LIFETIME_SECONDS,
)


@never_cache
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A token, or an error in the words of RFC 6749."""
    if any(len(values) > 1 for _name, values in request.POST.lists()) or request.GET:
        return HttpResponse('{"error": "invalid_request"}', status=400, content_type="application/json")
    sent = {"Authorization": request.headers.get("Authorization", "")} | {"Content-Type": request.content_type or ""}
    headers, body, status = _SERVER.create_token_response(
        request.path, "POST", urlencode(list(request.POST.items())), sent
    )
    if status == _STRANGER:
        headers["WWW-Authenticate"] = 'Basic realm="samrit"'
    return HttpResponse(body, status=status, headers=headers)


def _named(header: str) -> tuple[str, str] | None:
    """Name and secret of `Authorization: Basic`; None where it is not that."""
    kind, _, text = header.partition(" ")
    if kind.lower() != _BASIC:
        return None
    try:
        client_id, _, secret = base64.b64decode(text.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return unquote_plus(client_id), unquote_plus(secret)
