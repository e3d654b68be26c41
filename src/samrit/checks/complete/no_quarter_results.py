"""C107: the year has a result, and no quarter has one."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.report.mentions import Mentions
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_NONE = Result()


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.result.value is None or not report.quarters or not subject.reaches_end:
        return
    if all(q.result == _NONE for q in report.quarters):
        yield Hit(
            "quarters",
            Message(
                "The year's result is {printed}, but the quarters hold words only, no figure",
                printed=without_blank(report.result),
            ),
            # Where the words give the result, the fields alone are empty.
            severity=Severity.NOTE if any(_gives(m, report.result.value) for m in subject.narratives) else None,
        )


def _gives(mentions: Mentions, value: Decimal) -> bool:
    return any(figure.value == value for figure in mentions.figures)


RULE = Rule(
    code="C107",
    name="no-quarter-results",
    severity=Severity.WARNING,
    title=Message("The year has a result, the quarters have none"),
    why=Message("Without quarterly figures nobody sees where the year's figure comes from, and when it came about."),
    remedy=Message("Give each quarter its result, or say why it can't be measured yet."),
    check=_check,
    good=form(),
    bad=form(quarters=tuple(q.replace(result=Result()) for q in form().quarters)),
)
