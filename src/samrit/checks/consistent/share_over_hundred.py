"""K207: a share over 100 percent, without a reason."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import is_share, shown
from samrit.checks.subject import Subject
from samrit.report import Result
from samrit.thai.translation import Message

# A growth may be any percentage; a share of a whole may not.
_GROWTH = re.compile(r"เพิ่ม|ลดลง|ขยายตัว|เติบโต|อัตรา")
_ABSURD = Decimal(300)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not is_share(report) or _GROWTH.search(f"{report.name} {report.target.unit_text}"):
        return
    value = report.result.value
    if value is not None and value > 100:
        yield Hit(
            "result",
            Message("The result is {value} %, over 100 %", value=shown(value)),
            severity=None if value > _ABSURD else Severity.NOTE,
        )


RULE = Rule(
    code="K207",
    name="share-over-hundred",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("A share over 100 percent"),
    why=Message("A part can't exceed the whole, unless it is a share of a plan or an estimate, which has to be said."),
    remedy=Message("Give numerator and denominator, or correct the value."),
    check=_check,
    good=page(),
    bad=page(result=Result(value_text="845.00", unit_text="ร้อยละ"), quarters=()),
)
