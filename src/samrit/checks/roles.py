"""What each figure of a clause is in a change: what something was, what it is, by how much it went up or down.

The words before a figure, and right behind it, say so; whatever their order, the arithmetic is one: what it is, less what it was,
is the difference, and of what it was this is the percentage.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise, permutations
from typing import NamedTuple

from samrit.checks.ledger import places
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent


class Role(StrEnum):
    """What a figure is in a change."""

    WAS = "was"
    IS = "is"
    BY = "by"
    GOAL = "goal"  # what is aimed at, or the whole that a share is of: no part of a change


class Term(NamedTuple):
    """A figure with its role; `is_named` where words say that it is what something was, or became."""

    figure: Figure
    role: Role
    is_down: bool | None  # of a difference
    is_named: bool = False


# What ends the reach of words: another matter begins.
_BREAK = re.compile(r"ทั้งนี้|นอกจากนี้|ขณะที่|ในขณะ|สำหรับ|อีกทั้ง|ส่วน(?!ต่าง|ใหญ่|ราชการ)|; ")
_LAST = r"(?:ก่อนหน้า(?:นี้)?|ก่อน|ที่แล้ว|ที่ผ่านมา|ที่ผ่าน)"
_WAS = re.compile(
    r"(?<!นอก)(?<!ต่อ)(?<!ดู)(?<!ออก)(?P<bare>จาก(?!เดิม|ทั้งหมด|ทั้งสิ้น|จำนวน|(?:ค่า)?เป้าหมาย|แผน|วงเงิน|งบ|การ|คะแนน|ผู้|ประชา|พื้นที่|ที่มี|กลุ่ม|รายได้|เงิน|ยอด|หน่วย|โรงเรียน|ชุมชน))"
    rf"|(?<![ก-๎])เดิม(?!พัน)|จากเดิม|ของเดิม|(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ|ครั้ง|งวด|สัปดาห์|รุ่น){_LAST}|ช่วงเดียวกัน|เวลาเดียวกัน|(?:ไตรมาส|เดือน)เดียวกัน"
    r"|กว่า(?:ช่วงเดียวกัน(?:ของ)?)?(?:ปี|ไตรมาส|เดือน|รอบ|ครั้ง)|ก่อน(?:ดำเนิน|เริ่ม|เข้า|มี|จัด|ปรับ|ติดตั้ง|อบรม)|เทียบกับ|เมื่อเทียบ|(?<![ก-๎])เคย(?:มี|ได้|อยู่)|ปีฐาน|ค่าฐาน|มัธยฐาน|\bfrom\b|\bpreviously\b"
)
_IS = re.compile(
    r"(?<!คิด)(?<!แบ่ง)(?<!แยก)(?<!จำแนก)(?<!แล้ว)(?<!ซึ่ง)เป็น(?!เงิน|เวลา|ผู้|ชาย|หญิง|การ)|เหลือ|(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ|ครั้ง|งวด)(?:นี้|ปัจจุบัน|ล่าสุด)|ปัจจุบัน|ขณะนี้|มาอยู่ที่|ขึ้นไปถึง"
    r"|หลัง(?:ดำเนิน|เริ่ม|เข้า|มี|จัด|ปรับ|ติดตั้ง|อบรม)|\bto\b|\bnow\b"
)
_OF_WAS = ("จาก", "เดิม", "ก่อน", "แล้ว", "ผ่าน", "เดียวกัน", "กว่า", "เทียบ", "เคย", "ฐาน", "from", "previous")
_OF_IS = ("เป็น", "เหลือ", "นี้", "ปัจจุบัน", "ล่าสุด", "ที่", "ถึง", "หลัง", "to", "now")
_WAS_BEHIND = re.compile(rf"\s*(?:\(\s*(?:ใน|เมื่อ|ของ)?|ใน|เมื่อ|ของ)(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ|ครั้ง){_LAST}")
_IS_BEHIND = re.compile(r"\s*(?:\(\s*(?:ใน|เมื่อ|ของ)?|ใน|เมื่อ|ของ)(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ|ครั้ง)นี้")
_GOAL = re.compile(
    r"(?:เป้าหมาย|แผน|กำหนดไว้|ตั้งไว้|เกณฑ์|มาตรฐาน|ค่าเฉลี่ย)\s*(?:ที่)?(?:กำหนดไว้|ตั้งไว้)?\s*(?:คือ|จำนวน|อยู่ที่)?\s*\(?$"
)
_UP, _DOWN = (
    r"เพิ่ม|สูงขึ้น|มากขึ้น|ขยายตัว|ขยาย|เติบโต|สูงกว่า|มากกว่า|เกินกว่า|ดีขึ้น|increas|rose|grew|\+",
    r"ลด|น้อยลง|ต่ำลง|หดตัว|ต่ำกว่า|น้อยกว่า|ประหยัด|decreas|fell|down",
)
_TURN = re.compile(rf"(?<!ไม่)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))")
_OF_TURNS = (
    "เพิ่ม",
    "ขึ้น",
    "ลด",
    "ลง",
    "กว่า",
    "ขยาย",
    "หด",
    "เติบโต",
    "ประหยัด",
    "+",
    "increas",
    "decreas",
    "rose",
    "grew",
    "fell",
    "down",
)
_MERE = re.compile(r"(?:-[ก-๎]{1,8})?[\s(,)]*(?:หรือ)?(?:คิดเป็น|เป็น|เท่ากับ|ใน|อยู่)?(?:อัตรา|จำนวน)?\s*")
_MERELY = re.compile(r"[\s(,)]*(?:อยู่|ถึง)?(?:จำนวน|เป็นจำนวน)\s*")
_RATE = re.compile(r"อัตรา(?:การ|ที่)?$")
_OF_OTHER = re.compile(r"\s*ของ(?!ปี|ไตรมาส|เดือน|เดิม)")
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.|ประมาณ)\s*(?:พ\.\s?ศ\.)?\s*(?P<year>2[45]\d\d)")
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*(?P<quarter>[1-4])(?![\d/])")
_YEAR_BEHIND = re.compile(
    r"\s*(?:\(\s*(?:ใน|เมื่อ|ของ)?|ใน|เมื่อ|ของ)(?:ปี|ปีงบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*(?P<year>2[45]\d\d)\s*\)?"
)
_GAP = 70  # characters between figures that one clause can bind
_MOST = 4  # figures on either side
_MOST_ALIKE = 12  # figures of one unit
_IN_SIZE = 3  # less than a third of what it is: rather by how much than what was


Clauses = tuple[tuple[Term, ...], ...]


def terms(mentions: Mentions) -> Clauses:
    """The figures of each clause that tells a change, with their roles."""
    found: list[tuple[Term, ...]] = []
    for line in mentions.lines:
        if len(line) > 1 and _TURN.search(mentions.text, max(0, line[0].start - _GAP), line[-1].end + 20):
            clause: list[Term] = []
            for figure in line:
                lead = mentions.leads[figure.start]
                breaks = [m.end() for m in _BREAK.finditer(lead)]
                is_far = clause and figure.start - clause[-1].figure.end > _GAP
                if clause and (breaks or is_far):
                    found.append(tuple(clause))
                    clause = []
                clause.append(_term(mentions, figure, lead[breaks[-1] :] if breaks else lead, clause))
            found.append(tuple(clause))
    return tuple(clause for clause in found if len(clause) > 1)


def _term(mentions: Mentions, figure: Figure, lead: str, before: list[Term]) -> Term:
    was, became = _last(_WAS, _OF_WAS, lead), _last(_IS, _OF_IS, lead)
    turn = _last_turn(lead)
    is_down = turn["down"] is not None if turn is not None else None
    role, is_named = Role.IS, became >= 0 or _IS_BEHIND.match(mentions.text, figure.end) is not None
    if _GOAL.search(lead) or figure.upper is not None:
        role = Role.GOAL
    elif _WAS_BEHIND.match(mentions.text, figure.end):
        role, is_named = Role.WAS, True
    elif (direction := _direction(mentions, figure, lead, before, turn)) is not None:
        role, is_down = Role.BY, direction
    elif was > became:
        is_bare = turn is None and all(words["bare"] for words in _WAS.finditer(lead, became + 1))
        is_whole = is_bare and before and before[-1].figure.base == figure.value
        role, is_named = Role.GOAL if is_whole else Role.WAS, not is_bare
    return Term(figure, role, is_down, is_named)


def _direction(
    mentions: Mentions, figure: Figure, lead: str, before: list[Term], turn: re.Match[str] | None
) -> bool | None:
    """Whether a figure is by how much something went down, or up; None where it is no difference."""
    sign = mentions.text[figure.start - 1 : figure.start]
    if sign in ("+", "-") and figure.quantity is Quantity.SHARE:
        return sign == "-"
    if turn is not None and (_is_next(turn, lead) or _RATE.search(lead, 0, turn.start())):
        return turn["down"] is not None
    if not before or not _may_be_by(figure, before[-1].figure, lead) or _OF_OTHER.match(mentions.text, figure.end):
        return None
    last, of = before[-1], before[-2] if len(before) > 1 else before[-1]
    if last.role is Role.BY or (last.role is Role.WAS and last.is_down is not None):
        return last.is_down
    # As the 25 of "ลดลงจาก 120 ตัน เหลือ 90 ตัน (ร้อยละ 25)" is.
    return of.is_down if last.is_named and of.role is Role.WAS else None


def _last_turn(lead: str) -> re.Match[str] | None:
    """The last word of a change before a figure."""
    if not any(word in lead for word in _OF_TURNS):
        return None
    return next(reversed([*_TURN.finditer(lead)]), None)


def _may_be_by(figure: Figure, last: Figure, lead: str) -> bool:
    """Whether a bare figure behind another may be by how much: a percentage of anything but one, or so many of the same."""
    if figure.quantity is Quantity.SHARE:
        return last.quantity is not Quantity.SHARE and _MERE.fullmatch(lead) is not None
    return figure.unit == last.unit and _MERELY.fullmatch(lead) is not None


def _last(words: re.Pattern[str], hints: tuple[str, ...], lead: str) -> int:
    """Where the last of some words stands, -1 where none does; one of the hints is in each of them."""
    if not any(hint in lead for hint in hints):
        return -1
    return max((m.start() for m in words.finditer(lead)), default=-1)


_BY_FILL = re.compile(
    r"(?:ขึ้น|ลง|จำนวน|ได้|อีก|ประมาณ|คิดเป็น|เป็นจำนวน|ใน|อัตรา|เท่ากับ|โดย|เฉลี่ย|ร้อยละ|ถึง|ed?|es|ing|by|of|an|\s|\()*"
)


def _is_next(turn: re.Match[str], lead: str) -> bool:
    """Whether nothing but fillers stands between a word of change and the figure: then it is by how much."""
    return _BY_FILL.fullmatch(lead, turn.end()) is not None and "กว่า" not in turn[0]


def _when(mentions: Mentions, figure: Figure) -> tuple[str, int] | None:
    """The year, the quarter or the day of which a figure is."""
    lead = mentions.leads[figure.start]
    if (behind := _YEAR_BEHIND.match(mentions.text, figure.end)) is not None:
        return "year", int(behind["year"])
    if years := [*_YEAR.finditer(lead)]:
        return "year", int(years[-1]["year"])
    if quarters := [*_QUARTER.finditer(lead)]:
        return "quarter", int(quarters[-1]["quarter"])
    dates = [d for d in mentions.dates if 0 <= figure.start - d.end <= len(lead) or 0 <= d.start - figure.end <= 2]
    return ("day", dates[-1].starts_on.toordinal()) if dates else None


class Stated(NamedTuple):
    """By how much a text says that something went up or down, and the two values between which it did."""

    by: Figure
    was: Decimal
    became: Decimal
    is_down: bool | None
    places: int

    @property
    def worked_out(self) -> Decimal:
        """The change from the first value to the second: in percent of the first where the text tells a percentage."""
        apart = self.became - self.was
        return share_percent(apart, self.was) if self.by.quantity is Quantity.SHARE else apart

    @property
    def agrees(self) -> bool:
        """Whether size and direction agree, rounded or cut off at the last place."""
        stated = self.by.value if self.is_down is None else -self.by.value if self.is_down else self.by.value
        apart = abs(self.worked_out) if self.is_down is None else self.worked_out
        is_exact = self.by.quantity is not Quantity.SHARE and not self.places
        return abs(apart - stated) <= (0 if is_exact else Decimal("1.01").scaleb(-self.places))


def changes(mentions: Mentions, clauses: Clauses) -> Iterator[Stated]:
    """What the text says of changes, each with the two figures of its clause that it must come from; none where two might be meant."""
    for clause in clauses:
        for at, by in enumerate(clause):
            near = clause[max(0, at - _MOST) : at + _MOST]
            if by.role is not Role.BY or by.figure.is_approximate or not _is_of_these(mentions, near, by):
                continue
            units = {one.figure.unit for one in near if one.role in (Role.WAS, Role.IS)} - {"", "ร้อยละ"}
            is_share = by.figure.quantity is Quantity.SHARE
            if not is_share and (by.figure.unit not in units or by.figure.per or not _is_beyond(mentions, by)):
                continue
            pairs = [_ends(mentions, near, unit, by) for unit in (units if is_share else (by.figure.unit,))]
            found = [pair for pair in pairs if pair is not None]
            if len(found) == 1:
                yield Stated(by.figure, *found[0], by.is_down, _places(mentions, near, by, is_share=is_share))


def _is_of_these(mentions: Mentions, near: tuple[Term, ...], by: Term) -> bool:
    """Whether no other subject stands between a difference and the figures around it: "ความดันเพิ่มขึ้นร้อยละ 5" is of its own."""
    if _OF_OTHER.match(mentions.text, by.figure.end):
        return False
    is_sum = by.figure.reach is Reach.CUMULATIVE
    if is_sum and all(one.figure.reach is not Reach.CUMULATIVE for one in near if one is not by):
        return False
    lead = mentions.leads[by.figure.start]
    turn = _last_turn(lead)
    if near[0] is not by:
        return turn is None or _JOINS.fullmatch(lead[: turn.start()]) is not None
    return _FOLLOWS.match(mentions.text, by.figure.end) is not None


_JOINS = re.compile(
    r"(?:-[ก-๎]{1,8})?(?:[\s,()]|ซึ่ง|จึง|หรือ|คิดเป็น|เป็น|และ|มี|ถือว่า|ทำให้|แล้ว|อัตรา|การ|จำนวน|ปริมาณ|พบว่า|โดยรวม|ภาพรวม|ส่วนต่าง|โดย|ได้|สามารถ|คือ|เวลา|an?)*"
)
_FOLLOWS = re.compile(r"\s*(?:\(|จาก|โดย|เมื่อ|เทียบ|คือ|ซึ่ง|from)")


def _is_beyond(mentions: Mentions, term: Term) -> bool:
    """Whether an amount is by how much one thing is above another; "เพิ่ม 63 แห่ง" is what was added."""
    lead = mentions.leads[term.figure.start]
    return _BEYOND.search(lead) is not None or _MERELY.fullmatch(lead) is not None


_BEYOND = re.compile(r"ขึ้น|ลง|กว่า")


def _places(mentions: Mentions, near: tuple[Term, ...], term: Term, *, is_share: bool) -> int:
    if is_share:
        return places(mentions, term.figure)
    return max(places(mentions, one.figure) for one in near if one.figure.unit == term.figure.unit)


def _ends(mentions: Mentions, near: tuple[Term, ...], unit: str, by: Term) -> tuple[Decimal, Decimal] | None:
    """What it was and what it became, where the clause leaves no doubt."""
    alike = [one for one in near if one.figure.unit == unit and one.role in (Role.WAS, Role.IS)]
    if not alike or len({one.figure.per for one in alike}) > 1 or any(one.figure.is_approximate for one in alike):
        return None
    before = [one for one in alike if one.role is Role.WAS]
    before = [one for one in before if one.figure.start < by.figure.start][-1:] or before
    after = [one for one in alike if one.role is Role.IS]
    if not before:
        return _in_time(mentions, after)
    was = before[0]
    if len(before) > 1 or not was.figure.value:
        return None
    if not after and by.figure.quantity is Quantity.SHARE and was.is_named:
        return _by_amount(near, was)
    if len(after) > 1:
        ahead = [one for one in after if one.figure.start < was.figure.start]
        after = [one for one in after if one.is_named] or (ahead[-1:] if was.is_down is not None else [])
    is_sure = len(after) == 1 and (was.is_named or after[0].is_named)  # and not "117 แห่ง จาก 225 แห่ง"
    if not is_sure or (was.is_down is not None and was.figure.value * _IN_SIZE < after[0].figure.value):
        return None
    return was.figure.value, after[0].figure.value


def _in_time(mentions: Mentions, after: list[Term]) -> tuple[Decimal, Decimal] | None:
    """ปี 2565 มี 80 เรื่อง ปี 2566 มี 60 เรื่อง: two of which the text tells the years, the quarters or the days."""
    whens = [when for one in after if len(after) == 2 and (when := _when(mentions, one.figure)) is not None]
    if len(after) != 2 or len(whens) != 2 or whens[0] == whens[1] or whens[0][0] != whens[1][0]:
        return None
    first, second = after if whens[0] < whens[1] else reversed(after)
    return (first.figure.value, second.figure.value) if first.figure.value else None


def _by_amount(near: tuple[Term, ...], was: Term) -> tuple[Decimal, Decimal] | None:
    """เพิ่มขึ้น 50 คน จากปีก่อนที่มี 200 คน: what it became by what it was and by how much."""
    amounts = [one for one in near if one.role is Role.BY and one.figure.unit == was.figure.unit]
    if len(amounts) != 1 or amounts[0].figure.value >= was.figure.value:
        return None
    return was.figure.value, was.figure.value + amounts[0].figure.value * (-1 if amounts[0].is_down else 1)


def is_of_others(mentions: Mentions, stated: Stated) -> bool:
    """Whether any two figures of the text, in one unit, come to the change that is stated: then it may be of these."""
    for unit in {f.unit for f in mentions.figures if f.unit}:
        alike = [f.value for f in mentions.figures if f.unit == unit and f.value > 0 and f is not stated.by][
            :_MOST_ALIKE
        ]
        if any(stated._replace(was=one, became=other).agrees for one, other in permutations(alike, 2)):
            return True
    return False


class Turn(NamedTuple):
    """Two figures of one thing, and the direction that the text gives from the first in time to the other, or of the first above the other."""

    first: Figure
    second: Figure
    is_down: bool
    is_compared: bool  # "สูงกว่า": the first is held against the second

    @property
    def agrees(self) -> bool:
        """Whether the figures go the same direction."""
        one, other = (self.second, self.first) if self.is_compared else (self.first, self.second)
        return one.value == other.value or (other.value < one.value) is self.is_down


def turns(mentions: Mentions, clauses: Clauses) -> Iterator[Turn]:
    """Of what a text says that it rose or fell, or is above or below another, with the two figures of the clause."""
    for clause in clauses:
        for one, other in pairwise(clause):
            if not _are_one_thing(one.figure, other.figure):
                continue
            between = mentions.text[one.figure.end : other.figure.start]
            than = _THAN.match(between)
            if than is not None and _is_compared_with(mentions, one.figure, other.figure, between[than.end() :]):
                yield Turn(one.figure, other.figure, than["less"] is not None, is_compared=True)
            elif one.role is Role.WAS and other.role is Role.IS and other.is_named and one.is_down is not None:
                yield Turn(one.figure, other.figure, one.is_down, is_compared=False)
            elif len(clause) == 2 and {one.role, other.role} == {Role.WAS, Role.IS}:
                yield from _at_end(mentions, one, other)


def _at_end(mentions: Mentions, one: Term, other: Term) -> Iterator[Turn]:
    """ปีก่อนเกิดเหตุ 12 ครั้ง ปีนี้เกิด 9 ครั้ง ลดลง: the direction is behind both, or with what it became."""
    was, became = (one, other) if one.role is Role.WAS else (other, one)
    behind = _AT_END.match(mentions.text, other.figure.end)
    direction = became.is_down if became is other and became.is_named else None
    if was.is_named and (behind is not None or direction is not None):
        is_down = behind["down"] is not None if behind is not None else bool(direction)
        yield Turn(was.figure, became.figure, is_down, is_compared=False)


def _are_one_thing(one: Figure, other: Figure) -> bool:
    is_exact = not any(f.upper is not None or f.is_approximate or not f.value for f in (one, other))
    return (one.unit, one.per) == (other.unit, other.per) and one.unit != "" and is_exact


def _is_compared_with(mentions: Mentions, one: Figure, other: Figure, words: str) -> bool:
    """Whether the words behind "กว่า" lead to what something is compared with, and not to by how much it differs."""
    is_goal = _GOAL_WORDS.search(words) is not None
    if is_goal or not words.strip() or len(words) > _GAP or _LIMIT_BEFORE.search(mentions.leads[one.start]):
        return False
    near, far = sorted((one.value, other.value))
    if _LINKS.search(words) is not None:
        return near * _IN_SIZE >= far
    return near * 4 >= far * 3  # bare figures so close are rather two of a kind than one and by how much


# By what one figure is held against another, in one place for all who ask.
ABOVE_OR_BELOW = r"(?P<less>(?:ลดลง|น้อยลง|ต่ำลง)จาก|ต่ำกว่า|น้อยกว่า)|(?:เพิ่มขึ้น|สูงขึ้น|มากขึ้น)จาก|สูงกว่า|มากกว่า"
_THAN = re.compile(rf"(?:\s*\([^()\n]*\))?[\s,(]*(?:ซึ่ง)?(?:{ABOVE_OR_BELOW})(?!ร้อยละ)")
_GOAL_WORDS = re.compile(r"เป้าหมาย|แผน|เกณฑ์|มาตรฐาน")
_LINKS = re.compile(r"ที่(?!แล้ว|ผ่าน|\s?[1-4])|ซึ่ง|\(|อยู่ที่|ได้|มี|เฉลี่ย|ของ|วงเงิน|งบ|ราคา")
_LIMIT_BEFORE = re.compile(r"ไม่\s?$")
_AT_END = re.compile(
    r"\s*(?:(?:เวลา|จำนวน|ปริมาณ|แนวโน้ม|อัตรา)?(?:จึง|แล้ว|ถือว่า|ซึ่ง|พบว่า)\s?)?(?:(?P<down>ลดลง|น้อยลง|ต่ำลง)|เพิ่มขึ้น|สูงขึ้น|มากขึ้น)(?=\s*(?:$|\n|\())"
)
