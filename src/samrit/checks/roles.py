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
    """A figure with its role; `is_named` where words say that it is what something became, `when` its year or quarter."""

    figure: Figure
    role: Role
    is_down: bool | None  # of a difference
    is_named: bool = False
    when: tuple[str, int] | None = None


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
# Behind "ลดลงจากปีก่อน" a bare figure may be by how much, or what was; with one of these it is what was.
_BY_FROM = re.compile(
    r"(?:จาก|กว่า)\s*(?:ช่วงเดียวกัน(?:ของ)?)?\s*(?:ปี|ปีงบประมาณ|ไตรมาส|เดือน|รอบ|ครั้ง|เดิม)[^\d(]{0,14}(?:\d{4}|\d)?\s*(?:จำนวน|อยู่|ถึง)?\s*$"
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
_IN_SIZE = 3  # less than a third of what it is: rather by how much than what was


def terms(mentions: Mentions) -> tuple[tuple[Term, ...], ...]:
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
    was, became = (_last(words, lead) for words in (_WAS, _IS))
    turn = next(reversed([*_TURN.finditer(lead)]), None)
    is_down = turn["down"] is not None if turn is not None else None
    role, is_named = Role.IS, became >= 0 or _IS_BEHIND.match(mentions.text, figure.end) is not None
    if _GOAL.search(lead) or figure.upper is not None:
        role = Role.GOAL
    elif _WAS_BEHIND.match(mentions.text, figure.end):
        role, is_named = Role.WAS, True
    elif (direction := _direction(mentions, figure, lead, before)) is not None:
        role, is_down = Role.BY, direction
    elif was > became:
        is_bare = turn is None and all(words["bare"] for words in _WAS.finditer(lead, became + 1))
        is_whole = is_bare and before and before[-1].figure.base == figure.value
        role, is_named = Role.GOAL if is_whole else Role.WAS, not is_bare
    return Term(figure, role, is_down, is_named, _when(mentions, figure, lead))


def _direction(mentions: Mentions, figure: Figure, lead: str, before: list[Term]) -> bool | None:
    """Whether a figure is by how much something went down, or up; None where it is no difference."""
    sign = mentions.text[figure.start - 1 : figure.start]
    if sign in ("+", "-") and figure.quantity is Quantity.SHARE:
        return sign == "-"
    turn = next(reversed([*_TURN.finditer(lead)]), None)
    if turn is not None and (_is_next(turn, lead) or _RATE.search(lead, 0, turn.start())):
        return turn["down"] is not None
    if not before or not _may_be_by(figure, before[-1].figure, lead) or _OF_OTHER.match(mentions.text, figure.end):
        return None
    last, of = before[-1], before[-2] if len(before) > 1 else before[-1]
    if last.role is Role.BY or (last.role is Role.WAS and last.is_down is not None):
        return last.is_down
    # As the 25 of "ลดลงจาก 120 ตัน เหลือ 90 ตัน (ร้อยละ 25)" is.
    return of.is_down if last.is_named and of.role is Role.WAS else None


def _may_be_by(figure: Figure, last: Figure, lead: str) -> bool:
    """Whether a bare figure behind another may be by how much: a percentage of anything but one, or so many of the same."""
    if figure.quantity is Quantity.SHARE:
        return last.quantity is not Quantity.SHARE and _MERE.fullmatch(lead) is not None
    return figure.unit == last.unit and _MERELY.fullmatch(lead) is not None


def _last(words: re.Pattern[str], lead: str) -> int:
    return max((m.start() for m in words.finditer(lead)), default=-1)


_BY_FILL = re.compile(
    r"(?:ขึ้น|ลง|จำนวน|ได้|อีก|ประมาณ|คิดเป็น|เป็น|ใน|อัตรา|เท่ากับ|โดย|เฉลี่ย|ร้อยละ|ถึง|ed?|es|ing|by|of|an|\s|\()*"
)


def _is_next(turn: re.Match[str], lead: str) -> bool:
    """Whether nothing but fillers stands between a word of change and the figure: then it is by how much."""
    return _BY_FILL.fullmatch(lead, turn.end()) is not None and "กว่า" not in turn[0]


def _when(mentions: Mentions, figure: Figure, lead: str) -> tuple[str, int] | None:
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


def changes(mentions: Mentions) -> Iterator[Stated]:
    """What the text says of changes, each with the two figures of its clause that it must come from; none where two might be meant."""
    for clause in terms(mentions):
        for at, term in enumerate(clause):
            if (
                term.role is not Role.BY
                or term.figure.is_approximate
                or _OF_OTHER.match(mentions.text, term.figure.end)
            ):
                continue
            near = clause[max(0, at - _MOST) : at + _MOST]
            of = {one.figure.unit for one in near if one.role in (Role.WAS, Role.IS)} - {"", "ร้อยละ"}
            is_share = term.figure.quantity is Quantity.SHARE
            if term.figure.reach is Reach.CUMULATIVE and all(
                one.figure.reach is not Reach.CUMULATIVE for one in near if one is not term
            ):
                continue
            if not is_share and (term.figure.unit not in of or term.figure.per or not _is_beyond(mentions, term)):
                continue
            found = [
                pair for unit in ((*of,) if is_share else (term.figure.unit,)) if (pair := _ends(near, unit, term))
            ]
            if len(found) == 1:
                yield Stated(term.figure, *found[0], term.is_down, _places(mentions, near, term, is_share=is_share))


def _is_beyond(mentions: Mentions, term: Term) -> bool:
    """Whether an amount is by how much one thing is above another; "เพิ่ม 63 แห่ง" is what was added."""
    lead = mentions.leads[term.figure.start]
    return _BEYOND.search(lead) is not None or _MERELY.fullmatch(lead) is not None


_BEYOND = re.compile(r"ขึ้น|ลง|กว่า")


def _places(mentions: Mentions, near: tuple[Term, ...], term: Term, *, is_share: bool) -> int:
    if is_share:
        return places(mentions, term.figure)
    return max(places(mentions, one.figure) for one in near if one.figure.unit == term.figure.unit)


def _ends(near: tuple[Term, ...], unit: str, by: Term) -> tuple[Decimal, Decimal] | None:
    """What it was and what it became, where the clause leaves no doubt."""
    alike = [one for one in near if one.figure.unit == unit and one.role in (Role.WAS, Role.IS)]
    if not alike or len({one.figure.per for one in alike}) > 1 or any(one.figure.is_approximate for one in alike):
        return None
    before = [one for one in alike if one.role is Role.WAS]
    before = [one for one in before if one.figure.start < by.figure.start][-1:] or before
    after = [one for one in alike if one.role is Role.IS]
    if not before:
        return _in_time(after)
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


def _in_time(after: list[Term]) -> tuple[Decimal, Decimal] | None:
    """ปี 2565 มี 80 เรื่อง ปี 2566 มี 60 เรื่อง: two of which the text tells the years, the quarters or the days."""
    whens = [one.when for one in after if one.when is not None]
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


_MOST_ALIKE = 12


def turned(mentions: Mentions) -> Iterator[tuple[Term, Term]]:
    """เพิ่มขึ้นจาก 300 ตัน เป็น 240 ตัน: what something was and what it became, of which the text tells the contrary direction."""
    for clause in terms(mentions):
        for was, became in pairwise(clause):
            is_pair = was.role is Role.WAS and became.role is Role.IS and became.is_named and was.is_down is not None
            alike = (was.figure.unit, was.figure.per) == (became.figure.unit, became.figure.per)
            is_other = was.figure.value != became.figure.value
            if is_pair and alike and is_other and (became.figure.value < was.figure.value) is not was.is_down:
                yield was, became
