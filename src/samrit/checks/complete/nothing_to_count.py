"""C105: neither definition nor method says from where, or over which period, is counted."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_SOURCE = re.compile(
    r"จาก|ทะเบียน|ข้อมูล|แบบสำรวจ|แบบสอบถาม|แบบประเมิน|แบบ(?:ตรวจ|รายงาน|ทดสอบ)|บันทึก|รายงาน|สถิติ|ฐาน|ระบบ|เอกสาร|เกณฑ์|บัญชี(?!เงินเดือน)|คู่มือ|ใบ(?:ตรวจรับ|เสร็จ|อนุญาต|รับรอง)"
    r"|ตรวจรับ|ตาม(?:ประกาศ|แผนที่|ผัง|สัญญา|งบประมาณ|หลักสูตร)|สัญญาจ้าง|ผลการ(?:ตรวจ|สอบ|ประเมิน|สำรวจ)|ผลตรวจ|สมุด|ใบงาน|มิเตอร์|เครื่องวัด|สถานีตรวจวัด"
)
_PERIOD = re.compile(r"ปี|เดือน|ไตรมาส|ณ วัน|ระหว่าง|ภายใน|ตลอด|รายวัน|สัปดาห์|\d{4}")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.definition or not report.method:
        return
    said = f"{report.definition} {report.method}"
    has_source, has_period = bool(_SOURCE.search(said)), bool(_PERIOD.search(said))
    if not has_source and not has_period:
        yield Hit(
            "definition", Message("Neither definition nor method says the source or the period of what is counted")
        )
    elif not has_source:
        yield Hit("definition", Message("Neither definition nor method says the source of what is counted"))
    elif not has_period:
        yield Hit("definition", Message("Neither definition nor method says the period of what is counted"))


RULE = Rule(
    code="C105",
    name="nothing-to-count",
    severity=Severity.NOTE,
    title=Message("Nothing says from where and over which period is counted"),
    why=Message("A figure without source and period can't be held against another year's or another agency's."),
    remedy=Message("Add source and period to the definition or the method."),
    check=_check,
    good=form(),
    bad=form(definition="ชุมชนที่ครัวเรือนเกินครึ่งแยกเศษอาหารไปทำปุ๋ย", method="นับชุมชนที่ผ่านการตรวจเยี่ยมของเจ้าหน้าที่"),
)
