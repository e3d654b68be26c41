"""A text as a ledger: what it says was given, spent, bound and left, and what is a share of what.

Only what the words say stands in it. A statement is of one line, of figures in one unit, and of each of them once: where
a line speaks of two budgets nobody can tell which is left of which.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import chain, pairwise
from operator import attrgetter
from typing import NamedTuple

from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.digits import to_arabic

__all__ = [
    "Balance",
    "Product",
    "Share",
    "allowed",
    "averages",
    "balances",
    "is_of_money",
    "lines",
    "places",
    "products",
    "shares",
    "words_before",
]


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


class Share(NamedTuple):
    """A percentage that the text gives for a part of a whole, and the percentage that the two come to."""

    start: int
    end: int
    part: Figure
    whole: Decimal
    stated: Decimal
    places: int

    @property
    def worked_out(self) -> Decimal:
        """The part's percentage of the whole."""
        return share_percent(self.part.value, self.whole)

    @property
    def agrees(self) -> bool:
        """Whether they agree, rounded or cut off at the last place; counts are exact."""
        unit = Decimal(1).scaleb(-self.places)
        if self.part.quantity is Quantity.MONEY:
            return abs(self.worked_out - self.stated) <= unit * Decimal("1.01")
        return abs(self.worked_out - self.stated) < unit


_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LEAD = 60  # characters before a figure that say what it is
_END = attrgetter("end")
# In the order in which they are asked: what is not yet spent is left, though it says "spent".
_ENTRIES: tuple[tuple[Entry, re.Pattern[str]], ...] = (
    (Entry.LEFT, re.compile(r"คงเหลือ|เหลือจ่าย|เหลืออยู่|ยังเหลือ|เหลือ(?:งบ|เงิน)|เหลือ\s*(?:จำนวน)?\s*$|ยังไม่(?:ได้)?เบิก|remaining|balance|left")),
    (Entry.BOUND, re.compile(r"ก่อหนี้|ผูกพัน|กันเงิน|committed|obligated")),
    (Entry.SPENT, re.compile(r"เบิกจ่าย|ใช้จ่าย|ใช้ไป|จ่ายไป|เบิกไป|จ่ายแล้ว|spent|disbursed")),
    (Entry.GIVEN, re.compile(r"งบ|วงเงิน(?!ตามสัญญา)|ได้รับจัดสรร|ได้รับอนุมัติ|บริจาค|เงินอุดหนุน|budget|allocat")),
)  # fmt: skip
_COMES_TO = re.compile(r"(?:รวม|ทั้งสิ้น)?(?:เป็นเงิน|จำนวนเงิน)|รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*$|in all|total")
_HAD = re.compile(r"รวม|ได้รับ|จัดซื้อ|จัดหา|จัดทำ|จัดพิมพ์|ผลิต|มี|ทั้งหมด|จำนวน|จาก|รับ(?:แจ้ง|เรื่อง|คำ)|บริจาค")
_GIVEN_OUT = re.compile(r"แจก|มอบ|ใช้|จ่าย|ติดตั้ง|แก้ไข|ดำเนินการ|ส่ง|ปลูก|ซ่อม|เสร็จ|ยุติ|จำหน่าย|ตรวจ|ย้าย|รื้อ")
_REST = re.compile(r"[\s,(]*(?:และ)?(?:ยัง)?(?:คง)?เหลือ(?:อยู่)?(?:อีก)?[ก-๎]{0,14}\s*(?:จำนวน)?\s*")
_NEAR = 7  # what is left is within a seventh of the whole of what it should be
_EACH_BEHIND = re.compile(r"[\s(,]*(?:หรือ|คิดเป็น)?(?:เฉลี่ย)?[ก-๎]{1,12}ละ\s*(?:ประมาณ)?\s*")
_OF = re.compile(r"(?:คิดเป็น|เป็น|หรือ|\(|equal to|i\.e\.)(?:อัตรา)?\s*$|^\s+$")
_WHOLE = re.compile(r"ทั้งหมด|ทั้งสิ้น|เป้าหมาย|ตามแผน|จาก|จำนวนรวม|\bof\b|\bin all\b")
_DONE = re.compile(r"แล้ว|ผ่าน|สำเร็จ|เข้าร่วม|ได้รับ|ตอบ|พึงพอใจ|done|passed|completed")
_FROM_TARGET = re.compile(r"\s*(?:จาก|of\b|(?:สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|เกิน|เกินกว่า)(?:ค่า)?(?:เป้าหมาย|แผน))")
_DIFFERENCE = 3  # less than a third of a figure is rather a difference than the whole that it is of
_OUT_OF = re.compile(r"\s*จาก(?:จำนวน|ทั้งหมด|ทั้งสิ้น|วงเงิน|งบประมาณ|งบ)[ก-๎]{0,16}\s*")
_OF_ANOTHER = re.compile(r"\s*(?:ของ|จาก)")
_CHANGES = re.compile(
    r"เพิ่ม|ปีก่อน|ปีที่แล้ว|ไตรมาสก่อน|ลดลง|เพิ่มขึ้น|จากเดิม|เปลี่ยนแปลง|(?<!คิด)เป็น\s*(?:จำนวน)?\s*$|from|increase|decrease"
)
_PROGRESS = re.compile(r"ความก้าวหน้า|เบิกจ่าย|คืบหน้า")
_OF_MONEY = re.compile(r"เบิกจ่าย|ใช้จ่ายงบ|งบประมาณ")


