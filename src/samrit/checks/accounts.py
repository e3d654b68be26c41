"""What a text says was given, spent, bound and left: of money, and of things that are counted.

Only what the words say stands in it. A statement is of one line, of figures in one unit, and of each of them once: where
a line speaks of two budgets nobody can tell which is left of which.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain, pairwise
from typing import NamedTuple

from samrit.checks.ledger import allowed, words_before
from samrit.report.mentions import Figure, Mentions, Quantity


class Entry(StrEnum):
    """What a figure is in an account."""

    GIVEN = "given"
    SPENT = "spent"
    BOUND = "bound"
    LEFT = "left"


class Balance(NamedTuple):
    """What is left of what was given, as one line says it; `bound` where it says what is promised and not yet spent.

    `allowed` is how far the figures may be from each other, each being rounded at its last place.
    """

    given: Figure
    spent: Figure
    left: Figure
    bound: Figure | None
    allowed: Decimal

    @property
    def worked_out(self) -> Decimal:
        """What is left, worked out from the others."""
        return self.given.value - self.spent.value - (self.bound.value if self.bound else 0)

    @property
    def agrees(self) -> bool:
        """Whether the line's figures come to what it says, with or without what is bound."""
        without = self.given.value - self.spent.value
        return any(abs(self.left.value - value) <= self.allowed for value in (self.worked_out, without))


# In the order in which they are asked: what is not yet spent is left, though it says "spent".
_ENTRIES: tuple[tuple[Entry, re.Pattern[str]], ...] = (
    (Entry.LEFT, re.compile(r"คงเหลือ|เหลือจ่าย|เหลืออยู่|ยังเหลือ|เหลือ(?:งบ|เงิน)|เหลือ\s*(?:จำนวน)?\s*$|ยังไม่(?:ได้)?เบิก|remaining|balance|left")),
    (Entry.BOUND, re.compile(r"ก่อหนี้|ผูกพัน|กันเงิน|committed|obligated")),
    (Entry.SPENT, re.compile(r"เบิกจ่าย|ใช้จ่าย|ใช้ไป|จ่ายไป|เบิกไป|จ่ายแล้ว|spent|disbursed")),
    (Entry.GIVEN, re.compile(r"งบ|วงเงิน(?!ตามสัญญา)|จากวงเงินตามสัญญา|ได้รับจัดสรร|ได้รับอนุมัติ|บริจาค|เงินอุดหนุน|budget|allocat")),
)  # fmt: skip
_HAD = re.compile(r"=|รวม|ได้รับ|จัดซื้อ|จัดหา|จัดทำ|จัดพิมพ์|ผลิต|มี|ทั้งหมด|จำนวน|จาก|รับ(?:แจ้ง|เรื่อง|คำ)|บริจาค")
_GIVEN_OUT = re.compile(r"หัก|เสียหาย|ชำรุด|สูญหาย|แจก|มอบ|ใช้|จ่าย|ติดตั้ง|แก้ไข|ดำเนินการ|ส่ง|ปลูก|ซ่อม|เสร็จ|ยุติ|จำหน่าย|ตรวจ|ย้าย|รื้อ")
_REST = re.compile(
    r"[\s,(]*(?:และ|ส่วนที่)?(?:ยัง)?(?:(?:คง)?เหลือ(?:อยู่)?(?:อีก)?[ก-๎]{0,14}|คงค้าง|ค้าง(?:อยู่|ดำเนินการ)?|อยู่ระหว่าง(?:ดำเนินการ|แก้ไข|ซ่อม)[ก-๎]{0,12})\s*(?:จำนวน)?\s*"
)
_CARRIED = re.compile(r"ยกมา|ค้างจาก|คงค้างจาก|ต้นงวด|ต้นปี")
_MOST_MONEY = 2  # amounts of a line: of more, nobody can tell which was spent of which
_NEAR = 7  # what is left is within a seventh of the whole of what it should be
_CONTRACTED = re.compile(r"(?<!จาก)วงเงินตามสัญญา|มูลค่าสัญญา|ราคาตามสัญญา")
DIFFERENCE = 3  # less than a third of a figure is rather a difference than the whole that it is of
OUT_OF = re.compile(r"\s*จาก(?:จำนวน|ทั้งหมด|ทั้งสิ้น|วงเงิน|งบประมาณ|งบ)[ก-๎]{0,16}\s*")


