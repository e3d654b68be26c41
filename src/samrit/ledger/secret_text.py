"""Secrets are sealed before they go to the database: who has only the database reads none.

Of second factors: who has only the database makes no codes. Of partners' links: none is opened.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

_SECOND_FACTOR = "second factor"


def seal(text: str, purpose: str = _SECOND_FACTOR) -> str:
    """The text, sealed with the installation's key for one purpose."""
    return _box(purpose).encrypt(text.encode()).decode()


def open_sealed(sealed: str, purpose: str = _SECOND_FACTOR) -> str:
    """The text again; keys that the installation has changed from (`SECRET_KEY_FALLBACKS`) open it, too."""
    return _box(purpose).decrypt(sealed.encode()).decode()


def hash_of(token: str) -> str:
    """By what a token is found. Nobody finds one that was drawn at random from its hash, however fast that is made."""
    return hashlib.sha256(token.encode()).hexdigest()


def _box(purpose: str) -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.sha256(f"samrit {purpose} {key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
