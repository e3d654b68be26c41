"""X608: the definition, or the method, stands in a quarter's narrative."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_DEFINES = re.compile(
    r"\s*(?:[\d๐-๙]{1,2}[.)]\s*|[-:•]\s*)*(?P<words>(?:คำ)?นิ?ยาม(?:ตัวชี้วัด)?|คำจำกัดความ|วิธี(?:การ)?คำนวณ)\s*[:：\-]"
)
_MEANS = re.compile(r"[^\n]{4,90}?\s(?P<words>หมายถึง|หมายความว่า)\s")


def _check(subject: Subject) -> Iterator[Hit]:
    for q, mentions in subject.narrated:
        match = _DEFINES.match(mentions.text) or _MEANS.match(mentions.text)
        if match is not None:
            yield Hit(
                mentions.field,
                Message(
                    "The narrative of quarter {quarter} begins as a definition (“{match}”)",
                    quarter=q.quarter,
                    match=match["words"],
                ),
                match.start("words"),
                match.end("words"),
            )


RULE = Rule(
    code="X608",
    name="definition-in-narrative",
    severity=Severity.WARNING,
    title=Message("A definition in a quarter's narrative"),
    why=Message("The definition has its own box; in the narrative it takes the report's place."),
    remedy=Message("Move it to the definition, and write what the quarter did."),
    check=_check,
    good=quarter_of_page(1),
    bad=quarter_of_page(1, narrative="คำนิยาม : ทางเท้าที่ซ่อมแล้วเสร็จ คือทางเท้าที่คณะกรรมการตรวจรับแล้ว"),
)
