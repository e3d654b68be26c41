"""Two texts side by side, word by word; Thai writes no spaces between words, so they are cut by a dictionary."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and have the same fate."""

    fate: Fate
    text: str


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """The words of both texts in order: kept and gone ones make the old text, kept and new ones the new."""
    if old == new:
        return (Run(Fate.KEPT, old),) if old else ()
    return tuple(run for run in _runs(_words(old), _words(new)) if run.text)


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    for _tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if gone == came:
            yield Run(Fate.KEPT, gone)
            continue
        yield Run(Fate.GONE, gone)
        yield Run(Fate.NEW, came)


def _words(text: str) -> list[str]:
    from pythainlp.tokenize import word_tokenize  # its dictionary takes half a second, once

    return list(word_tokenize(text, engine="newmm", keep_whitespace=True)) if text else []
