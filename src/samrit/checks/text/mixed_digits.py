"""X606: Thai and Arabic digits within one code or number."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import PlanNode
from samrit.thai.digits import has_arabic, has_thai
from samrit.thai.translation import Message

_MIXED = re.compile(r"[0-9๐-๙]*(?:[0-9][๐-๙]|[๐-๙][0-9])[0-9๐-๙]*")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is not None:
        codes = [("number_text", report.number_text)]
        codes += [(f"nodes.{i}", node.code_text) for i, node in enumerate(report.nodes)]
        for field, code in codes:
            if has_thai(code) and has_arabic(code):
                yield Hit(field, _message(code))
    for mentions in subject.mentions if has_thai(subject.all_text) else ():
        for match in _MIXED.finditer(mentions.text):
            yield Hit(mentions.field, _message(match.group()), match.start(), match.end())


def _message(words: str) -> Message:
    return Message("“{words}” mixes Thai and Arabic digits", words=words)


RULE = Rule(
    code="X606",
    name="mixed-digits",
    severity=Severity.WARNING,
    title=Message("Thai and Arabic digits in one code"),
    why=Message("A mixed code can't be found, and sorts wrongly."),
    remedy=Message("Use one kind of digits throughout the code."),
    check=_check,
    good=form(nodes=(PlanNode(label="เป้าประสงค์ที่", code_text="๒.๔.๑", name_th="เมืองสะอาด"),)),
    bad=form(nodes=(PlanNode(label="เป้าประสงค์ที่", code_text="๒.4.๑", name_th="เมืองสะอาด"),)),
)
