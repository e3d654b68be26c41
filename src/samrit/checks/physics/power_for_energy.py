"""P401: power is given where energy is spoken of, or the reverse."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import unit_text
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_BEFORE = 90  # characters: the clause that the figure ends
_ENERGY = re.compile(r"(?:ลด|ประหยัด|ใช้|สิ้นเปลือง)[ก-๎]{0,12}พลังงาน")
# Of an indicator that is counted in energy these verbs speak of energy, too; elsewhere a demand may be what was lowered.
_AMOUNT = re.compile(r"(?:ลด|ใช้|สิ้นเปลือง)[ก-๎]{0,12}ไฟ|ประหยัด|ผลิต(?:กระแส)?ไฟฟ้าได้")
_COUNTS_ENERGY = re.compile(r"วัตต์\s?-?\s?ชั่วโมง|[kKMG]Wh|หน่วยไฟ|จูล")
_POWER = re.compile(
    r"กำลังไฟฟ้า|กำลัง(?:การ)?ผลิต|กำลังติดตั้ง|ความต้องการ(?:ใช้)?(?:กำลัง)?ไฟฟ้าสูงสุด|แผง(?:โซล[าล]|พลังงานแสงอาทิตย์)[^\d\n]{0,30}ขนาด"
)
# The size of a plant or a lamp is a power, whatever its purpose is called; so is a peak.
_SIZE = re.compile(r"ขนาด|กำลัง|ติดตั้ง|แสงอาทิตย์|โซล[าล่]|สูงสุด|พีค|(?i:peak)|เครื่องละ|ดวงละ|หลอดละ")
_TIMES = ("วัน", "เดือน", "ปี")  # so much power each day is no power
_PER = re.compile(r"\s*(?:ต่อ|/)\s*(?:วัน|เดือน|ปี)")


def _check(subject: Subject) -> Iterator[Hit]:
    counts_energy = subject.indicator is not None and _COUNTS_ENERGY.search(unit_text(subject.indicator)) is not None
    for mentions in subject.mentions:
        for figure in mentions.figures:
            if figure.quantity not in (Quantity.POWER, Quantity.ENERGY):
                continue
            lead = mentions.text[max(0, figure.start - _BEFORE) : figure.start]
            words = mentions.words(figure)
            of_energy = _ENERGY.search(lead) or figure.per in _TIMES or (counts_energy and _AMOUNT.search(lead))
            if figure.quantity is Quantity.POWER and of_energy and not _SIZE.search(lead):
                yield Hit.at(
                    mentions,
                    figure,
                    Message("“{words}” is power, but the text speaks of energy, which is counted in MWh", words=words),
                )
            elif figure.quantity is Quantity.ENERGY and _POWER.search(lead) and not _stores(mentions, figure):
                yield Hit.at(
                    mentions,
                    figure,
                    Message("“{words}” is energy, but the text speaks of power, which is counted in MW", words=words),
                )


def _stores(mentions: Mentions, figure: Figure) -> bool:
    """Whether a figure behind words of power is an amount after all: what a battery holds, what a plant gives in a day."""
    around = mentions.text[max(0, figure.start - _BEFORE) : figure.end]
    return "แบตเตอรี" in around or _PER.match(mentions.text, figure.end) is not None


RULE = Rule(
    code="P401",
    name="power-for-energy",
    severity=Severity.WARNING,
    title=Message("Power given for energy, or the reverse"),
    why=Message("A megawatt is a rate, a megawatt-hour an amount; emissions and cost come from the amount."),
    remedy=Message("Give the mean power in MW and the energy in MWh, each by its name."),
    check=_check,
    good=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดการใช้พลังงานไฟฟ้าได้ 12 เมกะวัตต์-ชั่วโมง"),
    bad=quarter_of_form(2, narrative="ปิดไฟวันที่ 23 มีนาคม 2567 ลดการใช้พลังงานไฟฟ้าได้ 12 เมกะวัตต์"),
)
