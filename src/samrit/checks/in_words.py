"""Growth and shares that a text tells in words: "ลดลง 1 ใน 3", "เพิ่มขึ้นเท่าตัว", "หรือ 3 ใน 4"; with the two figures that they are of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from samrit.report.mentions import Figure, Mentions
from samrit.scoring.rounding import share_percent

_NUMBERS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10}
_NUMBER = rf"(?:10|[1-9]|{'|'.join(_NUMBERS)})"
_WORDS = re.compile(
    rf"(?P<about>เกือบ|กว่า|ประมาณ|ราว|มากกว่า)?\s?(?:(?P<part>{_NUMBER})\s?(?:ใน|ส่วนใน)\s?(?P<whole>{_NUMBER})(?!\d)(?:\s?ส่วน)?|(?P<half>ครึ่ง(?:หนึ่ง|ต่อครึ่ง)?)(?!ปี|วัน|เดือน|ชั่วโมง|แรก|หลัง)"
    rf"|(?P<times>{_NUMBER})\s?เท่า(?!กับ|กัน|ที่|ไร|เดิม)(?:ตัว)?|(?P<double>เท่าตัว))"
)
_SIGNS = ("ครึ่ง", "เท่า")
_OF_FEW = re.compile(rf"ใน\s?{_NUMBER}(?!\d)")
_TURN = re.compile(
    r"(?:(?P<down>ลดลง|ลดได้|น้อยลง|ต่ำลง|ลด)|เพิ่มขึ้น|สูงขึ้น|มากขึ้น|ขยายตัว|เพิ่ม)(?P<to>เป็น|เหลือ)?\s?(?:ได้|ถึง|คิดเป็น|อยู่|ประมาณ|จากเดิม|\s)*$"
)
_JOINS = re.compile(r"(?:\([^()\n]*\))?[\s,(]*(?:หรือ|คิดเป็น|ซึ่ง|โดย|ถือว่า|จึง|เป็น|คือ|เท่ากับ|นับว่า|และ|\s)*")
_FOLLOWS = re.compile(r"\s*\(?(?:จาก|เดิม|คือ)")
_LEAD = 30
_NEAR, _ABOUT = Decimal("0.04"), Decimal("0.09")  # how far from a fraction what is told so may be
_NEAR_TIMES = Decimal("0.2")


class InWords(NamedTuple):
    """What a text tells in words of two figures, `text[start:end]`, and what they come to in percent."""

    start: int
    end: int
    first: Decimal
    second: Decimal
    exact: Decimal
    is_change: bool


def wrongly_in_words(mentions: Mentions) -> Iterator[InWords]:
    """The words for growth and for shares that the two figures beside them don't bear out."""
    if not mentions.figures:
        return
    if not any(sign in mentions.text for sign in _SIGNS) and _OF_FEW.search(mentions.text) is None:
        return  # as nearly always
    for found in _WORDS.finditer(mentions.text):
        lead = mentions.text[max(0, found.start() - _LEAD) : found.start()].rpartition("\n")[2]
        turn = _TURN.search(lead)
        one = _change(mentions, found, turn, found.start() - len(lead)) if turn is not None else _share(mentions, found)
        if one is not None:
            yield one


def _change(mentions: Mentions, found: re.Match[str], turn: re.Match[str], at: int) -> InWords | None:
    start = at + turn.start()
    pair = _two(mentions, start, found.end())
    if pair is None or not pair[0]:
        return None
    was, became = pair
    stated, ratio = _stated(found), became / was
    if found["times"] is not None or found["double"] is not None:
        # "เพิ่มขึ้น 2 เท่า" may be twice as many, or two times more.
        readings = {stated} if turn["to"] is not None or found["double"] is not None else {stated, stated + 1}
        is_right = any(abs(ratio - one) <= _NEAR_TIMES * one for one in readings) or turn["down"] is not None
    else:
        apart = ratio if turn["to"] is not None else abs(1 - ratio)
        is_right = abs(apart - stated) <= _allowed(found) and (became < was) is (turn["down"] is not None)
    end = found.end()
    return None if is_right else InWords(start, end, was, became, share_percent(became - was, was), is_change=True)


def _two(mentions: Mentions, start: int, end: int) -> tuple[Decimal, Decimal] | None:
    """The two figures of one thing right before a place, or right behind another; None where there are more of the kind."""
    line = next((line for line in mentions.lines if _is_on_line(mentions, line, start)), ())
    before = [f for f in line if f.end <= start]
    behind = [f for f in line if f.start >= end]
    if before and _JOINS.fullmatch(mentions.text, before[-1].end, start):
        alike = [f for f in before if _is_alike(f, before[-1])]
        is_pair = len(alike) == 2
        return (alike[0].value, alike[1].value) if is_pair else None
    follows = len(behind) > 1 and _FOLLOWS.match(mentions.text, end) and _is_alike(behind[0], behind[1])
    if follows and not any(_is_alike(f, behind[0]) for f in before):
        return behind[0].value, behind[1].value
    return None


def _is_on_line(mentions: Mentions, line: tuple[Figure, ...], start: int) -> bool:
    return "\n" not in mentions.text[min(line[0].start, start) : max(line[-1].end, start)]


def _is_alike(one: Figure, other: Figure) -> bool:
    is_plain = not any(f.is_limit or f.is_approximate or f.upper is not None for f in (one, other))
    return is_plain and (one.unit, one.per) == (other.unit, other.per)


def _share(mentions: Mentions, found: re.Match[str]) -> InWords | None:
    """ผ่าน 30 คน จาก 45 คน หรือ 3 ใน 4: so many of so many, as a part of a small whole."""
    if found["part"] is None:
        return None
    for part in mentions.figures:
        whole = next((f for f in mentions.figures if f.start >= part.end and f.value == part.base), None)
        last = whole if whole is not None and whole.end <= found.start() else part
        if part.base and _JOINS.fullmatch(mentions.text, last.end, found.start()) and found.start() - last.end > 1:
            exact = part.value / part.base
            is_right = abs(exact - _stated(found)) <= _allowed(found)
            percent = share_percent(part.value, part.base)
            return None if is_right else InWords(*found.span(), part.value, part.base, percent, is_change=False)
    return None


def _stated(found: re.Match[str]) -> Decimal:
    if found["part"] is not None:
        return _value(found["part"]) / _value(found["whole"])
    if found["half"] is not None:
        return Decimal("0.5")
    return _value(found["times"]) if found["times"] is not None else Decimal(2)


def _value(word: str) -> Decimal:
    return Decimal(_NUMBERS.get(word) or word)


def _allowed(found: re.Match[str]) -> Decimal:
    return _ABOUT if found["about"] is not None or found["half"] is not None else _NEAR
