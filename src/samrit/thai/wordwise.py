"""Two texts compared word by word, as a reader would mark what was struck out and what was put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from samrit.thai.words import words

# Above so many pairs of words the comparison takes the usual words as noise, which is fast and a little coarser.
_EXACT_PAIRS = 4_000_000


class Change(StrEnum):
    """What became of a piece of text."""

    UNCHANGED = "unchanged"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate."""

    change: Change
    text: str


def compare(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order: those kept and out give the old text, those kept and in the new one."""
    if old == new:
        return (Piece(Change.UNCHANGED, old),) if old else ()
    return tuple(_pieces(words(old), words(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _EXACT_PAIRS)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.UNCHANGED, "".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield Piece(Change.OUT, "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Piece(Change.IN, "".join(new[new_from:new_to]))
