"""The audit trail in words, in the reader's language: what was done, and field by field what stood there and stands now."""

from dataclasses import dataclass

from samrit.ledger.field_words import field_words, flattened, quarter_words, value_words
from samrit.queries.city.history import HistoryEntry
from samrit.thai.translation import Message, _, language
from samrit.thai.wordwise import Piece, compare
from samrit.vocabulary.events import EVENT_WORDS

_LONG = 60  # letters; what is longer stands below its name, not beside it
_FEW = 6  # so many changes are shown at once; more are opened by hand

_OF_THE_MACHINE = frozenset(
    {"version", "round", "sha256", "signatures"}
)  # counters and hashes, which say nothing to a reader

_REPORT = Message("The report")
_UNKNOWN = Message("Something else was recorded")


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name, what stood there, what stands now ("" for nothing)."""

    name: str
    old: str
    new: str

    @property
    def is_long(self) -> bool:
        """Whether the texts are too long to stand beside each other."""
        return max(len(self.old), len(self.new)) > _LONG

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Of two long texts, what was struck out and put in, word by word; nothing where one alone says it."""
        return compare(self.old, self.new) if self.is_long and self.old and self.new else ()


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event as a page shows it."""

    entry: HistoryEntry
    words: str
    changes: tuple[Change, ...]

    @property
    def is_short(self) -> bool:
        """Whether all changes are shown at once."""
        return len(self.changes) <= _FEW


def sentence(action: str, quarter: int | None) -> str:
    """What was done, and to which quarter."""
    about = quarter_name(quarter)
    return str(EVENT_WORDS.get(action, _UNKNOWN).filled(quarter=about)).strip()


def action_done(action: str, quarter: int) -> str:
    """That it is done, said to who has just done it: in Thai with "แล้ว", which the trail does without."""
    said = sentence(action, quarter)
    if said[-1].isdigit():
        return _("{what}", context="it is done; it ends in a number", what=said)
    return _("{what}", context="it is done", what=said)


def quarter_name(quarter: int | None) -> str:
    """A quarter as people call it; 5 is the year end."""
    if quarter is None:
        return "" if language() == "th" else str(_REPORT)
    return quarter_words(quarter)


def history_line(entry: HistoryEntry) -> HistoryLine:
    """An event in words, with its changes by the names of the fields."""
    return HistoryLine(entry, sentence(entry.action, entry.quarter), _changes(entry))


def _changes(entry: HistoryEntry) -> tuple[Change, ...]:
    before, after = flattened(entry.before), flattened(entry.after)
    paths = (path for path in before | after if path.split(".")[-1] not in _OF_THE_MACHINE)
    found = (
        Change(
            field_words(path),
            value_words(path, before.get(path)),
            value_words(path, after.get(path)),
        )
        for path in paths
    )
    return tuple(dict.fromkeys(change for change in found if change.old != change.new))
