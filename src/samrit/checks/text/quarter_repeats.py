"""X601: one quarter's narrative repeats another's."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from samrit.checks.example import quarter_of_page
from samrit.checks.likeness import is_mostly_in, letters, numbers
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.figures import NumberKind
from samrit.thai.date_words import SURE_MONTH
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.report.mentions import Mentions

_SHORTEST = 40  # letters: below, a sentence may well be the same twice
_SHORTEST_SAME = 12
_COPIED_WITH_FIGURES = 0.65
_COPIED = 0.9  # share of the shorter text that stands in the longer one
_MAY_BE_A_COPY = 0.4  # of the letters, days and all: below, no text without its days is a copy
_FINE, _COARSE, _LONG = 5, 20, 600  # letters from sample to sample: of a long text a few samples tell enough
_FEW_FIGURES = 3
_ALIKE_IN_LENGTH = 0.8
_WHOLE = 0.95  # of a text that breaks off: what may still come must not be able to tell anything new
_FEW_LETTERS = 0.5  # a text of which so much is dates has too few words to be told a copy by

_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s?[1-4๑-๔]|[Qq]uarter [1-4]")

_Bare = Callable[["Mentions"], tuple[str, tuple[str, ...]]]

_SAME = Message("The narrative of quarter {quarter} repeats that of quarter {quarter_2}")
_OTHER_DAYS = Message(
    "The narrative of quarter {quarter} repeats that of quarter {quarter_2}: the same words, only the days or months are others"
)
_NEW_FIGURE = Message(
    "The narrative of quarter {quarter} repeats that of quarter {quarter_2}: the same words, only months and the figure are others"
)
_LONGEST_DAYS = 80  # characters: by so many may days and a figure differ
_LONG_FRAME = 70  # letters: so many words to the letter say nothing of a quarter's own


def _check(subject: Subject) -> Iterator[Hit]:
    earlier: list[tuple[int, Mentions]] = []
    short: list[tuple[int, Mentions]] = []
    bare = _once()
    for q, mentions in subject.narrated:
        if len(letters(mentions.text)) < _SHORTEST:
            short.append((q.quarter, mentions))
            continue
        is_cut = mentions.field == subject.report.broken_off
        copied = next((one for one in earlier if _is_copy(bare, mentions, one[1], is_cut=is_cut)), None)
        if copied is not None:
            sentence = _SAME if numbers(mentions.text) == numbers(copied[1].text) else _OTHER_DAYS
            yield Hit(mentions.field, sentence.filled(quarter=q.quarter, quarter_2=copied[0]))
        elif (alike := next((one for one in earlier if _is_frame(bare, mentions, one[1])), None)) is not None:
            sentence = _NEW_FIGURE.filled(quarter=q.quarter, quarter_2=alike[0])
            yield Hit(mentions.field, sentence, severity=Severity.NOTE)
        earlier.append((q.quarter, mentions))
    yield from _repeated_to_the_letter(short)


def _repeated_to_the_letter(short: list[tuple[int, "Mentions"]]) -> Iterator[Hit]:
    """A few words that stand in several quarters, to the letter: they say nothing of any, and may be true of each."""
    stated: dict[str, int] = {}
    for quarter, mentions in short:
        words = " ".join(mentions.text.split())
        if len(letters(words)) < _SHORTEST_SAME:
            continue
        if words in stated:
            sentence = _SAME.filled(quarter=quarter, quarter_2=stated[words])
            yield Hit(mentions.field, sentence, severity=Severity.NOTE)
        stated.setdefault(words, quarter)


def _is_copy(bare: _Bare, later: "Mentions", earlier: "Mentions", *, is_cut: bool) -> bool:
    """Whether nearly all letters are the same and the figures, too: the same words with new figures are a report.

    Days and months, which a copy changes first, are left out.
    """
    step = _COARSE if len(later.text) > _LONG else _FINE
    if not is_mostly_in(later.text, earlier.text, share=_MAY_BE_A_COPY, step=step):
        return False
    (text, figures), (before, figures_before) = bare(later), bare(earlier)
    size, size_before = len(letters(text)), len(letters(before))
    if size < max(_SHORTEST, _FEW_LETTERS * len(letters(later.text))) or figures != figures_before:
        return False
    if min(size, size_before) < (_WHOLE * size_before if is_cut else _ALIKE_IN_LENGTH * max(size, size_before)):
        return False
    # The same counts in the same order are no chance: a few words may then be other ones.
    needed = _COPIED_WITH_FIGURES if len(numbers(later.text)) >= _FEW_FIGURES and not is_cut else _COPIED
    return is_mostly_in(text, before, share=needed)


def _is_frame(bare: _Bare, later: "Mentions", earlier: "Mentions") -> bool:
    """Whether a long text is another's but for its months and its one figure."""
    if not later.dates or not earlier.dates or abs(len(later.text) - len(earlier.text)) > _LONGEST_DAYS:
        return False
    days, days_before = ([(d.starts_on, d.ends_on) for d in one.dates] for one in (later, earlier))
    if days == days_before or len(letters(later.text)) < _LONG_FRAME:
        return False
    (text, figures), (before, figures_before) = bare(later), bare(earlier)
    if len(figures) != 1 or len(figures_before) != 1 or len(letters(text)) < _LONG_FRAME:
        return False
    return letters(text) == letters(before)


def _once() -> _Bare:
    """`_without_days`, worked out once for each field."""
    known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def bare(mentions: "Mentions") -> tuple[str, tuple[str, ...]]:
        if mentions.field not in known:
            known[mentions.field] = _without_days(mentions)
        return known[mentions.field]

    return bare


def _without_days(mentions: "Mentions") -> tuple[str, tuple[str, ...]]:
    """The text without its days, months and years, and the numbers that are left in it."""
    parts, at = [], 0
    for start, end in sorted((one.start, one.end) for spans in (mentions.dates, mentions.impossible) for one in spans):
        parts.append(mentions.text[at:start])
        at = max(at, end)
    text = _QUARTER.sub("", SURE_MONTH.sub("", "".join((*parts, mentions.text[at:]))))
    years = {mentions.words(n) for n in mentions.named if n.kind is NumberKind.YEAR}
    return text, tuple(number for number in numbers(text) if number not in years)


RULE = Rule(
    code="X601",
    name="quarter-repeats",
    severity=Severity.WARNING,
    title=Message("A quarter's narrative repeats another's"),
    why=Message("A copied text doesn't say what this quarter did."),
    remedy=Message("Write what was done in this quarter."),
    check=_check,
    good=quarter_of_page(3),
    bad=quarter_of_page(3, narrative=quarter_of_page(2).quarters[1].narrative),
)
