"""K215: full marks for a result of 0."""

from collections.abc import Iterator

from samrit.checks.example import page, results_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.target.value in (None, 0):
        return
    for q in report.quarters:
        if q.result.value == 0 and q.score.value == 100:
            yield Hit(
                f"quarters.{q.quarter}.score",
                Message("Quarter {quarter} has a result of 0 and full marks, 100", quarter=q.quarter),
            )


RULE = Rule(
    code="K215",
    name="full-score-for-nothing",
    severity=Severity.NOTE,
    title=Message("Full marks for a result of 0"),
    why=Message("This score is of the report's quality and timeliness, not of success; readers take it for success."),
    remedy=Message("Keep the report's score apart from achievement."),
    check=_check,
    good=page(),
    bad=results_of_page("0.00", "31", "52.75", "84.5"),
)
