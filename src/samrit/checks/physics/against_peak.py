"""P404: a saving is claimed against the year's highest load."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Quantity
from samrit.thai.translation import Message

_PEAK = re.compile(r"เทียบ[^\n]{0,80}?(?P<words>สูงสุด|[Pp]eak|พีค)")
_SAVED = re.compile(r"ลด|ประหยัด")


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        saved = any(
            f.quantity in (Quantity.POWER, Quantity.ENERGY)
            and _SAVED.search(mentions.text, max(0, f.start - 60), f.start)
            for f in mentions.figures
        )
        match = _PEAK.search(mentions.text) if saved else None
        if match:
            yield Hit(
                mentions.field,
                Message("The saving is held against the year's peak; any ordinary evening “saves” as much"),
                match.start("words"),
                match.end("words"),
            )


RULE = Rule(
    code="P404",
    name="against-peak",
    severity=Severity.WARNING,
    title=Message("A saving against the year's peak"),
    why=Message(
        "It gives thousands of megawatts without any event, and can't be compared with years that used another method."
    ),
    remedy=Message("Compare with like days and hours that had no event."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 12 เมกะวัตต์ เมื่อเปรียบเทียบกับค่าเฉลี่ยของวันเสาร์สี่ครั้งก่อนหน้า"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 1,900 เมกะวัตต์ เมื่อเทียบกับการใช้ไฟฟ้าสูงสุดของปี"),
)
