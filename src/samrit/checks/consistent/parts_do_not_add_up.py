"""K219: the parts do not add up to the total that the text gives."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_page
from samrit.checks.parts import parts_of_totals
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if len(mentions.figures) < 3:
            continue
        for found in parts_of_totals(mentions):
            if found.agrees:
                continue
            total, values = found.total, [part.value for part in found.parts]
            yield Hit(
                mentions.field,
                Message(
                    "The total is given as “{words}”, but {listed} = {decimal}",
                    words=mentions.text[total.start : total.end],
                    listed=" + ".join(map(shown, values)),
                    decimal=shown(sum(values, Decimal(0))),
                ),
                total.start,
                total.end,
                # Sure only where the text says that these are the parts.
                severity=None if found.is_sure else Severity.NOTE,
            )


RULE = Rule(
    code="K219",
    name="parts-do-not-add-up",
    family=Family.CONSISTENT,
    severity=Severity.WARNING,
    title=Message("The parts don't add up to the total"),
    why=Message("Where parts and total disagree at least one figure is wrong."),
    remedy=Message("Look at the parts and at the total."),
    check=_check,
    good=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 24 จุด"),
    bad=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 26 จุด"),
)
