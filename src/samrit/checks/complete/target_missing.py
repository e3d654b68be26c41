"""C111: there is a result and no target."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Target
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    # The name comes before the target on every paper: where it is, an excerpt has not begun behind the target.
    if report is not None and report.name and report.result.value is not None and not report.target.is_stated:
        yield Hit(
            "target",
            Message("The result is {printed}, and no target is given", printed=without_blank(report.result)),
        )


RULE = Rule(
    code="C111",
    name="target-missing",
    severity=Severity.WARNING,
    title=Message("No target"),
    why=Message("Without a target a result is neither success nor failure."),
    remedy=Message("Give the target of the plan."),
    check=_check,
    good=form(),
    bad=form(target=Target(unit_text="ชุมชน")),
)
