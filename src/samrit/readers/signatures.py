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
from samrit.readers.reading import UnreadableError
from samrit.readers.source import Source
from samrit.thai.translation import Message, ShownDay

_LIMITS = Limits(memory_bytes=900 * 2**20, cpu_seconds=20, seconds=45, pool="signatures", at_once=2)
_BANGKOK = timezone(timedelta(hours=7))
_WHOLE = "entire_file"
_PROOF = "lta_updates"
_SIGNING = ("form_filling", _PROOF)  # what a later signature adds: its field filled in, and what proves it


class Validity(StrEnum):
    """What became of what was signed."""

    INTACT = "intact"
    CHANGED_AFTER = "changed_after"
    BROKEN = "broken"
    UNREADABLE = "unreadable"


_VALIDITIES = {
    Validity.INTACT: Message("Not a byte of what was signed has changed."),
    Validity.CHANGED_AFTER: Message("What was signed is there unchanged, but the paper was changed after it."),
    Validity.BROKEN: Message("What was signed has been changed: this signature is broken."),
    Validity.UNREADABLE: Message("This signature is of a kind that can't be judged here."),
}
_SIGNED = Message("{name} signed on {day}, {at:%H:%M}, by the signer's own clock.")
_STAMPED = Message("{name} signed on {day}, {at:%H:%M}, as the time stamp of {authority} says.")
_PAPER_STAMPED = Message("{authority} set a time stamp on the whole paper on {day}, {at:%H:%M}.")
_PROVEN = Message(
    "What the authority said of the certificate then lies in the paper, so it can be verified for long (B-LT)."
)
_NOTHING_LATER = Message("Nothing was added after it.")
_UNSIGNED_BEHIND = Message("Something stands behind it in the file that nobody signed.")
_FOLLOWED = Message(
    "What was signed is there unchanged, and something stands behind it in the file that nobody signed."
)
_ONLY_SIGNED_LATER = Message("What was added after it is later signatures alone.")
_SOMEBODY = Message("A signature without a readable name")
_TRUSTED = Message("The certificate is of {issuer}, whom you trust.")
_NOT_TRUSTED = Message("The certificate is of {issuer}; whether that is to be trusted can't be told here.")
_OWN = Message("The signer made the certificate; no authority says who it is.")
_REVOKED = Message("The certificate was revoked.")
_NONE = Message("This PDF has no signature.")
_ONLY_STAMPED = Message("This PDF has a time stamp, and nobody's signature.")
_NO_PDF = Message("This file is no PDF.")
_NOT_FINE = Message("This paper is not what was signed.")
_UNSURE = Message("Not every signature of this paper can be judged.")


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature. Times are in Bangkok's time; `stamped_at` is an authority's word, `signed_at` the signer's own.

    One that `is_of_paper` is a time stamp authority's on the paper as a whole, and no person's. With `is_proven` the paper itself
    holds what its authorities had revoked when it was signed. It `is_untouched` where nothing came after it but what proves it.
    """

    field: str
    validity: Validity
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
    is_only_signed_later: bool = False
    is_untouched: bool = False
    is_of_paper: bool = False
    is_proven: bool = False

    @property
    def sentences(self) -> tuple[Message, ...]:
        """Who, when, whether it holds, and who says so."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        at = self.stamped_at or self.signed_at
        name = self.signer or _SOMEBODY
        if at is not None and self.is_of_paper:
            yield _PAPER_STAMPED.filled(day=ShownDay(at.date()), at=at, authority=self.stamped_by)
        elif at is not None:
            said = _STAMPED if self.stamped_at else _SIGNED
            yield said.filled(name=name, day=ShownDay(at.date()), at=at, authority=self.stamped_by)
        yield _VALIDITIES[self.validity]
        if self.validity is Validity.UNREADABLE:
            return
        yield from self._what_came_later()
        if self.is_revoked:
            yield _REVOKED
        elif self.is_of_paper:
            return
        elif self.is_trusted:
            yield _TRUSTED.filled(issuer=self.issuer)
            if self.is_proven:
                yield _PROVEN
        else:
            yield _OWN if self.is_self_signed else _NOT_TRUSTED.filled(issuer=self.issuer)

    def _what_came_later(self) -> Iterator[Message]:
        if self.is_of_whole_file:
            yield _NOTHING_LATER
        elif self.is_only_signed_later:
            yield _ONLY_SIGNED_LATER
        elif self.is_followed:
            yield _UNSIGNED_BEHIND

    @property
    def is_followed(self) -> bool:
        """Whether something stands behind what was signed, which is unchanged, that nobody signed."""
        is_known = self.is_of_whole_file or self.is_only_signed_later or self.is_untouched
        return self.validity is Validity.INTACT and not is_known


