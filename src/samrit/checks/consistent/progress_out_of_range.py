"""K223: progress of the work below 0 or above 100 percent."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import project
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.checks.values import faults_with
from samrit.scoring.faults import fault_of_progress
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    yield from faults_with("K223")(subject)
    fault = fault_of_progress(subject.project.progress_percent) if subject.project is not None else None
    if fault is not None:
        yield Hit("progress_percent", fault.message, severity=fault.severity)


RULE = Rule(
    code="K223",
    name="progress-out-of-range",
    severity=Severity.ERROR,
    title=Message("Progress outside 0 to 100 percent"),
    why=Message("Finished work is 100 %; more has no meaning."),
    remedy=Message("Correct the progress."),
    check=_check,
    good=project(),
    bad=project(progress_percent=Decimal(140)),
)
