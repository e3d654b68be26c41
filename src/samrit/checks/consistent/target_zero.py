"""K208: the target is 0."""

from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Comparison, Result, Target
from samrit.thai.translation import Message

_MEANT = (Comparison.ZERO_TOLERANCE, Comparison.AT_MOST, Comparison.EXACTLY, Comparison.BETWEEN)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.target.value != 0 or report.target.comparison in _MEANT:
        return
    value, target = report.result.value, report.target.value_text
    yield Hit(
        "target",
        Message("The target is {target}, while the result is {value}", target=target, value=shown(value))
        if value
        else Message("The target is {target}", target=target),
        severity=None if value else Severity.NOTE,
    )


RULE = Rule(
    code="K208",
    name="target-zero",
    severity=Severity.WARNING,
    title=Message("The target is zero"),
    why=Message("Every result reaches a target of zero, so it measures nothing, unless “none may happen” is meant."),
    remedy=Message("Give the plan's target, or write “none may happen”."),
    check=_check,
    good=page(
        name="จำนวนครั้งที่ทางเท้าทรุด",
        target=Target(value_text="ต้องไม่เกิด 0", unit_text="ครั้ง"),
        result=Result(value_text="0"),
        quarters=(),
    ),
    bad=page(target=Target(value_text="0.0000", unit_text="ร้อยละ")),
)
