"""K231: a value below 0 of something that can't be less than none."""

import re
from collections.abc import Iterator

from samrit.checks.example import form, quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.checks.values import faults_with
from samrit.report import Result
from samrit.thai.translation import Message

_OF_VALUES = faults_with("K231")
_COUNT = re.compile(r"จำนวน\s?(?P<words>[-–−][\d๐-๙][\d๐-๙,]*\s?[ก-๎]{1,12})")


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _OF_VALUES(subject)
    for mentions in subject.narratives:
        for found in _COUNT.finditer(mentions.text) if "จำนวน" in mentions.text else ():
            sentence = Message("“{words}” is less than none", words=found["words"])
            yield Hit(mentions.field, sentence, *found.span("words"), severity=Severity.WARNING)


RULE = Rule(
    code="K231",
    name="below-zero",
    severity=Severity.ERROR,
    title=Message("A value below 0"),
    why=Message("Less than none can't be counted. Only what rises and falls has values below 0."),
    remedy=Message("Correct the value; where it may fall below 0, the definition has to say so."),
    check=_check,
    good=form(),
    bad=quarter_of_form(2, result=Result(value_text="-5", unit_text="ชุมชน")),
)
