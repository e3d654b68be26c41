"""C113: fewer would be better, and the target doesn't say so."""

import re
from collections.abc import Iterator

from samrit.checks.example import page
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison, IndicatorReport, Result, Target
from samrit.thai.translation import Message

_HARM = re.compile(r"ผู้เสียชีวิต|อุบัติเหตุ|อัตราป่วย|อัตราตาย|อัตราการเสียชีวิต|ข้อร้องเรียน|ค่าดัชนีลูกน้ำ")
# What is done about a harm grows: people helped, cases solved, complaints answered, deaths avoided.
_CARE = re.compile(r"ลด|ช่วย|ดูแล|รักษา|แก้ไข|คัดกรอง|ป้องกัน|ตอบ|ดำเนินการ|ยุติ|ความสำเร็จ|เฝ้าระวัง|จุดเสี่ยง|ไม่")
_SAYS_LESS = re.compile(r"ไม่เกิน|ไม่มากกว่า|(?<!ไม่)น้อยกว่า|(?<!ไม่)ต่ำกว่า|at most|no more than", re.IGNORECASE)
_SAYS_FEWER = re.compile(r"(?:ยิ่ง)?น้อยยิ่งดี|ค่าน้อย(?:แสดงว่า)?ดี|ยิ่งต่ำยิ่งดี|(?:less|fewer|lower) is better", re.IGNORECASE)
_LESS = (Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.ZERO_TOLERANCE)


def less_is_better(report: IndicatorReport) -> re.Match[str] | None:
    """The words of the name that say that fewer would be better, where the target states no direction."""
    if report.target.value is None or report.target.comparison is not Comparison.UNSTATED:
        return None
    harm = _HARM.search(report.name)
    cared_for = _CARE.search(report.name) or _CARE.search(report.target.unit_text)
    return harm if harm and not cared_for else None


def asks_less(report: IndicatorReport) -> bool:
    """Whether fewer is better, by the target, by the name, or as definition and method say."""
    if report.target.comparison in _LESS:
        return True
    if report.target.comparison is not Comparison.UNSTATED:
        return False
    said = _SAYS_LESS.search(report.name) or _SAYS_FEWER.search(f"{report.definition}\n{report.method}")
    return said is not None or less_is_better(report) is not None


def _check(subject: Subject) -> Iterator[Hit]:
    harm = less_is_better(subject.indicator) if subject.indicator is not None else None
    if harm is not None:
        yield Hit(
            "name",
            Message("Less of “{group}” is better, but the target doesn't say “at most”", group=harm.group()),
            harm.start(),
            harm.end(),
        )


def _road_deaths(target: str) -> IndicatorReport:
    """A report on road deaths with this target."""
    return page(
        name="จำนวนผู้เสียชีวิตจากอุบัติเหตุทางถนน",
        target=Target(value_text=target, unit_text="คน"),
        result=Result(value_text="11", unit_text="คน"),
        quarters=(),
    )


RULE = Rule(
    code="C113",
    name="direction-unstated",
    severity=Severity.NOTE,
    title=Message("Lower is better, and the target doesn't say so"),
    why=Message("Without a direction a worse result may be counted as above target."),
    remedy=Message("Write “at most” before the value of the target."),
    check=_check,
    good=_road_deaths("ไม่เกิน 13"),
    bad=_road_deaths("13"),
)
