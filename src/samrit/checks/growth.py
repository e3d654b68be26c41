"""Two figures of one thing of which a text says that the one is above the other, where it is below."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from samrit.checks.roles import ABOVE_OR_BELOW
from samrit.checks.rule import Hit
from samrit.checks.series import shown
from samrit.report.mentions import Figure, Mentions
from samrit.thai.translation import Message


def not_apart(mentions: Mentions, stated: Figure, before: Decimal, after: Decimal) -> Hit:
    """That two values are not as far apart as a figure of the text says."""
    sentence = Message(
        "The text says “{words}”, but {before} and {after} are {decimal} apart",
        words=mentions.words(stated),
        before=shown(before),
        after=shown(after),
        decimal=shown(abs(after - before)),
    )
    return Hit.at(mentions, stated, sentence)


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
                or not ("เป้าหมาย" in found[0] or not other.unit)
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
    rf"[\s,]*(?:ซึ่ง)?(?P<words>{ABOVE_OR_BELOW}|เกินกว่า)"
    r"(?:(?:ค่า)?เป้าหมาย|(?:ช่วงเดียวกัน|ไตรมาสเดียวกัน|เดือนเดียวกัน)?(?:ของ)?(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ)?(?:ก่อน(?:หน้า)?|ที่แล้ว|ที่ผ่านมา|เดิม|ที่\s?[1-4]|\s?25\d\d)?)"
    r"\s*(?:ที่(?:กำหนด|ตั้ง)ไว้)?\s*(?:ซึ่ง|ที่)?(?:อยู่ที่|มี(?:จำนวน)?|ได้|เท่ากับ|คือ|เป็น|จำนวน|กำหนดไว้)?\s*(?:ร้อยละ\s*)?"
)
