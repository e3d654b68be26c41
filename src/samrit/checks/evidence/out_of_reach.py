"""E505: evidence that nobody outside can open."""

from collections.abc import Iterator

from samrit.checks.evidence.kinds import is_private, is_shortened
from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.thai.message import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    for i, e in enumerate(report.evidence if report else ()):
        if is_private(e.ref):
            yield Hit(
                f"evidence.{i}.ref",
                Message(f"“{e.ref}” เปิดได้เฉพาะในหน่วยงาน", f"“{e.ref}” opens only inside the office"),
                0,
                len(e.ref),
            )
        elif is_shortened(e.ref):
            yield Hit(
                f"evidence.{i}.ref",
                Message(f"“{e.ref}” เป็นลิงก์ย่อ ไม่รู้ว่าไปที่ใด", f"“{e.ref}” is shortened and hides where it leads"),
                0,
                len(e.ref),
                severity=Severity.NOTE,
            )


RULE = Rule(
    code="E505",
    name="out-of-reach",
    family=Family.EVIDENCE,
    severity=Severity.WARNING,
    title=Message("หลักฐานที่คนนอกเปิดไม่ได้", "Evidence that nobody outside can open"),
    why=Message(
        "ผู้ประเมินและประชาชนเปิดไฟล์ในเครื่องหรือเครือข่ายภายในไม่ได้",
        "Neither evaluator nor citizen can open a file on an office's own disk.",
    ),
    mend=Message("แนบไฟล์ หรือใช้ลิงก์ที่เปิดได้ทั่วไป", "Attach the file, or give a link that opens for everybody."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref="http://192.168.1.20/report"))),
)
