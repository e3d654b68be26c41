"""A text as a ledger: what it says was given, spent, bound and left, which parts make a total, what is a share of what.

Only what the words say stands in it. A statement is of one line, of figures in one unit, and of each of them once: where
a line speaks of two budgets nobody can tell which is left of which.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import chain, combinations
from typing import NamedTuple

from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.digits import to_arabic

__all__ = [
    "Balance",
    "Parts",
    "Product",
    "Share",
    "balances",
    "is_of_money",
    "lines",
    "parts_of_totals",
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


class Parts(NamedTuple):
    """A total and the parts that the text says it is made of, in order; `is_sure` where it closes the list with “และ”."""

    total: Figure
    parts: tuple[Figure, ...]
    is_sure: bool
    allowed: Decimal

    @property
    def agrees(self) -> bool:
        """Whether some of the parts make the total: among them may be totals and parts of their own."""
        values = [part.value for part in self.parts]
        chosen = chain.from_iterable(combinations(values, size) for size in range(1, len(values) + 1))
        return any(abs(sum(some) - self.total.value) <= self.allowed for some in chosen)


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
        """Whether they agree, rounded or cut off at the last place."""
        unit = Decimal(1).scaleb(-self.places)
        return abs(self.worked_out - self.stated) <= unit * Decimal("1.01")


_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LEAD = 60  # characters before a figure that say what it is
# In the order in which they are asked: what is not yet spent is left, though it says "spent".
_ENTRIES: tuple[tuple[Entry, re.Pattern[str]], ...] = (
    (Entry.LEFT, re.compile(r"คงเหลือ|เหลือจ่าย|เหลืออยู่|ยังเหลือ|เหลือ(?:งบ|เงิน)|เหลือ\s*(?:จำนวน)?\s*$|ยังไม่(?:ได้)?เบิก|remaining|balance|left")),
    (Entry.BOUND, re.compile(r"ก่อหนี้|ผูกพัน|กันเงิน|committed|obligated")),
    (Entry.SPENT, re.compile(r"เบิกจ่าย|ใช้จ่าย|ใช้ไป|จ่ายไป|เบิกไป|จ่ายแล้ว|spent|disbursed")),
    (Entry.GIVEN, re.compile(r"งบ|วงเงิน(?!ตามสัญญา)|ได้รับจัดสรร|ได้รับอนุมัติ|เงินอุดหนุน|budget|allocat")),
)  # fmt: skip
_ENUMERATES = re.compile(r"(?:แบ่ง|จำแนก|แยก)(?:ออก)?เป็น|ประกอบด้วย|ได้แก่|ดังนี้|made up of|comprising|consisting of")
_SOME = re.compile(r"เช่น|อาทิ|เป็นต้น|ฯลฯ|such as|including|for example")
_AND = re.compile(r"และ|\band\b")
_TOTAL = re.compile(r"(?:รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็น|รวมจำนวน|รวม|in total|total(?:ling| of)?)\s?(?:จำนวน)?\s?$")
_TOTAL_LEAD = 24
_TOTAL_LINE = re.compile(r"\s*(?:ยอด)?รวม(?!กับ|สะสม|ตั้งแต่|ทั้งปี)")
_POINT = re.compile(r"\s*(?:[-–•▪·*]|\d{1,2}[.)])\s*(?!รวม)")
_MOST_PARTS = 10
_REACH = 400  # characters between a total and the farthest of its parts
_COMES_TO = re.compile(r"(?:รวม|ทั้งสิ้น)?(?:เป็นเงิน|จำนวนเงิน)|รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*$|in all|total")
_OF = re.compile(r"(?:คิดเป็น|เป็น|หรือ|\(|equal to|i\.e\.)(?:อัตรา)?\s*$|^\s+$")
_WHOLE = re.compile(r"ทั้งหมด|ทั้งสิ้น|เป้าหมาย|ตามแผน|จาก|จำนวนรวม|\bof\b|\bin all\b")
_DONE = re.compile(r"แล้ว|ผ่าน|สำเร็จ|เข้าร่วม|ได้รับ|ตอบ|พึงพอใจ|done|passed|completed")
_FROM = re.compile(r"\s*(?:จาก|of\b)")
_OUT_OF = re.compile(r"\s*จาก(?:จำนวน|ทั้งหมด|ทั้งสิ้น|วงเงิน|งบประมาณ|งบ)[ก-๎]{0,16}\s*")
_CHANGES = re.compile(r"ลดลง|เพิ่มขึ้น|จากเดิม|เปลี่ยนแปลง|(?<!คิด)เป็น\s*(?:จำนวน)?\s*$|from|increase|decrease")
_PROGRESS = re.compile(r"ความก้าวหน้า|เบิกจ่าย|คืบหน้า")
_OF_MONEY = re.compile(r"เบิกจ่าย|ใช้จ่ายงบ|งบประมาณ")


def _allowed(mentions: Mentions, figures: Iterable[Figure]) -> Decimal:
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
    before = max((other.end for other in mentions.figures if other.end <= figure.start), default=0)
    opens = max(before, figure.start - _LEAD, mentions.text.rfind("\n", 0, figure.start) + 1)
    return mentions.text[opens : figure.start]


def _entry(mentions: Mentions, figure: Figure) -> Entry | None:
    lead = words_before(mentions, figure)
    return next((entry for entry, words in _ENTRIES if words.search(lead)), None)


def balances(mentions: Mentions) -> Iterator[Balance]:
    """What each line says is left of what was given."""
    for line in lines(mentions):
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
            allowed = _allowed(mentions, chain(given, spent, left, bound))
            yield Balance(given[0], spent[0], left[0], bound[0] if bound else None, allowed)


def parts_of_totals(mentions: Mentions) -> Iterator[Parts]:
    """The totals of a text whose parts it lists, before them or behind them."""
    yield from chain(_totals_before(mentions), _totals_behind(mentions), _totals_below(mentions))


def _totals_below(mentions: Mentions) -> Iterator[Parts]:
    """Points of a list, each on its line with one figure, and a line that begins with their total."""
    if "\n" not in mentions.text or "รวม" not in mentions.text:
        return
    points: list[Figure] = []
    for line in lines(mentions):
        opens = mentions.text.rfind("\n", 0, line[0].start) + 1
        head = mentions.text[opens : line[0].start]
        if points and _TOTAL_LINE.match(head) and line[0].unit == points[0].unit:
            if len(points) >= 2:
                yield Parts(line[0], tuple(points), True, _allowed(mentions, (line[0], *points)))
            points = []
        elif len(line) == 1 and _POINT.match(head) and not (line[0].is_limit or line[0].is_approximate or line[0].per):
            is_next = (
                points and points[-1].unit == line[0].unit and not mentions.text[points[-1].end : opens].count("\n", 1)
            )
            points = [*points, line[0]] if is_next else [line[0]]
        else:
            points = []


def _totals_before(mentions: Mentions) -> Iterator[Parts]:
    """จำนวน 24 จุด แบ่งเป็น … 15 จุด และ … 9 จุด."""
    for at, total in enumerate(mentions.figures[:-2]):
        after = mentions.figures[at + 1]
        opens = _ENUMERATES.search(mentions.text, total.end, min(after.start, total.end + _LEAD))
        if opens is None or not total.unit or total.quantity is Quantity.SHARE or total.is_limit:
            continue
        parts = _listed(mentions, at, total)
        if not 2 <= len(parts) <= _MOST_PARTS:
            continue
        closes = mentions.text[parts[-2].end : parts[-1].start]
        listed = mentions.text[total.end : parts[-1].end + 12]
        if not _SOME.search(listed) and not _makes_another(mentions, total, parts):
            is_sure = _AND.search(closes) is not None or _announced(mentions, total, parts)
            yield Parts(total, parts, is_sure, _allowed(mentions, (total, *parts)))


def _makes_another(mentions: Mentions, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the parts make another figure before them: "เพิ่ม 7 แห่ง รวมสะสม 9 แห่ง ได้แก่ …" lists the seven."""
    added = sum(part.value for part in parts)
    return any(f.value == added and f.unit == total.unit and f.end <= parts[0].start for f in mentions.figures)


