"""P401: power is given where energy is spoken of, or the reverse."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Quantity
from samrit.thai.translation import Message

_BEFORE = 90  # characters: the clause that the figure ends
_ENERGY = re.compile(r"(?:ลด|ประหยัด|ใช้|สิ้นเปลือง)[ก-๎]{0,12}พลังงาน")
_POWER = re.compile(r"กำลังไฟฟ้า|กำลังการผลิต|ความต้องการไฟฟ้าสูงสุด")
# The size of a plant or a lamp is a power, whatever its purpose is called.
_SIZE = re.compile(r"ขนาด|กำลัง|ติดตั้ง|แสงอาทิตย์|โซล[าล่]")


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for figure in mentions.figures:
            if figure.quantity not in (Quantity.POWER, Quantity.ENERGY):
                continue
            lead = mentions.text[max(0, figure.start - _BEFORE) : figure.start]
            words = mentions.text[figure.start : figure.end]
            if figure.quantity is Quantity.POWER and _ENERGY.search(lead) and not _SIZE.search(lead):
                yield Hit(
                    mentions.field,
                    Message("“{words}” is power, but the text speaks of energy, which is counted in MWh", words=words),
                    figure.start,
                    figure.end,
                )
            elif figure.quantity is Quantity.ENERGY and _POWER.search(lead):
                yield Hit(
                    mentions.field,
                    Message("“{words}” is energy, but the text speaks of power, which is counted in MW", words=words),
                    figure.start,
                    figure.end,
                )


RULE = Rule(
    code="P401",
    name="power-for-energy",
    family=Family.PHYSICS,
    severity=Severity.WARNING,
    title=Message("Power given for energy, or the reverse"),
    why=Message("A megawatt is a rate, a megawatt-hour an amount; emissions and cost come from the amount."),
    remedy=Message("Give the mean power in MW and the energy in MWh, each by its name."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดการใช้พลังงานไฟฟ้าได้ 12 เมกะวัตต์-ชั่วโมง"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดการใช้พลังงานไฟฟ้าได้ 12 เมกะวัตต์"),
)
