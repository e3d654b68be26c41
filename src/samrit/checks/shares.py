"""The percentages of a text of which it gives part and whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from samrit.checks.accounts import DIFFERENCE, Entry, entry_of, is_done, is_rest
from samrit.checks.ledger import places, words_before
from samrit.report.figures import Reach
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
    is_explicit: bool = False  # the text says of which whole it is
    is_sum: bool = False  # its whole is what is done and what is left, together

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
            is_plain = figure.quantity is Quantity.SHARE and not (figure.is_limit or figure.change)
            if not is_plain or _AND_ANOTHER.match(mentions.text, figure.end):
                continue  # "คิดเป็นร้อยละ 92 และ 83": each is of another figure
            found = _of_clause(mentions, line, at) or _behind(mentions, line, at, is_of_money=is_of_money)
            if found is not None and found[1] and not found[0].is_approximate:
                part, whole, is_explicit = found
                one = Share(figure.start, figure.end, part, whole, figure.value, places(mentions, figure), is_explicit)
                yield _with_what_is_left(mentions, line[:at], one)


def _with_what_is_left(mentions: Mentions, before: tuple[Figure, ...], share: Share) -> Share:
    """ทำแล้ว 114 รายการ คงเหลือ 6 รายการ คิดเป็นร้อยละ 95: behind what is left the share may be of either, and the whole be both together."""
    rest = share.part
    other = next((f for f in before if f.value == share.whole and f.unit == rest.unit and f is not rest), None)
    if other is None or share.is_explicit or not is_rest(mentions, rest):
        return share
    if is_done(mentions, other):
        share = share._replace(part=other, whole=other.value + rest.value, is_sum=True)
        reverse = share._replace(part=rest)
    else:
        reverse = share._replace(part=replace(rest, value=other.value - rest.value))
    return reverse if reverse.agrees else share


def _behind(
    mentions: Mentions, line: tuple[Figure, ...], at: int, *, is_of_money: bool
) -> tuple[Figure, Decimal, bool] | None:
    """Part and whole that stand before a percentage, where the clause doesn't join the three."""
    if at == 0 or line[at - 1].quantity is Quantity.SHARE:
        return None
    lead = mentions.text[line[at - 1].end : line[at].start]
    progress = is_of_money and _PROGRESS.search(lead) is not None
    if not progress and not _OF.search(lead):
        return None
    words = lead.strip(" (")
    comes_to = (not words or words.startswith("คิดเป็น")) and not _OF_ANOTHER.match(mentions.text, line[at].end)
    pair = _pair(mentions, line[:at], near=not progress, comes_to=comes_to)
    pair = pair or _of_those_done(mentions, line[: at + 1])
    return (*pair, False) if pair is not None else None


def _of_clause(mentions: Mentions, line: tuple[Figure, ...], at: int) -> tuple[Figure, Decimal, bool] | None:
    """The part that a percentage belongs to and its whole, in whatever order the clause gives the three; True where it says that it is its whole."""
    share = line[at]
    behind = line[at + 1] if at + 1 < len(line) else None
    whole = behind if behind is not None and _OF_SO_MANY.fullmatch(mentions.text, share.end, behind.start) else None
    if whole is not None:  # "ร้อยละ 75 ของโรงเรียน 60 แห่ง (45 แห่ง)", or the part before its percentage
        after = line[at + 2] if at + 2 < len(line) else None
        is_after = after is not None and _IS_SO_MANY.fullmatch(mentions.text, whole.end, after.start)
        part = after if is_after else part_before(mentions, line, at)
        return (part, whole.value, True) if part is not None and _are_alike(part, whole) else None
    part, first = part_before(mentions, line, at), line[at - 2] if at > 1 else None
    if part is not None and first is not None and first.unit == part.unit:
        between = mentions.text[first.end : part.start]
        is_goal = _FROM_TARGET.match(between) is not None
        if (is_goal or _OF_SO_MANY.fullmatch(between)) and not _is_grown(mentions, first, between):
            is_far = is_goal and part.value * DIFFERENCE < first.value  # "สูงกว่าเป้าหมาย 12 ราย" is by how much
            return None if is_far or not _are_alike(first, part) else (first, part.value, True)
    if part is None and behind is not None and _IS_SO_MANY.fullmatch(mentions.text, share.end, behind.start):
        part = behind
        if part.base is not None:
            return part, part.base, True
    if part is None or part.quantity is Quantity.SHARE or _OF_ANOTHER.match(mentions.text, max(share.end, part.end)):
        return None
    wholes = [f for f in line[max(0, at - _FARTHEST) : at] if f is not part and f.unit == part.unit]
    if len(wholes) != 1 or not _are_alike(part, wholes[0]) or not _may_contain(wholes[0], part):
        return None
    whole, ahead = wholes[0], min(part.start, share.start)
    words = words_before(mentions, whole) + mentions.text[whole.end : ahead]
    return None if ahead - whole.end > _GAP or _CHANGES.search(words) else (part, whole.value, False)


