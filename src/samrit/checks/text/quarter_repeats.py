"""X601: one quarter's narrative repeats another's."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samrit.checks.example import quarter_of_page
from samrit.checks.likeness import letters, numbers, share_of
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.report.mentions import Mentions

_SHORTEST = 40  # letters: below, a sentence may well be the same twice
_COPIED_WITH_FIGURES = 0.65
_COPIED = 0.9  # share of the shorter text that stands in the longer one


def _check(subject: Subject) -> Iterator[Hit]:
    stated: list[tuple[int, Mentions]] = []
    for q in subject.quarters:
        mentions = subject[f"quarters.{q.quarter}.narrative"]
        if mentions is None or len(letters(mentions.text)) < _SHORTEST:
            continue
        for quarter, earlier in stated:
            if _is_copy(mentions.text, earlier.text, is_cut=mentions.field == subject.report.broken_off):
                yield Hit(
                    mentions.field,
                    Message(
                        "The narrative of quarter {quarter} repeats that of quarter {quarter_2}",
                        quarter=q.quarter,
                        quarter_2=quarter,
                    ),
                )
                break
        stated.append((q.quarter, mentions))


def _is_copy(text: str, earlier: str, *, is_cut: bool) -> bool:
    """Whether nearly all letters are the same and the figures, too: the same words with new figures are a report."""
    longest = len(letters(text)) if is_cut else max(len(letters(text)), len(letters(earlier)))
    shortest = min(len(letters(text)), len(letters(earlier)))
    if shortest < 0.8 * longest:
        return False
    stated, stated_before = numbers(text), numbers(earlier)
    if (stated_before[: len(stated) - 1] != stated[:-1]) if is_cut else (stated != stated_before):
        return False
    # The same dates and counts in the same order are no chance: a few words may then be other ones.
    needed = _COPIED_WITH_FIGURES if len(stated) >= 3 else _COPIED
    return share_of(text, earlier) >= needed


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