@dataclass(frozen=True, slots=True)
class Verification:
    """What a PDF's signatures say of it; `sha256` names the very file."""

    sha256: str
    signatures: tuple[PdfSignature, ...]

    @property
    def is_as_signed(self) -> bool:
        """Whether somebody signed it and nothing was changed since, but for what later signers added."""
        return bool(self.by_people) and all(one.validity is Validity.INTACT for one in self.signatures)

    @property
    def by_people(self) -> tuple[PdfSignature, ...]:
        """Without the time stamps of the paper as a whole."""
        return tuple(one for one in self.signatures if not one.is_of_paper)

    @property
    def sentence(self) -> Message:
        """All of it in one sentence."""
        if not self.signatures:
            return _NONE
        if self.is_as_signed and any(one.is_followed for one in self.signatures):
            return _FOLLOWED
        if self.is_as_signed:
            return Message.counted(
                "The paper has {count} signature, and is what was signed.",
                "The paper has {count} signatures, and is what was signed.",
                count=len(self.by_people),
            )
        if not self.by_people:
            return _ONLY_STAMPED
        validities = {one.validity for one in self.signatures}
        return _NOT_FINE if validities & {Validity.BROKEN, Validity.CHANGED_AFTER} else _UNSURE


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF does."""
    return b"%PDF-" in data[:1024]


def verify_pdf(data: bytes, *, trusted: Sequence[str] = ()) -> Verification:
    """The signatures of a PDF in the order in which they were given; UnreadableError in one sentence for what is no PDF.

    `trusted` are certificates of authorities as PEM. A certificate of any other is told as one that can't be judged.
    """
    if not is_pdf(data):
        raise UnreadableError(_NO_PDF)
    found = answer(Source(data, ""), "signatures", limits=_LIMITS, roots=list(trusted))
    return verification(data, found)


def verification(data: bytes, found: Mapping[str, Any]) -> Verification:
    """What the decoder found in a PDF, as a value."""
    stated = found["signatures"]
    # What follows the last signature is signed by nobody; a field that is filled in would be allowed, and is no signature.
    is_signed_to_the_end = bool(stated) and stated[-1].get("covers") == _WHOLE and not found["has_other_fields"]
    return Verification(
        hashlib.sha256(data).hexdigest(),
        tuple(_signature(one, is_signed_to_the_end=is_signed_to_the_end) for one in stated),
    )


def _signature(stated: Mapping[str, Any], *, is_signed_to_the_end: bool) -> PdfSignature:
    validity = Validity(stated["standing"])
    if validity is Validity.UNREADABLE:
        return PdfSignature(stated["field"], validity)
    if validity is Validity.INTACT and not stated["is_change_allowed"]:
        validity = Validity.CHANGED_AFTER
    return PdfSignature(
        field=stated["field"],
        validity=validity,
        signer=stated.get("signer", ""),
        organisation=stated.get("organisation", ""),
        issuer=stated.get("issuer", ""),
        fingerprint=stated.get("fingerprint", ""),
        signed_at=_time(stated.get("signed_at")),
        stamped_at=_time(stated.get("stamped_at")),
        stamped_by=stated.get("stamped_by", ""),
        valid_until=_time(stated.get("valid_until")),
        is_trusted=stated["is_trusted"],
        is_self_signed=stated.get("is_self_signed", False),
        is_revoked=stated.get("is_revoked", False),
        is_untouched=validity is Validity.INTACT and (stated["covers"] == _WHOLE or stated["added"] == _PROOF),
        is_of_paper=stated.get("is_of_paper", False),
        is_proven=stated.get("is_proven", False),
        is_of_whole_file=validity is Validity.INTACT and stated["covers"] == _WHOLE,
        is_only_signed_later=validity is Validity.INTACT and is_signed_to_the_end and stated["added"] in _SIGNING,
    )


def _time(words: str | None) -> datetime | None:
    if not words:
        return None
    at = datetime.fromisoformat(words)
    return at.astimezone(_BANGKOK) if at.tzinfo else at.replace(tzinfo=_BANGKOK)
