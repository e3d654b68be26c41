"""T309: a period that is the quarter's but for a slip: it ends a day short, or lies in another year."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import fiscal_year_be, fiscal_year_dates, quarter_dates
from samrit.thai.dates import FoundDate
from samrit.thai.translation import Message, ShownDay

_LONG = timedelta(days=80)  # about a quarter: a shorter period may be any


def _check(subject: Subject) -> Iterator[Hit]:
    against = {(hit.field, hit.start): hit for hit in _against_named_year(subject)}
    yield from against.values()
    year = subject.fiscal_year_be or _year_of_periods(subject)
    if year is None or against:
        return
    yield from _of_year(subject, year)
    for q, mentions in subject.narrated:
        if mentions.field == subject.report.broken_off:
            continue
        first, last = quarter_dates(year, q.quarter)
        begins = {first, fiscal_year_dates(year)[0]}
        for found in mentions.dates:
            yield from _of_period(mentions, found, q.quarter, begins, last)


def _of_period(mentions: Mentions, found: FoundDate, quarter: int, begins: set[date], last: date) -> Iterator[Hit]:
    """A period that is the quarter's but for where it ends, or its year."""
    lead = mentions.text[max(0, found.start - _LEAD) : found.start].rpartition("\n")[2]
    is_of_result = _OF_RESULT.search(lead) is not None
    if found.starts_on in begins and last < found.ends_on < last + _LONG:
        if is_of_result:
            yield _hit(mentions, found, _BEYOND.filled(last=ShownDay(last)))
    elif found.ends_on - found.starts_on < _LONG:
        if (is_of_result or _HAS_DONE.search(lead)) and _is_cut_short(mentions, found, begins, last):
            hit = _hit(mentions, found, _CUT.filled(last=ShownDay(last)))
            yield hit if is_of_result else replace(hit, severity=Severity.NOTE)
    elif found.starts_on in begins and found.ends_on == last - timedelta(days=1):
        yield _hit(mentions, found, _SHORT.filled(last=ShownDay(last)))
    elif _is_of_other_year(found, begins, last):
        yield _hit(mentions, found, _OTHER_YEAR.filled(quarter=quarter, last=ShownDay(last)))


def _against_named_year(subject: Subject) -> Iterator[Hit]:
    """แผนขุดลอกประจำปีงบประมาณ พ.ศ. 2566 … ระหว่างวันที่ 1 ตุลาคม 2564 - 31 ธันวาคม 2564: one line, two years; none of a plan that is being drawn up."""
    if subject.report.fiscal_year_be is not None or "งบ" not in subject.all_text:
        return
    for q, mentions in subject.narrated:
        for named in mentions.periods:
            year = fiscal_year_be(named.starts_on)
            line = mentions.text.rfind("\n", 0, named.start) + 1
            if fiscal_year_dates(year) != (named.starts_on, named.ends_on):
                continue
            if _DRAWN_UP.search(mentions.text, max(line, named.start - _LEAD * 2), named.start):
                continue
            first, last = quarter_dates(year, q.quarter)
            for found in mentions.dates:
                between = mentions.text[min(named.end, found.end) : max(named.start, found.start)]
                is_quarter = found.ends_on - found.starts_on > _LONG and found.is_year_stated
                if is_quarter and "\n" not in between and _is_of_other_year(found, {first}, last):
                    others = [fiscal_year_be(d.ends_on) for m in subject.narratives for d in m.dates if d is not found]
                    if fiscal_year_be(found.ends_on) not in others and not _OLDER.search(between):
                        yield _hit(mentions, found, _OTHER_YEAR.filled(quarter=q.quarter, last=ShownDay(last)))


_DRAWN_UP = re.compile(r"จัดทำ|ร่าง|คำขอ|ของบ|เสนอ|เตรียม|ข้อบัญญัติ|วางแผน|ทบทวน|เทียบ|กว่า|เดิม|ปีก่อน|ผ่านมา|ปีถัดไป|สำหรับ")
_OLDER = re.compile(r"เทียบ|ปีก่อน|ช่วงเดียวกัน|ที่ผ่านมา|ย้อนหลัง|ฐาน")


