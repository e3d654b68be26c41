"""By which letters an office is known: สสล. is สำนักสิ่งแวดล้อม, สจส. is สำนักการจราจรและขนส่ง.

Such letters are those with which syllables of the name begin, the first of all among them, in their order.
"""

import re
from functools import lru_cache

from samrit.thai.words import words

_FEWEST, _MOST = 3, 6
_LETTERS = re.compile(rf"[ก-ฮ]{{{_FEWEST},{_MOST}}}")
_DOTTED = re.compile(rf"[ก-ฮ](?:\.?[ก-ฮ]){{1,{_MOST - 1}}}\.?")
# A consonant with a vowel or tone of its own, and the one before it where both are spoken as one (ปร, คล).
_BEGINS = re.compile("(?<=[เแโใไ])[ก-ฮ]|[กขคจตทปผพศส](?=[รลว][ะ-ู็-๋ํ])|[ก-ฮ](?=[ะ-ู็-๋ํ])")
_WITHOUT_A_LETTER = re.compile("การ|และ|กรุงเทพมหานคร|กทม")
_FIRST = re.compile("[ก-ฮ]")


def letters_of(typed: str) -> str:
    """The letters, where what was typed can be an office's: consonants alone, with or without dots; "" where it can't."""
    plain = typed.replace(".", "")
    return plain if _LETTERS.fullmatch(plain) or ("." in typed and _DOTTED.fullmatch(typed)) else ""


def passed_over(letters: str, name: str) -> int | None:
    """How many syllables of a name its letters pass over; None where they are not its letters. The fewest fit best."""
    begun = initials(name)
    rest = iter(begun)
    is_of = letters[:1] == begun[:1] and all(one in rest for one in letters)
    return len(begun) - len(letters) if is_of else None


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The letters with which the syllables of a Thai name begin; of each word at least its first."""
    found = ""
    for word in words(_WITHOUT_A_LETTER.sub(" ", name)):
        begins = {one.start() for one in (*_BEGINS.finditer(word), _FIRST.search(word)) if one is not None}
        found += "".join(word[at] for at in sorted(begins))
    return found
