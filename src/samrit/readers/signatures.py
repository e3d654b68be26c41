"""Who signed a PDF, when, and whether it is still what they signed: also of papers that others made and signed.

In: bytes, and the certificates of the authorities that one trusts. Out: a value with its sentences; nothing is asked of a
network, and the file is taken apart in a process of its own.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from samrit.decoding.process import Limits
from samrit.readers.decoded import answer
from samrit.readers.source import Source
from samrit.thai.translation import Message, ShownDay

_LIMITS = Limits(memory_bytes=900 * 2**20, cpu_seconds=20, seconds=45, pool="signatures", at_once=2)
_BANGKOK = timezone(timedelta(hours=7))
_WHOLE = "entire_file"


class Standing(StrEnum):
    """What became of what was signed."""

    INTACT = "intact"
    CHANGED_AFTER = "changed_after"
    BROKEN = "broken"
    UNREADABLE = "unreadable"


_STANDINGS = {
    Standing.INTACT: Message("Not a byte of what was signed has changed."),
    Standing.CHANGED_AFTER: Message("What was signed is there unchanged, but the paper was changed after it."),
    Standing.BROKEN: Message("What was signed has been changed: this signature is broken."),
    Standing.UNREADABLE: Message("This signature is of a kind that can't be judged here."),
}
_SIGNED = Message("{name} signed on {day}, {at:%H:%M}, by the signer's own clock.")
_STAMPED = Message("{name} signed on {day}, {at:%H:%M}, as the time stamp of {authority} says.")
_SOMEBODY = Message("A signature without a readable name")
_TRUSTED = Message("The certificate is of {issuer}, whom you trust.")
_NOT_TRUSTED = Message("The certificate is of {issuer}; whether that is to be trusted can't be told here.")
_OWN = Message("The signer made the certificate; no authority says who it is.")
_REVOKED = Message("The certificate was revoked.")
_NONE = Message("This PDF has no signature.")
_NOT_FINE = Message("This paper is not what was signed.")
_UNSURE = Message("Not every signature of this paper can be judged.")


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature. Times are in Bangkok's time; `stamped_at` is an authority's word, `signed_at` the signer's own."""

    field: str
    standing: Standing
    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    fingerprint: str = ""
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    stamped_by: str = ""
    valid_until: datetime | None = None
    is_trusted: bool = False
    is_self_signed: bool = False
    is_revoked: bool = False
    is_of_whole_file: bool = False

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Who, when, whether it holds, and who says so."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        at = self.stamped_at or self.signed_at
        name = self.signer or _SOMEBODY
        if at is not None:
            said = _STAMPED if self.stamped_at else _SIGNED
            yield said.filled(name=name, day=ShownDay(at.date()), at=at, authority=self.stamped_by)
        yield _STANDINGS[self.standing]
        if self.standing is Standing.UNREADABLE:
            return
        if self.is_revoked:
            yield _REVOKED
        elif self.is_trusted:
            yield _TRUSTED.filled(issuer=self.issuer)
        else:
            yield _OWN if self.is_self_signed else _NOT_TRUSTED.filled(issuer=self.issuer)


@dataclass(frozen=True, slots=True)
class Verification:
    """What a PDF's signatures say of it; `sha256` names the very file."""

    sha256: str
    signatures: tuple[PdfSignature, ...]

    @property
    def is_as_signed(self) -> bool:
        """Whether somebody signed it and nothing was changed since, but for what later signers added."""
        return bool(self.signatures) and all(one.standing is Standing.INTACT for one in self.signatures)

    @property
    def sentence(self) -> Message:
        """All of it in one sentence."""
        if not self.signatures:
            return _NONE
        if self.is_as_signed:
            return Message.counted(
                "The paper has {count} signature, and is what was signed.",
                "The paper has {count} signatures, and is what was signed.",
                count=len(self.signatures),
            )
        standings = {one.standing for one in self.signatures}
        return _NOT_FINE if standings & {Standing.BROKEN, Standing.CHANGED_AFTER} else _UNSURE


def verify_pdf(data: bytes, *, trusted: Sequence[str] = ()) -> Verification:
    """The signatures of a PDF in the order in which they were given; UnreadableError in one sentence for what is no PDF.

    `trusted` are certificates of authorities as PEM. A certificate of any other is told as one that can't be judged.
    """
    found = answer(Source(data, ""), "signatures", limits=_LIMITS, roots=list(trusted))
    return verification(data, found)


def verification(data: bytes, found: Mapping[str, Any]) -> Verification:
    """What the decoder found in a PDF, as a value."""
    return Verification(hashlib.sha256(data).hexdigest(), tuple(map(_signature, found["signatures"])))


def _signature(told: Mapping[str, Any]) -> PdfSignature:
    standing = Standing(told["standing"])
    if standing is Standing.UNREADABLE:
        return PdfSignature(told["field"], standing)
    if standing is Standing.INTACT and not told["is_change_allowed"]:
        standing = Standing.CHANGED_AFTER
    return PdfSignature(
        field=told["field"],
        standing=standing,
        signer=told["signer"],
        organisation=told["organisation"],
        issuer=told["issuer"],
        fingerprint=told["fingerprint"],
        signed_at=_time(told["signed_at"]),
        stamped_at=_time(told.get("stamped_at")),
        stamped_by=told.get("stamped_by", ""),
        valid_until=_time(told["valid_until"]),
        is_trusted=told["is_trusted"],
        is_self_signed=told["is_self_signed"],
        is_revoked=told["is_revoked"],
        is_of_whole_file=told["covers"] == _WHOLE,
    )


def _time(words: str | None) -> datetime | None:
    if not words:
        return None
    at = datetime.fromisoformat(words)
    return at.astimezone(_BANGKOK) if at.tzinfo else at.replace(tzinfo=_BANGKOK)
