"""T310: a span of days that ends before it begins."""

import re
from collections.abc import Iterator
from datetime import time
from itertools import pairwise

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.translation import Message

_MONTH = "|".join(re.escape(name) for name in (*MONTHS_TH, *MONTHS_SHORT_TH))
_SPAN = re.compile(
    rf"(?:วันที่|ระหว่าง)\s*(?P<first>\d{{1,2}})\s*(?:-|–|—|ถึง(?:วันที่)?)\s*(?P<last>\d{{1,2}})\s*(?:{_MONTH})(?:\s*\d{{2,4}})?"
)
_LATE, _EARLY = 25, 10  # "30 - 2 เมษายน" leaves out the month in which it began


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.narratives:
        yield from _ended_first(mentions)
        yield from _bought_first(mentions)
        yield from _hours(mentions)
    for mentions in subject.mentions:
        for span in _SPAN.finditer(mentions.text):
            first, last = int(span["first"]), int(span["last"])
            if last < first <= 31:
                begins_before = first >= _LATE and last <= _EARLY
                yield Hit(
                    mentions.field,
                    _BACKWARDS.filled(words=mentions.text[span.start() : span.end()]),
                    span.start(),
                    span.end(),
                    severity=Severity.NOTE if begins_before else None,
                )


def _ended_first(mentions: Mentions) -> Iterator[Hit]:
    """เริ่มวันที่ 9 พฤษภาคม 2566 แล้วเสร็จวันที่ 28 เมษายน 2566: what ends before it began, or is received before it was ordered."""
    for first, last in pairwise(mentions.dates):
        between = mentions.text[first.end : last.start]
        lead = mentions.text[max(0, first.start - _LEAD) : first.start].rpartition("\n")[2]
        if _DASH.fullmatch(between) and last.ends_on < first.starts_on and first.starts_on == first.ends_on:
            words = mentions.text[first.start : last.end]
            yield Hit(mentions.field, _BACKWARDS.filled(words=words), first.start, last.end)
            continue
        if last.starts_on > first.ends_on and _AFTER.search(between) and "\n" not in between:
            words, other = mentions.words(first), mentions.words(last)
            sentence = Message("What came after “{other}” can't have been on “{words}”", words=words, other=other)
            yield Hit(mentions.field, sentence, first.start, last.end, severity=Severity.WARNING)
        if last.ends_on >= first.starts_on or "\n" in between or not (first.is_year_stated and last.is_year_stated):
            continue
        if _BEGINS.search(lead) and _ENDS.search(between) and not _OTHER_WORK.search(between):
            words, other = mentions.words(first), mentions.words(last)
            sentence = Message("What began on “{words}” can't have ended on “{other}”", words=words, other=other)
            yield Hit(mentions.field, sentence, first.start, last.end, severity=Severity.WARNING)


def _bought_first(mentions: Mentions) -> Iterator[Hit]:
    """ลงนามสัญญาวันที่ 12 เมษายน … เปิดซองวันที่ 20 พฤษภาคม: a contract that is signed before its bids are called for or opened."""
    days = [d for d in mentions.dates if d.starts_on == d.ends_on] if "สัญญา" in mentions.text else []
    leads = [mentions.text[max(0, d.start - _LEAD, *(o.end for o in days if o.end <= d.start)) : d.start] for d in days]
    signed = [d for d, lead in zip(days, leads, strict=True) if _SIGNS.search(lead)]
    called = [d for d, lead in zip(days, leads, strict=True) if _CALLS.search(lead)]
    if len(signed) == 1 and called and all(signed[0].starts_on < d.starts_on for d in called):
        words, other = (mentions.words(d) for d in (signed[0], called[0]))
        sentence = Message("What came after “{other}” can't have been on “{words}”", words=words, other=other)
        yield Hit.at(mentions, signed[0], sentence, severity=Severity.WARNING)


_SIGNS = re.compile(r"(?:ลงนาม(?:ใน)?|ทำ)สัญญา[^\d\n]{0,20}$")
_CALLS = re.compile(r"(?:ประกาศเชิญชวน|เปิดซอง|ยื่นข้อเสนอ|ยื่นซอง|เสนอราคา|ประกวดราคา)[^\d\n]{0,20}$")
_DASH = re.compile(r"\s*(?:-|–|—|ถึง)\s*(?:วันที่)?\s*")
_AFTER = re.compile(r"^\s*(?:หลังจาก|ภายหลังจาก|ภายหลัง|หลัง)(?:ที่)?(?:ได้)?[^\d\n]{2,40}(?:เมื่อ|ใน)?(?:วันที่)?\s*$")
_LEAD = 50
_BEGINS = re.compile(
    r"(?:เริ่ม(?:ต้น|งาน|ดำเนินการ|ก่อสร้าง|ปรับปรุง)?|ลงนาม(?:ใน)?สัญญา|ทำสัญญา|ส่งมอบพื้นที่|เปิดรับสมัคร|รับแจ้ง)[^\d\n]{0,30}(?:[^\s\n]{0,10}\d[^\s\n]{0,12}\s*)?(?:เมื่อ|ใน|ตั้งแต่)?(?:วันที่)?\s*$"
)
_ENDS = re.compile(r"(?:แล้วเสร็จ|เสร็จสิ้น|เสร็จ|ตรวจรับ|ส่งมอบงาน|สิ้นสุด|ปิดรับสมัคร)[^\d\n]{0,30}(?:เมื่อ|ใน|ภายใน)?(?:วันที่)?\s*$")
_OTHER_WORK = re.compile(r"ส่วน|ขณะที่|ก่อนหน้า|โครงการ(?!นี้)|ปีก่อน|เดิม|อีกสัญญา")


def _hours(mentions: Mentions) -> Iterator[Hit]:
    """เวลา 16.00 - 09.00 น.: by day a window doesn't end before it begins; over night it does."""
    for found in mentions.times:
        if found.ends_at is None or found.ends_at >= found.starts_at:
            continue
        if _DAY[0] <= found.ends_at and found.starts_at <= _DAY[1]:
            words = mentions.words(found)
            yield Hit.at(mentions, found, _BACKWARDS.filled(words=words), severity=Severity.WARNING)


_DAY = time(7), time(18)
_BACKWARDS = Message("“{words}” ends before it begins")
_TEXT = "จัดสัปดาห์คัดแยก ระหว่างวันที่ {days} กุมภาพันธ์ 2567 รวมเป็น 5 ชุมชน"

RULE = Rule(
    code="T310",
    name="range-backwards",
    severity=Severity.ERROR,
    title=Message("A span of days that ends before it begins"),
    why=Message("With days the wrong way round nobody knows when it was, or how long."),
    remedy=Message("Look both days up in the papers of the activity."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(days="12 - 16")),
    bad=quarter_of_form(2, narrative=_TEXT.format(days="22 - 16")),
)
