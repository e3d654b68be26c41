"""X612: a text whose last word asks for another."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

# Words behind which something has to come. Those that end longer words ("ติดตาม", "ภายใน", "เจ้าของ") are left out.
_ASKS_FOR_MORE = re.compile(
    r"(?:และ|หรือ(?!ไม่)|(?<!แม้)โดย(?:มี[ก-๎]{1,24}จาก)?|ซึ่ง|ได้แก่|ประกอบด้วย|เนื่องจาก|เพื่อ|เช่น|อาทิ|ดังนี้|ดังต่อไปนี้|รวมทั้ง|ตลอดจน|คิดเป็นร้อยละ|เป็นเงิน"
    r"|(?:มา|ร่วม|วิทยากร|ได้รับ[ก-๎]{0,20}|สนับสนุน)จาก|เมื่อวันที่|ในวันที่|ระหว่างวันที่|ภายในวันที่|(?<=\s)ณ|ร่วมกับ|เกี่ยวกับ|สำหรับ|(?:ได้|และ|ซึ่ง|โดย|ทั้งนี้)\s?มี(?:การ|จำนวน)?|(?:ทราบ|ภาย|ดำเนินการ)ใน|(?:เข้าร่วม|กิจกรรม|ทั้งสิ้น|แล้ว)จำนวน"
    r"|\b(?:and|or|by|from|with|because|of|the))\s*[:\-–]?\s*$"
)


def _check(subject: Subject) -> Iterator[Hit]:
    if subject.indicator is None:
        return
    for mentions in subject.narratives:
        text = mentions.text.rstrip()
        last = _ASKS_FOR_MORE.search(text, max(0, len(text) - 40))
        if last is None or mentions.field == subject.report.broken_off:
            continue
        yield Hit(
            mentions.field,
            Message("The text ends with “{words}”, and nothing follows", words=last.group().strip()),
            last.start(),
            len(text),
            severity=Severity.NOTE if mentions is subject.narratives[-1] and not subject.reaches_end else None,
        )


_TEXT = "เปิดจุดรับเพิ่ม รวมเป็น 5 ชุมชน และอบรมแกนนำโดยมีวิทยากรจาก{whom}"

RULE = Rule(
    code="X612",
    name="unfinished-sentence",
    severity=Severity.WARNING,
    title=Message("A text that breaks off"),
    why=Message("What was to follow is lost; it may be what the evaluator asks for."),
    remedy=Message("Write the sentence to its end."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(whom="มหาวิทยาลัยเกษตร")),
    bad=quarter_of_form(2, narrative=_TEXT.format(whom="")),
)