def allowed(mentions: Mentions, figures: Iterable[Figure]) -> Decimal:
    """How far figures may be from each other in all: a count is exact, money to its unit, "1.2 ล้านบาท" to its last place."""
    return sum((_rounding(mentions, figure) for figure in figures), Decimal(0))


def _rounding(mentions: Mentions, figure: Figure) -> Decimal:
    if figure.is_approximate:
        return abs(figure.value) / 10
    printed = _NUMBER.search(to_arabic(mentions.text[figure.start : figure.end]))
    number = Decimal(printed[0].replace(",", "")) if printed else Decimal(0)
    scale = figure.value / number if number else Decimal(1)
    if printed and (printed[1] or scale > 1):
        return scale.scaleb(-len(printed[1] or ""))
    return Decimal(figure.quantity is Quantity.MONEY)


def lines(mentions: Mentions) -> Iterator[tuple[Figure, ...]]:
    """The figures of each line."""
    line: list[Figure] = []
    for figure in mentions.figures:
        if line and "\n" in mentions.text[line[-1].end : figure.start]:
            yield tuple(line)
            line = []
        line.append(figure)
    if line:
        yield tuple(line)


def words_before(mentions: Mentions, figure: Figure) -> str:
    """The words that lead to a figure: those since the figure before it, on its line."""
    at = bisect_right(mentions.figures, figure.start, key=_END)
    before = mentions.figures[at - 1].end if at else 0
    opens = max(before, figure.start - _LEAD, mentions.text.rfind("\n", 0, figure.start) + 1)
    return mentions.text[opens : figure.start]


def _entry(mentions: Mentions, figure: Figure) -> Entry | None:
    lead = words_before(mentions, figure)
    return next((entry for entry, words in _ENTRIES if words.search(lead)), None)


def balances(mentions: Mentions) -> Iterator[Balance]:
    """What each line says is left of what was given."""
    for line in lines(mentions):
        if "เหลือ" in mentions.text:
            yield from _of_things(mentions, line)
        money = [
            figure for figure in line if figure.quantity is Quantity.MONEY and not figure.is_limit and not figure.per
        ]
        entries: dict[Entry, list[Figure]] = {}
        for figure in money:
            entry = _entry(mentions, figure)
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
        is_exact = not any(f.is_limit or f.is_approximate or f.per or f.change or f.base for f in (given, spent, left))
        if not is_alike or not is_exact or not given.value > spent.value > 0:
            continue
        words = _HAD.search(words_before(mentions, given)), _GIVEN_OUT.search(words_before(mentions, spent))
        is_rest = _REST.fullmatch(words_before(mentions, left)) is not None
        is_near = abs(given.value - spent.value - left.value) * _NEAR <= given.value
        if all(words) and is_rest and is_near:
            yield Balance(given, spent, left, None, Decimal(0))


class Product(NamedTuple):
    """So many at such a price each, and what the text says that they come to."""

    number: Figure
    each: Figure
    total: Figure
    allowed: Decimal

    @property
    def worked_out(self) -> Decimal:
        """Number times price."""
        return self.number.value * self.each.value


def products(mentions: Mentions) -> Iterator[Product]:
    """5 ชุด ชุดละ 48,000 บาท รวมเป็นเงิน 240,000 บาท: three figures that follow each other."""
    for number, each, total in zip(mentions.figures, mentions.figures[1:], mentions.figures[2:], strict=False):
        if not (each.per and each.per == number.unit) or total.unit != each.unit or total.per or number.per:
            continue
        between = mentions.text[each.end : total.start]
        if "\n" not in between and _COMES_TO.search(between) and not (number.is_approximate or each.is_approximate):
            yield Product(number, each, total, allowed(mentions, (total,)))


