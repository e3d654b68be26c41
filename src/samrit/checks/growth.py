"""By how many percent a text says that something went up or down, beside the two figures between which it did."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from samrit.checks.ledger import places
from samrit.checks.rule import Hit
from samrit.checks.series import shown
from samrit.report.figures import Change
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent
from samrit.thai.translation import Message

# "จากเดิม", "จากปี 2566 จำนวน", "จาก": what something was; "เป็น", "ในปีนี้มี": what it became.
_FROM_BEFORE = re.compile(r"(?:จาก|from)[^\d\n]{0,40}(?:(?:ปี|ปีงบประมาณ|พ\.ศ\.|ไตรมาสที่)\s?\d{1,4}[^\d\n]{0,20})?$")
_BECAME = re.compile(r"[^\n]{0,40}?(?:เป็น|เหลือ|มาอยู่ที่|เพิ่มขึ้นเป็น|\bto\b)[^\n]{0,20}")
_WAS = re.compile(
    r"[^\d\n]{0,6}(?:เทียบกับ)?(?:ช่วงเดียวกัน(?:ของ)?)?(?:ปี|เดือน|ไตรมาส)(?:ก่อน|ที่แล้ว|ที่ผ่านมา)(?:ช่วงเดียวกัน)?\s*(?:จำนวน|มี)?\s*|\s*จากเดิม\s*"
)
_BEYOND = re.compile(
    r"(?:-[ก-๎]{1,8})?[\s,(]*(?:ของ(?:ค่า)?เป้าหมาย\s*)?(?:ซึ่ง)?(?:(?P<less>ต่ำกว่า|น้อยกว่า|ลดลงจาก)|สูงกว่า|มากกว่า|เพิ่มขึ้นจาก)(?:ช่วงเดียวกันของ)?(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|ครั้ง|รุ่น)"
    r"(?:ก่อน|ที่แล้ว|ที่ผ่านมา|\s?(?:พ\.ศ\.\s?)?25\d\d)\s*\(?(?:(?:ซึ่ง|ที่)[ก-๎]{0,24}|มี|จำนวน)?\s*(?:จำนวน)?\)?\s*"
)
_BY = re.compile(r"(?:-[ก-๎]{1,8})?[\s)]*(?:คิดเป็น|หรือ|เป็น|\()?\s*")
_DIFFERS = re.compile(r"[\s(]*(?:ลดลง|เพิ่มขึ้น)\s*(?:จำนวน)?\s*")
_LEAD = 60  # characters before a figure that say what it is


class Growth(NamedTuple):
    """A percentage by which the text says that something went up or down, and the two figures between which it did.

    `start` and `end` are the percentage's in the text.
    """

    start: int
    end: int
    before: Figure
    after: Figure
    stated: Decimal
    places: int
    is_down: bool

    @property
    def worked_out(self) -> Decimal:
        """By how many percent of the first figure the second is above it; below zero where it is less."""
        return share_percent(self.after.value - self.before.value, self.before.value)

    @property
    def agrees(self) -> bool:
        """Whether size and direction agree, rounded or cut off at the last place."""
        stated = -self.stated if self.is_down else self.stated
        return abs(self.worked_out - stated) <= Decimal(1).scaleb(-self.places) * Decimal("1.01")


class Difference(NamedTuple):
    """By how much a text says that something went up or down, beside the figure that it is and the one that it was."""

    figure: Figure
    before: Figure
    after: Figure
    places: int

    @property
    def worked_out(self) -> Decimal:
        """How far the two figures are apart."""
        return abs(self.after.value - self.before.value)

    @property
    def agrees(self) -> bool:
        """Whether the text says the same, rounded at its last place."""
        return abs(self.worked_out - self.figure.value) <= Decimal("1.01").scaleb(-self.places) * bool(self.places)


def not_apart(mentions: Mentions, stated: Figure, before: Decimal, after: Decimal) -> Hit:
    """That two values are not as far apart as a figure of the text says."""
    sentence = Message(
        "The text says “{words}”, but {before} and {after} are {decimal} apart",
        words=mentions.text[stated.start : stated.end],
        before=shown(before),
        after=shown(after),
        decimal=shown(abs(after - before)),
    )
    return Hit(mentions.field, sentence, stated.start, stated.end)


def differences(mentions: Mentions) -> Iterator[Difference]:
    """ขยะ 9,800 ตัน ปีก่อน 10,000 ตัน ลดลง 200 ตัน: what it is, what it was a year before, and what they differ by."""
    for line in mentions.lines:
        for after, before, by in zip(line, line[1:], line[2:], strict=False):
            is_one_unit = after.unit == before.unit == by.unit != "" and after.quantity is not Quantity.SHARE
            if by.change is None or not is_one_unit or after.per or before.per or by.per:
                continue
            was = _WAS.fullmatch(mentions.text, after.end, before.start)
            follows = _DIFFERS.fullmatch(mentions.text, before.end, by.start)
            if was and follows and not (after.is_approximate or before.is_approximate):
                yield Difference(by, before, after, max(places(mentions, one) for one in (after, before, by)))


def _beyonds(mentions: Mentions) -> Iterator[Growth]:
    """915 ตัน สูงกว่าปีก่อน 800 ตัน ร้อยละ 14.4: what it is, what it was a year before, and by how many percent it is above.

    A target and a share of it may stand between: they are not what has grown.
    """
    for line in mentions.lines:
        for at, (before, by) in enumerate(pairwise(line)):
            if at == 0 or by.quantity is not Quantity.SHARE or not before.value:
                continue
            beyond = _BEYOND.fullmatch(mentions.text, line[at - 1].end, before.start)
            is_next = _BY.fullmatch(mentions.text, before.end, by.start) is not None
            alike = [f for f in line[:at] if (f.unit, f.per) == (before.unit, before.per) and not _is_goal(mentions, f)]
            if beyond is None or not is_next or not alike or before.quantity is Quantity.SHARE:
                continue
            after, last = alike[-1], line[at - 1]
            is_aside = last.quantity is Quantity.SHARE or _is_goal(mentions, last)
            if not after.value or after.is_approximate or before.is_approximate or not (last is after or is_aside):
                continue
            is_down = beyond["less"] is not None
            yield Growth(by.start, by.end, before, after, by.value, places(mentions, by), is_down)


def _is_goal(mentions: Mentions, figure: Figure) -> bool:
    return mentions.leads[figure.start].rstrip().endswith("เป้าหมาย")


class Contrary(NamedTuple):
    """Two figures of one thing of which the text says that the one is above the other, where it is below; or the reverse."""

    figure: Figure
    other: Figure
    words: str
    is_below: bool
    is_of_target: bool


def contraries(mentions: Mentions) -> Iterator[Contrary]:
    """71.18 เพิ่มขึ้นจากช่วงเดียวกันของปีก่อนซึ่งอยู่ที่ 80.10: what stands in brackets between the two is of neither."""
    for line in mentions.lines:
        brackets = [(m.start(), m.end()) for m in _BRACKETS.finditer(mentions.text, line[0].start, line[-1].end)]
        outside = [f for f in line if not any(start < f.start < end for start, end in brackets)]
        for figure, other in pairwise(outside):
            is_alike = not other.unit or (figure.unit, figure.per) == (other.unit, other.per)
            if not is_alike and _ROOM.fullmatch(mentions.text, figure.end, other.start) and figure.value < other.value:
                yield Contrary(figure, other, "เกิน", is_below=True, is_of_target=False)
            if not is_alike or figure.is_limit or figure.upper is not None:
                continue
            between = _BRACKETS.sub("", mentions.text[figure.end : other.start])
            found = _THAN.fullmatch(between)
            if (
                found is None
                or figure.value == other.value
                or not _IN_SIZE <= other.value / (figure.value or 1) <= 1 / _IN_SIZE
            ):
                continue
            if (found["less"] is None) is (figure.value < other.value):
                yield Contrary(figure, other, found["words"].strip(), figure.value < other.value, "เป้าหมาย" in found[0])


_ROOM = re.compile(r"\s*(?:ซึ่ง)?เกิน(?:กว่า)?(?:จำนวน|ความจุ|โควตา)[ก-๎]{0,16}\s*(?:ที่มี)?\s*")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_IN_SIZE = Decimal("0.34")  # so far apart the second is rather by how much they differ
_THAN = re.compile(
    r"[\s,]*(?:ซึ่ง)?(?P<words>(?P<less>(?:ลดลง|น้อยลง|ต่ำลง)จาก|ต่ำกว่า|น้อยกว่า)|(?:เพิ่มขึ้น|สูงขึ้น|มากขึ้น)จาก|สูงกว่า|มากกว่า|เกินกว่า)"
    r"(?:(?:ค่า)?เป้าหมาย|(?:ช่วงเดียวกัน|ไตรมาสเดียวกัน|เดือนเดียวกัน)?(?:ของ)?(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ)?(?:ก่อน(?:หน้า)?|ที่แล้ว|ที่ผ่านมา|เดิม|ที่\s?[1-4]|\s?25\d\d)?)"
    r"\s*(?:ที่(?:กำหนด|ตั้ง)ไว้)?\s*(?:ซึ่ง|ที่)?(?:อยู่ที่|มี(?:จำนวน)?|ได้|เท่ากับ|คือ|เป็น|จำนวน|กำหนดไว้)?\s*(?:ร้อยละ\s*)?"
)


_WENT = re.compile(r"(?:ลดลง|เพิ่มขึ้น|ลด|เพิ่ม)(?:จาก|จากเดิม)(?:[^\d\n]{0,20})$")
_COMES_TO = re.compile(r"[\s(]*(?:คิดเป็น|หรือ)\s*")
_OF = re.compile(r"\s*ของ")


def _behind(mentions: Mentions) -> Iterator[Growth]:
    """1,500 คน เพิ่มขึ้นร้อยละ 30 จากปีก่อน 1,200 คน: what it was stands behind."""
    for line in mentions.lines:
        for after, change, before in zip(line, line[1:], line[2:], strict=False):
            if (
                change.quantity is not Quantity.SHARE
                or change.change is None
                or after.unit != before.unit
                or not before.value
            ):
                continue
            is_next = _WENT_BY.fullmatch(mentions.text, after.end, change.start) is not None
            if is_next and _FROM_LAST.fullmatch(mentions.text, change.end, before.start) and not before.is_limit:
                is_down = change.change is Change.DOWN
                yield Growth(change.start, change.end, before, after, change.value, places(mentions, change), is_down)


_WENT_BY = re.compile(r"[\s,(]*(?:ซึ่ง)?(?:ลดลง|เพิ่มขึ้น|สูงขึ้น)(?:คิดเป็น)?\s*")
_FROM_LAST = re.compile(
    r"\s*(?:จาก|เมื่อเทียบกับ|เทียบกับ)(?:ช่วงเดียวกัน)?(?:ของ)?(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน)?(?:ก่อน|ที่แล้ว|ที่ผ่านมา|เดิม)\s*\(?(?:ซึ่ง|ที่)?(?:มี|จำนวน)?\s*"
)


def growths(mentions: Mentions) -> Iterator[Growth]:
    """จากเดิม 80 แห่ง เป็น 100 แห่ง เพิ่มขึ้นร้อยละ 25: two figures of one unit, one after the other, and what they differ by."""
    yield from _behind(mentions)
    yield from _beyonds(mentions)
    for line in mentions.lines:
        for before, after, change in zip(line, line[1:], line[2:], strict=False):
            alike = (
                before.unit == after.unit and before.quantity is not Quantity.SHARE and not (before.per or after.per)
            )
            if change.quantity is not Quantity.SHARE or not alike or not before.value or not after.value:
                continue
            between = mentions.text[before.end : after.start]
            is_from = _FROM_BEFORE.search(mentions.text, max(0, before.start - _LEAD), before.start)
            is_led = change.change is not None or (
                _WENT.search(mentions.text, max(0, before.start - _LEAD), before.start) is not None
                and _COMES_TO.fullmatch(mentions.text, after.end, change.start) is not None
                and not _OF.match(mentions.text, change.end)
            )
            if (
                is_led
                and is_from
                and _BECAME.fullmatch(between)
                and not (before.is_approximate or after.is_approximate)
            ):
                yield Growth(
                    change.start,
                    change.end,
                    before,
                    after,
                    change.value,
                    places(mentions, change),
                    change.change is Change.DOWN if change.change is not None else after.value < before.value,
                )
