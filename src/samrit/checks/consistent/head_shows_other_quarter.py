"""K213: the score in the page's head is not that of the quarter it names, or that quarter is not the latest."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Evaluation
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.evaluation.quarter is None or report.evaluation.score is None:
        return
    named, head = report.evaluation.quarter, report.evaluation.score
    quarter = report.quarter(named)
    mark = quarter.score.value if quarter is not None and quarter.score.is_reviewed else None
    if mark is not None and mark != head:
        yield Hit(
            "evaluation",
            Message(
                "The page's head gives quarter {named} a score of {head}, the table {score}",
                named=named,
                head=shown(head),
                score=shown(mark),
            ),
        )
        return
    scored = [q.quarter for q in report.quarters if q.score.value and q.score.is_reviewed]
    if scored and scored[-1] > named:
        yield Hit(
            "evaluation",
            Message(
                "The page's head shows the score of quarter {named}, though quarter {scored} has one",
                named=named,
                scored=scored[-1],
            ),
        )


RULE = Rule(
    code="K213",
    name="head-shows-other-quarter",
    severity=Severity.NOTE,
    title=Message("The head's score is not that of the quarter it names"),
    why=Message("Executives read the head only; a score of another quarter misleads about the page."),
    remedy=Message("Make the head's score that of the table."),
    check=_check,
    good=page(),
    bad=page(evaluation=Evaluation(quarter=4, score=Decimal(60))),
)
