"""C117: a project's targets name no figure."""

import re
from collections.abc import Iterator

from samrit.checks.example import project
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_FIGURE = re.compile(r"[\d๐-๙]|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|ทุก|ทั้งหมด")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.project
    if report is None or not report.targets or subject.report.broken_off == "targets":
        return
    if not _FIGURE.search(report.targets):
        yield Hit("targets", Message("The targets of the project name no figure"))


RULE = Rule(
    code="C117",
    name="project-target-without-figure",
    severity=Severity.NOTE,
    title=Message("A project's targets without a figure"),
    why=Message("Without a figure nobody can tell when the target is reached."),
    remedy=Message("Give number and unit, as 2 places."),
    check=_check,
    good=project(),
    bad=project(targets="เปิดห้องสมุดใกล้บ้านของเด็ก"),
)
