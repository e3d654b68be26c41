"""K243: obstacles are said to be none, and a text tells of some."""

import re
from collections.abc import Iterator

from samrit.checks.complete.shortfall_unexplained import misses
from samrit.checks.example import form, quarter_of_form
from samrit.checks.nothing import says_nothing
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Verdict
from samrit.report.mentions import Mentions
from samrit.thai.translation import Message

_NOT_OURS = r"(?<!ไม่)(?<!ไม่ต้อง)(?<!ไม่มีการ)(?<!ลดความ)(?<!แก้ไขความ)(?<!ไม่มีความ)"
_CAUSE = r"(?:เพราะ|เนื่องจาก|ด้วยเหตุ|จากสถานการณ์|จากการแพร่ระบาด|จากน้ำท่วม|จากอุทกภัย)"
# What didn't go as it was meant, with why; and what needs no reason beside it.
_REPORTED = re.compile(
    rf"{_NOT_OURS}(?:เลื่อน|งด|ยกเลิก|หยุด|ระงับ|ชะลอ|ล่าช้า|ไม่สามารถ|ไม่ทัน|ไม่เพียงพอ|ไม่พอ|ไม่ได้ดำเนินการ|จัดไม่ได้|ทำไม่ได้)(?!อายุ|ชั้น)[^\n]{{0,60}}?{_CAUSE}[ก-๎]*"
    rf"|{_CAUSE}[ก-๎]{{0,40}}?(?:น้ำท่วม|ฝนตก|โควิด|ระบาด|ขาด|ชำรุด|ล่าช้า|ไม่เพียงพอ|ไม่พอ|ไม่มี|ไม่สามารถ|กักตัว|เสีย(?!ง|หาย|ชีวิต))[ก-๎]*"
    rf"|{_NOT_OURS}(?:ล่าช้ากว่า(?:แผน|กำหนด|ที่)|ต้อง(?:เลื่อน|งด|ยกเลิก|หยุด|ชะลอ)|ถูก(?:ยกเลิก|ตัดงบ|เลื่อน)|ขาดแคลน|ส่งมอบ(?:งาน)?(?:ล่า)?ช้า)[ก-๎]*"
    r"|(?:จึง|ทำให้|ส่งผลให้)[ก-๎]{0,24}?(?:ไม่ได้|ไม่ทัน|ไม่ครบ|ไม่สามารถ|ล่าช้า|ช้ากว่า)(?!แต่|รับ(?:ผล|ความเดือด))[ก-๎]*"
    r"|ไม่เป็นไปตามแผน|ไม่ทัน(?:ตาม)?กำหนด|ทิ้งงาน|ไม่มีผู้(?:ยื่น|เสนอ)ราคา|ขาด(?:บุคลากร|อัตรากำลัง|งบประมาณ)"
    r"|(?:งบประมาณ|บุคลากร|เจ้าหน้าที่|วัสดุ|อุปกรณ์|เครื่องมือ|เงิน|วัคซีน|น้ำยา)[ก-๎]{0,16}?(?:ไม่เพียงพอ|ไม่พอ)"
    r"|(?i:\b(?:was|were|had to be) (?:delayed|postponed|cancelled|stopped)\b|\bshortage of\b|\bnot enough (?:staff|money|budget)\b)"
)
# What people or things stood in the way with, where no work of the office is told by it.
_HINDERS = re.compile(
    r"ต้องปิด(?:ซ่อม|ปรับปรุง|ให้บริการ|ชั่วคราว|จุด|ระบบ)[ก-๎]*|(?:ทำให้|จน)[ก-๎]{0,30}?(?:ร้องเรียน|ไม่พอใจ|หยุดชะงัก|สะดุด|ตกค้าง)[ก-๎]*"
    r"|(?<!ที่)(?<!ผู้)(?<!ยัง)(?:ไม่ยินยอม|ไม่(?:ค่อย)?ให้ความร่วมมือ|ไม่ร่วมมือ|คัดค้าน)[ก-๎]*|ยังไม่(?:ยินยอม|ให้ความร่วมมือ)[ก-๎]*"
    r"|(?<!ที่)(?:ใช้งาน|ใช้การ)ไม่ได้[ก-๎]*|(?:ระบบ|เครื่อง|รถ|เรือ|อุปกรณ์)(?!ที่)[ก-๎]{0,20}?(?<!ที่)(?:ขัดข้อง|เสียบ่อย|เสียหลาย)[ก-๎]*"
    r"|(?:ติด|(?<!ที่)ประสบ|เกิด|(?<!ไม่)พบ)ปัญหา(?!แล้ว)[ก-๎]*|ขาด(?:แรงงาน|คนงาน|ช่าง|วิทยากร|วัสดุ|อุปกรณ์|อะไหล่|เครื่องมือ)[ก-๎]*"
    r"|(?:น้อย|ต่ำ|ช้า)กว่าที่(?:คาด|ประมาณ|ตั้งใจ)[ก-๎]*|(?i:\b(?:refused|objected|broke down|out of order)\b)"
)
_OF_WORK = re.compile(
    r"ซ่อม|เปลี่ยน|แก้|อบรม|รับมือ|ป้องกัน|ลด(?!ลง)|ไม่มี|ไม่พบ|เปรียบเทียบ|ปรับผู้|ดำเนินคดี|กฎหมาย|ชี้แจง|ทำความเข้าใจ|กรณี|หาก|เมื่อ|ตรวจสอบ|สำรวจ|เรื่อง(?:ร้อง|แจ้ง)|รับแจ้ง|เตรียม"
)
# Solved, handed out against it, or said of others.
_OVERCOME = re.compile(
    r"ช่วยเหลือ|บรรเทา|แก้ไขปัญหา|แก้ปัญหา|ป้องกัน|ผู้ประสบ|ใบอนุญาต|หากมี|กรณี(?:ที่)?|แจ้ง(?:ว่า|เหตุ)|ร้องเรียน|ร้องทุกข์"
)
_NONE = re.compile(
    r"(?:ไม่(?:มี|พบ)(?:ปัญหา)?(?:และ|หรือ|/|,|\s)*อุปสรรค|ไม่(?:มี|พบ)ปัญหา(?=ใน|\s|$))(?!ใหม่|เพิ่ม|มาก|ใหญ่)[ก-๎]*"
)
_NONE_AT_ALL = re.compile(
    r"\s*ไม่(?:มี|พบ)(?:ปัญหา)?(?:และ|หรือ|/|,|\s)*(?:อุปสรรค)?[ก-๎]{0,10}\s*(?:ใด\s?ๆ)?\s*(?:ตลอด(?:ทั้ง)?ปี[ก-๎]*)?[\s.]*"
)
_LEAD = 30


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    if report.obstacles and (says_nothing(report.obstacles) or _NONE_AT_ALL.fullmatch(report.obstacles)):
        found = [*_against("obstacles", subject.narratives, report.name)]
        yield from found
        if not found and report.year_end.verdict is Verdict.MISSES and misses(report):
            yield Hit(
                "obstacles",
                Message("The year misses its target, and obstacles are said to be none"),
                severity=Severity.NOTE,
            )
    summary = subject["year_end.narrative"]
    if summary is not None and report.obstacles and not says_nothing(report.obstacles):
        yield from _denied(summary)


