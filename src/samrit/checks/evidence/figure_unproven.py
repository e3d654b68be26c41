"""E504: no evidence says which figure it proves."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import is_share, shown, unit_text
from samrit.checks.subject import Subject
from samrit.report import Evidence, IndicatorReport
from samrit.report.mentions import Quantity
from samrit.report.units import known_unit
from samrit.scoring.domain import unit_of_report
from samrit.scoring.words import without_blank
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_CLAIMS = (Quantity.POWER, Quantity.ENERGY, Quantity.EMISSION)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.evidence or report.result.value is None:
        return
    measure = _measured(report)
    if measure and all(_PICTURES.fullmatch(e.ref.strip()) for e in report.evidence):
        sentence = Message("Pictures are all the evidence, and no picture shows {printed}", printed=measure)
        yield Hit("evidence", sentence, severity=Severity.WARNING)
        return
    named = to_arabic(" ".join(e.ref for e in report.evidence if not e.is_link))
    figures = [figure for figure in _figures(subject, report) if figure not in named]
    if figures and not named:
        listed = ", ".join(figures)
        yield Hit(
            "evidence",
            Message("The evidence doesn't say which figure it proves: {listed}", listed=listed),
        )


def _measured(report: IndicatorReport) -> Message | str:
    """The result as printed where it was worked out or measured: a share, a mean, a mark, a weight; "" for what can be counted on a picture."""
    quantity = known_unit(unit_of_report(report))
    is_measured = quantity is not None and quantity.quantity in _WORKED_OUT
    is_mark = _MARK.search(f"{report.name} {unit_text(report)}") is not None
    return without_blank(report.result) if is_share(report) or is_measured or is_mark else ""


_WORKED_OUT = (Quantity.MASS, Quantity.VOLUME, Quantity.ENERGY, Quantity.EMISSION, Quantity.MONEY)
_MARK = re.compile(r"คะแนน|เฉลี่ย|ความพึงพอใจ")
_PICTURES = re.compile(
    r"(?:[-•\d.)\s]*(?:แนบ)?(?:ไฟล์)?(?:ภาพ(?:ถ่าย|ข่าว|ประกอบ|การ)?|รูป(?:ภาพ|ถ่าย)?|คลิป(?:วิดีโอ)?|วิดีโอ)(?!(?:หน้าจอ|รวมข้อมูล|แสดง|สแกน)|[^,\n]*(?:รายงาน|ทะเบียน|ผลการ|สถิติ|เอกสาร|รายชื่อ|แบบ|ตาราง|บัญชี|ใบ|หนังสือ|หน้าจอ))[^,\n]{0,60}[,\s]*)+"
)


def _figures(subject: Subject, report: IndicatorReport) -> list[str]:
    """The year's result, and what the narratives claim to have saved, each once."""
    found = [shown(report.result.value)] if report.result.value is not None else []
    for mentions in subject.narratives:
        found += [mentions.words(f) for f in mentions.figures if f.quantity in _CLAIMS]
    return list(dict.fromkeys(found))


RULE = Rule(
    code="E504",
    name="figure-unproven",
    severity=Severity.NOTE,
    title=Message("No evidence says which figure it proves"),
    why=Message("Evidence that names no figure leaves the auditor to search for it."),
    remedy=Message("Name the evidence with the figure it proves."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="https://www.bangkok.go.th/example/compost"),)),
)
