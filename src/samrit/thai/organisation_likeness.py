"""How alike two organisations' names are, from 0 to 1, and why, in words: a suggestion for a person, who decides.

Numbers, branches and words that tell two of one name apart have to agree, and so does the kind: a school is not the
temple of its name. What is left may differ by slips of the keyboard, by the order of words, or by saying whose it is.
"""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from samrit.thai.organisations import Name, parse
from samrit.thai.translation import Message

ALIKE = 0.8  # from here on two names are worth a person's look
_FEWEST_LETTERS = 4  # two names of three letters differ or don't


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike: 1 the same name, 0 nothing in common, from `ALIKE` on worth a look; `why` in a sentence."""

    score: float
    why: Message

    @property
    def is_alike(self) -> bool:
        """Whether a person should look at the two."""
        return self.score >= ALIKE


def likeness(one: str | Name, other: str | Name) -> Likeness:
    """Of two names, in either order."""
    a = one if isinstance(one, Name) else parse(one)
    b = other if isinstance(other, Name) else parse(other)
    if not a.key or not b.key:
        return Likeness(0.0, Message("There is no name to compare."))
    if a.key == b.key:
        return Likeness(1.0, SAME_NAME)
    return _apart(a, b) or _short(a, b) or _bare(a, b) or _order(a, b) or _letters(a, b)


SAME_NAME = Message("The same name: only legal form, abbreviation, spaces or spelling differ.")


def edits_allowed(letters: int) -> int:
    """How many slips of the keyboard two names of so many letters may be apart and still look alike."""
    return 0 if letters < _FEWEST_LETTERS else 1 if letters < 8 else 2 if letters < 20 else 3


def _apart(a: Name, b: Name) -> Likeness | None:
    """What makes two organisations of two names, however close the letters are."""
    if a.numbers != b.numbers:
        return Likeness(0.3, Message("The numbers in the names differ."))
    if a.branch != b.branch:
        return Likeness(0.4, Message("The branches differ."))
    if a.kind != b.kind and not _related(a.kind, b.kind):
        return Likeness(0.4, Message("They are organisations of different kinds."))
    if a.entry != b.entry:
        words = ", ".join(sorted(a.entry ^ b.entry))
        return Likeness(0.5, Message("They differ in: {words}.", words=words))
    return None


def _related(kind: str, other: str) -> bool:
    # One of them may have left its kind out; วิทยาลัยเทคนิค and วิทยาลัย are told apart by the rest of the name.
    return not kind or not other or kind.startswith(other) or other.startswith(kind)


def _short(a: Name, b: Name) -> Likeness | None:
    mine, theirs = a.short | {a.key}, b.short | {b.key}
    both = (mine & theirs) or ({a.initials} & theirs) or ({b.initials} & mine)
    shared = next(iter(sorted(both - {""})), "")
    if not shared:
        return None
    return Likeness(0.9, Message("Both go by “{shared}”.", shared=shared))


def _bare(a: Name, b: Name) -> Likeness | None:
    if a.bare == b.bare:
        return Likeness(0.95, Message("The same name; one also says whose it is or where."))  # fmt: skip
    if a.core == b.core and len(a.core) >= _FEWEST_LETTERS and "" in (a.kind, b.kind):
        kind = a.kind or b.kind
        return Likeness(0.82, Message("The same name; one begins with “{kind}”.", kind=kind))
    return None


def _order(a: Name, b: Name) -> Likeness | None:
    if a.ordered and a.ordered == b.ordered:
        return Likeness(0.95, Message("The same words in another order."))
    return None


def _letters(a: Name, b: Name) -> Likeness:
    longest = max(len(a.core), len(b.core), 1)
    allowed = edits_allowed(min(len(a.core), len(b.core)))
    apart = OSA.distance(a.core, b.core, score_cutoff=3)
    if a.kind == b.kind and apart <= allowed:
        words = Message.counted(
            "The spelling differs by {count} letter.", "The spelling differs by {count} letters.", count=apart
        )
        return Likeness(max(ALIKE, 1 - apart / longest), words)
    rest = OSA.normalized_similarity(a.bare, b.bare)
    return Likeness(round(min(rest, ALIKE - 0.05), 3), Message("The names differ."))
