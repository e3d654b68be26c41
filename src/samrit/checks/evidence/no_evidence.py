"""E501: figures, and no evidence at all."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.nothing import says_nothing
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_ATTACHED = re.compile(r"(?:เอกสารแนบ|สิ่งที่แนบ|ภาคผนวก|เอกสารหมายเลข|ไฟล์แนบ)(?:ท้าย)?\s*(?:ที่|หมายเลข)?\s*[\d๐-๙]{0,3}")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.result.value is None or not subject.reaches_end:
        return
    if all(says_nothing(e.ref) for e in report.evidence):
        yield Hit(
            "evidence",
            Message("The result, {printed}, has no evidence behind it", printed=without_blank(report.result)),
        )
        for mentions in subject.narratives:
            if (named := _ATTACHED.search(mentions.text)) is not None:
                sentence = Message("The text goes by “{words}”, and no evidence is attached", words=named[0].strip())
                yield Hit(mentions.field, sentence, named.start(), named.end())


RULE = Rule(
    code="E501",
    name="no-evidence",
    severity=Severity.WARNING,
    title=Message("No evidence"),
    why=Message("A figure without evidence can't be verified."),
    remedy=Message("Attach the register, report or picture that shows the figure."),
    check=_check,
    good=form(),
    bad=form(evidence=()),
)
