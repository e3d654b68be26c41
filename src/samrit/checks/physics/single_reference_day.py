"""P403: a saving is claimed against one single day."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.measured import MeasuredFigure, measured_as
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.dates import Precision
from samrit.thai.translation import Message

_COMPARES = re.compile(r"เปรียบเทียบ|เทียบกับ|เทียบเคียง")
_MANY = re.compile(r"เฉลี่ย|หลายวัน|สัปดาห์")
_MEASURED = (Quantity.POWER, Quantity.ENERGY)
_NEAR = 160  # characters after the comparing word


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        if not any(f.quantity in _MEASURED for f in mentions.figures):
            continue
        known = [(f, one) for f in mentions.figures if (one := measured_as(f, mentions, subject.measured)) is not None]
        if known:
            yield from _measured(mentions, known)
            continue
        for compares in _COMPARES.finditer(mentions.text):
            end = compares.end() + _NEAR
            days = [d for d in mentions.dates if compares.end() <= d.start < end and d.precision is Precision.DAY]
            if len(days) != 1 or days[0].starts_on != days[0].ends_on:
                continue
            if _MANY.search(mentions.text, compares.start(), days[0].start):
                continue
            words = mentions.words(days[0])
            yield Hit.at(
                mentions,
                days[0],
                Message(
                    "The saving is held against one day, “{words}”; ordinary days differ by more than that", words=words
                ),
            )
            break


def _measured(mentions: Mentions, known: list[tuple[Figure, MeasuredFigure]]) -> Iterator[Hit]:
    """Where figures stand on a measurement, not the words but the measurement tells what it was held against."""
    for figure, one in known:
        if one.is_distinguishable is None and figure.quantity in _MEASURED:
            words = mentions.words(figure)
            yield Hit.at(
                mentions,
                figure,
                Message(
                    "“{words}” stands on a measurement with too few reference days to say how sure it is", words=words
                ),
            )
            return


RULE = Rule(
    code="P403",
    name="single-reference-day",
    severity=Severity.WARNING,
    title=Message("A saving against one single reference day"),
    why=Message(
        "From one Saturday to the next a city's load moves by some 10 % with weather and holidays; "
        "one day can't tell what the event did."
    ),
    remedy=Message("Compare with many like days, or with the hours before and after, and give the uncertainty."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 12 เมกะวัตต์ เมื่อเปรียบเทียบกับค่าเฉลี่ยของวันเสาร์สี่ครั้งก่อนหน้า"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดได้ 12 เมกะวัตต์ เมื่อเปรียบเทียบกับวันที่ 16 มีนาคม 2567"),
)
