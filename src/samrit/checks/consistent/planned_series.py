"""K216: the quarters are exactly 25, 50, 75, 100: planned progress, typed again as result."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.binding import states_value
from samrit.checks.example import results_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import results
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport
from samrit.thai.translation import Message

_STEPS = re.compile(r"(?:ขั้น|ขั้นตอน|ระดับ|งวด|ระยะ)ละ|ขั้น(?:ตอน)?ที่\s?1|ระดับ\s?1\b")
_PLANS = tuple(tuple(map(Decimal, plan)) for plan in ((25, 50, 75, 100), (20, 40, 60, 80), (20, 40, 60, 100)))


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    values = tuple(value for _, value in results(report))
    if values in _PLANS:
        listed = ", ".join(f"{value:f}" for value in values)
        yield Hit(
            "quarters",
            Message(
                "The quarters are exactly {listed}: rather the planned progress than a measured result", listed=listed
            ),
            # Sure where no quarter's words tell where its value comes from.
            severity=None
            if _has_steps(report) or any(_is_supported(subject, q) for q in report.quarters)
            else Severity.WARNING,
        )


def _has_steps(report: IndicatorReport) -> bool:
    """Whether definition or method give each step its share: "ขั้นตอนละร้อยละ 20"."""
    return _STEPS.search(f"{report.definition} {report.method}") is not None


def _is_supported(subject: Subject, quarter: QuarterReport) -> bool:
    mentions, value = subject.narrative(quarter.quarter), quarter.result.value
    if subject.indicator is None or mentions is None or not value:
        return False
    return states_value(subject.indicator, mentions, value)


RULE = Rule(
    code="K216",
    name="planned-series",
    severity=Severity.NOTE,
    title=Message("The results are exactly the planned steps"),
    why=Message("Real work hardly ever hits its plan in each quarter; such values are the plan typed again."),
    remedy=Message("Report what was measured, and progress apart from it."),
    check=_check,
    good=results_of_page("12.5", "31", "52.75", "84.5"),
    bad=results_of_page("25.00", "50.00", "75.00", "100.00"),
)
