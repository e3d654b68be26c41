"""C116: a number stands in the unit."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Result, Target
from samrit.thai.translation import Message

_NUMBER = re.compile(r"[\d๐-๙]")
# "คะแนน (เต็ม 5)" tells where the scale ends, "ครั้งต่อ 1,000 วันนอน" for how much of what.
_SCALE = re.compile(r"(?:(?:คะแนน)?เต็ม|ต่อ|/)\s*[\d๐-๙][\d๐-๙,]*")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    unit = report.target.unit_text
    if len(unit) <= 30 and _NUMBER.search(_SCALE.sub("", unit)):  # a longer one is a sentence, and another rule's
        yield Hit("target", Message("A number stands in the unit, “{unit}”", unit=unit))


RULE = Rule(
    code="C116",
    name="number-in-unit",
    severity=Severity.WARNING,
    title=Message("A number stands in the unit"),
    why=Message("A number in the unit is a target or a threshold in the wrong box; nobody knows which value is meant."),
    remedy=Message("Move the number to the target or to the definition."),
    check=_check,
    good=page(),
    bad=page(
        target=Target(value_text="84", unit_text="ร้อยละ 80"), result=Result(value_text="84.5", unit_text="ร้อยละ 80")
    ),
)