def entry_of(mentions: Mentions, figure: Figure) -> Entry | None:
    """What a figure is in an account, by the words before it; None where they don't say."""
    lead = words_before(mentions, figure)
    return next((entry for entry, words in _ENTRIES if words.search(lead)), None)


def balances(mentions: Mentions) -> Iterator[Balance]:
    """What each line says is left of what was given."""
    for line in mentions.lines:
        if "เหลือ" in mentions.text or "ค้าง" in mentions.text or "ระหว่าง" in mentions.text:
            yield from _of_things(mentions, line)
        money = [
            figure for figure in line if figure.quantity is Quantity.MONEY and not figure.is_limit and not figure.per
        ]
        entries: dict[Entry, list[Figure]] = {}
        for figure in money:
            entry = entry_of(mentions, figure)
            if entry is None:
                entries = {}
                break
            entries.setdefault(entry, []).append(figure)
        given, spent, left = (entries.get(entry, []) for entry in (Entry.GIVEN, Entry.SPENT, Entry.LEFT))
        bound = entries.get(Entry.BOUND, [])
        if len(given) == len(spent) == len(left) == 1 and len(bound) <= 1 and spent[0].value <= given[0].value:
            tolerance = allowed(mentions, chain(given, spent, left, bound))
            yield Balance(given[0], spent[0], left[0], bound[0] if bound else None, tolerance)


def _of_things(mentions: Mentions, line: tuple[Figure, ...]) -> Iterator[Balance]:
    """ได้รับเสื้อ 300 ตัว แจกแล้ว 260 ตัว (ร้อยละ 86.67) คงเหลือ 40 ตัว: three counts of one unit, one behind the other, that come near each other."""
    counts = [figure for figure in line if figure.quantity is not Quantity.SHARE]
    for given, spent, left in zip(counts, counts[1:], counts[2:], strict=False):
        is_alike = given.unit == spent.unit == left.unit != "" and given.quantity is Quantity.COUNT
        is_exact = _are_exact(given, spent, left) and not any(f.base for f in (given, spent, left))
        if not is_alike or not is_exact or not given.value > spent.value > 0:
            continue
        words = _HAD.search(words_before(mentions, given)), _GIVEN_OUT.search(words_before(mentions, spent))
        is_rest = _REST.fullmatch(words_before(mentions, left)) is not None
        is_near = abs(given.value - spent.value - left.value) * _NEAR <= given.value
        follows = any(f.unit == left.unit and f.start > left.start for f in counts)
        at = counts.index(given)
        carried = counts[at - 1] if at and counts[at - 1].unit == given.unit else None
        if carried is not None and _CARRIED.search(words_before(mentions, carried)):
            all_of_it, is_near = replace(given, value=given.value + carried.value), True
        else:
            all_of_it = given
        if all(words) and is_rest and is_near and not (follows and "ระหว่าง" in words_before(mentions, left)):
            yield Balance(all_of_it, spent, left, None, Decimal(0))


def overspent(mentions: Mentions) -> Iterator[tuple[Figure, Figure]]:
    """งบประมาณ 1,200,000 บาท เบิกจ่ายแล้ว 1,450,000 บาท: what was given, and right behind it more that was spent."""
    for line in mentions.lines:
        money = [f for f in line if f.quantity is Quantity.MONEY]
        exact = [(one, other) for one, other in pairwise(money) if _are_exact(one, other)]
        for given, spent in exact if len(money) <= _MOST_MONEY else ():
            is_more = given.value < spent.value < given.value * DIFFERENCE
            is_spent = entry_of(mentions, spent) is Entry.SPENT or _CONTRACTED.search(words_before(mentions, spent))
            if is_more and entry_of(mentions, given) is Entry.GIVEN and is_spent:
                yield given, spent
        for spent, given in exact:
            is_of = OUT_OF.fullmatch(mentions.text, spent.end, given.start) is not None
            if is_of and given.value < spent.value and entry_of(mentions, spent) is Entry.SPENT:
                yield given, spent


def _are_exact(*figures: Figure) -> bool:
    return not any(f.is_limit or f.is_approximate or f.per or f.change for f in figures)
