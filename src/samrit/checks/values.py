"""Rules of values: each gives what the one validator of `samrit.scoring.faults` finds under its code."""

from collections.abc import Callable, Iterator

from samrit.checks.rule import Hit
from samrit.checks.subject import Subject


def faults_with(code: str) -> Callable[[Subject], Iterator[Hit]]:
    """The check of the rule with a code."""

    def check(subject: Subject) -> Iterator[Hit]:
        for path, fault in subject.value_faults:
            if fault.code == code:
                yield Hit(path, fault.message, severity=fault.severity)

    return check
