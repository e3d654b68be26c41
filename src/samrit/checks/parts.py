"""Totals and what they are made of: parts that a text lists, men and women, those that passed and those that didn't."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from samrit.checks.ledger import allowed, words_before
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.rounding import share_percent

__all__ = ["Parts", "halves", "parts_of_totals"]


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


_ENUMERATES = re.compile(r"(?:แบ่ง|จำแนก|แยก)(?:ออก)?เป็น|ประกอบด้วย|ได้แก่|ดังนี้|made up of|comprising|consisting of")
# "(กลิ่น 30 เรื่อง เสียง 20 เรื่อง …)", "โดยชุมชนวัดใต้ได้ 25 ใบ …": what may say how it is shared out, and may say more.
_WHO_GOT = re.compile(r"\s*(?:\((?!\s*(?:หรือ|คิดเป็น|จาก|เป้าหมาย|ร้อยละ))|โดย(?!มี))")
_SOME = re.compile(r"เช่น|อาทิ|เป็นต้น|ฯลฯ|such as|including|for example")
_AND = re.compile(r"และ|\band\b")
_TOTAL = re.compile(
    r"(?:รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็น|รวมจำนวน|รวม(?:มี)?(?:ผู้เข้าร่วม|ผู้ร่วม|ผู้เข้ารับ|ผู้ผ่าน|ผู้ใช้|ผู้รับ)[ก-๎]{0,16}|รวม|in total|total(?:ling| of)?)\s?(?:จำนวน)?\s?$"
)
_TOTAL_LEAD = 36
_PEOPLE = frozenset({"คน", "ราย", "นาย", "รูป"})
_OF_HALVES = (Quantity.COUNT, None)
_COUNTING = r"\s*(?:จำนวน|[:=])?\s*"
_MALE = re.compile(rf"ชาย{_COUNTING}$")
_FEMALE_FIRST = re.compile(rf"หญิง{_COUNTING}$")
_FEMALE = re.compile(rf"[\s,]*(?:และ)?(?:เป็น)?[ก-๎]{{0,14}}?หญิง{_COUNTING}")
_MALE_NEXT = re.compile(rf"[\s,]*(?:และ)?(?:เป็น)?[ก-๎]{{0,14}}?ชาย{_COUNTING}")
_SPLIT = re.compile(
    rf"[\s(:,]*(?:(?:แบ่ง|จำแนก|แยก)?(?:ออก)?(?:ตามเพศ)?\s?เป็น|ได้แก่|ประกอบด้วย|คือ)?[\s:]*"
    rf"(?:เพศ|เด็ก|ผู้|นักเรียน)?(?:ชาย|หญิง){_COUNTING}"
)
_NOT = re.compile(r"[\s,]*(?:และ|ส่วน)?(?:ที่)?(?:ยัง)?ไม่([ก-๎]{3,30}?)\s*(?:จำนวน)?[\s:]*")
_OPPOSITE = tuple(
    (re.compile(rf"(?:{one})\s*$"), re.compile(rf"[\s,]*(?:และ|ส่วน)?(?:ที่)?(?:{other})\s*(?:จำนวน)?\s*"))
    for one, other in (
        ("(?<!ไม่)(?:ใช้งานได้|ใช้การได้|พร้อมใช้งาน|สภาพดี)", "ชำรุด|เสีย|ใช้งานไม่ได้|ใช้การไม่ได้"),
        ("(?<!ไม่)ทัน(?:กำหนด|เวลา)?|(?:ภายใน|ตาม)กำหนด(?:เวลา)?", "ไม่ทัน(?:กำหนด|เวลา)?|เกินกำหนด(?:เวลา)?|ล่าช้า"),
        ("(?<!ไม่)รอด(?:ตาย)?", "ตาย"),
        ("(?<!ไม่)มา", "ขาด"),
    )
)
_OPPOSITES = re.compile(r"ชำรุด|เสีย|เกินกำหนด|ล่าช้า|ตาย|ขาด")
_OPEN_STATE = re.compile(r"เหลือ|ระหว่าง|รอ|ยกเลิก|ปิดกิจการ|อื่น")
_HALF_JOINED = re.compile(r"[\s,]*และ[^\d\n]{0,40}")
_ARE = re.compile(r"[\s,]*(?:โดย)?เป็น(?!เงิน|เวลา|ระยะ)[ก-๎]{1,20}\s?(?:จำนวน)?\s?")
_ALL_BEHIND = re.compile(
    r"[\s,]*(?:มี)?(?:ผู้)?(?:(?:ผ่าน|เข้าร่วม|เข้ารับ|สำเร็จ|จบ)[ก-๎]{0,16})?\s?(?:รวม(?!สะสม|กับ)|ทั้งสิ้น)[ก-๎]{0,20}?(?<!สะสม)\s?"
)
_PASSED = re.compile(r"[\s,]*(?:มี)?(?:ผู้)?(?:ที่)?(?:สอบ)?ผ่าน[ก-๎]{0,16}\s?(?:จำนวน)?\s?")
_FURTHER = re.compile(r"[\s,]*(?:และ)?(?:เพศ|ไม่|อื่น|พระ|สามเณร|เด็ก|LGBT)[^\d\n]{0,30}")
_SUM_BEHIND = re.compile(r"[\s,)]*(?:รวม(?:ทั้งสิ้น|ทั้งหมด|เป็น)?|ทั้งสิ้น)\s*(?:จำนวน)?\s*")
_TOTAL_LINE = re.compile(r"\s*(?:ยอด)?รวม(?!กับ|สะสม|ตั้งแต่|ทั้งปี)")
_POINT = re.compile(r"\s*(?:[-–•▪·*]|\d{1,2}[.)])\s*(?!รวม)")
_MONTH_FIRST = re.compile(r"\s*(?:ใน|เป็น|คือ)?(?:เดือน)?(?:ตุลาคม|มกราคม|เมษายน|กรกฎาคม)\s*(?:จำนวน)?\s*")
_SPLITS = re.compile(r"แบ่ง|จำแนก|แยก")
_MOST_PARTS = 10
_LEAD = 60  # characters behind a total in which its list begins
_FEWEST_OF_BARE = 3
_NEAR = 7  # the sum is within a seventh of the total
_REACH = 400  # characters between a total and the farthest of its parts


def parts_of_totals(mentions: Mentions) -> Iterator[Parts]:
    """The totals of a text whose parts it lists, before them or behind them."""
    of_halves = (*_halves(mentions), *_with_those_not(mentions), *_of_two_and_all(mentions))
    found_before = chain(_totals_before(mentions), _totals_behind(mentions), _totals_below(mentions))
    # Of what is about so much nobody can be sure.
    others = [
        one._replace(is_sure=one.is_sure and not any(f.is_approximate for f in one.parts)) for one in found_before
    ]
    split = {found.total for found in of_halves}
    agreeing = {
        found.total for found in others if found.is_sure and found.agrees
    }  # then another reading is a misreading
    yield from of_halves
    yield from (found for found in others if found.total not in split and (found.agrees or found.total not in agreeing))


def halves(mentions: Mentions) -> Iterator[tuple[Figure, Figure]]:
    """Two figures that share out one whole between them: men and women, those that passed and those that didn't."""
    for first, second in pairwise(mentions.figures):
        alike = first.unit == second.unit or "" in (first.unit, second.unit) or {first.unit, second.unit} <= _PEOPLE
        is_count = first.quantity in _OF_HALVES and second.quantity in _OF_HALVES
        if not alike or not is_count or first.per or second.per or first.is_limit or second.is_limit:
            continue
        between = mentions.text[first.end : second.start]
        one, other = _MALE.search(words_before(mentions, first)), _FEMALE.fullmatch(between)
        if one is None or other is None:
            one, other = _FEMALE_FIRST.search(words_before(mentions, first)), _MALE_NEXT.fullmatch(between)
        if one is not None and other is not None:
            yield first, second


