"""K220: a ratio's value is not that of its numerator and denominator."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

_ROUNDING = Decimal("0.51")  # percent points: the value may be rounded to a whole percent


def _check(subject: Subject) -> Iterator[Hit]:
    yield from faults_with("K220")(subject)
    report = subject.indicator
    if report is None:
        return
    places = [("result", report.result)]
    places += [(f"quarters.{q.quarter}.result", q.result) for q in report.quarters]
    for field, result in places:
        if result.value is None or result.numerator is None or not result.denominator:
            continue
        if result.numerator < 0 or result.denominator < 0:  # which the value's own fault says
            continue
        ratio = result.numerator / result.denominator
        if abs(ratio * 100 - result.value) <= _ROUNDING or abs(ratio - result.value) <= Decimal("0.006"):
            continue
        parts = f"{shown(result.numerator)} / {shown(result.denominator)}"
        exact = shown(ratio * 100, 2)
        yield Hit(
            field,
            Message(
                "The result is {result}, but {parts} is {exact} %", result=shown(result.value), parts=parts, exact=exact
            ),
        )


RULE = Rule(
    code="K220",
    name="wrong-ratio",
    severity=Severity.ERROR,
    title=Message("The share is not that of numerator and denominator"),
    why=Message("Numerator, denominator and share have to say one thing."),
    remedy=Message("Work it out again from its parts."),
    check=_check,
    good=page(result=Result(value_text="84.5 [169/200]", unit_text="ร้อยละ")),
    bad=page(result=Result(value_text="84.5 [149/200]", unit_text="ร้อยละ")),
)
