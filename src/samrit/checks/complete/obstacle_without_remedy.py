"""C125: a target is not met, an obstacle is told, and not what was done about it or will be."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.likeness import letters
from samrit.checks.nothing import says_nothing
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Target, YearEnd
from samrit.scoring import judge
from samrit.thai.translation import Message
from samrit.vocabulary.fields import YEAR_END, path_of

# What is done about something, in whatever words: one too many leaves a note out.
_REMEDY = re.compile(
    r"แก้ไข|แก้ปัญหา|แก้โดย|แนวทาง|ข้อเสนอ|มาตรการ|โดย(?:ได้)?(?:ให้|จัด|ขอ|ใช้|ปรับ|เพิ่ม|ประสาน|การ|เขต|มี)|จึง(?:ได้)?(?:ให้|จัด|เพิ่ม|ปรับ|ขอ|ประสาน|เลื่อน|ใช้|ต้อง(?:ใช้|ปรับ|เพิ่ม|ขอ|เลื่อน|จัด|ย้าย)|เปลี่ยน|นำ|ติด|ตั้ง|แบ่ง|ขยาย|เร่ง|กำหนด|มอบ|ทำ|ส่ง|ลง|แจ้ง|นัด|ซ่อม)"
    r"|ได้(?:ประสาน|จัด|ขอ|ปรับ|เพิ่ม|ดำเนินการ|เร่ง|แจ้ง|ชี้แจง|นัด|ทำ)|ประสาน|ประชาสัมพันธ์|ชี้แจง|ทำความเข้าใจ|ขอ(?:รับ|สนับสนุน|ความ|งบ|เพิ่ม|อนุมัติ)|เสนอ|เร่งรัด|ปรับ(?:แผน|เปลี่ยน|ลด|วิธี|เวลา|รอบ|แบบ)|ชดเชย|ทดแทน|สำรอง"
    r"|เพิ่ม(?:รอบ|เวลา|จุด|ช่อง|ความ|เจ้าหน้าที่)|นัด|จะ(?!ต้อง)|ควร|ติดตาม|มอบหมาย|จัดหา|จัดซื้อ|เปลี่ยน|ซ่อม|(?<!ไม่)แทน|ขยายเวลา|ขยายสัญญา|กำชับ|อบรม|เลื่อน(?:ไป|มา|เป็น)|ย้าย(?:ไป|มา|เข้า)|หมุนเวียน|ต่อไป|ต้อง(?!รอ|หยุด|เลื่อน|งด)[ก-๎]|(?:เขต|เจ้าหน้าที่|ฝ่าย|สำนัก)[ก-๎]{0,12}(?:ออก|ลง|เข้า|ช่วย|ให้)"
    r"|(?i:\b(?:solved|will|instead|therefore|so that|plan(?:ned)? to|agreed|repaired|replaced|asked|charged)\b)"
)
_HEADED = re.compile(
    r"(?:ปัญหา(?:และ|/)?\s?)?อุปสรรค(?:ใน[ก-๎]{2,20}|ต่อ[ก-๎]{2,20})?\s?(?:คือ|ได้แก่|:|\s)\s*(?P<what>[^\n]{10,})"
)
_SHORTEST = 10  # letters of an obstacle


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.broken_off:
        return
    text, end = report.obstacles, report.year_end
    is_stated = len(letters(text)) >= _SHORTEST and not says_nothing(text) and not text.lstrip().startswith(_NONE)
    is_bare = is_stated and not any(map(_REMEDY.search, (text, end.shortfall, end.narrative)))
    # Whoever met the target in spite of it has found a way.
    if is_bare and not judge(report.target, report.result).is_met:
        yield Hit(path_of("obstacles", YEAR_END), _SENTENCE, 0, len(text))
    for q, mentions in subject.narrated:
        headed = _HEADED.search(mentions.text) if "อุปสรรค" in mentions.text else None
        if headed is None or judge(q.target, q.result).is_met:
            continue
        if says_nothing(headed["what"]) or headed["what"].startswith(_NONE):
            continue
        if mentions.text.endswith(_NEGATED, 0, headed.start()) or _REMEDY.search(mentions.text, headed.start("what")):
            continue
        if not _REMEDY.search(q.shortfall):
            yield Hit(mentions.field, _SENTENCE, *headed.span("what"))


_NONE = ("ไม่มี", "ไม่พบ", "-", "–", "None", "none")
_NEGATED = ("ไม่มี", "ไม่พบ", "ปราศจาก")
_MISSED = {
    "target": Target(value_text="ไม่น้อยกว่า 20", unit_text="ชุมชน"),
    "year_end": YearEnd(verdict_text="ต่ำกว่าเป้าหมาย", narrative="ครัวเรือนที่ร่วมคัดแยกส่งเศษอาหารสม่ำเสมอ"),
}
_SENTENCE = Message("An obstacle is told, and nothing says what was done about it or will be")

RULE = Rule(
    code="C125",
    name="obstacle-without-remedy",
    severity=Severity.NOTE,
    title=Message("An obstacle without a way out"),
    why=Message(
        "The target was missed, and next year meets the same obstacle; whoever reads of it wants to know what helps, or who has to help."
    ),
    remedy=Message("Add what was done about it, what is planned, or whose help is needed."),
    check=_check,
    good=form(obstacles="ถังหมักบางจุดชำรุดในหน้าฝน เขตจึงซ่อมและทำหลังคาคลุมแล้ว", **_MISSED),
    bad=form(obstacles="ถังหมักบางจุดชำรุดในหน้าฝน", **_MISSED),
)
