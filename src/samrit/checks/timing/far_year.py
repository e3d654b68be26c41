"""T306: a year that is a slip: far in the future of the fiscal year, whole decades away, or another for a day of the quarter."""

import re
from collections.abc import Iterator

from samrit.checks.activity import is_reported_done, refers_back
from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import fiscal_year_be, quarter_of
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_FAR = 10  # fiscal years: no contract or plan that a quarter's narrative tells of runs longer to the day

_DECADE = 10
_LEAD = 40  # characters before a date or a year that say what it is
_AS_OF = re.compile(r"(?:ณ|ข้อมูล|ตั้งแต่|ระหว่าง|ประจำ|เมื่อ|ใน)\s*(?:วัน|เดือน)?(?:ที่)?\s*$")
# What is older than the report, or is compared with it.
_OTHER = re.compile(
    r"เทียบ|ปีฐาน|ก่อตั้ง|เริ่ม|นับ|ย้อนหลัง|เดิม|แผน|พระราช|พ\.ร\.บ|ระเบียบ|ประกาศ|คำสั่ง|มติ|หนังสือ|สัญญา|คู่มือ|ฉบับ|เกณฑ์|ข้อบัญญัติ|รางวัล|ครั้งแรก"
)
_OF_YEAR = re.compile(
    r"(?:ไตรมาส\s?(?:ที่)?\s*(?P<quarter>[1-4])\s*(?:ของ|ประจำ)?\s*(?:ปี(?:\s?งบประมาณ)?|/)|ประจำปี(?:\s?งบประมาณ)?|ปี\s?งบประมาณ)"
    r"\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>2[4-6]\d\d)(?!\d|\s*(?:[-–]|ถึง)\s*\d)"
)


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.fiscal_year_be
    if year is None:
        return
    for mentions in subject.narratives:
        yield from _decades(subject, mentions, year)
        for found in mentions.dates:
            if found.precision is Precision.DAY and fiscal_year_be(found.starts_on) - year > _FAR:
                words = mentions.words(found)
                yield Hit.at(
                    mentions,
                    found,
                    Message(
                        "“{words}” lies more than {far} years after fiscal year {year}",
                        words=words,
                        far=_FAR,
                        year=year,
                    ),
                )


def _decades(subject: Subject, mentions: Mentions, year: int) -> Iterator[Hit]:
    """Days and years that would be the report's own with another decade: 2554 in a report of 2564."""
    quarter = mentions.field.removeprefix("quarters.").removesuffix(".narrative")
    for found in mentions.dates:
        by = fiscal_year_be(found.starts_on) - year
        is_decade = by % _DECADE == 0 and by != 0 and by <= _FAR and found.is_year_stated
        is_here = not quarter.isdigit() or quarter_of(found.starts_on) == int(quarter)
        if is_decade and is_here and _is_of_report(subject, mentions, found):
            yield _of_decade(mentions, found.start, found.end, year)
    for found in mentions.dates:
        by = fiscal_year_be(found.starts_on) - year
        is_slip = (-_DECADE < by < 0 or 1 < by < _DECADE) and found.is_year_stated
        # Its day and month are the quarter's own: only the year is another.
        if (
            is_slip
            and quarter == str(quarter_of(found.starts_on))
            and (
                is_reported_done(mentions, found)
                or (found in subject.days_of_doing[mentions.field] and not refers_back(mentions, found))
            )
        ):
            words = mentions.words(found)
            sentence = _BUT_FOR_YEAR.filled(words=words, year=year)
            yield Hit.at(mentions, found, sentence)
        elif by == -1 and is_slip and quarter == str(quarter_of(found.starts_on)) and _was_granted(mentions, found):
            words = mentions.words(found)
            yield Hit.at(mentions, found, _BUT_FOR_YEAR.filled(words=words, year=year), severity=Severity.NOTE)
    for named in _OF_YEAR.finditer(to_arabic(mentions.text)):
        by = int(named["year"]) - year
        lead = mentions.text[max(0, named.start() - _LEAD) : named.start()].rpartition("\n")[2]
        is_own = named["quarter"] is None or named["quarter"] == quarter
        if by and by % _DECADE == 0 and is_own and not _OTHER.search(lead):
            yield _of_decade(mentions, named.start("year"), named.end("year"), year)


_BUT_FOR_YEAR = Message(
    "“{words}” would be a day of this quarter but for its year: the report is of fiscal year {year}"
)


def _was_granted(mentions: Mentions, found: FoundDate) -> bool:
    """Whether something was approved, signed or decided on a day, that the text doesn't only go by."""
    lead = mentions.text[max(0, found.start - 2 * _LEAD) : found.start].rpartition("\n")[2]
    return _GRANTED.search(lead) is not None and _GOES_BY.search(lead) is None


_GRANTED = re.compile(r"(?:เห็นชอบ|อนุมัติ|ลงนาม|อนุญาต|มีมติ|ประกาศผล)[^\d\n]{0,30}เมื่อ(?:วัน[ก-๎]{0,10}ที่)?\s*$")
_GOES_BY = re.compile(r"ตาม|ที่ได้รับ|ซึ่ง|เดิม|เคย|สืบเนื่อง")


def _is_of_report(subject: Subject, mentions: Mentions, found: FoundDate) -> bool:
    lead = mentions.text[max(0, found.start - _LEAD) : found.start].rpartition("\n")[2]
    is_of_activity = found in subject.days_of_doing[mentions.field] or _AS_OF.search(lead) is not None
    return is_of_activity and not _OTHER.search(lead)


def _of_decade(mentions: Mentions, start: int, end: int, year: int) -> Hit:
    sentence = Message(
        "“{words}” is whole decades away from fiscal year {year}", words=mentions.text[start:end], year=year
    )
    return Hit(mentions.field, sentence, start, end)


RULE = Rule(
    code="T306",
    name="far-year",
    severity=Severity.WARNING,
    title=Message("A year far from the fiscal year"),
    why=Message("It is mostly a slip of two digits."),
    remedy=Message("Look at the year of the date."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2657 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
