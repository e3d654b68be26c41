"""T302: a quarter reports only what happened in earlier quarters."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from samrit.checks.activity import is_reported_done, refers_back
from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH, quarter_dates, quarter_of
from samrit.thai.dates import Precision
from samrit.thai.translation import Message

# The months of each quarter, with or without a year: a narrative that names one tells of its own quarter.
_MONTHS = {
    quarter: re.compile(
        "|".join(re.escape(name) for month in months for name in (MONTHS_TH[month - 1], MONTHS_SHORT_TH[month - 1]))
    )
    for quarter, months in {1: (10, 11, 12), 2: (1, 2, 3), 3: (4, 5, 6), 4: (7, 8, 9)}.items()
}


def _stray(subject: Subject, mentions: Mentions, quarter: int, opens: date) -> Iterator[Hit]:
    """จัด 2 ครั้ง วันที่ 12 มกราคม 2567 และวันที่ 8 พฤศจิกายน 2566: a day of an earlier quarter in one list with those of this one."""
    days = subject.days_of_doing[mentions.field]
    for one, other in pairwise(days):
        early = next((day for day in (one, other) if day.ends_on < opens), None)
        is_one_list = other.start - one.end < _NEAR and (one.ends_on < opens) is not (other.ends_on < opens)
        if early is not None and is_one_list and not refers_back(mentions, early) and early.is_year_stated:
            own = quarter_of(early.starts_on)
            sentence = _IN_OTHER.filled(starts_on=early.starts_on, own=own, quarter=quarter)
            yield Hit(mentions.field, sentence, early.start, early.end, severity=Severity.NOTE)


_NEAR = 24  # characters between the days of a list
_IN_OTHER = Message("The activity of {starts_on} lies in quarter {own}, and is reported in quarter {quarter}")


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.fiscal_year_be
    if year is None:
        return
    for q in subject.quarters:
        mentions = subject[f"quarters.{q.quarter}.narrative"]
        if mentions is None:
            continue
        opens, _ = quarter_dates(year, q.quarter)
        yield from _stray(subject, mentions, q.quarter, opens)
        # Looking back is how a narrative explains itself; only one with no date of its own quarter has strayed.
        if not mentions.dates or any(d.ends_on >= opens for d in mentions.dates):
            continue
        days = subject.days_of_doing[mentions.field] or [
            d for d in mentions.dates if d.precision is Precision.DAY and is_reported_done(mentions, d)
        ]
        if not days or _MONTHS[q.quarter].search(mentions.text):
            continue
        day = days[-1]
        own = quarter_of(day.starts_on)
        yield Hit(
            mentions.field,
            _IN_OTHER.filled(starts_on=day.starts_on, own=own, quarter=q.quarter),
            day.start,
            day.end,
        )


RULE = Rule(
    code="T302",
    name="reported-late",
    severity=Severity.WARNING,
    title=Message("An activity is reported in a quarter in which it did not happen"),
    why=Message(
        "Quarter 1 is October to December, 2 January to March, 3 April to June, 4 July to September. "
        "What is reported in another quarter distorts progress."
    ),
    remedy=Message("Report it in its own quarter, and say what this quarter did."),
    check=_check,
    good=quarter_of_form(
        2, narrative="จัดอบรมอาสาสมัครเมื่อวันที่ 20 กุมภาพันธ์ 2567 หลังจากเตรียมหลักสูตรมาตั้งแต่ปลายปีก่อน จุดรับมี 5 ชุมชน"
    ),
    bad=quarter_of_form(2, narrative="จัดอบรมอาสาสมัครเมื่อวันที่ 20 ธันวาคม 2566 มีผู้แทนชุมชนเข้าร่วมครบ"),
)
