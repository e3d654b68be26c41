"""T307: a quarter tells as done what lies after its end."""

import re
from collections.abc import Iterator
from datetime import timedelta

from samrit.checks.activity import is_planned, is_reported_done
from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import fiscal_year_be, quarter_dates
from samrit.thai.dates import Precision
from samrit.thai.translation import Message

_SOON = timedelta(days=14)  # by then a quarter is reported
_YEAR = timedelta(days=365)  # farther off the year is a slip, which is another rule's
_PAPER = re.compile(r"ลงวันที่\s*$")
_LEAD = 20

_OF_DAY = Message("The activity of {starts_on} comes after the end of quarter {quarter}")
_OF_MONTH = Message("What is told of “{words}” comes after the end of quarter {quarter}")


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.fiscal_year_be
    if year is None:
        return
    for q, mentions in subject.narrated:
        _, closes = quarter_dates(year, q.quarter)
        days = subject.days_of_doing[mentions.field]
        for day in (*days, *(d for d in mentions.dates if d not in days and is_reported_done(mentions, d))):
            if day.starts_on <= closes or fiscal_year_be(day.starts_on) > year + 1 or is_planned(mentions, day):
                continue
            words = mentions.words(day)
            yield Hit.at(
                mentions,
                day,
                _OF_DAY.filled(starts_on=day.starts_on, quarter=q.quarter)
                if day.precision is Precision.DAY
                else _OF_MONTH.filled(words=words, quarter=q.quarter),
                # What came soon after, a report that was written late may tell.
                severity=Severity.WARNING if day.starts_on - closes > _SOON else None,
            )
        for day in mentions.dates:
            is_paper = _PAPER.search(mentions.text, max(0, day.start - _LEAD), day.start) is not None
            if is_paper and day.precision is Precision.DAY and _SOON < day.starts_on - closes < _YEAR:
                yield Hit.at(
                    mentions,
                    day,
                    Message(
                        "A paper of {starts_on} is cited, long after the end of quarter {quarter}",
                        starts_on=day.starts_on,
                        quarter=q.quarter,
                    ),
                    severity=Severity.WARNING,
                )


RULE = Rule(
    code="T307",
    name="not-yet-happened",
    severity=Severity.NOTE,
    title=Message("An activity after the end of the quarter"),
    why=Message("A quarter reports what was done; what is still to come should be called a plan."),
    remedy=Message("Write that it is planned, or move it to its own quarter."),
    check=_check,
    good=quarter_of_form(
        2, narrative="ซ้อมเก็บเศษอาหารเมื่อวันที่ 20 กุมภาพันธ์ 2567 จุดรับมี 5 ชุมชน และกำหนดจัดอบรมวันที่ 9 พฤษภาคม 2567"
    ),
    bad=quarter_of_form(2, narrative="จัดอบรมอาสาสมัครเมื่อวันที่ 9 พฤษภาคม 2567 มีผู้แทนชุมชนครบทุกแห่ง"),
)
