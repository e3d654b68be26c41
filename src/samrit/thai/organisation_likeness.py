"""How alike two organisations' names are, from 0 to 1, and why, in words: a suggestion for a person, who decides.

Legal form, numbers, branches and words that tell two of one name apart have to agree, and so does the kind: a school is not
the temple of its name. What is left may differ by slips of the keyboard, by the order of words, or by saying whose it is. A
slip may be anywhere, in the word for the kind, in a legal form, in a district's name: two words of a part that are both known
are two, one known and one unknown a slip away from it are worth a look.
"""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from samrit.thai.organisation_words import DISTRICT_NAMES, LEGAL_IN_FULL, LegalForm
from samrit.thai.organisations import Name, parse
from samrit.thai.translation import Message

_FORMS = tuple({before for before, _ in LEGAL_IN_FULL.values() if before})
ALIKE = 0.8  # from here on two names are worth a person's look
_FEWEST_LETTERS = 4  # two names of three letters differ or don't
_SHORT_WORD = 4  # letters of a word for a kind in which one slip is allowed; in longer ones two
_PARTNERSHIPS = frozenset({
    LegalForm.PARTNERSHIP, LegalForm.ORDINARY, LegalForm.REGISTERED, LegalForm.LIMITED_PARTNERSHIP,
})  # fmt: skip


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
    return what_differs(a, b) or _short(a, b) or _bare(a, b) or _order(a, b) or _first_word(a, b) or _letters(a, b)


SAME_NAME = Message("The same name: only abbreviation, spaces or how the legal form is written differ.")
_KINDS_DIFFER = Message("They are organisations of different kinds.")


def edits_allowed(letters: int) -> int:
    """How many slips of the keyboard two names of so many letters may be apart and still look alike."""
    return 0 if letters < _FEWEST_LETTERS else 1 if letters < 8 else 2 if letters < 20 else 3


def what_differs(a: Name, b: Name) -> Likeness | None:
    """What makes two organisations of two names, however close the letters are."""
    if a.numbers != b.numbers:
        return Likeness(0.3, Message("The numbers in the names differ."))
    if _are_two_forms(a.form, b.form):
        return Likeness(0.4, Message("The legal forms differ."))
    if a.branch != b.branch and not _is_slip(a.branch, b.branch):
        return Likeness(0.4, Message("The branches differ."))
    if a.kind != b.kind and not _related(a.kind, b.kind):
        return Likeness(0.4, _KINDS_DIFFER)
    if a.entry != b.entry and not (_one_says_more(a, b) or _is_misspelt(a, b) or _is_misspelt(b, a)):
        words = ", ".join(sorted(a.entry ^ b.entry))
        return Likeness(0.5, Message("They differ in: {words}.", words=words))
    return None


def _are_two_forms(one: LegalForm, other: LegalForm) -> bool:
    """A partnership is no company, and a limited one no ordinary one; of others a person is asked."""
    if LegalForm.NONE in (one, other) or one is other:
        return False
    if (one in _PARTNERSHIPS) is not (other in _PARTNERSHIPS):
        return True
    return one in _PARTNERSHIPS and LegalForm.PARTNERSHIP not in (one, other)


