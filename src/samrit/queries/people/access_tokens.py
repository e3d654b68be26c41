"""Tokens of programs: whose one is, and those that somebody has.

A token is `smr_`, forty letters and digits drawn at random (238 bits), and six that follow from them: what was typed or
copied wrongly is told from one that nobody made without asking the database, and those who search files for secrets that
were left there know ours. It is found by its hash.

A program with an account of its own has a secret of the same form, which opens nothing: it is changed for tokens of an
hour (`smo_`). These are stored nowhere: they name the program and what it asked to do, and are signed by the installation.
"""

import secrets
import string
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from samrit.ledger.secret_text import hash_of
from samrit.queries.people.roles import narrow
from samrit.records.models import AccessToken, Role, User

PREFIX = "smr_"
_LETTERS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_DRAWN, _CHECKED = 40, 6
SHOWN = len(PREFIX) + 4  # what a list shows
PASSING = "smo_"
CLIENT = "smc_"
LIFETIME_SECONDS = 3600  # of a program's passing token
_SIGNER = signing.TimestampSigner(salt="samrit.program", sep=".")
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


def token_of(text: str, *, today: date) -> AccessToken | None:
    """The valid token of an open account, with its user, who reaches no further than it; None for anything else.

    Of a program's passing token it is what the program was registered with, with the scopes of the passing one.
    """
    if text.startswith(PASSING):
        return _program_of(text, today=today)
    if not is_well_formed(text):
        return None
    return _valid(AccessToken.objects.filter(token_hash=hash_of(text), client_id=""), today=today)


def program_of(client_id: str, secret: str, *, today: date) -> AccessToken | None:
    """The program of that name and secret, as it was registered; None for anything else."""
    if not client_id or not is_well_formed(secret):
        return None
    return _valid(AccessToken.objects.filter(client_id=client_id, token_hash=hash_of(secret)), today=today)


def passing_token(program: AccessToken, scopes: Iterable[str]) -> str:
    """A token of an hour for a program; it ends earlier with the program, its account, or its secret."""
    said = [program.client_id, program.token_hash[:16], list(scopes)]
    return PASSING + _SIGNER.sign_object(said)


def _program_of(text: str, *, today: date) -> AccessToken | None:
    try:
        client_id, beginning, scopes = _SIGNER.unsign_object(text.removeprefix(PASSING), max_age=LIFETIME_SECONDS)
    except signing.BadSignature:
        return None
    rows = AccessToken.objects.filter(client_id=client_id, token_hash__startswith=beginning)
    found = _valid(rows, today=today)
    if found is not None:
        found.scopes = [one for one in found.scopes if one in scopes]
    return found


def _valid(rows: QuerySet[AccessToken], *, today: date) -> AccessToken | None:
    found = rows.select_related("user", "agency").filter(user__is_active=True).first()
    if found is None or not found.is_valid_on(today):
        return None
    if found.agency is not None:
        narrow(found.user, found.agency)
    return found


def programs(people: QuerySet[User]) -> QuerySet[AccessToken]:
    """Of these accounts those that are programs', with what they were registered with, the newest first."""
    rows = AccessToken.objects.exclude(client_id="").filter(user__in=people)
    roles = Prefetch("user__roles", Role.objects.select_related("agency", "on_behalf_of", "user"))
    return rows.select_related("user").prefetch_related(roles).order_by("-pk")


def is_program(person: User) -> bool:
    """Whether an account is a program's: nobody logs in with it."""
    return AccessToken.objects.filter(user=person).exclude(client_id="").exists()


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
