"""K211: the year's result is an earlier quarter's."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from samrit.checks.example import results_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import results, shown
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.thai.translation import Message

_THOUGH = Message("The year's result, {result}, is quarter {from_quarter}'s, though quarter 4 has {last}")
_ROUNDING = Decimal("0.005")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.result.value:
        return
    values = results(report)
    if len(values) < 4 or values[-1][1] == report.result.value:
        return
    from_quarter = next((q for q, value in reversed(values) if value == report.result.value), None)
    mean = sum((value for _q, value in values), Decimal(0)) / len(values)
    if from_quarter is None or (values[-1][1] and abs(mean - report.result.value) <= _ROUNDING):
        return  # of quarters that are each their own it is the mean
    if values[-1][1] != 0:
        # Of quarters that are each their own the year may be any of them: the highest, or the middle one.
        yield Hit(
            "result",
            _THOUGH.filled(result=shown(report.result.value), from_quarter=from_quarter, last=shown(values[-1][1])),
            severity=Severity.WARNING if _grows(values) else None,
        )
    else:
        yield Hit(
            "result",
            Message(
                "The year's result, {result}, is quarter {from_quarter}'s: quarter 4 is 0",
                result=shown(report.result.value),
                from_quarter=from_quarter,
            ),
        )


def _grows(values: Sequence[tuple[int, Decimal]]) -> bool:
    """Whether each quarter goes beyond the one before, so that the last is the year's."""
    return all(before < after for (_q, before), (_p, after) in pairwise(values))


RULE = Rule(
    code="K211",
    name="year-from-earlier-quarter",
    severity=Severity.NOTE,
    title=Message("The year's result is an earlier quarter's"),
    why=Message("Where quarter 4 has none the present system silently takes an earlier value for the year's."),
    remedy=Message("Report quarter 4, or say why it has none."),
    check=_check,
    good=results_of_page("12.5", "31", "52.75", "84.5"),
    bad=results_of_page("12.5", "31", "52.75", "0").replace(result=Result(value_text="52.75", unit_text="ร้อยละ")),
)
