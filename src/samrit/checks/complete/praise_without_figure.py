"""C122: something is said to be much better, and no figure shows it."""

from collections.abc import Iterator

from samrit.checks.effort import PRAISE
from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

# One of them stands in all praise; most texts have none.
_SIGNS = (
    "อย่าง",
    "ตลอดไป",
    "ที่สุด",
    "เยี่ยม",
    "ดีเลิศ",
    "หาที่",
    "ประวัติการณ์",
    "ประจักษ์",
    "ไม่เคย",
    "เปอร์เซ็นต์",
    "greatly",
    "significantly",
    "remarkably",
    "sustainably",
    "very successful",
)
_BEHIND = 30  # characters behind in which the figure for it may follow


def _check(subject: Subject) -> Iterator[Hit]:
    every = subject.all_text.lower()
    if not any(sign in every for sign in _SIGNS):
        return
    for mentions in subject.narratives:
        text = to_arabic(mentions.text)
        for praise in PRAISE.finditer(text):
            clause = max(text.rfind(" ", 0, praise.start()), text.rfind("\n", 0, praise.start())) + 1
            if any(sign.isdigit() for sign in text[clause : praise.end() + _BEHIND]):
                continue
            words = mentions.text[praise.start() : praise.end()]
            sentence = Message("“{words}”: no figure beside it shows by how much", words=words)
            yield Hit(mentions.field, sentence, praise.start(), praise.end())
            break


RULE = Rule(
    code="C122",
    name="praise-without-figure",
    severity=Severity.NOTE,
    title=Message("Praise without a figure"),
    why=Message("What got much better can be shown by a figure before and after; without it nobody can judge it."),
    remedy=Message("Say by how much, against what and how it was measured, or leave it out."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับรวมเป็น 5 ชุมชน เศษอาหารที่ต้องเก็บขนลดลงอย่างมาก จาก 4 ตัน เหลือ 2.5 ตันต่อวัน"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับรวมเป็น 5 ชุมชน ชุมชนสะอาดขึ้นอย่างมาก"),
)
