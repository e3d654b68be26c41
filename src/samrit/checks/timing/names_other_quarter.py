"""T311: a quarter's text calls itself another quarter."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import quarter_dates, quarter_of
from samrit.thai.dates import Precision
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_OPENS = re.compile(
    r"[\s\-–•:.(]*(?:\d[.)]\s*)?(?:รายงาน|สรุป)?(?:ผล(?:งาน)?)?(?:การ)?(?:ดำเนินงาน|ดำเนินการ)?\s*(?:ประจำ|ของ|ใน|สำหรับ|ช่วง)*\s*"
    r"(?P<words>ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4]))(?!\d|\s*(?:[-–,]|ถึง|และ)\s*\d|\s*/\s*\d\b)"
)
_QUARTER = re.compile(r"ไตรมาส\s?(?:ที่)?\s*([1-4])(?!\d)|ไตรมาส(?:นี้|ปัจจุบัน)")
# A plan for a quarter of this year; next year's has its year behind it.
_PLAN = re.compile(
    r"(?:คาดว่าจะ|จะ(?:เริ่ม|ดำเนิน|จัด|เปิด|ตรวจ|ส่ง|แล้วเสร็จ)|กำหนด(?:จัด|เริ่ม|แล้วเสร็จ)|มีแผน)[^\n\d]{0,40}ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4])(?!\d|\s*(?:[-–/,]|ถึง|และ)|\s*(?:ของ)?(?:ปี|พ\.ศ\.|งบ))"
)
_OF_OTHERS = re.compile(r"\s*(?:ที่ผ่านมา|ที่แล้ว|ก่อน|เดิม|จะ|มีแผน|กำหนด|เป็นต้น|(?:ของ)?ปี\s?(?:พ\.ศ\.)?\s*\d)")


def _check(subject: Subject) -> Iterator[Hit]:
    for q, mentions in subject.narrated:
        yield from _planned_before(subject, mentions, q.quarter)
        if "ไตรมาส" not in mentions.text:
            continue
        text = to_arabic(mentions.text)
        if (stale := _PLAN.search(text)) is not None and int(stale["quarter"]) < q.quarter:
            words = mentions.text[stale.start() : stale.end()]
            sentence = Message("“{words}”: in quarter {quarter} that quarter is over", words=words, quarter=q.quarter)
            yield Hit(mentions.field, sentence, stale.start(), stale.end())
        opens = _OPENS.match(text)
        if opens is None or int(opens["quarter"]) == q.quarter or _OF_OTHERS.match(text, opens.end()):
            continue
        # A text that goes through the quarters names its own, too.
        others = [found[1] for found in _QUARTER.finditer(text, opens.end())]
        is_later = int(opens["quarter"]) > q.quarter  # which no text can go through
        if any(int(other) != int(opens["quarter"]) if other else not is_later for other in others):
            continue
        if _is_of_its_months(subject, int(opens["quarter"]), mentions.field):
            continue  # it is the other quarter's text, and says so with its days: that is told of the days
        yield Hit(
            mentions.field,
            Message(
                "The text that stands in quarter {quarter} is headed “{words}”",
                quarter=q.quarter,
                words=mentions.text[opens.start("words") : opens.end("words")],
            ),
            opens.start("words"),
            opens.end("words"),
        )


def _planned_before(subject: Subject, mentions: Mentions, quarter: int) -> Iterator[Hit]:
    """คาดว่าจะเปิดได้ภายในเดือนพฤศจิกายน 2566, in quarter 2: the words of an earlier quarter, left standing."""
    year = subject.fiscal_year_be
    for found in mentions.dates if year is not None and "จะ" in mentions.text else ():
        lead = mentions.text[max(0, found.start - _LEAD) : found.start].rpartition("\n")[2]
        is_over = found.is_year_stated and found.ends_on < quarter_dates(year or 0, quarter)[0]
        if is_over and _WILL.search(lead) and not _DID_NOT.search(lead):
            words = mentions.words(found)
            sentence = Message("“{words}” is told as still to come, and was over when quarter {quarter} began")
            yield Hit.at(mentions, found, sentence.filled(words=words, quarter=quarter))


_LEAD = 60
_WILL = re.compile(r"(?:คาดว่า|คาดการณ์ว่า)?จะ(?:เริ่ม|ดำเนินการ|จัด|เปิด|ตรวจ|ส่งมอบ|แล้วเสร็จ|ติดตั้ง)[^\d\n]{0,40}$")
_DID_NOT = re.compile(r"เดิม|เคย|แต่|เลื่อน|ก่อน|ที่ผ่านมา|กำหนดว่า|แผนว่า|ซึ่งจะ")


def _is_of_its_months(subject: Subject, quarter: int, field: str) -> bool:
    """Whether all days that a text tells lie in the quarter that it names."""
    mentions, year = subject[field], subject.fiscal_year_be
    days = [found for found in mentions.dates if found.precision is Precision.DAY] if mentions is not None else []
    if year is None or not days:
        return False
    first, last = quarter_dates(year, quarter)
    return all(first <= day.starts_on <= last and quarter_of(day.starts_on) == quarter for day in days)


RULE = Rule(
    code="T311",
    name="names-other-quarter",
    severity=Severity.WARNING,
    title=Message("A quarter's text calls itself another quarter"),
    why=Message("Either the text is another quarter's, or its heading was copied on; the reader can't know which."),
    remedy=Message("Correct the heading, or put in this quarter's own text."),
    check=_check,
    good=quarter_of_form(3, narrative="ผลการดำเนินงานไตรมาสที่ 3 เปิดจุดรับเพิ่ม รวมเป็น 9 ชุมชน"),
    bad=quarter_of_form(3, narrative="ผลการดำเนินงานไตรมาสที่ 2 เปิดจุดรับเพิ่ม รวมเป็น 9 ชุมชน"),
)
