"""K214: a score of 0 beside a result that meets the target."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page, quarter_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Score
from samrit.scoring import judge
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.target.value:
        return
    for q in report.quarters:
        if q.score.value != 0 or not q.result.value:
            continue
        if judge(report.target, q.result).is_met:
            yield Hit(
                f"quarters.{q.quarter}.score",
                Message(
                    "Quarter {quarter} reaches the target with {result}, and is scored 0; it may mean “not reviewed”",
                    quarter=q.quarter,
                    result=shown(q.result.value),
                ),
            )


RULE = Rule(
    code="K214",
    name="zero-score-for-success",
    severity=Severity.NOTE,
    title=Message("A score of 0 for a result that meets the target"),
    why=Message("A score of zero and “not reviewed” are two things that the present system shows alike."),
    remedy=Message("Have the evaluator say “not reviewed”, or give the reason."),
    check=_check,
    good=page(),
    bad=quarter_of_page(4, score=Score(value=Decimal(0), quality=Decimal(0), timeliness=Decimal(0))),
)
