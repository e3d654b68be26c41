"""C102: nobody has signed, or position or date are missing."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Signature
from samrit.thai.translation import Joined, Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not subject.reaches_end:
        return
    signature = report.signature
    lacks = [
        words
        for words, there in (
            (Message("the name", context="of who signs"), signature.name),
            (Message("the position", context="of who signs"), signature.position),
            (Message("the date", context="of a signature"), signature.signed_on),
        )
        if not there
    ]
    if lacks:
        is_dated_only = signature.name and signature.position  # the printed form has no line for the date
        yield Hit(
            "signature",
            Message("Of the signature, this is missing: {lacks}", lacks=Joined(lacks, ", ")),
            severity=Severity.NOTE if is_dated_only else None,
        )


RULE = Rule(
    code="C102",
    name="unsigned",
    severity=Severity.WARNING,
    title=Message("Not signed, or the position or the date is missing"),
    why=Message("The signature says who answers for the figures, and as of which day."),
    remedy=Message("Have the responsible person sign, with position and date."),
    check=_check,
    good=form(),
    bad=form(signature=Signature()),
)