def _halves(mentions: Mentions) -> Iterator[Parts]:
    """ผู้เข้าอบรม 220 คน (ชาย 90 คน หญิง 130 คน); ชาย 90 คน หญิง 130 คน รวม 220 คน."""
    if "ชาย" not in mentions.text or "หญิง" not in mentions.text:
        return
    figures = mentions.figures
    for pair in halves(mentions):
        at = figures.index(pair[0])
        behind = figures[at + 2] if at + 2 < len(figures) else None
        is_closed = behind is None or not (_FURTHER.fullmatch(mentions.text, pair[1].end, behind.start))
        before = figures[at - 1] if at else None
        if before is not None and _is_split(mentions, before, pair[0]):
            yield Parts(before, pair, is_closed, allowed(mentions, (before, *pair)))
        elif behind is not None and _SUM_BEHIND.fullmatch(mentions.text, pair[1].end, behind.start):
            yield Parts(behind, pair, _is_people(behind), allowed(mentions, (behind, *pair)))


def _with_those_not(mentions: Mentions) -> Iterator[Parts]:
    """ตรวจ 200 แห่ง ผ่าน 142 แห่ง ไม่ผ่าน 58 แห่ง: those that did and those that didn't are all."""
    if "ไม่" in mentions.text:
        yield from _of_base(mentions)
    elif _OPPOSITES.search(mentions.text) is None:
        return
    for line in mentions.lines:
        for at, (total, those, others) in enumerate(zip(line, line[1:], line[2:], strict=False)):
            is_alike = those.unit == total.unit == others.unit != "" and all(map(_is_exact, (total, those, others)))
            if not is_alike or total.quantity is Quantity.SHARE or max(those.value, others.value) > total.value:
                continue
            did = words_before(mentions, those).rstrip(" :").removesuffix("จำนวน").rstrip()
            negated = _NOT.fullmatch(mentions.text, those.end, others.start)
            if not (negated is not None and did.endswith(negated[1])) and not _are_opposite(
                did, mentions, those, others
            ):
                continue
            further = line[at + 3 :]
            is_open = _OPEN_STATE.search(mentions.text, others.end, others.end + _LEAD) is not None
            if not is_open and all(f.unit != total.unit for f in further):
                yield Parts(total, (those, others), True, Decimal(0))