def _announced(mentions: Mentions, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the text says how many parts there are, and lists as many."""
    return any(f.value == len(parts) for f in mentions.figures if total.end <= f.start < parts[0].start)


def _listed(mentions: Mentions, at: int, total: Figure) -> tuple[Figure, ...]:
    """The figures behind a total that are its parts: in its unit, on its line, before the next list or total begins."""
    parts: list[Figure] = []
    for figure in mentions.figures[at + 1 :]:
        end = parts[-1].end if parts else total.end
        between = mentions.text[end : figure.start]
        if "\n" in between or figure.start - total.start > _REACH or _is_total(mentions, figure):
            break
        if parts and (
            _ENUMERATES.search(between) or (_AND.search(mentions.text[parts[-1].start - 12 : parts[-1].start]))
        ):
            break  # the list was closed, or another opens
        if figure.unit == total.unit and not figure.is_limit:
            parts.append(figure)
        elif figure.quantity is not Quantity.SHARE and parts:
            break  # what stands before the first part tells how many there are: "แบ่งเป็น 4 รุ่น"
    return tuple(parts)


def _totals_behind(mentions: Mentions) -> Iterator[Parts]:
    """… 15 จุด และ … 9 จุด รวมทั้งสิ้น 24 จุด."""
    for at, total in enumerate(mentions.figures):
        if not total.unit or total.quantity is Quantity.SHARE or not _is_total(mentions, total):
            continue
        parts: list[Figure] = []
        for figure in reversed(mentions.figures[:at]):
            if total.start - figure.start > _REACH or _is_total(mentions, figure):
                break
            if figure.unit == total.unit:
                parts.append(figure)
        parts.reverse()
        if 2 <= len(parts) <= _MOST_PARTS:
            is_sure = _lists_its_parts(mentions, parts[0], total)
            yield Parts(total, tuple(parts), is_sure, _allowed(mentions, (total, *parts)))


def _is_total(mentions: Mentions, figure: Figure) -> bool:
    return _TOTAL.search(mentions.text, max(0, figure.start - _TOTAL_LEAD), figure.start) is not None


def _lists_its_parts(mentions: Mentions, first: Figure, total: Figure) -> bool:
    """Whether the text says "made up of …, … and …", and counts nothing else on the way."""
    opens = max(0, first.start - 40)
    closes = _AND.search(mentions.text, first.end, total.start)
    if not _ENUMERATES.search(mentions.text, opens, first.start) or closes is None:
        return False
    return all(f.unit == total.unit for f in mentions.figures if first.start <= f.start < total.start)


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
            yield Product(number, each, total, _allowed(mentions, (total,)))


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
            pair = _pair(mentions, line[:at], near=not progress)
            if pair is None:
                continue
            part, whole = pair
            if whole and not part.is_approximate:
                yield Share(figure.start, figure.end, part, whole, figure.value, places(mentions, figure))


def _pair(mentions: Mentions, before: tuple[Figure, ...], *, near: bool) -> tuple[Figure, Decimal] | None:
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
    return _of_counts(mentions, others) if near else None


def _is_part_of(mentions: Mentions, part: Figure, whole: Figure) -> bool:
    """Whether two figures stand as "3,236,000 บาท จากวงเงิน 3,200,000 บาท", whichever is the larger."""
    between = mentions.text[part.end : whole.start]
    is_change = part.change is not None or _CHANGES.search(words_before(mentions, part)) is not None
    return part.unit == whole.unit and _OUT_OF.fullmatch(between) is not None and not is_change and not whole.is_limit


def _of_counts(mentions: Mentions, others: list[Figure]) -> tuple[Figure, Decimal] | None:
    """จากเป้าหมาย 50 แห่ง ดำเนินการแล้ว 20 แห่ง คิดเป็นร้อยละ …: one whole and one part, both counts of the same unit."""
    part = others[-1] if others else None
    alike = [f for f in others if part is not None and f.unit == part.unit and f.quantity is Quantity.COUNT]
    if len(alike) != 2 or part is None or part is not alike[1]:
        return None
    if _FROM.match(mentions.text, alike[0].end):  # "252 ชุมชน จากเป้าหมาย 240 ชุมชน"
        return alike[0], part.value
    if alike[0].value < part.value:
        return None
    # "ลดลงจาก 88 ครั้ง เป็น 66 ครั้ง": the percentage is of the change.
    words = words_before(mentions, alike[0]) + mentions.text[alike[0].end : part.start]
    if _CHANGES.search(words):
        return None
    return (part, alike[0].value) if _WHOLE.search(words) or _DONE.search(words_before(mentions, part)) else None


def is_of_money(name: str) -> bool:
    """Whether an indicator's name says that it measures spending."""
    return _OF_MONEY.search(name) is not None
