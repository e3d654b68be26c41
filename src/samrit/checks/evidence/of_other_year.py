"""E508: evidence is of another fiscal year than the report."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.report.mentions import Mentions
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_YEAR = re.compile(r"(?P<fiscal>ปีงบประมาณ|ปีงบฯ)?(?:ปี|พ\.ศ\.|\s)*(?<!\d)(?P<year>2[45]\d\d)(?![\d/])")
# What is made before the year that it is for, holds for years, or is compared with.
_FROM_BEFORE = re.compile(
    r"แผน(?!ที่)|คำสั่ง|ประกาศ|ระเบียบ|ข้อบัญญัติ|เกณฑ์|คู่มือ|มาตรฐาน|สัญญา|บันทึกข้อตกลง|MOU|เทียบ|ฐาน|ปีก่อน|ย้อนหลัง|มติ|อนุมัติ|แต่งตั้ง|พระราชบัญญัติ|โครงการ"
)


def _check(subject: Subject) -> Iterator[Hit]:
    report, year = subject.indicator, subject.fiscal_year_be
    if report is None or year is None:
        return
    compared = {int(y) for text in (report.name, report.definition, report.method) for y in _years(to_arabic(text))}
    for mentions in subject.mentions:
        if not mentions.field.startswith("evidence") or _FROM_BEFORE.search(mentions.text):
            continue
        if (found := _other_year(mentions, year, compared)) is not None:
            start, end = found
            sentence = Message(
                "“{words}” is not of the report's fiscal year, {year}", words=mentions.text[start:end], year=year
            )
            yield Hit(mentions.field, sentence, start, end)


def _other_year(mentions: Mentions, year: int, compared: set[int]) -> tuple[int, int] | None:
    """The year that evidence names or is dated in, where neither it nor another one there is the report's, or what that compares with."""
    found: list[tuple[int, int]] = []
    dated = {(d.start, d.end): fiscal_year_be(d.starts_on) for d in mentions.dates if d.is_year_stated}
    for span, of in dated.items():
        if of == year or of in compared or of == year + 1:  # a paper about the year is written after it
            return None
        found.append(span)
    for named in _YEAR.finditer(to_arabic(mentions.text)):
        if any(start <= named.start("year") < end for start, end in dated):
            continue
        of = int(named["year"])
        # A fiscal year begins in October of the year before.
        if of == year or of in compared or (of == year - 1 and named["fiscal"] is None):
            return None
        found.append(named.span())
    return found[0] if found else None


def _years(text: str) -> list[str]:
    return [named["year"] for named in _YEAR.finditer(text)]


RULE = Rule(
    code="E508",
    name="evidence-of-other-year",
    severity=Severity.WARNING,
    title=Message("Evidence of another year"),
    why=Message(
        "What was written about another year can't show this year's result; it was left in from the last report."
    ),
    remedy=Message("Give the evidence of this year, or correct the year in its name."),
    check=_check,
    good=form(evidence=(Evidence(ref="รายงานผลจุดรับเศษอาหาร ประจำปีงบประมาณ 2567"),)),
    bad=form(evidence=(Evidence(ref="รายงานผลจุดรับเศษอาหาร ประจำปีงบประมาณ 2565"),)),
)