def _related(kind: str, other: str) -> bool:
    # One of them may have left its kind out; วิทยาลัยเทคนิค and วิทยาลัย are told apart by the rest of the name.
    return not kind or not other or kind.startswith(other) or other.startswith(kind)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one, misspelt; two districts are two."""
    if {one, other} <= set(DISTRICT_NAMES):
        return False
    allowed = edits_allowed(min(len(one), len(other)))
    return allowed > 0 and OSA.distance(one, other, score_cutoff=2) <= min(allowed, 2)


def _is_misspelt(a: Name, b: Name) -> bool:
    """Whether the words that only `a` has stand in `b` with a slip; a word that was left out is none, nor are two words."""
    if not a.entry > b.entry:
        return False
    if OSA.distance(a.bare, b.bare, score_cutoff=3) > edits_allowed(min(len(a.core), len(b.core))):
        return False
    without = a.bare
    for word in a.entry - b.entry:
        without = without.replace(word, "")
    return OSA.distance(without, b.bare) > OSA.distance(a.bare, b.bare)


def _short(a: Name, b: Name) -> Likeness | None:
    mine, theirs = a.short | {a.key}, b.short | {b.key}
    both = (mine & theirs) or ({a.initials} & theirs) or ({b.initials} & mine)
    shared = next(iter(sorted(both - {""})), "")
    if not shared:
        return None
    return Likeness(0.9, Message("Both go by “{shared}”.", shared=shared))


def _one_says_more(a: Name, b: Name) -> bool:
    """Whether one name is the other with its district or a temple's rank behind it; two districts are two."""
    return a.bare != b.bare and a.placeless == b.placeless and a.placeless in (a.bare, b.bare)


def _bare(a: Name, b: Name) -> Likeness | None:
    if a.bare == b.bare or _one_says_more(a, b):
        if a.form is b.form:
            return Likeness(0.95, Message("The same name; one also says whose it is or where."))
        return Likeness(0.9, Message("The same name, with another legal form or without one."))
    if a.core == b.core and len(a.core) >= _FEWEST_LETTERS and "" in (a.kind, b.kind):
        kind = a.kind or b.kind
        return Likeness(0.82, Message("The same name; one begins with “{kind}”.", kind=kind))
    return None


def _order(a: Name, b: Name) -> Likeness | None:
    if a.ordered and a.ordered == b.ordered:
        return Likeness(0.95, Message("The same words in another order."))
    return None


def _first_word(a: Name, b: Name) -> Likeness | None:
    """A slip in the word for the kind or the legal form, or an abbreviation of it that is none."""
    for one, other in ((a, b), (b, a)):
        if one.abbreviated and one.abbreviated in (other.bare, other.core) and len(one.abbreviated) >= _FEWEST_LETTERS:
            return Likeness(0.85, Message("The same name; one begins with an abbreviation that is not known."))
    has_form = [name.spelled.startswith(_FORMS) for name in (a, b)]
    if a.kind == b.kind and a.form is b.form and has_form[0] is has_form[1]:
        return None
    kinds = [len(kind) for kind in (a.kind, b.kind) if kind]
    shorter, longer = sorted((a.core, b.core), key=len)
    if len(shorter) < _FEWEST_LETTERS and not (shorter and longer.endswith(shorter)):
        return None  # of so few letters all that follows the word is the same
    allowed = 1 if len(shorter) < _FEWEST_LETTERS or (kinds and min(kinds) < _SHORT_WORD) else 2
    is_of_form = a.form is not b.form or has_form[0] is not has_form[1]
    whole = [(a.bare, b.bare), (a.spelled, b.spelled)] if is_of_form else [(a.bare, b.bare)]
    apart = min(OSA.distance(one, other, score_cutoff=allowed) for one, other in whole)
    if apart <= allowed:
        longest = max(len(a.spelled), len(b.spelled))
        return Likeness(max(ALIKE, round(1 - apart / longest, 3)), _spelling(apart))
    return None


def _letters(a: Name, b: Name) -> Likeness:
    longest = max(len(a.core), len(b.core), 1)
    allowed = edits_allowed(min(len(a.core), len(b.core)))
    apart = OSA.distance(a.core, b.core, score_cutoff=3)
    if a.kind == b.kind and apart <= allowed:
        return Likeness(max(ALIKE, 1 - apart / longest), _spelling(apart))
    rest = OSA.normalized_similarity(a.bare, b.bare)
    return Likeness(round(min(rest, ALIKE - 0.05), 3), Message("The names differ."))


def _spelling(letters: int) -> Message:
    return Message.counted(
        "The spelling differs by {count} letter.", "The spelling differs by {count} letters.", count=letters
    )
