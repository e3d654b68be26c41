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


_NAMES = {
    name: (month + 2) % 12 // 3 + 1
    for month, names in enumerate(zip(MONTHS_TH, MONTHS_SHORT_TH, strict=True), 1)
    for name in names
}
_MONTH = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_MONTHLY = re.compile(
    rf"(?:เดือน\s?)?(?P<first>{_MONTH})(?:\s?(?:-|–|ถึง|และ)\s?(?:เดือน\s?)?(?P<last>{_MONTH}))?\s?(?:[:=]|จำนวน|ได้|มี|เก็บได้|จัดเก็บได้|รวม)?\s?$"
)
_COMPARES = re.compile(
    r"เทียบ|ช่วงเดียวกัน|ปีก่อน|ที่ผ่านมา|ไตรมาส(?:ที่)?\s?(?:ก่อน|แล้ว|[1-4])|ค้าง|ข้อมูลล่าช้า|ย้อนหลัง|เดิม|จะ(?!ต้อง)|แผน|คาด|เป้าหมาย|กำหนด"
)
_FEWEST_MONTHS = 2


def _of_months(mentions: Mentions, quarter: int) -> Iterator[Hit]:
    """เดือนมกราคม 520 กิโลกรัม เดือนกุมภาพันธ์ 550 กิโลกรัม, in quarter 3: figures of months without a year, all of another quarter."""
    if _MONTHS[quarter].search(mentions.text) or _COMPARES.search(mentions.text) or len(mentions.figures) == 0:
        return
    found: list[tuple[int, int, int, str]] = []
    for figure in mentions.figures:
        lead = mentions.leads[figure.start]
        month = _MONTHLY.search(lead)
        if month is not None and not figure.is_limit and figure.unit:
            start = figure.start - len(lead) + month.start()
            names = filter(None, (month["first"], month["last"]))
            found += [(start, figure.end, _NAMES[name], name) for name in names]
    quarters = {of for _start, _end, of, _name in found}
    if len({name for *_at, name in found}) >= _FEWEST_MONTHS and len(quarters) == 1 and quarters != {quarter}:
        start, end = found[0][0], found[-1][1]
        months = Message("Months of quarter {own} are reported in quarter {quarter}: “{words}”")
        sentence = months.filled(own=quarters.pop(), quarter=quarter, words=mentions.text[start:end])
        yield Hit(mentions.field, sentence, start, end)


def _stray(subject: Subject, mentions: Mentions, quarter: int, opens: date) -> Iterator[Hit]:
    """จัด 2 ครั้ง วันที่ 12 มกราคม 2567 และวันที่ 8 พฤศจิกายน 2566: a day of an earlier quarter in one list with those of this one."""
    days = subject.days_of_doing[mentions.field]
    for one, other in pairwise(days):
        early = next((day for day in (one, other) if day.ends_on < opens), None)
        is_one_list = other.start - one.end < _NEAR and (one.ends_on < opens) is not (other.ends_on < opens)
        if early is not None and is_one_list and not refers_back(mentions, early) and early.is_year_stated:
            own = quarter_of(early.starts_on)
            sentence = _IN_OTHER.filled(starts_on=early.starts_on, own=own, quarter=quarter)
            yield Hit.at(mentions, early, sentence, severity=Severity.NOTE)


_NEAR = 24  # characters between the days of a list
_IN_OTHER = Message("The activity of {starts_on} lies in quarter {own}, and is reported in quarter {quarter}")


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.fiscal_year_be
    for q, mentions in subject.narrated:
        if not any(found.is_year_stated for found in mentions.dates):
            yield from _of_months(mentions, q.quarter)
        if year is None:
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
        yield Hit.at(mentions, day, _IN_OTHER.filled(starts_on=day.starts_on, own=own, quarter=q.quarter))


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
