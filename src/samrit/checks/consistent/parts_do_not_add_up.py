"""K219: the parts do not add up to the total that the text gives."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import quarter_of_page
from samrit.checks.parts import halves
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _of_people(subject)
    for mentions in subject.mentions:
        if len(mentions.figures) < 3:
            continue
        for found in subject.parts(mentions.field):
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


def _of_people(subject: Subject) -> Iterator[Hit]:
    """ชาย 90 คน หญิง 130 คน: where the text has no total, the result is theirs, or what it added to the quarter before."""
    report = subject.indicator
    if report is None or unit_of_report(report) not in _PEOPLE:
        return
    before = Decimal(0)
    for quarter in report.quarters:
        value = quarter.result.value
        mentions = subject[f"quarters.{quarter.quarter}.narrative"]
        pairs = tuple(halves(mentions)) if mentions is not None and "หญิง" in mentions.text else ()
        if mentions is not None and value and len(pairs) == 1:
            total = pairs[0][0].value + pairs[0][1].value
            counts = [f for f in mentions.figures if f.unit in _PEOPLE]
            is_all = counts == [*pairs[0]] and mentions.text[pairs[0][0].start :].count("คน") <= len(counts)
            is_near = abs(total - value) * _NEAR <= value
            if is_all and is_near and total not in (value, value - before, value + before):
                one, other = pairs[0]
                yield Hit(
                    mentions.field,
                    Message(
                        "The result is {result}, but {listed} = {decimal}",
                        result=shown(value),
                        listed=" + ".join(map(shown, (one.value, other.value))),
                        decimal=shown(total),
                    ),
                    one.start,
                    other.end,
                )
        before = value or before


_PEOPLE = ("คน", "ราย")
_NEAR = 7  # the sum is within a seventh of the result

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
