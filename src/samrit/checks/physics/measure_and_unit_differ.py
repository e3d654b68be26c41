"""P407: a length is given in a unit of area, a weight in one of volume: the word before the figure and its unit don't go together."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Quantity
from samrit.thai.translation import Message

_SAYS = r"\s*(?:รวม|ทั้งสิ้น|ทั้งหมด|ประมาณ|จำนวน|สะสม|แล้ว|ได้|=|:)*\s*$"
_MEASURES = tuple(
    (quantity, re.compile(rf"(?:{words}){_SAYS}"))
    for quantity, words in (
        (Quantity.LENGTH, "ความยาว|ระยะทาง|ความกว้าง|ความสูง|ความลึก"),
        (Quantity.AREA, "(?<!ใน)พื้นที่|เนื้อที่"),
        (Quantity.MASS, "น้ำหนัก"),
        (Quantity.VOLUME, "ปริมาตร|ความจุ"),
    )
)
_DIMENSIONS = tuple(quantity for quantity, _words in _MEASURES)


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        for figure in (f for f in mentions.figures if f.quantity in _DIMENSIONS and not f.per):
            lead = mentions.leads[figure.start]
            asked = next(((quantity, found) for quantity, words in _MEASURES if (found := words.search(lead))), None)
            if asked is not None and asked[0] is not figure.quantity:
                measure, words = asked[1][0].strip(), mentions.words(figure)
                sentence = Message("“{measure}” is not measured in “{words}”", measure=measure, words=words)
                yield Hit.at(mentions, figure, sentence)


_TEXT = "เปิดจุดรับรวมเป็น 5 ชุมชน ปูทางเดินรอบจุดรับความยาว 240 {unit}"

RULE = Rule(
    code="P407",
    name="measure-and-unit-differ",
    severity=Severity.WARNING,
    title=Message("A measure in a unit that measures something else"),
    why=Message(
        "A length in square metres may be a length or an area; who adds it to others adds what can't be added."
    ),
    remedy=Message("Correct the unit, or say what was measured."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(unit="เมตร")),
    bad=quarter_of_form(2, narrative=_TEXT.format(unit="ตารางเมตร")),
)
