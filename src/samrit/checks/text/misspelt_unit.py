"""X609: the unit is misspelt."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import unit_text
from samrit.checks.subject import Subject
from samrit.report import Result, Target
from samrit.thai.letters import MARKS
from samrit.thai.translation import Message

_MARKS = re.compile(f"[{MARKS}]")
_KNOWN = (
    "ร้อยละ",
    "ระดับ",
    "ขั้นตอน",
    "แห่ง",
    "ครั้ง",
    "คน",
    "ฉบับ",
    "เล่ม",
    "คะแนน",
    "หน่วยงาน",
    "ชุมชน",
    "โครงการ",
    "เปอร์เซ็นต์",
    "เส้นทาง",
)
_OTHER_UNITS = frozenset({"คัน"})  # of the same letters, and units of their own
_BY_LETTERS = {_MARKS.sub("", unit): unit for unit in _KNOWN}


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    unit = unit_text(report).strip()
    right = _BY_LETTERS.get(_MARKS.sub("", unit))
    if right is not None and unit != right and unit not in _OTHER_UNITS:
        yield Hit(
            "target" if report.target.unit_text else "result",
            Message("The unit “{unit}” should be “{right}”", unit=unit, right=right),
        )


RULE = Rule(
    code="X609",
    name="misspelt-unit",
    severity=Severity.WARNING,
    title=Message("The unit is misspelt"),
    why=Message("A misspelt unit is another unit, and can't be added up with its like."),
    remedy=Message("Correct the unit."),
    check=_check,
    good=page(),
    bad=page(target=Target(value_text="80", unit_text="ร่้อยละ"), result=Result(value_text="84.5", unit_text="ร่้อยละ")),
)
