"""The ways in which copying, typing and mail programs break Thai, as functions of a text and of chance."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from random import Random

from rapidfuzz.distance.Levenshtein import distance

from official_sentences import sentences
from samrit.thai.text import repair
from samrit.thai.words import words
from samrit.thai.wrapping import join_wrapped, wrapping_of

_ABOVE = "\u0e31\u0e34-\u0e39\u0e47-\u0e4c"
_SHIFTED = {"\u0e48": "\uf70a", "\u0e49": "\uf70b", "\u0e4a": "\uf70c", "\u0e4b": "\uf70d", "\u0e4c": "\uf70e",
            "\u0e34": "\uf701", "\u0e35": "\uf702", "\u0e36": "\uf703", "\u0e37": "\uf704", "\u0e31": "\uf710"}  # fmt: skip


def _sometimes(pattern: str, after: str | Callable[[re.Match[str]], str], share: float) -> Callable[[str, Random], str]:
    def tear(text: str, chance: Random) -> str:
        def torn(match: re.Match[str]) -> str:
            if chance.random() >= share:
                return match.group()
            return after(match) if callable(after) else match.expand(after)

        return re.sub(pattern, torn, text)

    return tear


def _inside_words(text: str, chance: Random) -> str:
    """A blank here and there between two letters of a word, wherever that is; marks stay with their letters."""
    parts: list[str] = []
    for word in words(text):
        places = [at for at in range(1, len(word)) if "ก" <= word[at - 1] <= "\u0e4e" and "ก" <= word[at] <= "ไ"]
        if len(word) >= 3 and places and chance.random() < 0.25:
            at = chance.choice(places)
            parts.append(f"{word[:at]} {word[at:]}")
        else:
            parts.append(word)
    return "".join(parts)


TEARS: dict[str, Callable[[str, Random], str]] = {
    "blank before sara am": _sometimes("(?<=[ก-ฮ])(?=[\u0e48\u0e49]?\u0e33)", " ", 0.9),
    "blank for the ring of sara am": _sometimes("(?<=[ก-ฮ])([\u0e48\u0e49]?)\u0e33", "\\1 \u0e32", 0.9),
    "lost glyph before sara am": _sometimes("(?<=[ก-ฮ])\u0e33", "\ufffd\u0e33", 0.9),
    "sara aa for sara am": _sometimes("\u0e33", "\u0e32", 1.0),
    "sara aa for sara am here and there": _sometimes("\u0e33", "\u0e32", 0.5),
    "decomposed sara am": _sometimes("([\u0e48\u0e49]?)\u0e33", "\u0e4d\\1\u0e32", 0.8),
    "sara am and sara aa": _sometimes("\u0e33", "\u0e33\u0e32", 0.8),
    "tone behind sara am": _sometimes("([\u0e48\u0e49])\u0e33", "\u0e33\\1", 0.9),
    "blank behind sara am": _sometimes("\u0e33(?=[ก-ฮเ-ไ])", "\u0e33 ", 0.8),
    "blank before marks": _sometimes(f"(?<=[ก-ฮ])(?=[{_ABOVE}])", " ", 0.12),
    "blank behind leading vowels": _sometimes("([เ-ไ])(?=[ก-ฮ])", "\\1 ", 0.15),
    "blanks inside words": _inside_words,
    "doubled marks": _sometimes(f"([{_ABOVE}])(?![{_ABOVE}])", "\\1\\1", 0.1),
    "tone before vowel": _sometimes("([\u0e34-\u0e37])([\u0e48\u0e49])", "\\2\\1", 0.5),
    "two sara e": _sometimes("แ", "เเ", 0.8),
    "shifted marks": _sometimes(
        "[\u0e48-\u0e4c\u0e34-\u0e37\u0e31]", lambda match: _SHIFTED.get(match.group(), match.group()), 0.3
    ),
    "marks one letter late": _sometimes(
        "([ก-ฮ])([\u0e31\u0e34-\u0e39]?[\u0e48\u0e49]|[\u0e31\u0e34-\u0e39])([ก-ฮาเแโใไ])(?![\u0e31\u0e34-\u0e39\u0e47-\u0e4c])",
        lambda match: f"{match[1]}{match[3]}{match[2]} ",
        0.5,
    ),
    "tone marks one letter late": _sometimes(
        "([ก-ฮ][\u0e31\u0e34-\u0e39]?)([\u0e48\u0e49])([ก-ฮาเแโใไ])(?![\u0e31\u0e34-\u0e39\u0e47-\u0e4c])",
        lambda match: f"{match[1]}{match[3]}{match[2]} ",
        0.4,
    ),
    "vowels for tone marks": _sometimes("(?<=[ก-ฮ])\u0e49", lambda _: "\u0e39", 1.0),
    "no-break blank before sara am": _sometimes("(?<=[ก-ฮ])(?=\u0e33)", "\u00a0", 0.9),
}


def wrapped(text: str, width: int) -> str:
    """Each line cut at a column, wherever that is, as a terminal does."""
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))


def _at_column(width: int, text: str, _: Random) -> str:
    return wrapped(text, width)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many letters were torn, changed, and changed rightly."""

    torn: int
    changed: int
    right: float

    @property
    def precision(self) -> float:
        """How much of what was changed is right now."""
        return self.right / self.changed if self.changed else 1.0

    @property
    def recall(self) -> float:
        """How much of what was torn is whole again."""
        return self.right / self.torn if self.torn else 1.0


def measured(tear: Callable[[str, Random], str], put_together: Callable[[str], str], texts: Iterable[str]) -> Outcome:
    """What a way of putting together makes of texts that were torn in one way."""
    chance, torn, changed, right = Random(7), 0, 0, 0.0
    for text in texts:
        broken = tear(text, chance)
        after = put_together(broken).replace("\u00a0", " ")
        broken = broken.replace("\u00a0", " ")
        before, still, edits = distance(broken, text), distance(after, text), distance(broken, after)
        torn, changed, right = torn + before, changed + edits, right + (before - still + edits) / 2
    return Outcome(torn, changed, right)


def unwrapped(text: str) -> str:
    """The text with its lines put together."""
    lines = text.split("\n")
    return "\n".join(join_wrapped(lines, wrapping_of(lines)))


def outcomes(every: int = 1) -> dict[str, Outcome]:
    """The outcome of each way of tearing, on texts of eight sentences, or on every second or third of them."""
    correct = sentences()
    texts = ["\n".join(correct[at : at + 8]) for at in range(0, len(correct), 8 * every)]
    found = {name: measured(tear, lambda text: repair(text)[0], texts) for name, tear in TEARS.items()}
    for width in (40, 60, 72, 80, 100):
        found[f"wrapped at {width} columns"] = measured(partial(_at_column, width), unwrapped, texts)
    return found
