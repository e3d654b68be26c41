"""K209: a code stands in the place of the target."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Target
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_CODE = re.compile(r"\d{4,8}-\d{2,4}")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is not None and _CODE.fullmatch(to_arabic(report.target.value_text)):
        words = report.target.value_text
        yield Hit(
            "target",
            Message("The place of the target holds a code, “{words}”", words=words),
        )


RULE = Rule(
    code="K209",
    name="code-as-target",
    severity=Severity.ERROR,
    title=Message("A code in the place of the target"),
    why=Message("A code is no target; the result has nothing to be held against."),
    remedy=Message("Give the target of the plan."),
    check=_check,
    good=page(),
    bad=page(target=Target(value_text="5099-0001", unit_text="ร้อยละ")),
)
