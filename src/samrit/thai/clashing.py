"""Marks of which only one can be right: two vowels on one letter, a phinthu inside a word.

The dictionary says which; where it can't, they stay. Two tones on one letter are a slip of the keys and no broken copy:
they stay for a person to see ("ร่้อยละ").
"""

import re
from collections.abc import Iterator

from samrit.thai.torn import Edit, price_of

_VOWEL, _TONE = "[\u0e31\u0e34-\u0e39\u0e47]", "[\u0e48-\u0e4b]"
_CLASH = re.compile(
    f"(?<=[ก-ฮ]){_VOWEL}{_TONE}?{_VOWEL}{_TONE}?(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])|(?<=[ก-ฮ])\u0e3a(?=[ก-ฮ])"
)
# Phinthu stands in Pali: over a doubled letter, before a half-vowel, between a stop and its aspirate.
_PALI = re.compile(
    "(.)\u0e3a(?:\\1|[ยรลวหมนณญ])|[ก-ง]\u0e3a[ก-ง]|[จ-ญ]\u0e3a[จ-ญ]|[ฎ-ณ]\u0e3a[ฎ-ณ]|[ด-น]\u0e3a[ด-น]|[บ-ม]\u0e3a[บ-ม]|[สศษ]\u0e3a"
)
# A typeface whose table takes MAI THO for SARA UU, and MAI EK for SARA U: ใหู, เปูาหมาย, ไมุ.
_TONE_OF = {"\u0e39": "\u0e49", "\u0e38": "\u0e48"}
_UNDER = re.compile("(?<=[ก-ฮ])[\u0e38\u0e39](?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
_BELOW = re.compile(
    "[\u0e38\u0e39](?:(?<=[เ-ไ][ก-ฮ].)(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])|(?<=[ก-ฮ].)(?=[\u0e30\u0e32\u0e33]))"
)
_CLEARLY = 6.0
_AROUND = 18  # letters on each side that are weighed
_THAI = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))))
_CLEAR = 3.0  # so much more usual than the next must the best be


def choose_marks(text: str) -> list[Edit]:
    """The clashing marks that the dictionary can tell."""
    chosen = list(_chosen(text)) if _CLASH.search(text) else []
    return chosen or (list(_tones_again(text)) if _BELOW.search(text) else [])


def has_vowels_for_tones(text: str) -> bool:
    """Whether vowels stand below letters that can't have them, where tone marks stood; False is certain."""
    return _BELOW.search(text) is not None


def _tones_again(text: str) -> Iterator[Edit]:
    """The tone marks that a typeface shows as the vowels below: sure ones behind a vowel that has none below, others by the dictionary."""
    for match in _UNDER.finditer(text):
        start, end = match.span()
        before, after = _thai_end(text[max(0, start - _AROUND) : start]), _thai_start(text[end : end + _AROUND])
        gain = price_of(before + match.group() + after) - price_of(before + _TONE_OF[match.group()] + after)
        if gain > (0 if _BELOW.match(text, start) else _CLEARLY):
            yield Edit(start, end, _TONE_OF[match.group()])


def _chosen(text: str) -> Iterator[Edit]:
    for match in _CLASH.finditer(text):
        start, end = match.span()
        before, after = _thai_end(text[max(0, start - _AROUND) : start]), _thai_start(text[end : end + _AROUND])
        if match.group() == "\u0e3a":
            if "\u0e3a" not in before + after and "\u0e4d" not in before + after and not _PALI.match(text, start - 1):
                yield Edit(start, end, "")
            continue
        choices = sorted((price_of(before + marks + after), marks) for marks in _choices(match.group()))
        if len(choices) > 1 and choices[0][0] + _CLEAR < choices[1][0]:
            yield Edit(start, end, choices[0][1])


def _thai_start(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_THAI))]


def _thai_end(text: str) -> str:
    return text[len(text.rstrip(_THAI)) :]


def _choices(marks: str) -> set[str]:
    """What may have been meant: one vowel at most, one tone at most."""
    vowels = re.findall(_VOWEL, marks) or [""]
    tones = re.findall(_TONE, marks) or [""]
    return {vowel + tone for vowel in vowels for tone in tones}
