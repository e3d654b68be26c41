"""K219: the parts do not add up to the total that the text gives."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samrit.checks.example import quarter_of_page
from samrit.checks.ledger import places, words_before
from samrit.checks.likeness import letters
from samrit.checks.parts import halves
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.scoring.domain import unit_of_report
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    yield from _of_people(subject)
    of_others = {(hit.field, hit.start): hit for hit in _by_other_quarters(subject)}
    for mentions in subject.mentions:
        if len(mentions.figures) < 3:
            continue
        for found in subject.parts(mentions.field):
            if found.agrees:
                continue
            total, values = found.total, [part.value for part in found.parts]
            of_others.pop((mentions.field, total.start), None)
            yield Hit.at(
                mentions,
                total,
                Message(
                    "The total is given as “{words}”, but {listed} = {decimal}",
                    words=mentions.words(total),
                    listed=" + ".join(map(shown, values)),
                    decimal=shown(sum(values, Decimal(0))),
                ),
                # Sure only where the text says that these are the parts.
                severity=None if found.is_sure else Severity.NOTE,
            )
    yield from of_others.values()
    for mentions in subject.narratives:
        if len(mentions.figures) > 1:
            yield from _of_hundred(mentions)
            yield from _beyond_whole(subject, mentions)


def _of_hundred(mentions: Mentions) -> Iterator[Hit]:
    """แยกตามเพศ ชาย ร้อยละ 36 หญิง ร้อยละ 58 ไม่ระบุ ร้อยละ 16: shares of one whole, each behind its name, that don't come to 100."""
    if _SPLITS.search(mentions.text) is None and "อื่น" not in mentions.text:
        return
    if _SEVERAL_EACH.search(mentions.text):
        return
    for line in mentions.lines:
        run: list[Figure] = []
        for figure in (*line, None):
            goes_on = figure is not None and run and figure.quantity is Quantity.SHARE and not figure.is_limit
            between = mentions.text[run[-1].end : figure.start] if figure is not None and run else ""
            if figure is not None and goes_on and _NAMED.fullmatch(between) and not _SPLITS.search(between):
                run.append(figure)
                continue
            opens = _SPLITS.search(mentions.text, max(0, run[0].start - _BEFORE), run[0].start) if run else None
            is_all = len(run) > 1 and _OTHERS.search(mentions.text, run[-2].end, run[-1].start) is not None
            total = sum((f.value for f in run), Decimal(0))
            allowed = sum((Decimal("0.51").scaleb(-places(mentions, f)) for f in run), Decimal(0))
            if (opens or is_all) and len(run) > _FEW and abs(total - _ALL) > allowed and abs(total - _ALL) <= _NEAR_ALL:
                sentence = Message("The shares {listed} come to {decimal} %, not to 100").filled(
                    listed=" + ".join(shown(f.value) for f in run), decimal=shown(total)
                )
                yield Hit(mentions.field, sentence, run[0].start, run[-1].end)
            run = [figure] if figure is not None and figure.quantity is Quantity.SHARE else []


_SPLITS = re.compile(r"(?:แยก|จำแนก|แบ่ง)(?:ออก)?(?:ตาม|เป็น)[^\d\n]{0,40}$|(?:แยก|จำแนก|แบ่ง)(?:ออก)?(?:ตาม|เป็น)")
_OTHERS = re.compile(r"อื่น\s?ๆ?\s*(?:จำนวน)?\s*$")  # with these they are all
_SEVERAL_EACH = re.compile(r"มากกว่า\s?(?:1|๑|หนึ่ง)|หลายข้อ|หลายคำตอบ|several answers")
_NAMED = re.compile(r"[\s,)]*(?:และ|ส่วน)?[^\d\n]{2,40}?\s*")
_BEFORE = 60
_ALL, _NEAR_ALL = Decimal(100), Decimal(20)


def _beyond_whole(subject: Subject, mentions: Mentions) -> Iterator[Hit]:
    """53 คน จาก 50 คน, 12 ราย ในจำนวนนี้ 15 ราย: more than there were; a target may well be exceeded."""
    report = subject.indicator
    target = report.target.value if report is not None else None
    for first, second in pairwise(mentions.figures):
        part, whole = (
            (second, first) if _OF_THESE.fullmatch(mentions.text, first.end, second.start) else (first, second)
        )
        is_alike = part.unit == whole.unit != "" and part.quantity in _COUNTED and not (part.per or whole.per)
        if not is_alike or part.value <= whole.value or whole.value == target:
            continue
        if part is first and not _FROM_ALL.fullmatch(mentions.text, part.end, whole.start):
            continue
        if part.change is None and not part.is_limit and not _MAY_GROW.search(words_before(mentions, part)):
            sentence = Message("“{words}” is more than all there were", words=mentions.text[first.start : second.end])
            yield Hit(mentions.field, sentence, first.start, second.end)


