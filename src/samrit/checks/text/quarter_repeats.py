"""X601: one quarter's narrative repeats another's."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from samrit.checks.example import quarter_of_page
from samrit.checks.likeness import letters, numbers, share_of
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.figures import NumberKind
from samrit.thai.date_words import SURE_MONTH
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.report.mentions import Mentions

_SHORTEST = 40  # letters: below, a sentence may well be the same twice
_COPIED_WITH_FIGURES = 0.65
_COPIED = 0.9  # share of the shorter text that stands in the longer one
_ALIKE_IN_LENGTH = 0.8
_WHOLE = 0.95  # of a text that breaks off: what may still come must not be able to tell anything new
_FEW_LETTERS = 0.5  # a text of which so much is dates has too few words to be told a copy by

_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s?[1-4๑-๔]|[Qq]uarter [1-4]")

_WORDS_AND_FIGURES = Message("The narrative of quarter {quarter} repeats that of quarter {quarter_2}")
_OTHER_DAYS = Message(
    "The narrative of quarter {quarter} repeats that of quarter {quarter_2}: the same words, only the days or months are others"
)


class _Narrative(NamedTuple):
    """A quarter's text as it is compared: without its days and months, which a copy changes first."""

    quarter: int
    text: str
    figures: tuple[str, ...]
    whole: str


def _check(subject: Subject) -> Iterator[Hit]:
    stated: list[_Narrative] = []
    for q in subject.quarters:
        mentions = subject[f"quarters.{q.quarter}.narrative"]
        if mentions is None:
            continue
        narrative = _Narrative(q.quarter, *_without_days(mentions), mentions.text)
        size = len(letters(narrative.text))
        if size < _SHORTEST or size < _FEW_LETTERS * len(letters(mentions.text)):
            continue
        for earlier in stated:
            if _is_copy(narrative, earlier, is_cut=mentions.field == subject.report.broken_off):
                sentence = _WORDS_AND_FIGURES if numbers(narrative.whole) == numbers(earlier.whole) else _OTHER_DAYS
                yield Hit(mentions.field, sentence.filled(quarter=q.quarter, quarter_2=earlier.quarter))
                break
        stated.append(narrative)


def _without_days(mentions: "Mentions") -> tuple[str, tuple[str, ...]]:
    """The text without its days, months and years, and the numbers that are left in it."""
    parts, at = [], 0
    for start, end in sorted((one.start, one.end) for spans in (mentions.dates, mentions.impossible) for one in spans):
        parts.append(mentions.text[at:start])
        at = max(at, end)
    text = _QUARTER.sub("", SURE_MONTH.sub("", "".join((*parts, mentions.text[at:]))))
    years = {mentions.text[n.start : n.end] for n in mentions.named if n.kind is NumberKind.YEAR}
    return text, tuple(number for number in numbers(text) if number not in years)


def _is_copy(later: _Narrative, earlier: _Narrative, *, is_cut: bool) -> bool:
    """Whether nearly all letters are the same and the figures, too: the same words with new figures are a report."""
    size, before = len(letters(later.text)), len(letters(earlier.text))
    if min(size, before) < (_WHOLE * before if is_cut else _ALIKE_IN_LENGTH * max(size, before)):
        return False
    if later.figures != earlier.figures:
        return False
    # The same counts in the same order are no chance: a few words may then be other ones.
    needed = _COPIED_WITH_FIGURES if len(numbers(later.whole)) >= 3 and not is_cut else _COPIED
    return share_of(later.text, earlier.text) >= needed


RULE = Rule(
    code="X601",
    name="quarter-repeats",
    family=Family.TEXT,
    severity=Severity.WARNING,
    title=Message("A quarter's narrative repeats another's"),
    why=Message("A copied text doesn't say what this quarter did."),
    remedy=Message("Write what was done in this quarter."),
    check=_check,
    good=quarter_of_page(3),
    bad=quarter_of_page(3, narrative=quarter_of_page(2).quarters[1].narrative),
)
