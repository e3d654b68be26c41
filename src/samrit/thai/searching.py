"""What people type into a search box, and what names are compared with it.

A missing or wrong tone mark, spaces, dots, capitals, Thai digits and abbreviations (กทม., สนข., รร.) make no difference; words in
Roman letters find a Thai name by its sounds (Huai Khwang, Jatujak), by the Royal Institute's system and what people write.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import accumulate

from rapidfuzz import fuzz

from samrit.thai.digits import to_arabic
from samrit.thai.initials import letters_of, passed_over
from samrit.thai.organisation_words import KINDS_SHORT, WHOLE_SHORT
from samrit.thai.romanised import sounds, thai_pattern
from samrit.thai.words import words

_THAI = "ก-ฮ\u0e30-\u0e3a\u0e40-\u0e4e"
_DOTTED = re.compile(r"(?<![ก-๎a-z])((?:[ก-ฮ]\.\s?){2,})")
# What official papers shorten, and what no office is called.
_OFFICIAL_SHORT = {
    "งปม": "งบประมาณ",
    "ปชช": "ประชาชน",
    "จนท": "เจ้าหน้าที่",
    "คกก": "คณะกรรมการ",
    "ผอ": "ผู้อำนวยการ",
    "พรบ": "พระราชบัญญัติ",
    "อปท": "องค์กรปกครองส่วนท้องถิ่น",
    "อสส": "อาสาสมัครสาธารณสุข",
    "อสม": "อาสาสมัครสาธารณสุข",
    "นร": "นักเรียน",
    "ตชว": "ตัวชี้วัด",
}
_LONG = _OFFICIAL_SHORT | WHOLE_SHORT | {short: long for short, long in KINDS_SHORT.items() if long != short}
_ANY_SHORT = "|".join(map(re.escape, sorted((one for one in _LONG if len(one) > 1), key=len, reverse=True)))
_ONE_LETTER = "|".join(map(re.escape, (one for one in _LONG if len(one) == 1)))
_SHORT = re.compile(rf"(?<![{_THAI}a-z0-9])(?:({_ANY_SHORT})(?:\.|ฯ\.?|(?![{_THAI}a-z0-9]))|({_ONE_LETTER})\.)")
_LEFT_OUT = {ord(mark): None for mark in "็่้๊๋์ํ๎ๆฯ\u200b\u200c\u200d\ufeff"}
_NO_LETTER = re.compile(rf"[^0-9a-z{_THAI}\u00df-\u024f]+")
_ROMAN = re.compile(r"[a-z][a-z'’-]*")
_NO_SOUND = re.compile(r"([a-z])\1\1")  # no spelling has a letter three times; a key was held down
_FEWEST_ROMAN = 4  # letters that are looked for by their sound
_NEAR = 75  # of 100: a name that comes near
_FEWEST_NEAR = 4
_FEWEST_DIGITS = 3  # of a code that is typed in part
_PART_OF_CODE = re.compile(r"[\d\s./-]{3,}")


class Match(IntEnum):
    """How well a name meets what was asked for, the best first."""

    WHOLE = 0
    BEGINNING = 1
    WITHIN = 2
    BY_SOUND = 3
    BY_SOUND_IN_WORD = 4  # from the middle of a word on, mostly by chance
    NEAR = 5
    NONE = 9


def _spelled_out(text: str) -> str:
    text = to_arabic(text).casefold().replace("เเ", "แ").replace("ํา", "ำ")
    text = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[1]) + ".", text)
    return _SHORT.sub(lambda found: f" {_LONG[found[1] or found[2]]} ", text)


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", text.translate(_LEFT_OUT))


def _only_digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


@lru_cache(maxsize=131_072)
def folded(text: str) -> str:
    """The form in which texts are compared: without tone marks, spaces and dots, abbreviations written out."""
    return _plain(_spelled_out(text))


@dataclass(frozen=True, slots=True)
class Names:
    """All by which something is found: its names, the first foremost, and codes and numbers that are met whole."""

    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()  # whose names may be told by their letters alone (สสล.)


@dataclass(frozen=True)
class Asked:
    """What somebody looks for."""

    words: str

    @cached_property
    def _tokens(self) -> tuple[str, ...]:
        return tuple(filter(None, map(_plain, _spelled_out(self.words).split())))

    @cached_property
    def _whole(self) -> str:
        return "".join(self._tokens)

    @cached_property
    def _roman(self) -> str:
        """The words as one, where all are Roman letters, there are enough of them, and they can be a spelling of sounds."""
        text = self.words.casefold().strip()
        joined = re.sub(r"[^a-z]", "", text)
        is_roman = all(_ROMAN.fullmatch(word) for word in text.split()) and len(joined) >= _FEWEST_ROMAN
        return joined if is_roman and not _NO_SOUND.search(joined) else ""

    @cached_property
    def _heard(self) -> str:
        """The words as they sound, where enough of them is Thai."""
        return heard(self._whole) if len(self._whole) >= _FEWEST_NEAR and not self._whole.isascii() else ""

    @cached_property
    def _thai(self) -> re.Pattern[str] | None:
        return thai_pattern(self.words) if self._roman else None

    @cached_property
    def _sound(self) -> str:
        return sounds(self._roman)

    @cached_property
    def _digits(self) -> str:
        """The digits, where nothing else is asked for and they are enough to be part of a code."""
        text = to_arabic(self.words).strip()
        digits = _only_digits(text)
        return digits if _PART_OF_CODE.fullmatch(text) and len(digits) >= _FEWEST_DIGITS else ""

    @cached_property
    def _short(self) -> dict[str, str]:
        """Of the words those that may be an office's letters, without their dots; what is written out already is none."""
        typed = [one for one in self.words.split() if _plain(_spelled_out(one)) == _plain(one)]
        return {_plain(one): letters for one in typed if (letters := letters_of(one))}

    @property
    def is_short(self) -> bool:
        """Whether an office's letters stand among the words as nothing but an abbreviation is written: with a dot."""
        return bool(self._short) and "." in self.words

    def passed_over(self, found: Names) -> int | None:
        """How much of an office's name its letters among the words pass over; None where the words don't mean the thing."""
        if not self._short or not found.offices:
            return None
        texts = [*map(folded, filter(None, found.names)), *map(str.casefold, found.codes)]
        so_far = 0
        for one in self._tokens:
            letters = self._short.get(one, "")
            by_letters = [n for name in found.offices if letters and (n := passed_over(letters, name)) is not None]
            if not by_letters and not any(one in text for text in texts):
                return None
            so_far += min(by_letters, default=0)
        return so_far

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self._whole

    def match(self, found: Names) -> Match:
        """How well something meets it: all words stand in its names, in whatever order."""
        if not self._whole:
            return Match.NONE
        if self.words.strip().casefold() in map(str.casefold, found.codes):
            return Match.WHOLE
        if self._digits:
            codes = [_only_digits(code) for code in found.codes]
            if any(self._digits in code for code in codes):
                return Match.WHOLE if self._digits in codes else Match.BEGINNING
        texts = [folded(name) for name in found.names if name]
        best = min((self._rank(text) for text in texts), default=Match.NONE)
        if best is Match.NONE and len(self._tokens) > 1:
            everything = [*texts, *map(str.casefold, found.codes)]
            best = Match.WITHIN if all(any(one in text for text in everything) for one in self._tokens) else best
        if best is Match.NONE and self._roman:
            best = min(map(self._sounds_in, found.names), default=best)
        if best is Match.NONE and self._heard:
            best = Match.BY_SOUND if any(self._heard in heard(text) for text in texts) else best
        return best

    def nearness(self, found: Names) -> float:
        """How near the letters of a name come, of 100; nought where they don't."""
        if len(self._whole) < _FEWEST_NEAR:
            return 0
        texts = (folded(name) for name in found.names if len(name) >= _FEWEST_NEAR)
        return max(
            (
                fuzz.partial_ratio(self._whole, text, score_cutoff=_NEAR)
                for text in texts
                if len(text) >= len(self._whole) - 1
            ),
            default=0,
        )

    def _rank(self, text: str) -> Match:
        if text == self._whole:
            return Match.WHOLE
        if text.startswith(self._whole):
            return Match.BEGINNING
        is_within = self._whole in text or all(one in text for one in self._tokens)
        return Match.WITHIN if is_within else Match.NONE

    def _sounds_in(self, name: str) -> Match:
        if self._thai is not None and self._thai.search(text := spoken(name)):
            begins = accumulate((len(spoken(word)) for word in words(name)), initial=0)
            return Match.BY_SOUND if any(self._thai.match(text, at) for at in begins) else Match.BY_SOUND_IN_WORD
        return Match.BY_SOUND if name.isascii() and self._sound and self._sound in sounds(name) else Match.NONE


_BEFORE = re.compile("([เแโใไ])(ห[งญนมยรลว]|[ก-ฮ])")


@lru_cache(maxsize=131_072)
def spoken(name: str) -> str:
    """A Thai name in the order of its sounds: the vowel that is written before its consonant stands behind it."""
    return _BEFORE.sub(r"\2\1", name.translate(_TONES).replace("ำ", "ัม").replace(" ", ""))


@lru_cache(maxsize=131_072)
def heard(text: str) -> str:
    """Folded Thai with one letter for each sound: สมจัย and สมใจ, ศรี and สี."""
    return _AI.sub(r"\1ัย", text).translate(_SAME_SOUND).replace("ทร", "ซ").replace("รร", "ั").replace("สร", "ส")


_AI = re.compile("[ใไ](ห[งญนมยรลว]|[ก-ฮ])ย?")
_SAME_SOUND = str.maketrans("ศษณญฎฏฐฑฒธฬฆฅภฃ", "สสนยดตถทททลคคพข")


_TONES = {ord(mark): None for mark in "่้๊๋็"}
