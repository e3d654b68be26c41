"""Tokens of programs: whose one is, and those that somebody has.

A token is `smr_`, forty letters and digits drawn at random (238 bits), and six that follow from them: what was typed or
copied wrongly is told from one that nobody made without asking the database, and those who search files for secrets that
were left there know ours. It is found by its hash.
"""

import hashlib
import secrets
import string
import zlib
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from samrit.queries.people.roles import narrow
from samrit.records.models import AccessToken, User

PREFIX = "smr_"
_LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_DRAWN, _CHECKED = 40, 6
SHOWN = len(PREFIX) + 4  # what a list shows
_ASKED = "samrit.token"  # in a request's META


@dataclass(frozen=True, slots=True)
class TokensPage:
    """The tokens that are valid, and those that are not any more, the newest first."""

    valid: tuple[AccessToken, ...]
    over: tuple[AccessToken, ...]


def new_token() -> str:
    """A token that nobody has."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(_DRAWN))
    return f"{PREFIX}{drawn}{_checksum(drawn)}"


def is_well_formed(text: str) -> bool:
    """Whether a text may be a token: its checksum is that of the rest."""
    drawn = text.removeprefix(PREFIX)[:_DRAWN]
    return text == f"{PREFIX}{drawn}{_checksum(drawn)}"


def hash_of(token: str) -> str:
    """By what a token is found."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_of(text: str, *, today: date) -> AccessToken | None:
    """The valid token of an open account, with its user, who reaches no further than it; None for anything else."""
    if not is_well_formed(text):
        return None
    rows = AccessToken.objects.select_related("user", "agency").filter(token_hash=hash_of(text), user__is_active=True)
    found = rows.first()
    if found is None or not found.is_valid_on(today):
        return None
    if found.agency is not None:
        narrow(found.user, found.agency)
    return found


def tokens_page(user: User, *, today: date) -> TokensPage:
    """Somebody's tokens, in one query."""
    rows = AccessToken.objects.filter(user=user).select_related("agency").order_by("-pk")
    return TokensPage(
        valid=tuple(row for row in rows if row.is_valid_on(today)),
        over=tuple(row for row in rows if not row.is_valid_on(today)),
    )


def _checksum(drawn: str) -> str:
    number, letters = zlib.crc32(drawn.encode()), ""
    for _ in range(_CHECKED):
        number, at = divmod(number, len(_LETTERS))
        letters = _LETTERS[at] + letters
    return letters


def asking(request: HttpRequest, *, today: date) -> AccessToken | None:
    """The token that a request names, asked of the database once; None where it names none, or none that is valid."""
    if _ASKED not in request.META:
        kind, _, text = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        request.META[_ASKED] = token_of(text.strip(), today=today) if kind.lower() == "bearer" else None
    found: AccessToken | None = request.META[_ASKED]
    return found
