"""T311: a quarter's text calls itself another quarter."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import quarter_dates, quarter_of
from samrit.thai.dates import Precision
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_OPENS = re.compile(
    r"[\s\-–•:.(]*(?:\d[.)]\s*)?(?:รายงาน|สรุป)?(?:ผล)?(?:การ)?(?:ดำเนินงาน|ดำเนินการ)?\s*(?:ประจำ|ของ|ใน|สำหรับ|ช่วง)*\s*"
    r"(?P<words>ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4]))(?!\d|\s*(?:[-–,]|ถึง|และ)\s*\d|\s*/\s*\d\b)"
)
_QUARTER = re.compile(r"ไตรมาส\s?(?:ที่)?\s*([1-4])(?!\d)|ไตรมาส(?:นี้|ปัจจุบัน)")
_OF_OTHERS = re.compile(r"\s*(?:ที่ผ่านมา|ที่แล้ว|ก่อน|เดิม|จะ|มีแผน|กำหนด|เป็นต้น|(?:ของ)?ปี\s?(?:พ\.ศ\.)?\s*\d)")


def _check(subject: Subject) -> Iterator[Hit]:
    if "ไตรมาส" not in subject.all_text:
        return
    for q in subject.quarters:
        mentions = subject[f"quarters.{q.quarter}.narrative"]
        if mentions is None or "ไตรมาส" not in mentions.text:
            continue
        text = to_arabic(mentions.text)
        opens = _OPENS.match(text)
        if opens is None or int(opens["quarter"]) == q.quarter or _OF_OTHERS.match(text, opens.end()):
            continue
        # A text that goes through the quarters names its own, too.
        others = [found[1] for found in _QUARTER.finditer(text, opens.end())]
        if any(other is None or int(other) != int(opens["quarter"]) for other in others):
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
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Message("A quarter's text calls itself another quarter"),
    why=Message("Either the text is another quarter's, or its heading was copied on; the reader can't know which."),
    remedy=Message("Correct the heading, or put in this quarter's own text."),
    check=_check,
    good=quarter_of_form(3, narrative="ผลการดำเนินงานไตรมาสที่ 3 เปิดจุดรับเพิ่ม รวมเป็น 9 ชุมชน"),
    bad=quarter_of_form(3, narrative="ผลการดำเนินงานไตรมาสที่ 2 เปิดจุดรับเพิ่ม รวมเป็น 9 ชุมชน"),
)
