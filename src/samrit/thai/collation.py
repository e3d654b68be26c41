"""The order of a Thai dictionary: by the consonant and not by the vowel that is written before it; tones decide last.

Source: พจนานุกรม ฉบับราชบัณฑิตยสถาน พ.ศ. 2554, how its words are ordered; ICU orders "th" in the same way.
"""

import re
from functools import lru_cache

_BEFORE = re.compile("([เแโใไ])([ก-ฮ])")  # a vowel that is written before the consonant that it is spoken after
_MARKS = {ord(mark): None for mark in "็่้๊๋์"}
_DIGITS = {ord("๐") + n: ord("0") + n for n in range(10)}


@lru_cache(maxsize=65_536)
def sort_key(text: str) -> str:
    """What to compare texts by. Capitals and Thai digits don't matter, tones only between texts that are equal without."""
    spoken = _BEFORE.sub(r"\2\1", text.casefold().translate(_DIGITS))
    return f"{spoken.translate(_MARKS)}\x01{spoken}"
