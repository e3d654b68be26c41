"""Secrets of second factors are sealed before they go to the database: who has only the database makes no codes."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """The text, sealed with the installation's key."""
    return _box().encrypt(text.encode()).decode()


def open_sealed(sealed: str) -> str:
    """The text again; keys that the installation has changed from (`SECRET_KEY_FALLBACKS`) open it, too."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.sha256(f"samrit second factor {key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
