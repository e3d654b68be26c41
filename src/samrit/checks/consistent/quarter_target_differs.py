"""K217: the quarters' targets don't lead to the year's target."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Target
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.target.value is None or len(report.quarters) < 4:
        return
    targets = [q.target.value for q in report.quarters if q.target.value is not None]
    if len(targets) < 4 or report.target.value in (targets[-1], sum(targets), max(targets), sum(targets) / 4):
        return
    listed = ", ".join(shown(target) for target in targets)
    yield Hit(
        f"quarters.{report.quarters[-1].quarter}.target",
        Message(
            "The quarters' targets ({listed}) don't lead to the year's, {target}",
            listed=listed,
            target=shown(report.target.value),
        ),
    )


def _with_targets(*values: str) -> IndicatorReport:
    targets = [Target(value_text=value, unit_text="ชุมชน") for value in values]
    return form(quarters=tuple(q.replace(target=t) for q, t in zip(form().quarters, targets, strict=True)))


RULE = Rule(
    code="K217",
    name="quarter-target-differs",
    severity=Severity.WARNING,
    title=Message("The quarters' targets don't lead to the year's"),
    why=Message("An agency could meet every quarter and miss the year, or the reverse."),
    remedy=Message("Let quarter 4's target, or the sum of all four, be the year's."),
    check=_check,
    good=_with_targets("2", "5", "9", "12"),
    bad=_with_targets("2", "5", "9", "10"),
)
