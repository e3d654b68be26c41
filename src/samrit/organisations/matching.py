"""Who in the register is meant by a name: the same, alike, or nobody yet.

Names are compared by `samrit.thai.organisation_likeness`. So that 20,000 names find their likes among 20,000 in seconds,
only those are compared that share a beginning or an end, a bare name, an abbreviation or their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from samrit.thai.organisation_likeness import SAME_NAME, Likeness, edits_allowed, likeness
from samrit.thai.organisations import Name, parse
from samrit.thai.translation import Message

_ENDS = 3  # so many letters at the beginning or the end of the core are shared by names that are to be compared
_MOST = 5  # suggestions for one name
_LONGEST = 200  # of one mark, so many are compared: a thousand rows of one name are no thousand suggestions
_NOBODY: tuple[list[int], list[str]] = ([], [])


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that is known already: its number, and all names and abbreviations by which it goes."""

    number: int
    names: tuple[str, ...]


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
        for place, text in enumerate(known.names):
            name = parse(text)
            if not name.key:
                continue
            at = len(self._names)
            self._names.append((known.number, name, place == 0))
            self._keys[name.key].append(at)
            for mark in _marks(name):
                self._marks[mark].append(at)
            for block in _blocks(name, len(name.core)):
                places, cores = self._blocks[block]
                places.append(at)
                cores.append(name.core)

    def find(self, *names: str) -> Found:
        """Whom somebody means who goes by these names, the first foremost."""
        parsed = [name for name in map(parse, names) if name.key]
        for name in parsed:
            same = {self._names[at][0] for at in self._keys.get(name.key, ())}
            if len(same) == 1:
                return Found(same.pop())
            if same:  # two have this very name: a person says which
                return Found(None, tuple(Alike(number, 1.0, SAME_NAME) for number in sorted(same)[:_MOST]))
        best: dict[int, Likeness] = {}
        for place, name in enumerate(parsed):
            for at in self._near(name):
                number, other, is_first = self._names[at]
                found = likeness(name, other)
                if (found.is_alike and (is_first or place == 0 or found.score == 1)) and (
                    number not in best or best[number].score < found.score
                ):
                    best[number] = found
        ordered = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))[:_MOST]
        return Found(None, tuple(Alike(number, one.score, one.why) for number, one in ordered))

    def pairs(self) -> Iterator[tuple[int, int, Likeness]]:
        """All two of the register that look alike, the smaller number first, each pair once."""
        best: dict[tuple[int, int], Likeness] = {}
        for at, (number, name, is_first) in enumerate(self._names):
            for near in self._near(name):
                other = self._names[near][0]
                if near >= at or other == number:
                    continue
                pair, found = (min(number, other), max(number, other)), likeness(name, self._names[near][1])
                if not (is_first or self._names[near][2] or found.score == 1):
                    continue
                if found.is_alike and (pair not in best or best[pair].score < found.score):
                    best[pair] = found
        for (one, other), found in sorted(best.items(), key=lambda item: (-item[1].score, item[0])):
            yield one, other, found

    def _near(self, name: Name) -> set[int]:
        near = {at for mark in _marks(name) for at in self._marks.get(mark, ())[:_LONGEST]}
        letters = len(name.core)
        slips = edits_allowed(letters + 1)
        for length in range(letters - slips, letters + slips + 1) if slips else ():
            for block in _blocks(name, length):
                places, cores = self._blocks.get(block, _NOBODY)
                if cores:
                    hits = process.extract(name.core, cores, scorer=OSA.distance, score_cutoff=slips, limit=None)
                    near.update(places[place] for _, _, place in hits)
        return near


def _marks(name: Name) -> set[str]:
    """What two names that are called alike for another reason than their letters have in common."""
    marks = {name.key, name.bare, name.core, name.ordered, name.initials, *name.short}
    return {mark for mark in marks if len(mark) > 1}


def _blocks(name: Name, length: int) -> tuple[tuple[object, ...], ...]:
    """Names are compared letter by letter within a block: of one kind and length and number, one end in common."""
    if len(name.core) < _ENDS:
        return ()
    start, end = name.core[:_ENDS], name.core[-_ENDS:]
    return ((0, name.kind, name.numbers, length, start), (1, name.kind, name.numbers, length, end))
