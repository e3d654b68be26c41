"""Who in the register is meant by a name: the same, alike, or nobody yet.

Names are compared by `samrit.thai.organisation_likeness`. So that 20,000 names find their likes among 20,000 in seconds,
only those are compared that share a beginning or an end, a bare name, an abbreviation or their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from samrit.thai.organisation_likeness import SAME_NAME, Likeness, edits_allowed, likeness, what_differs
from samrit.thai.organisation_words import LOCAL_KINDS, LegalForm
from samrit.thai.organisations import Name, parse
from samrit.thai.translation import Message

_ENDS = 3  # so many letters at the beginning or the end of the core are shared by names that are to be compared
_SHORT = 8
_MOST = 20  # suggestions for one name
_FIRST_WORD = 2  # slips in the words that a name begins with
_LOCAL = LOCAL_KINDS | {""}
_BY_A_NAME = Likeness(0.9, Message("Both go by one name, and their full names differ."))
_ELSEWHERE = Likeness(0.85, Message("The same name in another district."))
_LONGEST = 200  # of one mark, so many are compared: a thousand rows of one name are no thousand suggestions
_NOBODY: tuple[list[int], list[str]] = ([], [])


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that is known already: its number, all names and abbreviations by which it goes, and its district."""

    number: int
    names: tuple[str, ...]
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """One that looks alike: its number, how much (0 to 1), and why."""

    number: int
    score: float
    why: Message


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name means: `same` where one and only one has this very name, else those that look alike, most alike first."""

    same: int | None
    alike: tuple[Alike, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nobody of the register comes near."""
        return self.same is None and not self.alike