def _of_year(subject: Subject, year: int) -> Iterator[Hit]:
    """The whole year as definition, method or summary tell it, where it ends a day short."""
    first, last = fiscal_year_dates(year)
    for field in ("definition", "method", "year_end.narrative"):
        mentions = subject[field]
        for found in mentions.dates if mentions is not None else ():
            if mentions is not None and (found.starts_on, found.ends_on) == (first, last - timedelta(days=1)):
                yield _hit(mentions, found, _SHORT_YEAR.filled(last=ShownDay(last)))


def _year_of_periods(subject: Subject) -> int | None:
    """The fiscal year of which most quarters tell their own months; None where fewer than three do."""
    years: Counter[int] = Counter()
    for q, mentions in subject.narrated:
        for found in mentions.dates:
            of = fiscal_year_be(found.ends_on)
            if found.is_year_stated and found.ends_on == quarter_dates(of, q.quarter)[1]:
                years[of] += 1
    if years.total() < _FEWEST_PERIODS:
        return None
    year, count = years.most_common(1)[0]
    return year if 2 * count > years.total() else None


_FEWEST_PERIODS = 3
_SHORT = Message("“{words}” ends a day before the quarter does ({last})")
_SHORT_YEAR = Message("“{words}” ends a day before the fiscal year does ({last})")
_OTHER_YEAR = Message("“{words}” is the period of quarter {quarter} in another year; this one ends on {last}")


_BEYOND = Message("What is reported is of “{words}”, which runs beyond the quarter's end ({last})")
_CUT = Message("What is reported is of “{words}”, and the quarter ends on {last}")
# What is said of the period: that the result is of it, and not an event.
_OF_RESULT = re.compile(
    r"(?:ผลงาน|ผลการดำเนินงาน|ผลการดำเนินการ|ข้อมูล|รวบรวม|ผล)[ก-๎]{0,20}?\s*(?:ณ|ใน|ของ|ช่วง|ตั้งแต่|ระหว่าง|วันที่|เดือน|\s|\()*$"
)
_HAS_DONE = re.compile(r"[ก-๎]{2}(?:ได้|แล้ว)\s*(?:ช่วง|ตั้งแต่|ระหว่าง|วันที่|เดือน|\s|\()*$")  # an event may be done in it, too
_MONTH = timedelta(days=27)
_LEAD = 40


def _is_cut_short(mentions: Mentions, found: FoundDate, begins: set[date], last: date) -> bool:
    """Whether a period begins with the quarter and ends weeks before it, and no later day is told."""
    if found.starts_on not in begins or found.ends_on - found.starts_on < _MONTH or found.ends_on >= last:
        return False
    is_later = any(found.ends_on < other.ends_on <= last for other in mentions.dates)
    return not is_later


def _hit(mentions: Mentions, found: FoundDate, sentence: Message) -> Hit:
    return Hit.at(mentions, found, sentence.filled(words=mentions.words(found)))


def _is_of_other_year(found: FoundDate, begins: set[date], last: date) -> bool:
    """Whether both ends have the quarter's days and months, and not its years."""
    starts = {(day.month, day.day) for day in begins}
    same_days = (found.starts_on.month, found.starts_on.day) in starts and (
        (found.ends_on.month, found.ends_on.day) == (last.month, last.day)
    )
    return same_days and found.ends_on.year != last.year


RULE = Rule(
    code="T309",
    name="period-slips",
    severity=Severity.WARNING,
    title=Message("A period that misses its quarter by a slip"),
    why=Message(
        "What is counted from the first day to the last but one, or in another year, is not the quarter's result."
    ),
    remedy=Message("Look at the period's days and at its year."),
    check=_check,
    good=quarter_of_form(1, narrative="อบรมแกนนำ 2 ชุมชน ระหว่างวันที่ 1 ตุลาคม 2566 - 31 ธันวาคม 2566"),
    bad=quarter_of_form(1, narrative="อบรมแกนนำ 2 ชุมชน ระหว่างวันที่ 1 ตุลาคม 2566 - 30 ธันวาคม 2566"),
)
