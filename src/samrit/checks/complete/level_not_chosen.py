"""C101: the level of success is not chosen."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Level
from samrit.thai.translation import Message

_MESSAGES = {
    Level.UNKNOWN: Message("Both “output” and “outcome” are printed, and neither carries a mark"),
    Level.BOTH: Message("Both output and outcome are chosen"),
    Level.NEITHER: Message("Neither output nor outcome is chosen"),
}


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.level not in _MESSAGES:
        return
    # An excerpt that stops before item 2 doesn't know its level either; that is no fault of the officer.
    if report.level is Level.UNKNOWN and not subject.reaches_end:
        return
    yield Hit("level", _MESSAGES[report.level])


RULE = Rule(
    code="C101",
    name="level-not-chosen",
    severity=Severity.WARNING,
    title=Message("The level, output or outcome, is not chosen"),
    why=Message(
        "An output is what the agency does, an outcome what changes because of it; they are judged differently."
    ),
    remedy=Message("Mark either output or outcome, one of them."),
    check=_check,
    good=form(),
    bad=form(level=Level.NEITHER),
)
