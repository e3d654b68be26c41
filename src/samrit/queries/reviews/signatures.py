"""The signatures on an indicator's year: the one that holds, and those that a reopening has superseded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samrit.records.models import Indicator, PaperSignature, SignOff
from samrit.records.ready import ReadyQuery
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ROLE_WORDS, RoleName


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in the order in which a paper is signed with certificates; `signer` is "" and `at` None as long as it waits."""

    place: int
    role: Message
    signer: str = ""
    at: datetime | None = None
    is_stamped: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as the page tells it; `superseded_*` are empty for the one that holds. `turns` are those who sign its paper
    with certificates, in order; `next_turn` is the first that waits.
    """

    pk: int
    name: str
    position: str
    at: datetime
    sha256: str
    superseded_because: str
    superseded_by: str
    superseded_at: datetime | None
    turns: tuple[Turn, ...] = ()

    @property
    def next_turn(self) -> Turn | None:
        """Whose turn it is; None where all have signed, or nobody has to, or the year was opened again."""
        return next((one for one in self.turns if one.at is None), None) if self.superseded_at is None else None

    @property
    def is_signed_by_certificate(self) -> bool:
        """Whether at least one has."""
        return bool(self.turns) and self.turns[0].at is not None


def signatures_of(indicator: Indicator) -> tuple[Signature, ...]:
    """All of them, newest first; one query, and one more where a paper is signed with certificates."""
    stored = _STORED(indicator.pk)
    added = _ADDED([one.pk for one in stored if one.paper_signers])
    return tuple(_signature(one, [each for each in added if each.signoff_id == one.pk]) for one in stored)


_STORED = ReadyQuery(
    lambda indicator: (
        SignOff.objects.filter(indicator=indicator).select_related("reopening__by").defer("content").order_by("-pk")
    )
)


_ADDED = ReadyQuery(lambda signoffs: PaperSignature.objects.filter(signoff__in=signoffs).order_by("place"))


def _signature(stored: SignOff, added: Iterable[PaperSignature]) -> Signature:
    reopening = getattr(stored, "reopening", None)
    return Signature(
        pk=stored.pk,
        name=stored.name,
        position=stored.position,
        at=stored.at,
        sha256=stored.sha256,
        superseded_because=reopening.reason if reopening else "",
        superseded_by=reopening.by.name() if reopening else "",
        superseded_at=reopening.at if reopening else None,
        turns=_turns(stored, added),
    )


def _turns(stored: SignOff, added: Iterable[PaperSignature]) -> tuple[Turn, ...]:
    signed = {one.place: one for one in added}
    return tuple(
        Turn(
            place=place,
            role=ROLE_WORDS[RoleName(role)],
            signer=signed[place].signer if place in signed else "",
            at=(signed[place].stamped_at or signed[place].at) if place in signed else None,
            is_stamped=place in signed and signed[place].stamped_at is not None,
        )
        for place, role in enumerate(stored.paper_signers, 1)
    )
