"""C109: a quarter has a value, and its narrative is empty."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_page
from samrit.checks.nothing import says_nothing
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_EMPTY = " -–—.\n"
_NO_WORDS = Message("Quarter {quarter} reports {value} without a word about it")
_SAME = Message("Quarter {quarter} reports {value} without a word about it, the value of the quarter before")


def _check(subject: Subject) -> Iterator[Hit]:
    before = None
    stated = [q.quarter for q in subject.quarters if q.narrative.strip(_EMPTY)]
    if not any(q.result.value is not None for q in subject.quarters):
        yield from _strokes(subject, stated)
    for q in subject.quarters:
        value, last = q.result.value, before
        before = value
        if not value or q.narrative.strip(_EMPTY):
            continue
        # An excerpt may stop before a narrative; one that tells a later quarter has passed this one.
        is_last_word = not q.narrative or subject.report.broken_off == f"quarters.{q.quarter}.narrative"
        if is_last_word and not subject.reaches_end and not (stated and stated[-1] > q.quarter):
            continue
        yield Hit(
            f"quarters.{q.quarter}.result",
            (_SAME if value == last else _NO_WORDS).filled(quarter=q.quarter, value=shown(value)),
            severity=Severity.NOTE if value == last else None,
        )


def _strokes(subject: Subject, stated: list[int]) -> Iterator[Hit]:
    """A stroke or "N/A" in the place of a quarter's words, on a form whose quarters have words alone, above later words."""
    for q in subject.quarters:
        if q.narrative and says_nothing(q.narrative) and stated and stated[-1] > q.quarter:
            sentence = Message("Quarter {quarter} says only “{words}”", quarter=q.quarter, words=q.narrative.strip())
            yield Hit(f"quarters.{q.quarter}.narrative", sentence, 0, len(q.narrative), severity=Severity.NOTE)


RULE = Rule(
    code="C109",
    name="value-without-words",
    severity=Severity.WARNING,
    title=Message("A value without a word about it"),
    why=Message("The evaluator can't tell which work the value stands for, or whether it was only carried over."),
    remedy=Message("Write what was done in the quarter to get this value."),
    check=_check,
    good=quarter_of_page(2),
    bad=quarter_of_page(2, narrative="-"),
)
