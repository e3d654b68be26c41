"""C104: the calculation method only repeats the definition, or the name."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.likeness import share_of
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_REPEATED = (
    ("definition", Message("The calculation method repeats the definition")),
    ("name", Message("The calculation method repeats the name of the indicator")),
)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    for field, message in _REPEATED:
        other = getattr(report, field)
        if len(report.method) <= 1.5 * len(other) and share_of(report.method, other) >= 0.9:
            yield Hit("method", message)
            return


RULE = Rule(
    code="C104",
    name="method-repeats-definition",
    severity=Severity.WARNING,
    title=Message("The calculation method repeats the definition or the name"),
    why=Message("Without a formula or a way of counting nobody can work the result out again."),
    remedy=Message("Write the formula: numerator and denominator, or which register is counted as of which day."),
    check=_check,
    good=form(),
    bad=form(method=form().definition),
)