def averages(mentions: Mentions) -> Iterator[Product]:
    """155 จุด ใช้งบประมาณ 3,100,000 บาท เฉลี่ยจุดละ 25,000 บาท: what so many cost, and right behind it what each did."""
    for line in lines(mentions):
        for at, (total, each) in enumerate(pairwise(line), 1):
            if total.quantity is not Quantity.MONEY or not each.per or each.unit != total.unit or total.per:
                continue
            numbers = [one for one in line[:at] if one.unit == each.per and not one.per]
            is_next = _EACH_BEHIND.fullmatch(mentions.text, total.end, each.start) is not None
            if not numbers or not is_next or total.is_approximate or each.is_approximate or total.is_limit:
                continue
            found = [Product(one, each, total, one.value * _rounding(mentions, each)) for one in numbers]
            if not any(abs(one.total.value - one.worked_out) <= one.allowed for one in found):
                yield found[-1]


def places(mentions: Mentions, figure: Figure) -> int:
    """The decimals with which a figure is written."""
    number = _NUMBER.search(to_arabic(mentions.text[figure.start : figure.end]))
    return len(number[1]) if number and number[1] else 0


def shares(mentions: Mentions, *, is_of_money: bool) -> Iterator[Share]:
    """The percentages of a text of which it gives part and whole.

    `is_of_money` says that the indicator measures spending: then "progress" is a share of the money, too.
    """
    for line in lines(mentions):
        for at, figure in enumerate(line):
            if figure.quantity is not Quantity.SHARE or figure.is_limit or figure.change or at == 0:
                continue
            lead = mentions.text[line[at - 1].end : figure.start]
            progress = is_of_money and _PROGRESS.search(lead) is not None
            if not progress and not _OF.search(lead):
                continue
            comes_to = lead.strip(" (").startswith(
                ("คิดเป็น", "")[: 1 if lead.strip(" (") else 2]
            ) and not _OF_ANOTHER.match(mentions.text, figure.end)
            pair = _pair(mentions, line[:at], near=not progress, comes_to=comes_to)
            if pair is None:
                continue
            part, whole = pair
            if whole and not part.is_approximate:
                yield Share(figure.start, figure.end, part, whole, figure.value, places(mentions, figure))


def _pair(
    mentions: Mentions, before: tuple[Figure, ...], *, near: bool, comes_to: bool
) -> tuple[Figure, Decimal] | None:
    """Part and whole that a percentage stands behind: "8 จาก 40 แห่ง", or what was spent of one budget."""
    others = [figure for figure in before if figure.quantity is not Quantity.SHARE]
    of_base = next((f for f in reversed(others[-2:]) if f.base is not None), None)
    if of_base is not None and near:
        return of_base, of_base.base or Decimal(0)
    if near and len(others) > 1 and _is_part_of(mentions, others[-2], others[-1]):
        return others[-2], others[-1].value
    given = [f for f in others if f.quantity is Quantity.MONEY and _entry(mentions, f) is Entry.GIVEN]
    spent = [f for f in others if f.quantity is Quantity.MONEY and _entry(mentions, f) in (Entry.SPENT, Entry.BOUND)]
    if len(given) == len(spent) == 1 and given[0].value and (not near or others[-1] is spent[0]):
        return spent[0], given[0].value
    return _of_counts(mentions, others, comes_to=comes_to) if near else None


def _is_part_of(mentions: Mentions, part: Figure, whole: Figure) -> bool:
    """Whether two figures stand as "3,236,000 บาท จากวงเงิน 3,200,000 บาท", whichever is the larger."""
    between = mentions.text[part.end : whole.start]
    is_change = part.change is not None or _CHANGES.search(words_before(mentions, part)) is not None
    return part.unit == whole.unit and _OUT_OF.fullmatch(between) is not None and not is_change and not whole.is_limit


def _of_counts(mentions: Mentions, others: list[Figure], *, comes_to: bool) -> tuple[Figure, Decimal] | None:
    """จากเป้าหมาย 50 แห่ง ดำเนินการแล้ว 20 แห่ง คิดเป็นร้อยละ …: one whole and one part, both counts of the same unit."""
    part = others[-1] if others else None
    alike = [f for f in others if part is not None and f.unit == part.unit and f.quantity is Quantity.COUNT]
    if len(alike) != 2 or part is None or part is not alike[1]:
        return None
    if _FROM_TARGET.match(mentions.text, alike[0].end):  # "252 ชุมชน จากเป้าหมาย 240 ชุมชน"
        # "สูงกว่าเป้าหมาย 12 ราย" is by how much.
        return (alike[0], part.value) if part.value * _DIFFERENCE > alike[0].value else None
    if alike[0].value < part.value:
        return None
    # "ลดลงจาก 88 ครั้ง เป็น 66 ครั้ง": the percentage is of the change.
    words = words_before(mentions, alike[0]) + mentions.text[alike[0].end : part.start]
    if _CHANGES.search(words):
        return None
    is_part = comes_to or _WHOLE.search(words) or _DONE.search(words_before(mentions, part))
    return (part, alike[0].value) if is_part else None


def is_of_money(name: str) -> bool:
    """Whether an indicator's name says that it measures spending."""
    return _OF_MONEY.search(name) is not None
