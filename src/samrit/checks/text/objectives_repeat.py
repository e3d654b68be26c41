"""X611: a project's objectives or targets repeat its rationale."""

from collections.abc import Iterator

from samrit.checks.example import project
from samrit.checks.likeness import letters, share_of
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_SHORTEST = 40  # letters
_REPEATED = (("objectives", "rationale"), ("targets", "objectives"))
_SAID = {
    "objectives": Message("The objectives repeat the rationale"),
    "targets": Message("The targets repeat the objectives"),
}


def _check(subject: Subject) -> Iterator[Hit]:
    if subject.project is None:
        return
    for field, other in _REPEATED:
        text, earlier = getattr(subject.project, field), getattr(subject.project, other)
        if len(letters(text)) >= _SHORTEST and share_of(text, earlier) >= 0.9:
            yield Hit(field, _SAID[field])


RULE = Rule(
    code="X611",
    name="objectives-repeat",
    severity=Severity.NOTE,
    title=Message("A project's objectives or targets repeat what stands before"),
    why=Message("Objectives say what is to change, targets how much and by when."),
    remedy=Message("Write what is to change, how much, and by when."),
    check=_check,
    good=project(),
    bad=project(objectives="เด็กในชุมชนริมคลองไม่มีที่อ่านหนังสือหลังเลิกเรียน"),
)
