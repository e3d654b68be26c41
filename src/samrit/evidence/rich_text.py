"""Rich text (.rtf) stays as it is, where it holds no program and fetches nothing."""

import re

from samrit.evidence.packed import BROKEN_OFFICE, PROGRAMS, TAKEN_OUT
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

# Objects of other programs, and fields that start one.
_ARMED = re.compile(
    rb"\\obj(?:ect|data|emb|link|autlink|sub|pub|icemb|html|ocx|update)\b|\bDDE(?:AUTO)?\b[^}]{0,200}[\"\\]"
)
_TEMPLATE = re.compile(rb"\{\s*\\\*\s*\\template\b([^{}]*)\}")
_ELSEWHERE = re.compile(rb"\s*(?:(?:https?|ftp|smb|webdav|ms-[a-z-]+):|(?:file:)?(?:/|\\\\){2})", re.IGNORECASE)


def plain_rich_text(data: bytes) -> tuple[bytes, tuple[Message, ...]]:
    """The text without a template elsewhere; UnacceptableError where it is cut off, or holds objects of other programs."""
    if not data.rstrip(b"\0 \r\n\t\x1a").endswith(b"}"):
        raise UnacceptableError(BROKEN_OFFICE)
    if _ARMED.search(data):
        raise UnacceptableError(PROGRAMS)
    plain = _TEMPLATE.sub(lambda found: b"" if _ELSEWHERE.match(found[1]) else found[0], data)
    return plain, () if plain == data else (TAKEN_OUT["template"],)
