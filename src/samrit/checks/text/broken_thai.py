"""X610: Thai marks that copying broke."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.text import is_broken, repair
from samrit.thai.translation import Message

_MOST_MARKS = 3


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions if is_broken(subject.all_text) else ():
        repaired, repairs = repair(mentions.text)
        if not repairs:
            continue
        first = repairs[0]
        at, end, words, right = first.start, first.start + len(first.before), first.before, first.after
        if len(first.after) <= _MOST_MARKS:  # marks alone say little: the letters around them do
            at = next(
                (i for i, (a, b) in enumerate(zip(mentions.text, repaired, strict=False)) if a != b), len(repaired)
            )
            end, words, right = min(at + 1, len(mentions.text)), _word(mentions.text, at), _word(repaired, at)
        yield Hit(
            mentions.field,
            Message.counted(
                "{count} broken mark, as “{words}” for “{right}”",
                "{count} broken marks, as “{words}” for “{right}”",
                count=len(repairs),
                words=words,
                right=right,
            ),
            at,
            end,
        )


def _word(text: str, at: int) -> str:
    """A few letters around a place."""
    return " ".join(text[max(0, at - 4) : at + 6].split())


RULE = Rule(
    code="X610",
    name="broken-thai",
    severity=Severity.NOTE,
    title=Message("Marks broken by copying"),
    why=Message("Text copied from PDF has doubled or shifted marks, and can't be searched."),
    remedy=Message("Type the word again."),
    check=_check,
    good=form(obstacles="น้ำท่วมขังในบางซอย"),
    bad=form(obstacles="นำ้ท่วมขังในบางซอย"),
)
