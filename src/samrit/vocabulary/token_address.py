"""Where a key lies in a PKCS#11 token (a card, an HSM), as one address: `pkcs11:token=NAME;object=LABEL?module-path=FILE`.

The words are those of RFC 7512; `id` names the key instead of `object`, or beside it.
"""

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, unquote, unquote_to_bytes

SCHEME = "pkcs11:"


@dataclass(frozen=True, slots=True)
class TokenAddress:
    """The driver's file, the token's name, and what the key in it is called."""

    module: str
    token: str
    label: str | None = None
    key_id: bytes | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """The address that a text is; ValueError where it names no driver, no token or no key."""
        path, _, query = text.removeprefix(SCHEME).partition("?")
        words = {name: value for name, _, value in (pair.partition("=") for pair in path.split(";"))}
        module, token = dict(parse_qsl(query)).get("module-path", ""), unquote(words.get("token", ""))
        label, key_id = unquote(words.get("object", "")), unquote_to_bytes(words.get("id", ""))
        if not (module and token and (label or key_id)):
            raise ValueError(f"{SCHEME}token=NAME;object=LABEL?module-path=FILE")
        return cls(module, token, label or None, key_id or None)