def _denied(summary: Mentions) -> Iterator[Hit]:
    """The summary says that there were no obstacles, and they are told in their own field."""
    found = _NONE.search(summary.text)
    if found is not None:
        sentence = Message("The summary says “{words}”, and obstacles are told", words=found[0])
        yield Hit(summary.field, sentence, found.start(), found.end())


def _against(field: str, texts: tuple[Mentions, ...], name: str) -> Iterator[Hit]:
    for mentions in texts:
        for found in _REPORTED.finditer(mentions.text):
            lead = mentions.text[max(0, found.start() - _LEAD) : found.start()].rpartition("\n")[2]
            if _OVERCOME.search(lead) or _OVERCOME.search(found[0]) or found[0] in name:
                continue
            yield Hit(field, _SENTENCE.filled(words=found[0].strip()))
            return
        for found in _HINDERS.finditer(mentions.text):
            lead = mentions.text[max(0, found.start() - _LEAD) : found.start()].rpartition("\n")[2]
            behind = mentions.text[found.end() : found.end() + _LEAD].partition("\n")[0]
            others = (_OF_WORK.search(lead), _SOLVED.search(behind))
            if not any(others) and found[0] not in name and not _of_name(found[0], name):
                yield Hit(field, _SENTENCE.filled(words=found[0].strip()))
                return


def _of_name(words: str, name: str) -> bool:
    """Whether the indicator itself is of such things: complaints, broken pumps."""
    return any(sign in words and sign in name for sign in ("ร้องเรียน", "ปัญหา", "ขัดข้อง", "ตกค้าง", "ร่วมมือ", "คัดค้าน"))


_SOLVED = re.compile(r"แก้ไขแล้ว|แก้ไขเสร็จ|ได้แก้ไข|ดำเนินการแก้ไข|แก้ไขโดย|และแก้ไข|ลดลง")
_SENTENCE = Message("Obstacles are said to be none, and a text tells “{words}”")

RULE = Rule(
    code="K243",
    name="obstacles-in-text",
    severity=Severity.WARNING,
    title=Message("Obstacles are none, and the text tells some"),
    why=Message("Whoever plans next year reads the obstacles there, and would find none."),
    remedy=Message("Write in the obstacles what the text tells, and what was done about it."),
    check=_check,
    good=form(obstacles="ไม่มี"),
    bad=quarter_of_form(3, narrative="เปิดจุดรับรวมเป็น 9 ชุมชน จุดที่สิบต้องเลื่อนไปไตรมาสหน้าเพราะฝนตกหนัก").replace(
        obstacles="ไม่มี"
    ),
)
