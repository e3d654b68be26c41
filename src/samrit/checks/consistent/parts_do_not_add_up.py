"""K219: the parts do not add up to the total that the text gives."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from samrit.checks.example import quarter_of_page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

_TOTAL = re.compile(r"(?:รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็น|รวมจำนวน|รวม)\s?(?:จำนวน)?\s?$")
_ENUMERATES = re.compile(r"แบ่งเป็น|ได้แก่|ประกอบด้วย|จำแนกเป็น|แยกเป็น")
_REACH = 400  # characters before the total in which its parts are looked for
_MOST_PARTS = 8


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if "รวม" not in mentions.text:
            continue
        for i, total in enumerate(mentions.figures):
            if total.unit and total.quantity is not Quantity.SHARE and _is_total(mentions, total):
                yield from _lock(mentions, i)


def _is_total(mentions: Mentions, figure: Figure) -> bool:
    return _TOTAL.search(mentions.text, max(0, figure.start - 24), figure.start) is not None


def _lock(mentions: Mentions, at: int) -> Iterator[Hit]:
    total = mentions.figures[at]
    parts: list[Figure] = []
    for figure in reversed(mentions.figures[:at]):
        if total.start - figure.start > _REACH or _is_total(mentions, figure):
            break
        if figure.unit == total.unit:
            parts.append(figure)
    values = [part.value for part in parts]
    if not 2 <= len(parts) <= _MOST_PARTS or _adds_up(values, total.value):
        return
    added = sum(values)
    listed = " + ".join(shown(value) for value in reversed(values))
    words = mentions.text[total.start : total.end]
    yield Hit(
        mentions.field,
        Message(
            "The total is given as “{words}”, but {listed} = {decimal}",
            words=words,
            listed=listed,
            decimal=shown(Decimal(added)),
        ),
        total.start,
        total.end,
        # Sure only where the text says that these are the parts.
        severity=None if _lists_its_parts(mentions, parts[-1], total) else Severity.NOTE,
    )


def _lists_its_parts(mentions: Mentions, first: Figure, total: Figure) -> bool:
    """Whether the text says "made up of …, … and …", and counts nothing else on the way."""
    opens = max(0, first.start - 40)
    if not _ENUMERATES.search(mentions.text, opens, first.start) or "และ" not in mentions.text[first.end : total.start]:
        return False
    return all(f.unit == total.unit for f in mentions.figures if first.start <= f.start < total.start)


def _adds_up(values: list[Decimal], total: Decimal) -> bool:
    """Whether any of the figures before the total make it: among them may be totals of their own."""
    return any(sum(chosen) == total for size in range(1, len(values) + 1) for chosen in combinations(values, size))


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
