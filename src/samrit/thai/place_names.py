"""Which district is meant by what people write in a cell: เขตจตุจักร, จตุจักร, สำนักงานเขตจตุจักร, Chatuchak, Khet Jatujak, an address.

A district is known where its name is written, in Thai or in any usual Roman spelling. A slip in its spelling, or two districts
in one cell, is not decided: those that may be meant are told, for a person to say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from samrit.thai.digits import to_arabic
from samrit.thai.districts import DISTRICT
from samrit.thai.organisation_words import DISTRICT_WORDS, OF_THE_CITY
from samrit.thai.romanised import sounds
from samrit.thai.text import clean_line, repair

_MOST = 5  # districts that one slip may mean
_PLAIN = re.compile(r"[^0-9a-zก-ฮ\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4eฤฦ]+")
_ANY_WORD = "|".join(map(re.escape, sorted(DISTRICT_WORDS, key=len, reverse=True)))
_BEFORE = re.compile(rf"^(?:{_ANY_WORD})(?![ก-๎]*พื้นที่)[\s.:]*")
_AFTER = re.compile(r"[\s,]*(?:district\s+office|district|office)$")
_CITY = "|".join(map(re.escape, sorted(OF_THE_CITY, key=len, reverse=True)))
_OF_THE_CITY = re.compile(rf"(?:[\s,.]|จังหวัด|จ\.)*(?:{_CITY})[\s.,]*(?:[0-9]{{5}})?$|[\s,]+[0-9]{{5}}$")
_STATED = re.compile(rf"(?:{DISTRICT}|khet)(?!พื้นที่)[\s.:]*([^\s,/()]+(?:\s+[a-z]+)*)")
_STATED_AFTER = re.compile(r"((?:[a-z]+\s+){0,3}[a-z]+)\s+district")
_BETWEEN = re.compile(r"[\s,/;()]+|(?:และ|กับ|แขวง)")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A district of the list: its number, its code, all its names, the first foremost."""

    number: int
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Which district words mean: `same` where that is beyond doubt, else those that may be meant, the likeliest first."""

    same: int | None = None
    alike: tuple[int, ...] = ()


@dataclass(slots=True)
class PlaceList:
    """All districts, found by any of their names."""

    _places: list[NamedPlace] = field(default_factory=list)
    _known: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _sounds: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, places: Iterable[NamedPlace]) -> "PlaceList":
        """The list of these."""
        made = cls()
        for one in places:
            made._places.append(one)
            made._known[_letters(_plain(one.code))].add(one.number)
            for name in one.names:
                bare = _bare(_plain(name))
                made._known[_letters(bare)].add(one.number)
                if bare.isascii():
                    made._sounds[sounds(bare)].add(one.number)
        return made

    def find(self, words: str) -> FoundPlace:
        """Which district these words mean; of words without letters, none."""
        text = _plain(words)
        if not _letters(text):
            return FoundPlace()
        bare = _bare(text)
        named = self._named(bare)
        stated = {number for part in _stated(text) for number in self._named(part)}
        parts = [part for part in _BETWEEN.split(bare) if part]
        mentioned = {number for part in parts for number in self._named(part)} if len(parts) > 1 else set()
        for found in (named, stated, mentioned):
            if len(found) == 1:
                return FoundPlace(min(found))
            if found:
                return FoundPlace(None, tuple(sorted(found)[:_MOST]))
        return FoundPlace(None, self._near(text, bare))

    def _named(self, bare: str) -> set[int]:
        letters = _letters(bare)
        if not letters:
            return set()
        found = self._known.get(letters, set())
        if not found and bare.isascii():
            found = self._sounds.get(sounds(bare), set())
        if not found and bare.endswith("ฯ"):  # a name cut short, and said to be
            found = {at for known, places in self._known.items() if known.startswith(letters) for at in places}
        return set(found)

    def _near(self, text: str, bare: str) -> tuple[int, ...]:
        asked = {_letters(bare), *(_letters(part) for part in _stated(text)), _letters(text)}
        asked |= {_letters(part) for part in _BETWEEN.split(bare)} - {""}
        heard = sounds(bare) if bare.isascii() else ""
        apart: dict[int, int] = {}
        for place in self._places:
            for name in place.names:
                known = _letters(_bare(_plain(name)))
                slips = _slips(len(known))
                distances = [OSA.distance(one, known, score_cutoff=slips) for one in asked]
                if known.isascii() and heard:
                    distances.append(OSA.distance(heard, sounds(known), score_cutoff=slips))
                else:  # the word before it may be the one that slipped
                    distances += [OSA.distance(one, DISTRICT + known, score_cutoff=slips) for one in asked]
                    distances += [0 for one in asked if len(one) >= _SHORTEST and known.startswith(one)]
                if min(distances) <= slips:
                    apart[place.number] = min(*distances, apart.get(place.number, 9))
        return tuple(sorted(apart, key=lambda number: (apart[number], number))[:_MOST])


_SHORTEST = 4  # letters by which a name that was cut short is asked about


def has_letters(words: str) -> bool:
    """Whether anything is written there: a dash is nothing."""
    return bool(_letters(_plain(words)))


def _slips(letters: int) -> int:
    return 1 if letters <= 6 else 2 if letters <= 11 else 3


def _plain(words: str) -> str:
    return to_arabic(repair(clean_line(words))[0]).casefold().replace("ํา", "ำ")


def _letters(text: str) -> str:
    return _PLAIN.sub("", text)


def _bare(text: str) -> str:
    """Without the words for a district and its office before and after it, and without the city and its postal code."""
    before = ""
    while before != text:
        before = text
        shorter = _OF_THE_CITY.sub("", _AFTER.sub("", text)).strip(" ,.()-")
        shorter = _BEFORE.sub("", shorter).strip(" ,.()-")
        text = shorter or text
    return text


def _stated(text: str) -> list[str]:
    """What stands right behind the word for a district ("แขวงลาดยาว เขตจตุจักร กทม."), or before it in English."""
    return [_bare(found[1]) for pattern in (_STATED, _STATED_AFTER) for found in pattern.finditer(text)]
