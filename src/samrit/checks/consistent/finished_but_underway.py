"""K224: the work is at 100 percent, and the text says that it is still going on."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import project
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_UNDERWAY = re.compile(r"อยู่ระหว่าง(?:การ)?(?:ดำเนินการ|ดำเนินงาน|จัดซื้อ|จัดจ้าง|ก่อสร้าง|ปรับปรุง)|ยังไม่แล้วเสร็จ|ยังไม่ได้ดำเนินการ")


def _check(subject: Subject) -> Iterator[Hit]:
    report, stated = subject.project, subject["narrative"]
    if report is None or stated is None or report.progress_percent != 100:
        return
    for match in _UNDERWAY.finditer(stated.text):
        yield Hit(
            "narrative",
            Message("Progress is 100 %, but the text says “{group}”", group=match.group()),
            match.start(),
            match.end(),
        )
        return


RULE = Rule(
    code="K224",
    name="finished-but-underway",
    severity=Severity.NOTE,
    title=Message("Finished, and still going on"),
    why=Message("Progress and text should say one thing."),
    remedy=Message("Bring the text up to date, or correct the progress."),
    check=_check,
    good=project(),
    bad=project(progress_percent=Decimal(100)),
)