def _are_opposite(did: str, mentions: Mentions, those: Figure, others: Figure) -> bool:
    """Whether two figures are told of two states that share out everything between them: "ใช้งานได้" and "ชำรุด"."""
    between = mentions.text[those.end : others.start]
    return any(one.search(did) and other.fullmatch(between) for one, other in _OPPOSITE)


def _of_base(mentions: Mentions) -> Iterator[Parts]:
    """ผ่าน 440 ร้าน คิดเป็นร้อยละ 91.67 ไม่ผ่าน 40 ร้าน จากทั้งหมด 480 ร้าน: two that follow each other, and of how many they are."""
    for line in mentions.lines:
        counts = [figure for figure in line if figure.quantity is Quantity.COUNT]
        for three in zip(counts, counts[1:], counts[2:], strict=False):
            # "ผ่าน 30 คน จากผู้เข้าสอบ 36 คน ไม่ผ่าน 6 คน": the whole stands between.
            those, others, total = three if three[0].base is None else (three[0], three[2], three[1])
            is_alike = those.unit == others.unit == total.unit != "" and all(map(_is_exact, (those, others, total)))
            if not is_alike or total.value not in (others.base, those.base):
                continue
            negated = _NOT.fullmatch(words_before(mentions, others))
            did = words_before(mentions, those)
            if negated is not None and negated[1] in did and did[did.find(negated[1]) - 3 :][:3] != "ไม่":
                yield Parts(total, (those, others), True, Decimal(0))


def _of_two_and_all(mentions: Mentions) -> Iterator[Parts]:
    """ครู 52 คน และอาสา 25 คน รวมผ่านการอบรม 77 คน: two that "และ" joins, and right behind them how many they are; more can't have passed."""
    if "และ" not in mentions.text:
        return
    text = mentions.text
    for line in mentions.lines:
        for total, first, second in zip(line, line[1:], line[2:], strict=False):
            is_alike = first.unit == second.unit == total.unit != "" and all(map(_is_exact, (first, second, total)))
            if (
                is_alike
                and total.quantity is Quantity.COUNT
                and _ARE.fullmatch(text, total.end, first.start) is not None
                and _HALF_JOINED.fullmatch(text, first.end, second.start) is not None
                and _is_near(total, (first, second))
                and not any(f.start > second.start and f.unit == total.unit for f in line)
            ):
                yield Parts(total, (first, second), True, Decimal(0))
        for first, second, total in zip(line, line[1:], line[2:], strict=False):
            all_of_it = replace(total, change=None)  # "สอบผ่านเพิ่ม 77 คน"
            is_alike = first.unit == second.unit == total.unit != "" and all(map(_is_exact, (first, second, all_of_it)))
            if (
                not is_alike
                or total.quantity is not Quantity.COUNT
                or _HALF_JOINED.fullmatch(text, first.end, second.start) is None
            ):
                continue
            is_sum = _ALL_BEHIND.fullmatch(text, second.end, total.start) is not None
            passed_too_many = (
                total.value > first.value + second.value
                and _PASSED.fullmatch(text, second.end, total.start) is not None
            )
            if (is_sum or passed_too_many) and _is_near(total, (first, second)):
                yield Parts(total, (first, second), True, Decimal(0))


