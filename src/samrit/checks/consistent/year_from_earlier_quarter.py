"""K211: the year's result is an earlier quarter's."""

from collections.abc import Iterator

from samrit.checks.example import results_of_page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import results, shown
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.result.value:
        return
    values = results(report)
    if len(values) < 4 or values[-1][1] != 0:
        return
    from_quarter = next((q for q, value in reversed(values) if value == report.result.value), None)
    if from_quarter is not None:
        yield Hit(
            "result",
            Message(
                "The year's result, {result}, is quarter {from_quarter}'s: quarter 4 is 0",
                result=shown(report.result.value),
                from_quarter=from_quarter,
            ),
        )


RULE = Rule(
    code="K211",
    name="year-from-earlier-quarter",
    family=Family.CONSISTENT,
    severity=Severity.NOTE,
    title=Message("The year's result is an earlier quarter's"),
    why=Message("Where quarter 4 has none the present system silently takes an earlier value for the year's."),
    remedy=Message("Report quarter 4, or say why it has none."),
    check=_check,
    good=results_of_page("12.5", "31", "52.75", "84.5"),
    bad=results_of_page("12.5", "31", "52.75", "0").replace(result=Result(value_text="52.75", unit_text="ร้อยละ")),
)
