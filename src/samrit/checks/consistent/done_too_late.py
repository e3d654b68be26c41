"""K238: what was to be done by a day was done after it, and is told as a success."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, QuarterReport, Result, Target, Verdict, YearEnd
from samrit.report.mentions import Mentions
from samrit.thai.dates import FoundDate, Precision
from samrit.thai.translation import Message

_BY = re.compile(r"(?:แล้วเสร็จ|เสร็จ|เสร็จสิ้น|ประกาศใช้|ส่งมอบ|เปิดใช้)[^\d]{0,30}?ภายใน(?:วันที่|เดือน)?\s*$|\bby\s*$")
_DONE = re.compile(
    r"(?:ลงนาม|แล้วเสร็จ|เสร็จสิ้น|ประกาศใช้|เห็นชอบ|อนุมัติ|ส่งมอบงาน|ตรวจรับ|เปิดใช้)[^\n]{0,40}?เมื่อ(?:วันที่)?\s*$|completed on\s*$"
)
_EARLIER_STEP = re.compile(r"โครงการ|งบประมาณ|หลักการ|แต่งตั้ง|คณะ")
_LEAD = 60


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not _claims_success(report):
        return
    due = _due(subject)
    if due is None:
        return
    done = [(m, day) for m in subject.narratives for day in m.dates if _is_done(m, day)]
    if not done or any(day.starts_on <= due.ends_on for _m, day in done):
        return
    mentions, day = done[0]
    yield Hit.at(
        mentions,
        day,
        Message(
            "It was to be done by {due}, and the text says that it was on {day}",
            due=due.ends_on,
            day=day.starts_on,
        ),
    )


def _due(subject: Subject) -> FoundDate | None:
    """The day by which the indicator's name says that it is to be done."""
    name = subject["name"]
    days = [day for day in name.dates if _BY.search(name.text, max(0, day.start - _LEAD), day.start)] if name else []
    return days[0] if len(days) == 1 else None


def _is_done(mentions: Mentions, day: FoundDate) -> bool:
    lead = mentions.text[max(0, day.start - _LEAD) : day.start].rpartition("\n")[2]
    return day.precision is Precision.DAY and _DONE.search(lead) is not None and not _EARLIER_STEP.search(lead)


def _claims_success(report: IndicatorReport) -> bool:
    if report.year_end.verdict is not None:
        return report.year_end.verdict in (Verdict.MEETS, Verdict.EXCEEDS)
    return report.result.value is not None and report.result.value == report.target.value


def _with(day: str) -> IndicatorReport:
    report = form(
        name="จัดทำแผนจัดการเศษอาหารของเขตแล้วเสร็จภายในวันที่ 31 มีนาคม 2567",
        definition="แผนที่ผู้อำนวยการเขตลงนาม และประกาศให้ชุมชนทราบ",
        method="นับแผนที่ลงนามภายในกำหนด",
        target=Target(value_text="1", unit_text="ฉบับ"),
        result=Result(value_text="1", unit_text="ฉบับ"),
    )
    text = f"ผู้อำนวยการเขตลงนามแผน 1 ฉบับ เมื่อวันที่ {day}"
    quarters = (QuarterReport(quarter=4, narrative=text, result=report.result),)
    return report.replace(quarters=quarters, year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย"))


RULE = Rule(
    code="K238",
    name="done-too-late",
    severity=Severity.WARNING,
    title=Message("Done after the day that was set, and told as a success"),
    why=Message("Where the day is part of the target, what comes after it has missed the target."),
    remedy=Message("Say that it came late and why, or show that the day was moved."),
    check=_check,
    good=_with("20 มีนาคม 2567"),
    bad=_with("28 สิงหาคม 2567"),
)
