"""The published log: how it stands, and the proof that an event or a signed paper is in it."""

import base64
import hashlib
from dataclasses import dataclass

from django.db.models import Q

from samrit.ledger.entries import SignedPaper, papers_of
from samrit.ledger.merkle import consistency_proof
from samrit.ledger.notes import Proof, VerifierKey
from samrit.ledger.publication import Published, folder, last_published, older, prove, verifier_keys
from samrit.ledger.tiles import Tiles
from samrit.records.models import Event, LogHead, SignOff
from samrit.thai.translation import Message
from samrit.vocabulary.workflow import Action


@dataclass(frozen=True, slots=True)
class LogState:
    """What is published, how much is not yet, by which keys, and why it isn't signed where it isn't."""

    published: Published | None
    waiting: int
    keys: tuple[VerifierKey, ...]
    refusal: Message | None


def log_state() -> LogState:
    """How the log stands now; what was signed is held against the database by its size alone, the worker does the rest."""
    head = LogHead.objects.filter(pk=1).first() or LogHead()
    published = last_published()
    if published is None:
        return LogState(None, 0, (), None)
    is_older = published.log > head.log or (published.log == head.log and published.checkpoint.size > head.size)
    signed = published.checkpoint.size if published.log == head.log else 0
    return LogState(
        published, max(0, head.size - signed), verifier_keys(published.log), older(published) if is_older else None
    )


def paper_proof(signoff: SignOff) -> Proof | None:
    """The proof that a paper, as it was signed, is in the published log; None where it isn't yet."""
    return _proof(SignedPaper(signoff.paper.sha256, signoff.sha256), _events_of(signoff))


def file_proof(data: bytes) -> Proof | None:
    """The same for whoever has the file alone."""
    sha256 = hashlib.sha256(data).hexdigest()
    signoff = SignOff.objects.select_related("paper").filter(paper__sha256=sha256).order_by("-pk").first()
    return paper_proof(signoff) if signoff is not None else None


@dataclass(frozen=True, slots=True)
class Growth:
    """That the published log of a size begins with that of a smaller one: both roots (hex), the proof's hashes (base64)."""

    old_root: str
    new_root: str
    hashes: tuple[str, ...]


def growth_between(old: int, new: int) -> Growth | None:
    """The proof between two sizes of the published log; None where it has no such sizes."""
    published = last_published()
    if published is None or not 0 < old <= new <= published.checkpoint.size:
        return None
    tiles = Tiles(folder(published.log))
    proof = consistency_proof(tiles.node(published.checkpoint.size), old, new)
    old_root, new_root = (tiles.frontier(size).root().hex() for size in (old, new))
    return Growth(old_root, new_root, tuple(base64.b64encode(one).decode() for one in proof))


def _events_of(signoff: SignOff) -> Q:
    signing = Q(action=Action.SIGN.value, after__signoff=signoff.pk)
    return signing | Q(action="load_sample", subject_type="annualplan", subject_id=signoff.indicator.annual_plan_id)


def _proof(paper: SignedPaper, about: Q) -> Proof | None:
    for event in Event.objects.filter(about, log__gt=0, leaves__gt=1).order_by("-pk"):
        papers = papers_of(event)
        if paper in papers:
            return prove(event, 1 + papers.index(paper))
    return None
