"""X611: a project's objectives or targets repeat its rationale."""

from collections.abc import Iterator

from samrit.checks.example import project
from samrit.checks.likeness import letters, share_of
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.message import Message

_SHORTEST = 40  # letters
_REPEATED = (("objectives", "rationale"), ("targets", "objectives"))
_TITLES = {
    "rationale": ("หลักการและเหตุผล", "the rationale"),
    "objectives": ("วัตถุประสงค์", "the objectives"),
    "targets": ("เป้าหมาย", "the targets"),
}


def _check(subject: Subject) -> Iterator[Hit]:
    if subject.project is None:
        return
    for field, other in _REPEATED:
        text, earlier = getattr(subject.project, field), getattr(subject.project, other)
        if len(letters(text)) >= _SHORTEST and share_of(text, earlier) >= 0.9:
            yield Hit(
                field,
                Message(
                    f"{_TITLES[field][0]}ซ้ำกับ{_TITLES[other][0]}",
                    f"{_TITLES[field][1].capitalize()} repeat {_TITLES[other][1]}",
                ),
            )


RULE = Rule(
    code="X611",
    name="objectives-repeat",
    family=Family.TEXT,
    severity=Severity.NOTE,
    title=Message(
        "วัตถุประสงค์หรือเป้าหมายโครงการซ้ำกับหัวข้อก่อน", "A project's objectives or targets repeat what stands before"
    ),
    why=Message(
        "วัตถุประสงค์บอกสิ่งที่จะเปลี่ยน เป้าหมายบอกว่าเท่าใดและเมื่อใด",
        "Objectives say what is to change, targets how much and by when.",
    ),
    mend=Message("เขียนสิ่งที่จะเปลี่ยน จำนวน และกำหนดเวลา", "Write what is to change, how much, and by when."),
    check=_check,
    good=project(),
    bad=project(objectives="เด็กในชุมชนริมคลองไม่มีที่อ่านหนังสือหลังเลิกเรียน"),
)
