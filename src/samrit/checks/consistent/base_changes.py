"""K237: the group that something is to be done for has another size in another quarter, and nothing says why."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.ledger import words_before
from samrit.checks.likeness import letters
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport
from samrit.report.figures import Reach
from samrit.report.mentions import Figure, Mentions, Quantity
from samrit.thai.translation import Message

# "จากกลุ่มเป้าหมาย 1,000 ครัวเรือน", "เป้าหมายทั้งปี 40 แห่ง": a whole that a plan fixes for the year.
_FIXED = re.compile(r"(?:กลุ่มเป้าหมาย|เป้าหมายทั้งปี|เป้าหมายทั้งหมด|ทั้งหมดตามแผน|ตามแผนทั้งหมด|ในแผนทั้งหมด)[ก-๎\s]{0,20}$")
_EXPLAINED = re.compile(r"เปลี่ยน|ปรับ|เพิ่มเติม|เพิ่มกลุ่ม|ทบทวน|ย้าย|แก้ไข|ลดลงจาก|เพิ่มขึ้นจาก|สำรวจใหม่|revised|changed")
_EXTENDED = re.compile(r"ขยาย|extended")
_ALL = re.compile(r"([ก-๎]{3,30})ทั้งหมด\s*(?:จำนวน|มี)?\s*$")
_REGISTER = re.compile(
    r"\s*จาก[ก-๎]{0,24}?(?:ในทะเบียน|ตามทะเบียน|ทั้งหมด|ทั้งสิ้น|ทั้งเขต|ในพื้นที่(?:เขต)?|ในสังกัด|ตามบัญชี|ในบัญชี|ที่ขึ้นทะเบียน|กลุ่มเป้าหมาย)\s*(?:จำนวน)?\s*"
)
_COUNTING = re.compile(r"จำนวน|รวม|ทั้งสิ้น")


def _check(subject: Subject) -> Iterator[Hit]:
    surest = {(hit.field, hit.start): hit for hit in (*_other_for_once(subject), *_of_shares(subject))}
    yield from surest.values()
    yield from (hit for hit in _of_register(subject) if (hit.field, hit.start) not in surest)
    if "เป้าหมาย" not in subject.all_text and "ตามแผน" not in subject.all_text:
        return
    stated: dict[tuple[str, str], tuple[int, Mentions, Figure]] = {}
    for q, mentions in subject.narrated:
        for figure in mentions.figures:
            lead = words_before(mentions, figure)
            of_what = _FIXED.search(lead)
            if of_what is None or figure.quantity is Quantity.SHARE or not figure.unit or figure.per:
                continue
            key = (letters(_COUNTING.sub("", of_what[0])), figure.unit)
            quarter, other, first = stated.setdefault(key, (q.quarter, mentions, figure))
            if (
                first.value != figure.value
                and quarter != q.quarter
                and not is_explained_change(mentions, first.value, figure.value)
            ):
                yield _hit(mentions, figure, (quarter, other.words(first)))
                stated[key] = (q.quarter, mentions, figure)


def is_explained_change(mentions: Mentions, usual: Decimal, whole: Decimal) -> bool:
    """Whether a text says why its whole is another than the usual one: it was looked at again, or more came to it."""
    is_more = whole > usual and _EXTENDED.search(mentions.text) is not None
    return is_more or _EXPLAINED.search(mentions.text) is not None


def _of_shares(subject: Subject) -> Iterator[Hit]:
    """290 จาก 1,160 หลัง, 580 จาก 1,160 หลัง, สะสม 840 จาก 1,120 หลัง: the whole of values that add up gets smaller, or goes and comes back."""
    report = subject.indicator
    if report is None or not is_share(report) or "สะสม" not in subject.all_text:
        return
    stated: list[tuple[int, Mentions, Figure]] = []
    adding: set[int] = set()
    for q, mentions in subject.narrated:
        value = q.result.value
        for part, whole in pairwise(mentions.figures if value is not None else ()):
            is_own = part.base == whole.value and part.base and abs(part.value * 100 / part.base - (value or 0)) < 1
            if is_own and part.unit == whole.unit and not whole.is_limit:
                stated.append((q.quarter, mentions, whole))
                adding |= {q.quarter} if part.reach is Reach.CUMULATIVE else set()
                break
    usual, times = Counter(one[2].value for one in stated).most_common(1)[0] if stated else (Decimal(0), 0)
    for at, (quarter, mentions, whole) in enumerate(stated[1:], 1):
        before = stated[at - 1]
        came_back = times > 1 and whole.value == usual and any(one[2].value == usual for one in stated[: at - 1])
        if quarter not in adding or whole.value == before[2].value or came_back:
            continue  # what comes back to the usual whole was told of the quarter that left it
        returns = any(later[2].value == before[2].value for later in stated[at + 1 :])
        if (whole.value < before[2].value or returns) and not is_explained_change(
            mentions, before[2].value, whole.value
        ):
            words = before[1].words(before[2])
            yield replace(_hit(mentions, whole, (before[0], words)), severity=Severity.WARNING)


def _of_register(subject: Subject) -> Iterator[Hit]:
    """190 ร้าน จากร้านในทะเบียน 1,200 ร้าน, then 300 ร้าน จากร้านในทะเบียน 1,150 ร้าน: the same whole of values that add up."""
    if "สะสม" not in subject.all_text or "จาก" not in subject.all_text:
        return
    stated: dict[tuple[str, str], tuple[int, Mentions, Figure]] = {}
    for q, mentions in subject.narrated:
        for part, whole in pairwise(mentions.figures):
            of_what = _REGISTER.fullmatch(mentions.text, part.end, whole.start)
            if of_what is None or part.unit != whole.unit or whole.is_limit:
                continue
            key = (of_what[0].strip(), whole.unit)
            quarter, other, first = stated.setdefault(key, (q.quarter, mentions, whole))
            if (
                first.value != whole.value
                and quarter != q.quarter
                and not is_explained_change(mentions, first.value, whole.value)
            ):
                yield _hit(mentions, whole, (quarter, other.words(first)))
                stated[key] = (q.quarter, mentions, whole)


def _other_for_once(subject: Subject) -> Iterator[Hit]:
    """ผู้ค้าทั้งหมด 180, 160, 180 ราย: of a share that grows, a whole that is another in one quarter and comes back is a slip."""
    report = subject.indicator
    if report is None or not is_share(report) or "ทั้งหมด" not in subject.all_text or "สะสม" not in subject.all_text:
        return
    series: dict[tuple[str, str], list[tuple[int, Mentions, Figure]]] = {}
    for q, mentions in subject.narrated:
        for figure in mentions.figures:
            whole = _ALL.search(words_before(mentions, figure))
            if whole is not None and figure.unit and not figure.per:
                series.setdefault((whole[1], figure.unit), []).append((q.quarter, mentions, figure))
    for stated in series.values():
        for first, other, last in zip(stated, stated[1:], stated[2:], strict=False):
            returns = first[2].value == last[2].value != other[2].value and first[0] < other[0] < last[0]
            if returns and not is_explained_change(other[1], first[2].value, other[2].value):
                before = first[1].words(first[2])
                yield replace(_hit(other[1], other[2], (first[0], before)), severity=Severity.WARNING)


def _hit(mentions: Mentions, figure: Figure, first: tuple[int, str]) -> Hit:
    quarter, words = first
    return Hit.at(
        mentions,
        figure,
        Message(
            "The group is “{now}” here and “{before}” in quarter {quarter}, and nothing says why",
            now=mentions.words(figure),
            before=words,
            quarter=quarter,
        ),
    )


_TEXT = "เยี่ยมแล้ว {done} ครัวเรือน จากกลุ่มเป้าหมาย {whole} ครัวเรือน รวมเป็น {value} ชุมชน"


def _two(whole: str) -> IndicatorReport:
    first = quarter_of_form(1, narrative=_TEXT.format(done=120, whole="600", value=2)).quarters[0]
    report = quarter_of_form(2, narrative=_TEXT.format(done=310, whole=whole, value=5))
    return report.replace(quarters=(first, *report.quarters[1:]))


RULE = Rule(
    code="K237",
    name="base-changes",
    severity=Severity.NOTE,
    title=Message("The group changes its size between quarters"),
    why=Message("A share of another whole can't be compared with the one before."),
    remedy=Message("Use one whole for the year, or say from when on and why it is another."),
    check=_check,
    good=_two("600"),
    bad=_two("750"),
)
