"""X613: a blank that was to be filled in."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_BLANK = re.compile(
    r"(?<![A-Za-z0-9.])(?<!ที่ )(?:[xX]{2,}|[?]{2,})(?![A-Za-z0-9])|_{3,}|(?<=[ก-๎\s])(?:\.{4,}|…{2,})(?=\s*[ก-๎(])"
    r"|(?<=[ก-๎]\s)(?:\.{3}|…)(?=\s*(?:คน|ราย|แห่ง|จุด|ครั้ง|ชุมชน|บาท|เรื่อง|ตัน|ต้น|หลัง|โครงการ|ครัวเรือน)(?![ก-๎]))"
    r"|[(\[]\s*(?:โปรด)?(?:ระบุ|ใส่ตัวเลข|กรอก|รอข้อมูล|รอใส่|TBD|TBC|TODO)[^()\[\]]{0,20}[)\]]"
    r"|[(\[]\s*(?:โปรด)?(?:ใส่|เติม|กรอก)(?:จำนวน|ข้อมูล|ตัวเลข|ชื่อ|วันที่|รายละเอียด|ภาพ)[^()\[\]]{0,40}[)\]]|\[\s*(?:แนบ|แทรก)[^()\[\]]{0,60}\]"
    r"|<\s*(?:กรอก|ระบุ|ใส่|เติม)[^<>]{0,40}>|(?i:dd/mm/yy(?:yy)?|lorem ipsum)"
    r"|(?:วันที่|เดือน|พ\.ศ\.|จำนวน)\s?(?:\.{2,}|…)(?=\s|$)|[(\[]\s*(?:โปรด)?ระบุ(?:รายละเอียด|จำนวน|ชื่อ|วันที่|สถานที่|ผล|เหตุผล|ข้อมูล)[^()\[\]]{0,80}[)\]]"
)
# One of them stands in every blank; most texts have none.
_SIGNS = (
    "xx",
    "??",
    "___",
    "...",
    "…",
    "ระบุ",
    "ใส่ตัวเลข",
    "กรอก",
    "รอข้อมูล",
    "รอใส่",
    "<กรอก",
    "<ระบุ",
    "<ใส่",
    "<เติม",
    "dd/mm",
    "lorem",
    "[แนบ",
    "[แทรก",
    "(ใส่",
    "(เติม",
    "..",
    "tbd",
    "tbc",
    "todo",
)


def _check(subject: Subject) -> Iterator[Hit]:
    every = subject.all_text.lower()
    if not any(sign in every for sign in _SIGNS):
        return
    for mentions in subject.narratives:
        found = _BLANK.search(mentions.text)
        if found is not None:
            yield Hit(
                mentions.field,
                Message("A blank was left open: “{words}”", words=found.group()),
                found.start(),
                found.end(),
            )


_TEXT = "เปิดจุดรับเพิ่ม รวมเป็น 5 ชุมชน มีผู้เข้าอบรม {number} คน"

RULE = Rule(
    code="X613",
    name="blank-left-open",
    severity=Severity.WARNING,
    title=Message("A blank that nobody filled in"),
    why=Message("Where a figure was to be put in later, the result has nothing to stand on."),
    remedy=Message("Fill the blank in, or take it out."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(number="64")),
    bad=quarter_of_form(2, narrative=_TEXT.format(number="xx")),
)
