"""P405: a saving is claimed that its own measurement can't tell from an ordinary day."""

import re
from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_form
from samrit.checks.measured import MeasuredFigure, measured_as
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_SAVED = re.compile(r"ลด|ประหยัด")
_SAID = re.compile(r"แยกไม่ออก|ไม่แตกต่าง|ไม่ต่างจากวันปกติ|ช่วงเชื่อมั่น")
_NEAR = 60  # characters before the figure


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        for figure in mentions.figures:
            known = measured_as(figure, mentions, subject.measured)
            if known is None or known.is_distinguishable is not False:
                continue
            if _SAID.search(mentions.text) or not _SAVED.search(
                mentions.text, max(0, figure.start - _NEAR), figure.start
            ):
                continue
            words = mentions.words(figure)
            yield Hit.at(
                mentions,
                figure,
                Message(
                    "“{words}” is claimed as saved, but the measurement that it stands on can't be told "
                    "from an ordinary day",
                    words=words,
                ),
            )


_FIELD = "quarters.2.narrative"
_KNOWN = MeasuredFigure("12 เมกะวัตต์", Decimal(12), Decimal(12), Decimal(15), is_distinguishable=False)

RULE = Rule(
    code="P405",
    name="not-distinguishable",
    severity=Severity.WARNING,
    title=Message("A saving that can't be told from an ordinary day"),
    why=Message("Where days without an event differ by as much, the figure is no proof that the event saved anything."),
    remedy=Message("Say with the measurement that it can't be told from an ordinary day, and give the interval."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ใช้ไฟต่ำกว่าที่ควร 12 เมกะวัตต์ ซึ่งแยกไม่ออกจากวันเสาร์ปกติ"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดการใช้ไฟฟ้าได้ 12 เมกะวัตต์"),
    good_measured={_FIELD: (_KNOWN,)},
    bad_measured={_FIELD: (_KNOWN,)},
)
