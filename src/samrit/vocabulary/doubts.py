"""Why a figure isn't sound: what is said with it wherever it is shown, and why no mean takes it in."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from samrit.thai.translation import Message
from samrit.vocabulary.workflow import Status


class Doubt(StrEnum):
    """What is against a figure, the gravest first; a figure with none is sound."""

    ALTERED = "altered"  # it was changed past the system: it isn't what its last event left
    RETURNED = "returned"  # a reviewer has sent it back
    CONTRADICTED = "contradicted"  # by an error that a rule found
    NOT_DISTINGUISHABLE = "not_distinguishable"  # its measurement can't be told from an ordinary day
    UNVERIFIED = "unverified"  # what it was read in is not there any more
    DRAFT = "draft"  # not handed in


DOUBT_LABEL = "สถานะของตัวเลข"  # on paper, before what is against a figure
DOUBT_WORDS: dict[Doubt, Message] = {
    Doubt.ALTERED: Message("changed past the system, not what was recorded"),
    Doubt.RETURNED: Message("returned for correction"),
    Doubt.CONTRADICTED: Message("contradicted by an error"),
    Doubt.NOT_DISTINGUISHABLE: Message("not distinguishable from an ordinary day"),
    Doubt.UNVERIFIED: Message("without the evidence that it was read in"),
    Doubt.DRAFT: Message("draft, not handed in"),
}


_GRAVITY = {doubt: at for at, doubt in enumerate(Doubt)}


def gravest(doubts: Iterable[Doubt | None]) -> Doubt | None:
    """The gravest of some doubts, None where there is none."""
    found = [doubt for doubt in doubts if doubt is not None]
    return min(found, key=_GRAVITY.__getitem__) if found else None


_OF_STATUS = {Status.DRAFT: Doubt.DRAFT, Status.RETURNED: Doubt.RETURNED}


@cache
def doubt_of(status: str, found: str) -> Doubt | None:
    """What is against a result: where its report is in the workflow, and what was found ("" for nothing)."""
    return gravest((_OF_STATUS.get(Status(status)), Doubt(found) if found else None))
