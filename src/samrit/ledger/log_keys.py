"""The keys that sign checkpoints, Ed25519, apart from all others: in a file, in the environment, or in a PKCS#11 token.

All that is asked of one is its public half and a signature. The first of `LOG_KEYS` is the present key; the others sign
beside it, while readers change from an old key to a new one.
"""

import base64
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable
from samrit.vocabulary.token_address import SCHEME, TokenAddress

FILE = "file:"
SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that signs: its public half, and what makes a signature."""

    public: bytes
    sign: Callable[[bytes], bytes]


class KeyUnavailableError(Unavailable):
    """A key can't be read or doesn't answer; the sentence says which and why."""


def signing_keys() -> tuple[SigningKey, ...]:
    """The keys of this installation, the present one first; none where checkpoints are not published."""
    return tuple(_opened(text) for text in settings.LOG_KEYS)


def new_seed() -> str:
    """A new private key, as a file or the environment holds it."""
    return base64.b64encode(os.urandom(SEED_BYTES)).decode()


def of_seed(text: str) -> SigningKey:
    """The key with this private half; ValueError where it is none."""
    seed = base64.b64decode(text.strip(), validate=True)
    if len(seed) != SEED_BYTES:
        raise ValueError("a private key has 32 bytes")
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return SigningKey(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), key.sign)


def _opened(text: str) -> SigningKey:
    if text.startswith(SCHEME):
        return _in_token(text)
    try:
        return of_seed(Path(text.removeprefix(FILE)).read_text() if text.startswith(FILE) else text)
    except OSError as error:
        raise KeyUnavailableError(
            Message("the log's key can't be read: {file} ({error})", file=text.removeprefix(FILE), error=error.strerror)
        ) from error
    except ValueError as error:
        raise KeyUnavailableError(
            Message("the log's key is none; make one with samrit audit key --new FILE")
        ) from error


def _in_token(text: str) -> SigningKey:
    """A key that never leaves its token (`TokenAddress`), its PIN in SAMRIT_LOG_PIN."""
    try:
        where = TokenAddress.of(text)
        pkcs11: Any = import_module("pkcs11")
        token = pkcs11.lib(where.module).get_token(token_label=where.token)
        with closing(token.open()) as session:
            found = session.get_key(pkcs11.ObjectClass.PUBLIC_KEY, label=where.label, id=where.key_id)
            public = bytes(found[pkcs11.Attribute.EC_POINT])[-SEED_BYTES:]  # behind the head of an OCTET STRING
    except Exception as error:  # its library has many; whichever it is, nothing is signed
        raise KeyUnavailableError(
            Message("the token with the log's key doesn't answer ({error})", error=str(error) or type(error).__name__)
        ) from error

    def sign(data: bytes) -> bytes:
        with closing(token.open(user_pin=settings.LOG_PIN)) as session:
            key = session.get_key(pkcs11.ObjectClass.PRIVATE_KEY, label=where.label, id=where.key_id)
            return bytes(key.sign(data, mechanism=pkcs11.Mechanism.EDDSA))

    return SigningKey(public, sign)
