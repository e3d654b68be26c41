"""The words in partners' addresses: random, one for each link, found by their hash.

Beside the hash lies the word itself, sealed with the installation's key: an officer can tell a partner its link again. Who
has only the database, or a copy of it, opens no link.
"""

import secrets

from cryptography.fernet import InvalidToken

from samrit.ledger.secret_text import hash_of, open_sealed, seal
from samrit.records.models import PartnerLink

_PURPOSE = "partner link"
_BYTES = 24  # 192 bits, 32 characters in an address


def new_token() -> dict[str, str]:
    """What a new link stores of a word that was just drawn."""
    token = secrets.token_urlsafe(_BYTES)
    return {"token_hash": hash_of(token), "sealed_token": seal(token, _PURPOSE)}


def token_of(link: PartnerLink) -> str:
    """The word of a link again; "" where the key that sealed it is gone."""
    try:
        return open_sealed(link.sealed_token, _PURPOSE)
    except InvalidToken:
        return ""
