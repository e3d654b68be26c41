"""C103: the definition only repeats the indicator's name."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.likeness import letters, share_of
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_NAME = form().name
_LONGEST = 1.6  # times the name: room for "not less than 12 communities", not for an explanation


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or len(letters(report.definition)) > _LONGEST * len(letters(report.name)):
        return
    if share_of(report.name, report.definition) >= 0.9:
        yield Hit(
            "definition",
            Message("The definition repeats the name of the indicator"),
        )


RULE = Rule(
    code="C103",
    name="definition-repeats-name",
    severity=Severity.WARNING,
    title=Message("The definition repeats the name"),
    why=Message(
        "A definition that repeats the name doesn't say what counts and what doesn't; two people count differently."
    ),
    remedy=Message("Write what counts as one, what doesn't, from which source, over which period."),
    check=_check,
    good=form(),
    bad=form(definition=f"{_NAME} ไม่น้อยกว่า 12 ชุมชน"),
)
