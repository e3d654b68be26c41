"""E501: figures, and no evidence at all."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.message import Message

_EMPTY = " -–—."


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.result.value is None or not subject.reaches_end:
        return
    if all(not e.ref.strip(_EMPTY) for e in report.evidence):
        yield Hit(
            "evidence",
            Message(
                f"ผลงาน {report.result.printed} ไม่มีหลักฐานอ้างอิง",
                f"The result, {report.result.printed}, has no evidence behind it",
            ),
        )


RULE = Rule(
    code="E501",
    name="no-evidence",
    family=Family.EVIDENCE,
    severity=Severity.WARNING,
    title=Message("ไม่มีหลักฐานอ้างอิง", "No evidence"),
    why=Message("ตัวเลขที่ไม่มีหลักฐานตรวจสอบไม่ได้", "A figure without evidence can't be verified."),
    mend=Message(
        "แนบทะเบียน รายงาน หรือภาพถ่ายที่แสดงตัวเลขนั้น", "Attach the register, report or picture that shows the figure."
    ),
    check=_check,
    good=form(),
    bad=form(evidence=()),
)
