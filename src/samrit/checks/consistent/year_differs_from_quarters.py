"""K210: the year's result is none that the quarters give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import is_share_of
from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, results, shown
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.scoring import Accumulation, accumulate
from samrit.thai.translation import Message

_ROUNDING = Decimal("0.051")
_OF_YEAR = re.compile("(?:ทั้ง|ตลอด|ราย)ปี|whole year|for the year")
_RULES = (Accumulation.SUM, Accumulation.AVERAGE)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.result.value is None:
        return
    values = [value for _, value in results(report)]
    if len(values) < 4:
        return
    year, total = report.result.value, sum(values, Decimal(0))
    # Any quarter (the last, the last that is not zero, the best), the sum, the mean with zeros left out, and what the
    # rules of accumulation make of them (a ratio from its parts).
    formed = (accumulate(rule, [q.result for q in report.quarters]).result.value for rule in _RULES)
    possible = [*values, total, total / max(1, sum(1 for v in values if v)), *(v for v in formed if v is not None)]
    if any(abs(year - value) <= _ROUNDING for value in possible):
        return
    # Cases that are carried over from quarter to quarter make the year's share larger than any quarter's.
    is_taken_together = min(values) < year < max(values) or _OF_YEAR.search(report.method) is not None
    if is_taken_together and is_share(report) and _gives_parts(subject, year):
        return
    listed = ", ".join(shown(value) for value in values)
    yield Hit(
        "result",
        Message(
            "The year's result, {year}, is neither the last, the sum nor the mean of the quarters ({listed})",
            year=shown(year),
            listed=listed,
        ),
    )


def _gives_parts(subject: Subject, year: Decimal) -> bool:
    """Whether the summary gives the two figures of which the year's share is: then all quarters' cases were taken together."""
    report, summary = subject.indicator, subject["year_end.narrative"]
    return report is not None and summary is not None and is_share_of(year, summary.figures)


RULE = Rule(
    code="K210",
    name="year-differs-from-quarters",
    severity=Severity.WARNING,
    title=Message("The year's result doesn't follow from the quarters"),
    why=Message(
        "The year follows from the quarters by the indicator's rule; a value that follows by no rule is a slip."
    ),
    remedy=Message("Correct the year's result or the quarter that is wrong."),
    check=_check,
    good=page(),
    bad=page(result=Result(value_text="92", unit_text="ร้อยละ")),
)
