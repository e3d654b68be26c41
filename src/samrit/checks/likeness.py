"""How alike two texts are, letter by letter: what a copied narrative and a repeated definition are told by."""

import re
from functools import lru_cache

_LETTERS = re.compile(r"[ก-๎A-Za-z]+")
_FILLERS = re.compile(r"จำนวน|ร้อยละ|ที่|ของ|การ|ซึ่ง|และ")  # what stands between the words that name a thing
_NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAMPLE = 8  # characters: about two Thai words, so that chance agreement is rare
_STEP = 5  # characters from one sample to the next


@lru_cache(maxsize=256)
def letters(text: str) -> str:
    """The letters and their marks alone: spaces, digits and punctuation don't make a text another one."""
    return "".join(_LETTERS.findall(text))


def share_of(part: str, whole: str) -> float:
    """How much of `part` stands in `whole`, 0 to 1, by samples of its letters; 0 for a part shorter than a sample."""
    inner, outer = letters(part), letters(whole)
    samples = [inner[i : i + _SAMPLE] for i in range(0, len(inner) - _SAMPLE + 1, _STEP)]
    return sum(map(outer.__contains__, samples)) / len(samples) if samples else 0.0


def is_mostly_in(part: str, whole: str, *, share: float, step: int = _STEP) -> bool:
    """Whether at least so much of `part` stands in `whole` (`share_of`); most texts are told apart before their end.

    `step` is how many letters one sample is from the next: a long one will do where only unlike texts are to be told.
    """
    inner, outer = letters(part), letters(whole)
    starts = range(0, len(inner) - _SAMPLE + 1, step)
    missing = 0
    for start in starts:
        if inner[start : start + _SAMPLE] not in outer:
            missing += 1
            if (len(starts) - missing) / len(starts) < share:
                return False
    return len(starts) > 0


def shares_words(text: str, other: str, *, size: int) -> bool:
    """Whether the two have a run of `size` letters in common, but for words that only join others."""
    return have_run(without_fillers(text), without_fillers(other), size=size)


@lru_cache(maxsize=256)
def without_fillers(text: str) -> str:
    """The letters of a text but for words that only join others."""
    return _FILLERS.sub("", letters(text))


def have_run(letters_of_one: str, letters_of_other: str, *, size: int) -> bool:
    """Whether two texts of letters have a run of `size` in common."""
    if len(letters_of_other) < len(letters_of_one):  # the shorter one has fewer runs to look for
        letters_of_one, letters_of_other = letters_of_other, letters_of_one
    return any(letters_of_one[i : i + size] in letters_of_other for i in range(len(letters_of_one) - size + 1))


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text as written, in order: two texts with other numbers report other things."""
    return tuple(_NUMBERS.findall(text))
