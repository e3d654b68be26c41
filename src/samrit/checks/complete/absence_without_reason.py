"""C114: a result is not applicable, or can't be measured yet, and nobody says why."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Absence, Result
from samrit.thai.translation import Message

_NEED_REASON = (Absence.NOT_APPLICABLE, Absence.NOT_MEASURABLE_YET)


def _check(subject: Subject) -> Iterator[Hit]:
    for q in subject.quarters:
        if q.result.absence in _NEED_REASON and not q.result.reason and not q.narrative.strip(" -"):
            yield Hit(
                f"quarters.{q.quarter}.result",
                Message(
                    "Quarter {quarter} says “{value_text}” without a reason",
                    quarter=q.quarter,
                    value_text=q.result.value_text,
                ),
            )


RULE = Rule(
    code="C114",
    name="absence-without-reason",
    severity=Severity.NOTE,
    title=Message("No value, and no reason"),
    why=Message("Blank is not zero, and “not measurable yet” is not “forgotten”; the reason tells them apart."),
    remedy=Message("Add the reason behind “เพราะ”."),
    check=_check,
    good=quarter_of_form(1, narrative="", result=Result(value_text="ยังวัดผลไม่ได้ เพราะ แบบสำรวจจะเก็บในไตรมาสที่ 2")),
    bad=quarter_of_form(1, narrative="", result=Result(value_text="ยังวัดผลไม่ได้")),
)
