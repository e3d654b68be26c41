"""How alike two texts are, letter by letter: what a copied narrative and a repeated definition are told by."""

import re
from functools import lru_cache

_NOT_LETTERS = re.compile(r"[^ก-๎A-Za-z]+")
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_GRAM = 8  # characters: about two Thai words, so that chance agreement is rare


@lru_cache(maxsize=256)
def letters(text: str) -> str:
    """The letters and their marks alone: spaces, digits and punctuation don't make a text another one."""
    return _NOT_LETTERS.sub("", text)


@lru_cache(maxsize=256)
def grams(text: str, size: int = _GRAM) -> frozenset[str]:
    """All runs of `size` letters of a text."""
    plain = letters(text)
    return frozenset(plain[i : i + size] for i in range(len(plain) - size + 1))


def share_of(part: str, whole: str) -> float:
    """How much of `part` stands in `whole`, 0 to 1; 0 for a part shorter than one gram."""
    inner = grams(part)
    return len(inner & grams(whole)) / len(inner) if inner else 0.0


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text as written, in order: two texts with other numbers report other things."""
    return tuple(_NUMBERS.findall(text))


def shares_words(text: str, other: str, *, size: int) -> bool:
    """Whether the two have a run of `size` letters in common."""
    return not grams(text, size).isdisjoint(grams(other, size))
