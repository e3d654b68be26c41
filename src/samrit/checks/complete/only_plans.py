"""C121: a quarter has a new value, and its words tell only what will be done."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from samrit.checks.binding import bindings, states_value
from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import QuarterReport
from samrit.report.mentions import Figure, Mentions
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_WILL = re.compile(
    r"^[\s\-–•\d.)]*(?:สำนักงาน[ก-๎]{2,20}|ฝ่าย[ก-๎]{2,16})?\s*(?:จะ(?!ต้อง)|กำหนด(?:การ)?(?:จัด|ดำเนิน|ลง|เปิด)|มีแผน|วางแผน|เตรียม|คาดว่า|will\b)"
)
# A clause of a plan: that something is to be finished in it says nothing of what is.
_PLANS = re.compile(r"(?:(?<![ก-๎])|และ|โดย)(?:จะ(?!ต้อง)|กำหนด(?:จะ|จัด)|มีแผน|วางแผน|เตรียม|คาดว่า)[ก-๎]*")
_DONE = re.compile(r"แล้ว|สะสม|เสร็จ|ครบ|รวม|ได้(?!แก่|รับ)|ผ่าน|ดำเนินการจัด|จัดกิจกรรม\s?\d|\b(?:done|completed|so far)\b")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    before = None
    for q in report.quarters:
        value, last = q.result.value, before
        before = value if value is not None else before
        mentions = subject.narrative(q.quarter)
        if not value or value == last or mentions is None or mentions.field == report.broken_off:
            continue
        unfinished = _unfinished(mentions, value, last) if "อยู่ระหว่าง" in mentions.text else None
        if unfinished is not None:
            words = mentions.words(unfinished)
            sentence = Message("Quarter {quarter} counts “{words}”, of which its text says that it is not finished")
            yield Hit.at(mentions, unfinished, sentence.filled(quarter=q.quarter, words=words))
            continue
        planned = _PLANNED_TIME.search(mentions.text) if "ที่" in mentions.text else None
        if planned is not None and to_arabic(planned["time"]) == shown(value):
            sentence = Message(
                "Quarter {quarter} counts “{words}”, of which its text says that it will be done",
                quarter=q.quarter,
                words=planned["words"],
            )
            yield Hit(mentions.field, sentence, *planned.span("words"))
            continue
        added = _planned_as_added(subject, q, last) if _ANY_PLAN.search(mentions.text) else None
        if added is not None:
            yield Hit.at(
                mentions,
                added,
                Message(
                    "Quarter {quarter} counts “{words}”, of which its text says that it will be done",
                    quarter=q.quarter,
                    words=mentions.words(added),
                ),
            )
            continue
        will = _WILL.search(mentions.text)
        if will is None or _DONE.search(_PLANS.sub(" ", mentions.text)) or states_value(report, mentions, value):
            continue
        yield Hit(
            mentions.field,
            Message(
                "Quarter {quarter} reports {value}, and its words tell only what will be done",
                quarter=q.quarter,
                value=shown(value),
            ),
            will.start() + len(will.group()) - len(will.group().lstrip()),
            will.end(),
        )


# "ครั้งที่ 6 กำหนดจะจัด…": the last of those that are counted.
_PLANNED_TIME = re.compile(
    r"(?<![ก-๎])(?P<words>(?:ครั้ง|รุ่น|แห่ง|หลัง|ชุมชน|โครงการ|กิจกรรม|จุด|สาย|แปลง)ที่\s?(?P<time>[\d๐-๙]{1,3}))\s*(?:กำหนด(?:จะ|การ|จัด)|จะ(?!ต้อง)|มีแผน|วางแผน|คาดว่า)"
)
_STILL = re.compile(r"\s*(?:ซึ่ง|โดย)?(?:ขณะนี้)?ยัง(?:อยู่)?(?:ใน)?ระหว่าง(?:รอ|พิจารณา|ตรวจ|เสนอ|ขอ)")
_NOT_YET = re.compile(r"[ก-๎]{0,20}\s*(?:ยัง)?อยู่(?:ใน)?ระหว่าง")


def _unfinished(mentions: Mentions, value: Decimal, last: Decimal | None) -> Figure | None:
    """The figure for what is under way that the value counts with what is done: 24 of 21 แห่ง and “ส่วนอีก 3 แห่ง อยู่ระหว่าง…”."""
    for figure in mentions.figures if last else ():
        is_added = (
            figure.unit and figure.value == value - (last or 0) and mentions.text.count(mentions.words(figure)) == 1
        )
        if is_added and _STILL.match(mentions.text, figure.end):
            return figure  # "มีร้านยื่นใบสมัครเพิ่ม 32 ร้าน ซึ่งยังอยู่ระหว่างรอการตรวจ"
    for line in mentions.lines:
        for done, unfinished in pairwise(line):
            is_sum = done.value + unfinished.value == value and done.unit == unfinished.unit and unfinished.value > 0
            lead = mentions.text[done.start - _LEAD : done.start]
            is_stated = "แล้ว" in lead or mentions.text.startswith("แล้ว", done.end)
            if is_sum and done.unit and is_stated and _NOT_YET.match(mentions.text, unfinished.end):
                return unfinished
    return None


_LEAD = 12
# A plan that a figure stands in: from "จะ" to the figure without anything that is done between.
_PLANNED = re.compile(
    r"(?:(?<![ก-๎])|และ|โดย|ซึ่ง)(?:จะ(?!ต้อง|ได้)|กำหนด(?:จะ|ปลูก|จัด|ติดตั้ง|เปิด)|มีแผน(?:จะ|ที่จะ|การ|งาน|ดำเนิน|จัด|เปิด|ขยาย|ติดตั้ง|ปลูก|ซ่อม|ตรวจ|อบรม)|วางแผน|เตรียม|คาดว่า)(?P<what>[^\n]*)$"
)
_ANY_PLAN = re.compile(r"จะ|กำหนด|มีแผน|วางแผน|เตรียม|คาดว่า")  # one of these is in every plan
_DONE_BETWEEN = re.compile(r"แล้ว|(?<!ให้)ครบ|ส่วน|เสร็จ|สะสม|รวม(?:แล้ว|เป็น)|ที่ผ่านมา|ได้รับ")


def _planned_as_added(subject: Subject, quarter: QuarterReport, last: Decimal | None) -> Figure | None:
    """The figure by which the quarter's value grew, or the value itself, where all that the text says of it is a plan."""
    value = quarter.result.value or Decimal(0)
    own = bindings(subject, quarter)
    added = [one for one in own if one.figure.value == value - (last or 0)]
    stated = [one for one in own if one.figure.value == value]
    if added and any(one.figure.start < added[0].figure.start for one in stated):
        return None  # what stands behind the total is what comes next
    reported = added or stated
    return reported[0].figure if reported and all(_is_planned(one.mentions, one.figure) for one in reported) else None


def _is_planned(mentions: Mentions, figure: Figure) -> bool:
    line = mentions.text.rfind("\n", 0, figure.start) + 1
    found = _PLANNED.search(mentions.text[line : figure.start])
    return found is not None and _DONE_BETWEEN.search(found["what"]) is None


RULE = Rule(
    code="C121",
    name="only-plans",
    severity=Severity.WARNING,
    title=Message("A value, and only plans are told"),
    why=Message("What will be done is no result; the evaluator can't see what the value was counted from."),
    remedy=Message("Say what was done in the quarter, and put what is planned behind it."),
    check=_check,
    good=quarter_of_form(3, narrative="เปิดจุดรับใหม่ รวมเป็น 9 ชุมชน และจะซ่อมถังหมักต่อไป"),
    bad=quarter_of_form(3, narrative="จะเปิดจุดรับใหม่ในแฟลตการเคหะ และประสานผู้ดูแลอาคารต่อไป"),
)
