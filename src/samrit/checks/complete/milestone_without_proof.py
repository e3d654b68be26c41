"""C123: a step is said to be finished, and no day, no paper, no number and no one who decided shows it."""

import re
from collections.abc import Iterator

from samrit.checks.example import form, page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_scale
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport, Result, Target
from samrit.report.mentions import Mentions
from samrit.thai.translation import Message

_FINISHED = re.compile(
    r"(?:แล้วเสร็จ|เสร็จ(?:สิ้น|เรียบร้อย|สมบูรณ์|แล้ว)|เรียบร้อยแล้ว|เรียบร้อย|ครบถ้วน(?:แล้ว)?|ครบตาม|ครบทุก|บรรลุ|สำเร็จ(?!ของ))[ก-๎]*|\b(?:completed?|finished|achieved)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"อยู่ระหว่าง|ยังไม่|จะ(?!ต้อง)|คาดว่า|เตรียม|ให้แล้วเสร็จ|ไม่แล้วเสร็จ")
_NEXT_STEP = re.compile(r"อยู่ระหว่าง[^\n]*?(?:ต่อไป|ถัดไป)")  # of which nothing is claimed
_PAPER = re.compile(
    r"คำสั่ง|หนังสือ|ประกาศ|บันทึก|มติ|รายงาน|ลงวันที่|เอกสาร|เล่ม|สัญญา|ใบตรวจรับ|ตรวจรับ|ฉบับ|ราชกิจจา|เผยแพร่|เว็บไซต์|ระบบสารบรรณ|https?:|กท\s?\d|แบบฟอร์ม|ทะเบียน|ภาคผนวก|ไฟล์|MOU|TOR|บันทึกข้อตกลง"
)
_DECIDED = re.compile(
    r"(?:เห็นชอบ|อนุมัติ|ลงนาม|รับรอง|พิจารณา|ประชุม|สัมมนา|อบรม|สำรวจ|ทดสอบ|ประเมิน|แต่งตั้ง|คณะกรรมการ|คณะทำงาน|ผู้ว่า|ปลัด|ผู้อำนวยการ|ผู้บริหาร|รองปลัด|สำนักงาน|ร่วมกับ)"
)
_MONTH = re.compile(
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|[ก-๎]{1,3}\.[คพยม]\."
)
_OF_STEPS = ("ขั้นตอน", "ระดับ", "ขั้น")
_STEP = re.compile(r"(?:ขั้นตอน|ระดับ|ขั้น)(?:ที่)?\s?[\d๐-๙]")
_LAST = 4
_LONGEST = 260  # letters: who tells more tells what was done
_FEWEST = 2  # quarters that show their step


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not is_scale(report) or report.broken_off:
        return
    bare: list[tuple[QuarterReport, Mentions]] = []
    shown_steps = 0
    before: object = None
    for q in report.quarters:
        mentions, value = subject.narrative(q.quarter), q.result.value
        is_new = value is None or (value and value != before)
        before = value if value is not None else before
        if mentions is None or not is_new:
            continue
        if _shows(mentions):
            shown_steps += 1
        elif len(mentions.text) <= _LONGEST and _is_claimed(mentions.text):
            bare.append((q, mentions))
    # Where no quarter shows its step the report is too short for it; where most do, one is missing.
    for q, mentions in bare if shown_steps >= _FEWEST else ():
        found = _FINISHED.search(mentions.text)
        if found is not None:
            sentence = Message("“{words}” in quarter {quarter}: no day, paper, number or decision shows it")
            # At the year's end, or of two steps at once, nobody can let it pass.
            is_sure = q.quarter == _LAST or len(_STEP.findall(mentions.text)) > 1
            severity = None if is_sure else Severity.NOTE
            yield Hit(
                mentions.field, sentence.filled(words=found[0], quarter=q.quarter), *found.span(), severity=severity
            )


def _is_claimed(text: str) -> bool:
    return _FINISHED.search(text) is not None and _UNFINISHED.search(_NEXT_STEP.sub("", text)) is None


def _shows(mentions: Mentions) -> bool:
    """Whether a text has a day, a month, a paper, somebody who decided, or a number beyond that of the step."""
    numbers = [f for f in mentions.figures if f.unit not in _OF_STEPS]
    others = (_PAPER, _DECIDED, _MONTH)
    return bool(mentions.dates or numbers or mentions.links) or any(one.search(mentions.text) for one in others)


_STEPS = (
    "ขั้นที่ 1 แต่งตั้งคณะทำงาน ตามคำสั่งที่ 112/2566 ลงวันที่ 3 พฤศจิกายน 2566",
    "ขั้นที่ 2 สำรวจความเห็น 240 ครัวเรือน",
    "ขั้นที่ 3 ประชุมยกร่างแผน เมื่อวันที่ 13 มิถุนายน 2567",
)


def _with(last: str) -> IndicatorReport:
    quarters = tuple(
        QuarterReport(quarter=at, narrative=text, result=Result(value_text=str(at), unit_text="ขั้นตอน"))
        for at, text in enumerate((*_STEPS, last), 1)
    )
    return page(
        name="ความสำเร็จของการจัดทำแผนรับมือน้ำท่วม",
        target=Target(value_text="4", unit_text="ขั้นตอน"),
        result=quarters[-1].result,
        quarters=quarters,
        fiscal_year_be=form().fiscal_year_be,
    )


RULE = Rule(
    code="C123",
    name="milestone-without-proof",
    severity=Severity.WARNING,
    title=Message("A finished step that nothing shows"),
    why=Message(
        "A step counts when it is done, and whoever evaluates it looks for the day, the paper or the decision."
    ),
    remedy=Message("Say when it was finished and what shows it: the order, the minutes, who approved it, how many."),
    check=_check,
    good=_with("ขั้นที่ 4 แผนแล้วเสร็จ ผู้อำนวยการเขตเห็นชอบเมื่อวันที่ 12 กันยายน 2567"),
    bad=_with("แผนแล้วเสร็จเรียบร้อย"),
)
