"""K223: progress of the work below 0 or above 100 percent."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import project
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    places = [(f"quarters.{q.quarter}.progress_percent", q.progress_percent) for q in subject.quarters]
    if subject.project is not None:
        places.append(("progress_percent", subject.project.progress_percent))
    for field, progress in places:
        if progress is not None and not 0 <= progress <= 100:
            yield Hit(
                field,
                Message("Progress of {progress} % is outside 0 to 100", progress=shown(progress)),
            )


RULE = Rule(
    code="K223",
    name="progress-out-of-range",
    family=Family.CONSISTENT,
    severity=Severity.ERROR,
    title=Message("Progress outside 0 to 100 percent"),
    why=Message("Finished work is 100 %; more has no meaning."),
    remedy=Message("Correct the progress."),
    check=_check,
    good=project(),
    bad=project(progress_percent=Decimal(140)),
)
