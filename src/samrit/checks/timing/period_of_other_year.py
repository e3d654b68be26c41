"""T312: definition or method counts over another fiscal year than the report's."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report.mentions import Mentions
from samrit.thai.calendar import fiscal_year_be, fiscal_year_dates
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_FIELDS = ("definition", "method")
# What is compared with, drawn up before, or gathered over years.
_OTHER = re.compile(
    r"เทียบ|ฐาน|เพิ่มขึ้นจาก|ลดลงจาก|มากกว่า|น้อยกว่า|ย้อนหลัง|ปีก่อน|ที่ผ่านมา|ณ\s?วันที่|แผน|เฉลี่ย|ประกาศ|คำสั่ง|ระเบียบ|สัญญา|คู่มือ|เกณฑ์"
)
_SINCE = re.compile(r"(?:ตั้งแต่|นับจาก|เริ่มนับ|เริ่ม)(?:วันที่)?\s*$")
_IN_YEAR = re.compile(
    r"(?:(?:ใน|ตลอด|รอบ|ประจำ)|(?<=สะสม)|(?<=สะสม )|(?<=ไตรมาส )|(?<=ทั้งหมด )|(?<=\d ))ปี\s?งบประมาณ\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>2[45]\d\d)(?!\d|\s*(?:[-–,]|ถึง|และ)\s*\d)"
)
_LEAD = 50


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.report.fiscal_year_be
    if year is None or subject.indicator is None:
        return
    for mentions in subject.narratives:
        yield from _of_last_year(mentions, year)
    for mentions in (m for field in _FIELDS if (m := subject[field]) is not None):
        text = to_arabic(mentions.text)
        if _names_own(mentions, text, year):
            continue  # the year's own is named beside the other
        for start, end in _periods(mentions, text, year):
            lead = text[max(0, start - _LEAD) : start].rpartition("\n")[2]
            if _OTHER.search(lead):
                continue
            yield Hit(mentions.field, _NOT_THE_YEAR.filled(words=mentions.text[start:end], year=year), start, end)
            break


def _of_last_year(mentions: Mentions, year: int) -> Iterator[Hit]:
    """A narrative that calls what it tells "ประจำปีงบประมาณ พ.ศ. 2566" in the report of 2567, and names no other year."""
    if "ปี" not in mentions.text:
        return
    text = to_arabic(mentions.text)
    found = [named for named in _IN_YEAR.finditer(text) if int(named["year"]) < year]
    if len(found) != 1 or _names_own(mentions, text, year):
        return
    lead = text[max(0, found[0].start() - _LEAD) : found[0].start()].rpartition("\n")[2]
    if not _OTHER.search(lead) and not _CARRIED.search(lead):
        words = mentions.text[found[0].start() : found[0].end()]
        yield Hit(mentions.field, _NOT_THE_YEAR.filled(words=words, year=year), *found[0].span())


_CARRIED = re.compile(r"งบ|เบิก|กันเงิน|ผูกพัน|ค้าง|เดิม|เคย|เมื่อ|ต่อเนื่อง|ต่อจาก|ทะเบียน|รางวัล|โครงการ|ได้รับ|จาก\s*$")
_NOT_THE_YEAR = Message("“{words}” is not the year of the report, which is fiscal year {year}")


def _periods(mentions: Mentions, text: str, year: int) -> Iterator[tuple[int, int]]:
    """Where a text names a whole fiscal year, or the day on which one begins, that is not `year`."""
    for found in mentions.dates:
        of = fiscal_year_be(found.starts_on)
        if of == year or not _is_of_fiscal_year(found, of):
            continue
        if found.starts_on != found.ends_on or _SINCE.search(text[max(0, found.start - _LEAD) : found.start]):
            yield found.start, found.end
    for named in _IN_YEAR.finditer(text):
        if int(named["year"]) != year:
            yield named.span()


def _is_of_fiscal_year(found: FoundDate, year: int) -> bool:
    """Whether a range is the whole fiscal year, or a day the one on which it begins."""
    first, last = fiscal_year_dates(year)
    if found.starts_on == found.ends_on:
        return found.precision is Precision.DAY and found.starts_on == first
    return (found.starts_on, found.ends_on) == (first, last)


def _names_own(mentions: Mentions, text: str, year: int) -> bool:
    """Whether a text names the report's own year, too: "ปีงบประมาณ 2567", or a day in it."""
    return (
        any(fiscal_year_be(found.ends_on) == year for found in mentions.dates)
        or re.search(rf"งบประมาณ\D{{0,12}}{year}", text) is not None
    )


RULE = Rule(
    code="T312",
    name="period-of-other-year",
    severity=Severity.WARNING,
    title=Message("Definition or method counts over another year"),
    why=Message("What is counted over last year is not this year's result, or the text was copied and not read again."),
    remedy=Message("Write the period of the report's fiscal year."),
    check=_check,
    good=form(method="นับชุมชนในทะเบียนจุดรับ ตั้งแต่วันที่ 1 ตุลาคม 2566 ถึง 30 กันยายน 2567 เป็นค่าสะสม"),
    bad=form(method="นับชุมชนในทะเบียนจุดรับ ตั้งแต่วันที่ 1 ตุลาคม 2565 ถึง 30 กันยายน 2566 เป็นค่าสะสม"),
)
