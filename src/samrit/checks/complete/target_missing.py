"""C111: there is a result and no target."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Target
from samrit.thai.message import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    # The name comes before the target on every paper: where it is, an excerpt has not begun behind the target.
    if report is not None and report.name and report.result.value is not None and not report.target.is_stated:
        yield Hit(
            "target",
            Message(
                f"มีผลงาน {report.result.printed} แต่ไม่มีค่าเป้าหมาย",
                f"The result is {report.result.printed}, and no target is given",
            ),
        )


RULE = Rule(
    code="C111",
    name="target-missing",
    family=Family.COMPLETE,
    severity=Severity.WARNING,
    title=Message("ไม่มีค่าเป้าหมาย", "No target"),
    why=Message("ผลงานที่ไม่มีเป้าหมายบอกไม่ได้ว่าสำเร็จหรือไม่", "Without a target a result is neither success nor failure."),
    mend=Message("ใส่ค่าเป้าหมายตามแผน", "Give the target of the plan."),
    check=_check,
    good=form(),
    bad=form(target=Target(unit_text="ชุมชน")),
)
