"""What a text says was given, spent, bound and left: of money, and of things that are counted.

Only what the words say stands in it. A statement is of one line, of figures in one unit, and of each of them once: where
a line speaks of two budgets nobody can tell which is left of which.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain, combinations, pairwise
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
_HAD = re.compile(r"=|รวม|ได้รับ|จัดซื้อ|จัดหา|จัดทำ|จัดพิมพ์|ผลิต|มี|ทั้งหมด|จำนวน|จาก|รับ(?:แจ้ง|เรื่อง|คำ)|บริจาค|เป้าหมาย|ยกมา|จุด")
_GIVEN_OUT = re.compile(
    r"หัก|เสียหาย|ชำรุด|สูญหาย|แจก|มอบ|ใช้|จ่าย|ติดตั้ง|แก้ไข|ดำเนินการ|ส่ง|ปลูก|ซ่อม|เสร็จ|ยุติ|จำหน่าย|ตรวจ|ย้าย|รื้อ|ชำระ|จัดเก็บ|สัญญา|ฉีด|แล้ว|คืน|อบรม"
)
_REST = re.compile(
    r"[\s,(]*(?:และ|ส่วนที่)?(?:ยัง)?(?:(?:คง)?เหลือ(?:อยู่)?(?:อีก)?[ก-๎]{0,14}|คงค้าง|ค้าง(?:อยู่|ดำเนินการ)?|อยู่ระหว่าง(?:ดำเนินการ|แก้ไข|ซ่อม)[ก-๎]{0,12})\s*(?:จำนวน)?\s*"
)
_BUDGET, _PAID = re.compile(r"งบ|วงเงิน|ได้รับ|จัดสรร|ประเมินไว้"), re.compile(r"(?<!กัน)เบิก|ใช้|จ่าย|สัญญา|จัดเก็บ|จัดซื้อ")
_CARRIED = re.compile(r"ยกมา|ค้างจาก|คงค้างจาก|ต้นงวด|ต้นปี")
_MANY = 3  # figures beyond the three
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
    says_rest = _SAYS_REST.search(mentions.text) is not None
    for line in mentions.lines:
        if says_rest:
            found = [*_of_things(mentions, line)]
            yield from found
            if found:
                continue
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
    """ได้รับเสื้อ 300 ตัว แจกแล้ว 260 ตัว (ร้อยละ 86.67) คงเหลือ 40 ตัว: three of one unit that come near each other, in whatever order."""
    counts = [figure for figure in line if figure.quantity is not Quantity.SHARE]
    for three in zip(counts, counts[1:], counts[2:], strict=False):
        rests = [f for f in three if is_rest(mentions, f)]
        is_alike = len({(f.unit, f.quantity) for f in three}) == 1 and three[0].unit and _are_exact(*three)
        if len(rests) != 1 or not is_alike:
            continue
        left = rests[0]
        given, spent = sorted((f for f in three if f is not left), key=lambda f: (-f.value, f.start))
        at = counts.index(given)
        carried = counts[at - 1] if at and counts[at - 1].unit == given.unit else None
        if carried is not None and _CARRIED.search(words_before(mentions, carried)):
            all_of_it, is_near = replace(given, value=given.value + carried.value), True
        else:
            all_of_it = given
            is_near = abs(given.value - spent.value - left.value) * _NEAR <= given.value
        had, out = (_BUDGET, _PAID) if left.quantity is Quantity.MONEY else (_HAD, _GIVEN_OUT)
        words = had.search(words_before(mentions, given)), out.search(words_before(mentions, spent))
        if all(words) and is_near and given.value > spent.value > 0 and not _is_of_more(line, given, spent, left):
            yield Balance(all_of_it, spent, left, None, allowed(mentions, three))


def is_rest(mentions: Mentions, figure: Figure) -> bool:
    """Whether the words before a figure say that it is what is left."""
    words = words_before(mentions, figure)
    return _REST.fullmatch(words) is not None or _LEFT_OVER.search(words) is not None


def is_done(mentions: Mentions, figure: Figure) -> bool:
    """Whether the words before a figure say that it is what was done, and not all there was."""
    words = words_before(mentions, figure)
    return _GIVEN_OUT.search(words) is not None and _ALL_OF_IT.search(words) is None


_ALL_OF_IT = re.compile(r"ทั้งหมด|ทั้งสิ้น|ในแผน|ตามแผน|เป้าหมาย|จาก")
_SAYS_REST = re.compile(r"เหลือ|ค้าง|ระหว่าง|ส่งคืน|คืนคลัง|ประหยัด|ขาด")
_LEFT_OVER = re.compile(
    r"(?:เหลือ|คงค้าง|ค้างชำระ|ส่งคืน|คืนคลัง|ประหยัดงบ|ประหยัดเงิน|ประหยัดได้|ยังขาด|ขาดอีก)[ก-๎]{0,24}\s*(?:จำนวน)?\s*$"
)


def _is_of_more(line: tuple[Figure, ...], given: Figure, spent: Figure, left: Figure) -> bool:
    """Whether other figures of the line explain what is left: then the three are not all of it."""
    others = [f.value for f in line if f.unit == left.unit and f not in (given, spent, left)]
    if not others:
        return False
    apart = abs(given.value - spent.value - left.value)
    sums = {sum(some) for size in range(1, len(others) + 1) for some in combinations(others, size)}
    return (
        len(others) > _MANY
        or apart in sums
        or any(abs(one - other) == left.value for one in others for other in (given.value, spent.value, *others))
    )


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