def _may_contain(whole: Figure, part: Figure) -> bool:
    """Whether one figure may be the whole of another: what stands so far is none of what a quarter added."""
    return whole.value >= part.value and not (whole.reach is Reach.CUMULATIVE and part.reach is Reach.PERIOD)


def _is_grown(mentions: Mentions, first: Figure, between: str) -> bool:
    """Whether "80 จาก 60" tells what grew from what, and no part of a whole."""
    return first.change is not None or _CHANGES.search(words_before(mentions, first) + between) is not None


def part_before(mentions: Mentions, line: tuple[Figure, ...], at: int) -> Figure | None:
    """The figure right before a percentage that it is of."""
    one = line[at - 1] if at else None
    is_next = one is not None and _ATTACHED.fullmatch(mentions.text, one.end, line[at].start) is not None
    return one if one is not None and is_next and not _is_difference(mentions, one) else None


def _are_alike(part: Figure, whole: Figure) -> bool:
    is_plain = not any(f.per or f.upper is not None or f.is_approximate or f.change for f in (part, whole))
    return is_plain and part.unit == whole.unit != "" and part.quantity is not Quantity.SHARE


_ATTACHED = re.compile(r"(?:-[ก-๎]{1,8})?[\s,(]*(?:หรือ|ซึ่ง)?(?:คิดเป็น|เป็น|เท่ากับ|=)?(?:อัตรา|สัดส่วน)?\s*:?\s*")
_IS_SO_MANY = re.compile(r"\s*(?:\(|หรือ|คือ|เท่ากับ|=|ได้แก่)\s*(?:จำนวน)?\s*")
_OF_SO_MANY = re.compile(r"\s*\)?\s*(?:ของ|จาก|ใน(?!จำนวนนี้|นี้|จำนวนดังกล่าว|จำนวนนั้น)|ต่อ|เทียบกับ)[ก-๎]{0,40}\s*(?:จำนวน)?\s*")
_AND_ANOTHER = re.compile(r"\s*และ(?:ร้อยละ)?\s*\d")
_FARTHEST, _GAP = 3, 60


def _pair(
    mentions: Mentions, before: tuple[Figure, ...], *, near: bool, comes_to: bool
) -> tuple[Figure, Decimal] | None:
    """Part and whole that a percentage stands behind: "8 จาก 40 แห่ง", or what was spent of one budget."""
    others = [f for f in before if f.quantity is not Quantity.SHARE and not _is_difference(mentions, f)]
    of_base = next((f for f in reversed(others[-2:]) if f.base is not None), None)
    if of_base is not None and near:
        return of_base, of_base.base or Decimal(0)
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


_OF_THOSE = re.compile(
    r"\s*ของ(?:ผู้|จำนวน|คน|ราย|ส่วน|[ก-๎]{2,12}(?=ที่))(?:ที่)?(?:ได้รับการ|ได้)?(?P<done>[ก-๎]{4,20}?)(?:แล้ว|ทั้งหมด|ทั้งสิ้น|(?![ก-๎]))"
)


def _is_difference(mentions: Mentions, figure: Figure) -> bool:
    """Whether a figure only says how far another is from its target: "สูงกว่าเป้าหมาย 3 อาคาร"."""
    return "เป้าหมาย" in mentions.text and _FROM_GOAL.search(words_before(mentions, figure)) is not None


def _of_counts(mentions: Mentions, others: list[Figure], *, comes_to: bool) -> tuple[Figure, Decimal] | None:
    """จากเป้าหมาย 50 แห่ง ดำเนินการแล้ว 20 แห่ง คิดเป็นร้อยละ …: one whole and one part, both counts of the same unit."""
    part = others[-1] if others else None
    alike = [f for f in others if part is not None and f.unit == part.unit and f.quantity is Quantity.COUNT]
    if len(alike) != 2 or part is None or part is not alike[1]:
        return None
    if _FROM_TARGET.match(mentions.text, alike[0].end):  # "252 ชุมชน จากเป้าหมาย 240 ชุมชน"
        # "สูงกว่าเป้าหมาย 12 ราย" is by how much.
        return (alike[0], part.value) if part.value * DIFFERENCE > alike[0].value else None
    if not _may_contain(alike[0], part):
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