def _is_split(mentions: Mentions, total: Figure, first: Figure) -> bool:
    between = mentions.text[total.end : first.start]
    return _is_people(total) and not total.is_limit and not total.per and _SPLIT.fullmatch(between) is not None


def _is_people(figure: Figure) -> bool:
    return figure.unit in _PEOPLE and not figure.is_approximate


def _totals_below(mentions: Mentions) -> Iterator[Parts]:
    """Points of a list, each on its line with one figure, and a line that begins with their total."""
    if "\n" not in mentions.text or "รวม" not in mentions.text:
        return
    points: list[Figure] | None = []  # None in a list of which a point can't be read
    last = 0
    for line in mentions.lines:
        opens = mentions.text.rfind("\n", 0, line[0].start) + 1
        head = mentions.text[opens : line[0].start]
        is_next = last and mentions.text.count("\n", last, opens) == 1
        last = line[-1].end
        if points and _TOTAL_LINE.match(head) and line[0].unit == points[0].unit:
            if len(points) >= 2:
                yield Parts(line[0], tuple(points), True, allowed(mentions, (line[0], *points)))
            points = []
        elif not _POINT.match(head):
            points = []
        elif not is_next or not points:
            points = [line[0]] if _is_part_of_list(line) and (not is_next or points is not None) else None
        else:
            points = [*points, line[0]] if _is_part_of_list(line) and points[-1].unit == line[0].unit else None


def _is_part_of_list(line: tuple[Figure, ...]) -> bool:
    """Whether a point counts one thing, and at most tells its share of all."""
    is_one = all(f.quantity is Quantity.SHARE for f in line[1:]) and line[0].quantity is not Quantity.SHARE
    return is_one and not (line[0].is_limit or line[0].is_approximate or line[0].per)


def _totals_before(mentions: Mentions) -> Iterator[Parts]:
    """จำนวน 24 จุด แบ่งเป็น … 15 จุด และ … 9 จุด."""
    for at, total in enumerate(mentions.figures[:-2]):
        last_at = at + _described_by(mentions.figures[at:])
        last, after = (
            mentions.figures[last_at],
            mentions.figures[last_at + 1] if last_at + 1 < len(mentions.figures) else total,
        )
        opens = _ENUMERATES.search(mentions.text, last.end, min(after.start, last.end + _LEAD)) or (
            _MONTH_FIRST.fullmatch(mentions.text, last.end, after.start) or _WHO_GOT.match(mentions.text, last.end)
        )
        if opens is None or not total.unit or total.quantity is Quantity.SHARE or total.is_limit:
            continue
        parts = _listed(mentions, last_at, total)
        if not 2 <= len(parts) <= _MOST_PARTS:
            continue
        closes = mentions.text[parts[-2].end : parts[-1].start]
        listed = mentions.text[total.end : parts[-1].end + 12]
        if not _SOME.search(listed) and not _makes_another(mentions, total, parts):
            is_sure = (
                _AND.search(closes) is not None
                or _announced(mentions, total, parts)
                or (_ends_list(mentions, parts) and (_SPLITS.match(opens[0]) is not None or _is_near(total, parts)))
            )
            is_list = _WHO_GOT.match(opens[0]) is None or (_is_near(total, parts) and _ends_list(mentions, parts))
            if is_list:
                yield Parts(total, parts, is_sure, allowed(mentions, (total, *parts)))


def _described_by(figures: tuple[Figure, ...]) -> int:
    """How many figures right behind a total are only what it is of, and its share: "312 โรงเรียน จาก 437 โรงเรียน คิดเป็นร้อยละ 71.40"."""
    total, of = figures[0], 0
    if total.base is not None and figures[1].value == total.base:
        of = 1
    shares = total.share, figures[of].share, total.base and share_percent(total.value, total.base)
    behind = figures[of + 1] if of + 1 < len(figures) else total
    is_share = behind.quantity is Quantity.SHARE and any(s is not None and abs(s - behind.value) < 1 for s in shares)
    return of + is_share