_COUNTED = (Quantity.COUNT, None)
_FROM_ALL = re.compile(r"\s*จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวนทั้งหมด|คะแนนเต็ม)?\s*")
_OF_THESE = re.compile(r"[^\d\n]{0,8}(?:ในจำนวนนี้|ในจำนวนดังกล่าว|ในนี้)[^\d\n]{0,30}")
_MAY_GROW = re.compile(r"เพิ่ม|ลด|เป็น|เหลือ|ขยาย|สูงขึ้น|มากขึ้น|จำหน่าย|ยอดขาย|สะสม|ต้นกล้า|เกิน|กว่า")


def _by_other_quarters(subject: Subject) -> Iterator[Hit]:
    """ตรวจ 960 ใช้งานได้ 915 ชำรุด 35: what other quarters say in the same words adds up, and this quarter's doesn't."""
    stated: dict[tuple[str, ...], list[tuple[Mentions, tuple[Figure, Figure, Figure]]]] = {}
    for m in subject.narratives:
        for line in m.lines if len(m.figures) > 2 else ():
            for three in zip(line, line[1:], line[2:], strict=False):
                units = {f.unit for f in three}
                if len(units) == 1 and "" not in units and three[0].quantity is Quantity.COUNT and three[0].value:
                    words = (words_before(m, three[1]), words_before(m, three[2]))
                    stated.setdefault((*map(letters, words), *units), []).append((m, three))
    for (first, second, _unit), found in stated.items():
        if not first or not second or len(found) < 2:
            continue
        others = [one for one in found if not _adds_up(one[1])]
        if len(others) == 1 and len(found) > 1 and _comes_near(others[0][1]):
            yield _of_three(*others[0], is_sure=len(found) > _FEW)


def _adds_up(three: tuple[Figure, Figure, Figure]) -> bool:
    return three[1].value + three[2].value == three[0].value


def _comes_near(three: tuple[Figure, Figure, Figure]) -> bool:
    whole, one, other = (f.value for f in three)
    return one < whole and abs(one + other - whole) * _NEAR <= whole


def _of_three(mentions: Mentions, three: tuple[Figure, Figure, Figure], *, is_sure: bool) -> Hit:
    total, *parts = three
    return Hit.at(
        mentions,
        total,
        Message(
            "The total is given as “{words}”, but {listed} = {decimal}",
            words=mentions.words(total),
            listed=" + ".join(shown(part.value) for part in parts),
            decimal=shown(parts[0].value + parts[1].value),
        ),
        severity=None if is_sure else Severity.NOTE,
    )


def _of_people(subject: Subject) -> Iterator[Hit]:
    """ชาย 90 คน หญิง 130 คน: where the text has no total, the result is theirs, or what it added to the quarter before."""
    report = subject.indicator
    if report is None or unit_of_report(report) not in _PEOPLE:
        return
    before = Decimal(0)
    for quarter in report.quarters:
        value = quarter.result.value
        mentions = subject.narrative(quarter.quarter)
        pairs = tuple(halves(mentions)) if mentions is not None and "หญิง" in mentions.text else ()
        if mentions is not None and value and len(pairs) == 1:
            total = pairs[0][0].value + pairs[0][1].value
            counts = [f for f in mentions.figures if f.unit in _PEOPLE]
            is_all = counts == [*pairs[0]] and mentions.text[pairs[0][0].start :].count("คน") <= len(counts)
            is_near = abs(total - value) * _NEAR <= value
            if is_all and is_near and total not in (value, value - before, value + before):
                one, other = pairs[0]
                yield Hit(
                    mentions.field,
                    Message(
                        "The result is {result}, but {listed} = {decimal}",
                        result=shown(value),
                        listed=" + ".join(map(shown, (one.value, other.value))),
                        decimal=shown(total),
                    ),
                    one.start,
                    other.end,
                )
        before = value or before


_PEOPLE = ("คน", "ราย")
_FEW = 2  # quarters
_NEAR = 7  # the sum is within a seventh of the result

RULE = Rule(
    code="K219",
    name="parts-do-not-add-up",
    severity=Severity.WARNING,
    title=Message("The parts don't add up to the total"),
    why=Message("Where parts and total disagree at least one figure is wrong."),
    remedy=Message("Look at the parts and at the total."),
    check=_check,
    good=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 24 จุด"),
    bad=quarter_of_page(1, narrative="สำรวจทางเท้า แบ่งเป็น ถนนสายหลัก 15 จุด และถนนสายรอง 9 จุด รวมทั้งสิ้น 26 จุด"),
)
