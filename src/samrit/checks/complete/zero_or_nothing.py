"""C115: a result of 0.00 that may mean "not reported"."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import results_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.target.comparison in (Comparison.AT_MOST, Comparison.ZERO_TOLERANCE):
        return
    highest = Decimal(0)
    for q in report.quarters:
        value = q.result.value
        if value == 0 and highest > 0:
            yield Hit(
                f"quarters.{q.quarter}.result",
                Message(
                    "Quarter {quarter} is {value_text} after quarters with a result; it may mean “not reported”",
                    quarter=q.quarter,
                    value_text=q.result.value_text,
                ),
            )
        highest = max(highest, value or Decimal(0))


RULE = Rule(
    code="C115",
    name="zero-or-nothing",
    severity=Severity.NOTE,
    title=Message("A zero that may mean “not reported”"),
    why=Message("The present system shows 0.00 for a result of zero and for none at all; nobody can tell which."),
    remedy=Message("Write “not reported” where it is so; where it is zero indeed, say so in the narrative."),
    check=_check,
    good=results_of_page("12.5", "31", "52.75", "84.5"),
    bad=results_of_page("12.5", "31", "52.75", "0.00"),
)
