"""K206: the result lies far above the target's own scale."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import is_scale, is_share, shown
from samrit.checks.subject import Subject
from samrit.report import Comparison, Result, Target
from samrit.thai.translation import Message

_FULL = Decimal(100)
_LONGEST_SCALE = 10  # steps or points


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.target.value or report.result.value is None:
        return
    target, value = report.target.value, report.result.value
    if target <= 0 or report.target.comparison in (Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.BETWEEN):
        return
    unit = report.target.unit_text
    # A scale of 5 steps has no step 100; and 100 % of a target of 5 % is work done, in percent.
    on_scale = is_scale(report) and target <= _LONGEST_SCALE < value
    if on_scale or (is_share(report) and value == _FULL and target <= 20):
        yield Hit(
            "result",
            Message(
                "The result, {value}, is off the scale of the target, {target} {unit}; it looks like the "
                "progress of the work in percent",
                value=shown(value),
                target=shown(target),
                unit=unit,
            ),
        )
    elif value >= 3 * target and not (is_share(report) and value > _FULL):
        yield Hit(
            "result",
            Message(
                "The result, {value}, is {value_2} times the target, {target} {unit}",
                value=shown(value),
                value_2=shown(value / target, 1),
                target=shown(target),
                unit=unit,
            ),
            severity=Severity.NOTE,
        )


RULE = Rule(
    code="K206",
    name="beyond-scale",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The result lies beyond the target's scale"),
    why=Message(
        "Progress of the work in percent and the value of the indicator are two things; typed in "
        "each other's box the result beats its target without meaning."
    ),
    remedy=Message("Give the value in the unit of the target."),
    check=_check,
    good=page(
        target=Target(value_text="5", unit_text="ขั้นตอน"), result=Result(value_text="5", unit_text="ขั้นตอน"), quarters=()
    ),
    bad=page(
        target=Target(value_text="5", unit_text="ขั้นตอน"),
        result=Result(value_text="100", unit_text="ขั้นตอน"),
        quarters=(),
    ),
)