def _ends_list(mentions: Mentions, parts: tuple[Figure, ...]) -> bool:
    """Whether each part is exact, and nothing in their unit follows on their line."""
    line_end = mentions.text.find("\n", parts[-1].end)
    ends = line_end if line_end >= 0 else len(mentions.text)
    further = (f for f in mentions.figures if parts[-1].end <= f.start < ends)
    return all(map(_is_exact, parts)) and all(f.unit != parts[0].unit for f in further)


def _is_exact(figure: Figure) -> bool:
    is_bound = figure.is_limit or figure.is_approximate or figure.upper is not None
    return not (is_bound or figure.per or figure.change)


def _is_near(total: Figure, parts: Iterable[Figure]) -> bool:
    """Whether the parts come so close to the total that they can only be meant as all of it."""
    return abs(sum(part.value for part in parts) - total.value) * _NEAR <= total.value


def _is_bare_list(mentions: Mentions, parts: list[Figure], total: Figure) -> bool:
    """ตัดผม 80 คน ทำขนม 70 คน นวดไทย 60 คน รวม 220 คน: three or more, and the line has no other figure."""
    line = next(line for line in mentions.lines if total in line)
    return (
        len(parts) >= _FEWEST_OF_BARE
        and line[: len(parts)] == tuple(parts)
        and line.index(total) == len(parts)
        and all(map(_is_exact, (*parts, total)))
        and _is_near(total, parts)
    )


def _makes_another(mentions: Mentions, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the parts make another figure before them: "เพิ่ม 7 แห่ง รวมสะสม 9 แห่ง ได้แก่ …" lists the seven."""
    added = sum(part.value for part in parts)
    return any(f.value == added and f.unit == total.unit and f.end <= parts[0].start for f in mentions.figures)


def _announced(mentions: Mentions, total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether the text says how many parts there are, and lists as many."""
    return any(f.value == len(parts) for f in mentions.figures if total.end <= f.start < parts[0].start)


def _is_announced(mentions: Mentions, parts: list[Figure]) -> bool:
    """Whether right before the parts stands how many they are: "จัด 2 ครั้ง ได้แก่ …"."""
    before = [f for f in mentions.figures if parts[0].start - _LEAD * 2 <= f.start < parts[0].start]
    return any(f.value == len(parts) and f.unit != parts[0].unit for f in before)


def _listed(mentions: Mentions, at: int, total: Figure) -> tuple[Figure, ...]:
    """The figures behind a place that are a total's parts: in its unit, on its line, before the next list or total begins."""
    parts: list[Figure] = []
    opens, is_closed = mentions.figures[at].end, False
    for figure in mentions.figures[at + 1 :]:
        end = parts[-1].end if parts else opens
        between = mentions.text[end : figure.start]
        if "\n" in between or figure.start - total.start > _REACH or _is_total(mentions, figure):
            break
        if parts and (is_closed or _ENUMERATES.search(between)):
            break  # the list was closed, or another opens
        if figure.unit == total.unit and not figure.is_limit:
            is_closed = bool(parts) and _AND.match(between.lstrip(" ,")) is not None
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
            if figure.unit == total.unit and not figure.per:
                parts.append(figure)
        parts.reverse()
        if 2 <= len(parts) <= _MOST_PARTS:
            is_sure = (
                _lists_its_parts(mentions, parts[0], total)
                or _is_bare_list(mentions, parts, total)
                or (_is_announced(mentions, parts) and _is_near(total, parts))
            )
            if is_sure or all(part.value <= total.value for part in parts):
                yield Parts(total, tuple(parts), is_sure, allowed(mentions, (total, *parts)))


def _is_total(mentions: Mentions, figure: Figure) -> bool:
    return _TOTAL.search(mentions.text, max(0, figure.start - _TOTAL_LEAD), figure.start) is not None


def _lists_its_parts(mentions: Mentions, first: Figure, total: Figure) -> bool:
    """Whether the text says "made up of …, … and …", and counts nothing else on the way."""
    opens = max(0, first.start - 40)
    closes = _AND.search(mentions.text, first.end, total.start)
    if not _ENUMERATES.search(mentions.text, opens, first.start) or closes is None:
        return False
    return all(f.unit == total.unit for f in mentions.figures if first.start <= f.start < total.start)
