"""A text as a ledger: its lines of figures, the words before each, how exact it is; and what so many at such a price come to."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.digits import to_arabic

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_COMES_TO = re.compile(
    r"(?:รวม|ทั้งสิ้น)?(?:เป็นเงิน|จำนวนเงิน)|(?:รวม(?:ทั้งสิ้น|ทั้งหมด|เป็น)?|ทั้งสิ้น|เป็น)\s*(?:จำนวน)?\s*$|^\s*จำนวน\s*$|in all|total"
)
_EACH_BEHIND = re.compile(r"[\s(,]*(?:หรือ|คิดเป็น)?(?:เฉลี่ย)?[ก-๎]{1,12}ละ\s*(?:ประมาณ)?\s*")


def allowed(mentions: Mentions, figures: Iterable[Figure]) -> Decimal:
    """How far figures may be from each other in all: a count is exact, money to its unit, "1.2 ล้านบาท" to its last place."""
    return sum((_rounding(mentions, figure) for figure in figures), Decimal(0))


def _rounding(mentions: Mentions, figure: Figure) -> Decimal:
    if figure.is_approximate:
        return abs(figure.value) / 10
    last = last_place(mentions, figure)
    return last if last != 1 else Decimal(figure.quantity is Quantity.MONEY)


def last_place(mentions: Mentions, figure: Figure) -> Decimal:
    """What one more at a figure's last digit comes to: 0.01 of 1.43 km, 100,000 of 1.2 ล้านบาท."""
    printed = _NUMBER.search(to_arabic(mentions.words(figure)))
    number = Decimal(printed[0].replace(",", "")) if printed else Decimal(0)
    scale = figure.value / number if number else Decimal(1)
    return scale.scaleb(-len(printed[1] or "")) if printed else scale


def words_before(mentions: Mentions, figure: Figure) -> str:
    """The words that lead to a figure: those since the figure before it, on its line."""
    return mentions.leads[figure.start]


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
    """5 ชุด ชุดละ 48,000 บาท รวมเป็นเงิน 240,000 บาท: so many, so much for each, and behind them what they come to."""
    for line in mentions.lines:
        for at, each in enumerate(line):
            total = line[at + 1] if at + 1 < len(line) else None
            if not each.per or total is None or each.quantity is Quantity.SHARE:
                continue
            number = line[at - 1] if at else None
            if total.unit == each.per and at + _TWO < len(line):  # "วันละ 12 ตัน รวม 30 วัน เป็น 360 ตัน"
                number, total = total, line[at + _TWO]
            if (
                number is None
                or number.unit != each.per
                or total.unit != each.unit
                or not _are_plain(number, each, total)
            ):
                continue
            between = mentions.text[max(number.end, each.end) : total.start]
            is_near = len(between) <= _LONGEST and total.value > each.value
            if "\n" not in between and _COMES_TO.search(between) and is_near:
                yield Product(number, each, total, allowed(mentions, (total,)))


def _are_plain(number: Figure, each: Figure, total: Figure) -> bool:
    is_exact = not (number.is_approximate or each.is_approximate)
    return is_exact and not (number.per or total.per) and all(f.upper is None for f in (number, each, total))


_TWO, _LONGEST = 2, 60


class Fraction(NamedTuple):
    """So many percent of an amount of money, and what the text says that they come to."""

    share: Figure
    whole: Figure
    total: Figure
    worked_out: Decimal


def fractions(mentions: Mentions) -> Iterator[Fraction]:
    """ร้อยละ 0.25 ของวงเงิน 48,000,000 บาทต่อวัน เป็นเงิน 1,800,000 บาท: a share of money that comes to another, for the days that its line tells."""
    for line in mentions.lines:
        for share, whole, total in zip(line, line[1:], line[2:], strict=False):
            is_money = whole.quantity is total.quantity is Quantity.MONEY and share.quantity is Quantity.SHARE
            if not is_money or total.per or any(f.is_limit or f.is_approximate for f in (share, whole, total)):
                continue
            is_of = _SHARE_OF_MONEY.fullmatch(mentions.text, share.end, whole.start)
            if is_of is None or not _COMES_TO.search(mentions.text, whole.end, total.start):
                continue
            times = [f.value for f in line if f.unit == whole.per] if whole.per else [Decimal(1)]
            found = [share.value * whole.value * each / 100 for each in times]
            if found and not any(
                abs(one - total.value) <= max(Decimal(1), last_place(mentions, total)) for one in found
            ):
                yield Fraction(share, whole, total, found[0])


_SHARE_OF_MONEY = re.compile(r"\s*ของ(?:วงเงิน|งบประมาณ|มูลค่า|ค่าจ้าง|ราคา|จำนวนเงิน)[ก-๎]{0,20}\s*(?:จำนวน)?\s*")


def averages(mentions: Mentions) -> Iterator[Product]:
    """155 จุด ใช้งบประมาณ 3,100,000 บาท เฉลี่ยจุดละ 25,000 บาท: what so many cost, and right behind it what each did."""
    for line in mentions.lines:
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
    number = _NUMBER.search(to_arabic(mentions.words(figure)))
    return len(number[1]) if number and number[1] else 0
