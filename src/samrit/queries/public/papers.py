"""Whether a paper is the one that was signed, and whether it still holds."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice

from samrit.queries.public.indicator import Publication, publication
from samrit.records.models import YEAR_END, PublishedIndicator, PublishedPaper, PublishedResult
from samrit.report.paper_code import plain_paper_code
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName

_ENDS = re.compile(rb"%%EOF(?:\r\n|\n|\r|)")
_MOST_ENDS = 60


class Answer(StrEnum):
    """What can be said of a paper."""

    GENUINE = "genuine"
    SIGNED_AFTER = "signed_after"
    SUPERSEDED = "superseded"
    PRINTED = "printed"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verified:
    """The answer, with the paper that it is about, the one that took its place, whether something of its indicator is published, and
    what was withdrawn of its year. `turns` are the roles that sign it with certificates, in order, each with when it has.
    """

    answer: Answer
    paper: PublishedPaper | None = None
    newer: PublishedPaper | None = None
    is_published: bool = False
    withdrawn: Publication | None = None

    @property
    def turns(self) -> tuple[tuple[Message, datetime | None], ...]:
        """Who signs it with certificates, in order, and when each of them has."""
        if self.paper is None:
            return ()
        signed = [datetime.fromisoformat(at) for at in self.paper.paper_signed_at]
        roles = [ROLE_WORDS[RoleName(role)] for role in self.paper.paper_signers]
        return tuple(zip(roles, [*signed, *[None] * len(roles)], strict=False))


def verified_code(typed: str, *, pdf_sha256: str = "") -> Verified:
    """What is known of a code, and of a file that is said to be its paper; four queries."""
    code = plain_paper_code(typed)
    paper = PublishedPaper.objects.filter(code=code).first() if code is not None else None
    if paper is None:
        return Verified(Answer.UNKNOWN)
    return _verified(paper, otherwise=Answer.CHANGED if pdf_sha256 and pdf_sha256 != paper.pdf_sha256 else None)


def verified_copy(codes: Sequence[str], *, written: Collection[str]) -> Verified:
    """What is known of a file that is none of those that were signed, and leads to one of them: what bears its code was changed.

    What only carries the same report says nowhere that it was signed: a print of the system is no forgery.
    """
    papers = {one.code: one for one in PublishedPaper.objects.filter(code__in=codes)}
    paper = next((papers[code] for code in codes if code in papers), None)
    if paper is None:
        return Verified(Answer.UNKNOWN)
    return _verified(paper, otherwise=Answer.CHANGED if paper.code in written else Answer.PRINTED)


def verified_file(sha256: str) -> Verified:
    """What is known of a file by its SHA-256."""
    paper = PublishedPaper.objects.filter(pdf_sha256=sha256).first()
    return _verified(paper) if paper is not None else Verified(Answer.UNKNOWN)


def verified_beginning(pdf: bytes) -> Verified:
    """What is known of the paper that a file begins with, whatever was written behind it, as whoever signs writes; else UNKNOWN."""
    hashed, begin, hashes = hashlib.sha256(), 0, set[str]()
    for found in islice(_ENDS.finditer(pdf), _MOST_ENDS):
        hashed.update(pdf[begin : found.end()])
        hashes.add(hashed.hexdigest())  # of all up to here
        begin = found.end()
    paper = PublishedPaper.objects.filter(pdf_sha256__in=hashes).first()
    if paper is None:
        return Verified(Answer.UNKNOWN)
    known = _verified(paper)
    return replace(known, answer=Answer.SIGNED_AFTER) if known.answer is Answer.GENUINE else known


def _verified(paper: PublishedPaper, *, otherwise: Answer | None = None) -> Verified:
    newest = PublishedPaper.objects.filter(source=paper.source).order_by("-signed_at", "-pk").first()
    newer = newest if newest is not None and newest.pk != paper.pk else None
    answer = Answer.GENUINE if newer is None and paper.superseded_at is None else Answer.SUPERSEDED
    published = PublishedIndicator.objects.filter(source=paper.source).exists()
    year = PublishedResult.objects.filter(indicator__source=paper.source, quarter=YEAR_END, superseded_at=None)
    gone = year.exclude(withdrawn_at=None).first()
    withdrawn = publication(gone) if gone is not None else None
    return Verified(otherwise or answer, paper, newer, published, withdrawn)
