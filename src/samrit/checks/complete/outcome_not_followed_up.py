"""C124: an outcome's value is drawn from what was held, bought or handed out, and nobody asked or measured what came of it."""

import re
from collections.abc import Iterator

from samrit.checks.effort import MEANS
from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Level, QuarterReport, Result, Target
from samrit.report.mentions import Mentions
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_DRAWS = re.compile(
    r"(?:ส่งผลให้|เป็นผลให้|จึงทำให้|ทำให้|ก่อให้เกิด|ช่วยให้|จึง(?=มี|อยู่|ได้|เพิ่ม|ลด|ผ่าน|บรรลุ|[ก-๎]{0,30}(?:เพิ่มขึ้น|ลดลง|ดีขึ้น|อยู่ใน))|(?<=คุณภาพ)การให้บริการจึง)[^\n]*"
)
_FOLLOWED = re.compile(
    r"ติดตาม|สำรวจ|สอบถาม|สัมภาษณ์|ประเมิน|ทดสอบ|สอบ(?:ผ่าน|ก่อน|หลัง)|ก่อนและหลัง|ตรวจ(?!รับ)|วัด(?=ผล|ค่า|ระดับ|ความ|ส่วนสูง|ได้)|ชั่ง|เก็บข้อมูล|เก็บตัวอย่าง|สถิติ|เปรียบเทียบ|เทียบกับ|เยี่ยม|แบบ(?:บันทึก|รายงาน)|มิเตอร์|ทะเบียน|ข้อมูลจาก|ตามข้อมูล|ตอบแบบ"
    r"|(?i:\b(?:survey|measured|followed up|interview|tested|compared)\w*)"
)
_MAKES = re.compile(r"จัด(?:อบรม|ฝึก|กิจกรรม|ตลาด|ทำ|พิมพ์|ซื้อ|จ้าง)|ฝึกอาชีพ|ติดตั้ง|เผยแพร่|จัดหา")
_OF_CHANGE = re.compile(r"เพิ่มขึ้น|ลดลง|ดีขึ้น|พึงพอใจ|คุณภาพ|มีงานทำ|มีรายได้|นำไปใช้|พฤติกรรม|มีความรู้")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or (report.level is not Level.OUTCOME and _OF_CHANGE.search(report.name) is None):
        return
    for q, mentions in subject.narrated:
        value = q.result.value
        if mentions.field == report.broken_off or (value is not None and not value):
            continue
        for drawn in _DRAWS.finditer(mentions.text):
            before = to_arabic(mentions.text[: drawn.start()].rpartition("\n")[2])
            is_of_means = MEANS.search(before) is not None or _MAKES.search(before) is not None
            if is_of_means and not _FOLLOWED.search(mentions.text) and _claims(report, mentions, drawn, q):
                words = drawn[0].strip()
                words = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
                sentence = Message("“{words}”: what was done for it is told, and not how it was found out")
                yield Hit(mentions.field, sentence.filled(words=words), drawn.start(), drawn.end())
                break


_LONGEST = 60


def _claims(report: IndicatorReport, mentions: Mentions, drawn: re.Match[str], quarter: QuarterReport) -> bool:
    """Whether what is drawn is the quarter's value, or, where the quarters have none, a figure at all."""
    numbers = [f.value for f in mentions.figures if f.start >= drawn.start()]
    value = quarter.result.value
    if value is None:
        return bool(numbers) and report.result.value is not None
    return (
        value in numbers
        or re.search(rf"ระดับ\s?(?:ที่\s?)?{re.escape(shown(value))}(?!\d)", to_arabic(drawn[0])) is not None
    )


def _with(last: str) -> IndicatorReport:
    quarters = tuple(
        QuarterReport(quarter=at, narrative=text, result=Result(value_text=value, unit_text="คน"))
        for at, (text, value) in enumerate((("สำรวจรายได้หลังฝึก 30 วัน มีรายได้เพิ่มขึ้น 45 คน", "45"), (last, "110")), 1)
    )
    return form(
        name="จำนวนผู้ผ่านการฝึกที่มีรายได้เพิ่มขึ้น",
        level=Level.OUTCOME,
        target=Target(value_text="100", unit_text="คน"),
        result=Result(value_text="110", unit_text="คน"),
        quarters=quarters,
        year_end=form().year_end.replace(narrative="มีรายได้เพิ่มขึ้น 110 คน"),
    )


RULE = Rule(
    code="C124",
    name="outcome-not-followed-up",
    severity=Severity.WARNING,
    title=Message("An outcome that nobody followed up"),
    why=Message(
        "That something was bought, held or handed out doesn't show what changed for people; somebody has to ask or measure."
    ),
    remedy=Message("Say how it was found out: who was asked or what was measured, when, and how many of how many."),
    check=_check,
    good=_with("จัดฝึกอาชีพ 4 รุ่น ติดตามทางโทรศัพท์หลังฝึก 30 วัน พบว่าทำให้มีรายได้เพิ่มขึ้นสะสม 110 คน"),
    bad=_with("จัดฝึกอาชีพ 4 รุ่น และมอบชุดเครื่องมือ 40 ชุด ส่งผลให้มีรายได้เพิ่มขึ้นสะสม 110 คน"),
)
