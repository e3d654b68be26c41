"""The percentages of a text of which it gives part and whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from samrit.checks.accounts import DIFFERENCE, OUT_OF, Entry, entry_of
from samrit.checks.ledger import places, words_before
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent


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


_OF = re.compile(r"(?:คิดเป็น|เป็น|หรือ|\(|equal to|i\.e\.)(?:อัตรา)?\s*$|^\s+$")
_WHOLE = re.compile(r"ทั้งหมด|ทั้งสิ้น|เป้าหมาย|ตามแผน|จาก|จำนวนรวม|\bof\b|\bin all\b")
_DONE = re.compile(r"แล้ว|ผ่าน|สำเร็จ|เข้าร่วม|ได้รับ|ตอบ|พึงพอใจ|done|passed|completed")
_FROM_TARGET = re.compile(r"\s*(?:จาก|of\b|(?:สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|เกิน|เกินกว่า)(?:ค่า)?(?:เป้าหมาย|แผน))")
_FROM_GOAL = re.compile(r"(?:สูงกว่า|มากกว่า|เกินกว่า|เกิน|ต่ำกว่า|น้อยกว่า|ขาดจาก)(?:ค่า)?เป้าหมาย\s*(?:อยู่|ถึง|จำนวน)*\s*$")
_OF_ANOTHER = re.compile(r"\s*(?:ของ|จาก)")
_CHANGES = re.compile(
    r"เพิ่ม|ปีก่อน|ปีที่แล้ว|ไตรมาสก่อน|ลดลง|เพิ่มขึ้น|จากเดิม|เปลี่ยนแปลง|(?<!คิด)เป็น\s*(?:จำนวน)?\s*$|from|increase|decrease"
)
_PROGRESS = re.compile(r"ความก้าวหน้า|เบิกจ่าย|คืบหน้า")
_OF_MONEY = re.compile(r"เบิกจ่าย|ใช้จ่ายงบ|งบประมาณ")


def shares(mentions: Mentions, *, is_of_money: bool) -> Iterator[Share]:
    """The percentages of a text of which it gives part and whole.

    `is_of_money` says that the indicator measures spending: then "progress" is a share of the money, too.
    """
    for line in mentions.lines:
        for at, figure in enumerate(line):
            if figure.quantity is not Quantity.SHARE or figure.is_limit or figure.change:
                continue
            if (explained := _in_brackets(mentions, line[at:])) is not None:
                yield explained
                continue
            if at == 0:
                continue
            lead = mentions.text[line[at - 1].end : figure.start]
            progress = is_of_money and _PROGRESS.search(lead) is not None
            if not progress and not _OF.search(lead):
                continue
            comes_to = lead.strip(" (").startswith(
                ("คิดเป็น", "")[: 1 if lead.strip(" (") else 2]
            ) and not _OF_ANOTHER.match(mentions.text, figure.end)
            pair = _pair(mentions, line[:at], near=not progress, comes_to=comes_to) or _of_those_done(
                mentions, line[: at + 1]
            )
            if pair is None:
                continue
            part, whole = pair
            if whole and not part.is_approximate:
                yield Share(figure.start, figure.end, part, whole, figure.value, places(mentions, figure))


def _in_brackets(mentions: Mentions, line: tuple[Figure, ...]) -> Share | None:
    """ร้อยละ 84.5 (34 สาย จาก 40 สาย): the two figures stand in brackets behind their percentage."""
    if len(line) < 3 or _OPENS_BRACKET.fullmatch(mentions.text, line[0].end, line[1].start) is None:
        return None
    share, part, whole = line[:3]
    is_pair = part.base == whole.value and part.unit == whole.unit and not part.is_approximate and whole.value
    if not is_pair or _CLOSES.match(mentions.text, whole.end) is None:
        return None
    return Share(share.start, share.end, part, whole.value, share.value, places(mentions, share))


_OPENS_BRACKET, _CLOSES = re.compile(r"\s*\(\s*"), re.compile(r"\s*\)")


def _pair(
    mentions: Mentions, before: tuple[Figure, ...], *, near: bool, comes_to: bool
) -> tuple[Figure, Decimal] | None:
    """Part and whole that a percentage stands behind: "8 จาก 40 แห่ง", or what was spent of one budget."""
    others = [f for f in before if f.quantity is not Quantity.SHARE and not _is_difference(mentions, f)]
    of_base = next((f for f in reversed(others[-2:]) if f.base is not None), None)
    if of_base is not None and near:
        return of_base, of_base.base or Decimal(0)
    if near and len(others) > 1 and _is_part_of(mentions, others[-2], others[-1]):
        return others[-2], others[-1].value
    given = [f for f in others if f.quantity is Quantity.MONEY and entry_of(mentions, f) is Entry.GIVEN]
    spent = [f for f in others if f.quantity is Quantity.MONEY and entry_of(mentions, f) in (Entry.SPENT, Entry.BOUND)]
    if len(given) == len(spent) == 1 and given[0].value and (not near or others[-1] is spent[0]):
        return spent[0], given[0].value
    return _of_counts(mentions, others, comes_to=comes_to) if near else None


def _of_those_done(mentions: Mentions, line: tuple[Figure, ...]) -> tuple[Figure, Decimal] | None:
    """คัดกรองสะสม 14,800 คน … พบ 740 คน คิดเป็นร้อยละ … ของผู้ที่คัดกรองแล้ว: the whole by what was done to it."""
    *others, part, share = line
    done = _OF_THOSE.match(mentions.text, share.end)
    wholes = [f for f in others if done and done["done"] in words_before(mentions, f)]
    if (
        len(wholes) != 1
        or wholes[0].unit != part.unit
        or part.quantity is not Quantity.COUNT
        or part.value > wholes[0].value
    ):
        return None
    return part, wholes[0].value


_OF_THOSE = re.compile(r"\s*ของ(?:ผู้|จำนวน|คน|ราย|ส่วน)(?:ที่)?(?:ได้รับการ|ได้)?(?P<done>[ก-๎]{4,20}?)(?:แล้ว|ทั้งหมด|ทั้งสิ้น)")


def _is_difference(mentions: Mentions, figure: Figure) -> bool:
    """Whether a figure only says how far another is from its target: "สูงกว่าเป้าหมาย 3 อาคาร"."""
    return "เป้าหมาย" in mentions.text and _FROM_GOAL.search(words_before(mentions, figure)) is not None


def _is_part_of(mentions: Mentions, part: Figure, whole: Figure) -> bool:
    """Whether two figures stand as "3,236,000 บาท จากวงเงิน 3,200,000 บาท", whichever is the larger."""
    between = mentions.text[part.end : whole.start]
    is_change = part.change is not None or _CHANGES.search(words_before(mentions, part)) is not None
    return part.unit == whole.unit and OUT_OF.fullmatch(between) is not None and not is_change and not whole.is_limit


def _of_counts(mentions: Mentions, others: list[Figure], *, comes_to: bool) -> tuple[Figure, Decimal] | None:
    """จากเป้าหมาย 50 แห่ง ดำเนินการแล้ว 20 แห่ง คิดเป็นร้อยละ …: one whole and one part, both counts of the same unit."""
    part = others[-1] if others else None
    alike = [f for f in others if part is not None and f.unit == part.unit and f.quantity is Quantity.COUNT]
    if len(alike) != 2 or part is None or part is not alike[1]:
        return None
    if _FROM_TARGET.match(mentions.text, alike[0].end):  # "252 ชุมชน จากเป้าหมาย 240 ชุมชน"
        # "สูงกว่าเป้าหมาย 12 ราย" is by how much.
        return (alike[0], part.value) if part.value * DIFFERENCE > alike[0].value else None
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
