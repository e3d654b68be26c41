"""C105: neither definition nor method says from where, or over which period, is counted."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message, Worded

_SOURCE = re.compile(r"จาก|ทะเบียน|ข้อมูล|แบบสำรวจ|แบบสอบถาม|แบบประเมิน|บันทึก|รายงาน|สถิติ|ฐาน|ระบบ|เอกสาร|เกณฑ์")
_PERIOD = re.compile(r"ปี|เดือน|ไตรมาส|ณ วัน|ระหว่าง|ภายใน|ตลอด|รายวัน|สัปดาห์|\d{4}")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.definition or not report.method:
        return
    said = f"{report.definition} {report.method}"
    lacks = [
        words
        for words, pattern in ((("แหล่งข้อมูล", "the source"), _SOURCE), (("ช่วงเวลา", "the period"), _PERIOD))
        if not pattern.search(said)
    ]
    if lacks:
        yield Hit(
            "definition",
            Worded(
                th="คำนิยามและวิธีการคำนวณไม่ได้บอก" + "และ".join((th for th, _ in lacks)) + "ที่ใช้นับ",
                en="Neither definition nor method says " + " or ".join((en for _, en in lacks)) + " of what is counted",
            ),
        )


RULE = Rule(
    code="C105",
    name="nothing-to-count",
    family=Family.COMPLETE,
    severity=Severity.NOTE,
    title=Message("Nothing says from where and over which period is counted"),
    why=Message("A figure without source and period can't be held against another year's or another agency's."),
    remedy=Message("Add source and period to the definition or the method."),
    check=_check,
    good=form(),
    bad=form(definition="ชุมชนที่ครัวเรือนเกินครึ่งแยกเศษอาหารไปทำปุ๋ย", method="นับชุมชนที่ผ่านการตรวจเยี่ยมของเจ้าหน้าที่"),
)
