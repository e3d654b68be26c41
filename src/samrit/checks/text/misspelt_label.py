"""X604: a term of the form itself is misspelt."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_RIGHT = {"definition": "คำนิยาม", "method": "วิธีการคำนวณ", "target": "เป้าหมาย", "obstacles": "อุปสรรค"}


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    for field, spelling in report.label_spellings if report else ():
        right = _RIGHT.get(field, "")
        yield Hit(
            field,
            Message("The label is spelt “{spelling}”; it should be “{right}”", spelling=spelling, right=right)
            if right
            else Message("The label is spelt “{spelling}”", spelling=spelling),
        )


RULE = Rule(
    code="X604",
    name="misspelt-label",
    severity=Severity.NOTE,
    title=Message("A term of the form is misspelt"),
    why=Message("It is the form's fault, not the officer's, and goes into every copy."),
    remedy=Message("Correct it in the form."),
    check=_check,
    good=form(),
    bad=form(label_spellings=(("definition", "คำนียาม"),)),
)