@dataclass(slots=True)
class Register:
    """All names that are known, found by what alike names share. `add` may go on while `find` is asked."""

    # The number, the name, whether it is the first of its names. Of two other names one slip may make another word
    # ("Port", "Post"), so the letters of these are compared with first names only.
    _names: list[tuple[int, Name, bool]] = field(default_factory=list)
    _firsts: dict[int, Name] = field(default_factory=dict)
    _places: dict[int, int | None] = field(default_factory=dict)
    _keys: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _marks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _blocks: dict[tuple[object, ...], tuple[list[int], list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: ([], []))
    )

    @classmethod
    def of(cls, known: Iterable[Known]) -> "Register":
        """The register of these organisations."""
        made = cls()
        for one in known:
            made.add(one)
        return made

    def add(self, known: Known) -> None:
        """One more organisation, with all its names."""
        self._places[known.number] = known.place
        for place, text in enumerate(known.names):
            name = parse(text)
            if not name.key:
                continue
            at = len(self._names)
            self._firsts.setdefault(known.number, name)
            self._names.append((known.number, name, place == 0))
            self._keys[name.key].append(at)
            for mark in _marks(name):
                self._marks[mark].append(at)
            for block, letters in (*_blocks(name, len(name.core)), *_whole_blocks(name, len(name.spelled))):
                places, compared = self._blocks[block]
                places.append(at)
                compared.append(letters)

    def locate(self, number: int, place: int | None) -> None:
        """Of one whose district was not known it is now: the next of its name in another one is another."""
        if self._places[number] is None:
            self._places[number] = place

    def find(self, *names: str, place: int | None = None) -> Found:
        """Whom somebody means who goes by these names, the first foremost, and sits in this district where that is known."""
        parsed = [name for name in map(parse, names) if name.key]
        similar: dict[int, Alike] = {}  # of this very name
        for name in parsed:
            same = {self._names[at][0] for at in self._keys.get(name.key, ())}
            if name is not parsed[0]:
                same = {number for number in same if _may_be_one(parsed[0], self._firsts[number])}
            found = self._of_this_name(name, same, place)
            if found.same is not None:
                return found
            similar |= {one.number: one for one in found.alike if one.number not in similar}
        for name in parsed:
            for at in self._near(name):
                number, other, is_first = self._names[at]
                if self._is_elsewhere(name, number, place):
                    continue
                if other.key == name.key and number in similar:
                    continue
                likely = _BY_A_NAME if other.key == name.key else likeness(name, other)
                if (likely.is_alike and (is_first or name is parsed[0] or likely is _BY_A_NAME)) and (
                    number not in similar or similar[number].score < likely.score
                ):
                    similar[number] = Alike(number, likely.score, likely.why)
        ordered = sorted(similar.values(), key=lambda one: (-one.score, one.number))
        return Found(None, tuple(ordered[:_MOST]))

    def _of_this_name(self, name: Name, same: set[int], place: int | None) -> Found:
        """Which of those of this very name is meant; nobody where they all sit elsewhere."""
        here = {number for number in same if place is not None and self._places[number] == place}
        if len(here) == 1:
            return Found(here.pop())
        can_be = here or {number for number in same if not self._is_elsewhere(name, number, place)}
        sure = {number for number in can_be if place is None or self._places[number] in (None, place)}
        if len(can_be) == 1 and can_be == sure:
            return Found(can_be.pop())
        return Found(
            None,
            tuple(
                Alike(number, 1.0, SAME_NAME) if number in sure else Alike(number, _ELSEWHERE.score, _ELSEWHERE.why)
                for number in sorted(can_be)
            ),
        )

    def _is_elsewhere(self, name: Name, number: int, place: int | None) -> bool:
        """Whether one of this kind in another district is another one: each neighbourhood has its school, its temple, its club."""
        there = self._places[number]
        return None not in (there, place) and there != place and name.form is LegalForm.NONE and name.kind in _LOCAL

    def pairs(self) -> Iterator[tuple[int, int, Likeness]]:
        """All two of the register that look alike, the smaller number first, each pair once."""
        best: dict[tuple[int, int], Likeness] = {}
        for at, (number, name, is_first) in enumerate(self._names):
            for near in self._near(name):
                other = self._names[near][0]
                if near >= at or other == number or self._is_elsewhere(name, other, self._places[number]):
                    continue
                pair, found = (min(number, other), max(number, other)), likeness(name, self._names[near][1])
                if not (is_first or self._names[near][2] or found.score == 1):
                    continue
                if found.score == 1:
                    found = self._said_of_one_name(at, near)
                if found.is_alike and (pair not in best or best[pair].score < found.score):
                    best[pair] = found
        for (one, other), found in sorted(best.items(), key=lambda item: (-item[1].score, item[0])):
            yield one, other, found

    def _said_of_one_name(self, at: int, near: int) -> Likeness:
        """What is said of two that go by one name."""
        (one, _, is_first), (other, _, is_others_first) = self._names[at], self._names[near]
        if not (is_first or is_others_first):
            return _BY_A_NAME
        places = {self._places[one], self._places[other]}
        return _ELSEWHERE if len(places) > 1 and None not in places else Likeness(1.0, SAME_NAME)

    def _near(self, name: Name) -> set[int]:
        near = {at for mark in _marks(name) for at in self._marks.get(mark, ())[:_LONGEST]}
        slips = edits_allowed(len(name.core) + 1)
        for blocks, letters, apart in ((_blocks, name.core, slips), (_whole_blocks, name.spelled, _FIRST_WORD)):
            for length in range(len(letters) - apart, len(letters) + apart + 1) if apart else ():
                for block, _ in blocks(name, length):
                    places, compared = self._blocks.get(block, _NOBODY)
                    if compared:
                        hits = process.extract(letters, compared, scorer=OSA.distance, score_cutoff=apart, limit=None)
                        near.update(places[place] for _, _, place in hits)
        return near


def _marks(name: Name) -> set[str]:
    """What two names that are called alike for another reason than their letters have in common."""
    marks = {name.key, name.bare, name.placeless, name.core, name.ordered, name.initials, name.abbreviated, *name.short}
    return {mark for mark in marks if len(mark) > 1}


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two of one English or short name are one, as far as their full names tell: these stand in two languages."""
    return one.bare.isascii() is not other.bare.isascii() and what_differs(one, other) is None


_Block = tuple[tuple[object, ...], str]


def _blocks(name: Name, length: int) -> tuple[_Block, ...]:
    """Names are compared letter by letter within a block: of one kind and length and number, one end in common."""
    ends = _ENDS if length >= _SHORT else _ENDS - 1  # of a short name, a slip leaves two letters at its ends
    if len(name.core) < ends:
        return ()
    start, end = name.core[:ends], name.core[-ends:]
    shared = (name.kind, name.numbers, length)
    return (((0, *shared, start), name.core), ((1, *shared, end), name.core))


def _whole_blocks(name: Name, length: int) -> tuple[_Block, ...]:
    """Where the word for a kind or a form may have slipped, whole names are compared that have one end of the rest in common."""
    if len(name.bare) < _ENDS:
        return ()
    shared = (name.numbers, length)
    return (((2, *shared, name.bare[:_ENDS]), name.spelled), ((3, *shared, name.bare[-_ENDS:]), name.spelled))
