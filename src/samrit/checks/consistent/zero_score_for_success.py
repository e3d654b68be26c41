"""K214: a score of 0 beside a result that meets the target."""

from collections.abc import Iterator
from decimal import Decimal

from samrit.checks.example import page, quarter_of_page
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Score, Verdict
from samrit.scoring import judge
from samrit.thai.message import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.target.value:
        return
    for q in report.quarters:
        if q.score.value != 0 or not q.result.value:
            continue
        if judge(report.target, q.result).verdict in (Verdict.MEETS, Verdict.EXCEEDS):
            yield Hit(
                f"quarters.{q.quarter}.score",
                Message(
                    f"ไตรมาสที่ {q.quarter} ผลงาน {shown(q.result.value)} ถึงเป้าหมาย แต่คะแนนเป็น 0 อาจหมายถึงยังไม่ได้ตรวจ",
                    f"Quarter {q.quarter} reaches the target with {shown(q.result.value)}, and is scored 0;"
                    " it may mean “not reviewed”",
                ),
            )


RULE = Rule(
    code="K214",
    name="zero-score-for-success",
    family=Family.CONSISTENT,
    severity=Severity.NOTE,
    title=Message("คะแนนศูนย์ทั้งที่ผลงานถึงเป้าหมาย", "A score of 0 for a result that meets the target"),
    why=Message(
        "ศูนย์คะแนนกับยังไม่ได้ตรวจเป็นคนละเรื่อง แต่ระบบเดิมแสดงเหมือนกัน",
        "A score of zero and “not reviewed” are two things that the present system shows alike.",
    ),
    mend=Message(
        "ให้ผู้ประเมินระบุว่ายังไม่ได้ตรวจ หรือให้เหตุผลของคะแนน", "Have the evaluator say “not reviewed”, or give the reason."
    ),
    check=_check,
    good=page(),
    bad=quarter_of_page(4, score=Score(value=Decimal(0), quality=Decimal(0), timeliness=Decimal(0))),
)
