"""X607: a quotation that is opened and not closed."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message

_STRAIGHT = re.compile(r'(?<![\d๐-๙])"')  # behind a digit it stands for inches


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        if mentions.field == subject.report.broken_off or not ('"' in mentions.text or "“" in mentions.text):
            continue
        straight = [m.start() for m in _STRAIGHT.finditer(mentions.text)]
        unclosed = None
        if len(straight) % 2 and mentions.text.count('"') % 2:
            unclosed = straight[-1]
        elif mentions.text.count("“") > mentions.text.count("”"):
            unclosed = mentions.text.rfind("“")
        if unclosed is not None:
            words = mentions.text[unclosed : unclosed + 24]
            yield Hit(
                mentions.field,
                Message("A quotation is opened and not closed: “{words}…”", words=words[1:].strip()),
                unclosed,
                unclosed + 1,
            )


RULE = Rule(
    code="X607",
    name="unclosed-quote",
    severity=Severity.NOTE,
    title=Message("A quotation that is not closed"),
    why=Message("The reader can't tell where the name ends."),
    remedy=Message("Close the quotation behind the name."),
    check=_check,
    good=form(supporting_factors='ชุมชนร่วมงาน "แยกก่อนทิ้ง" ทุกเดือน'),
    bad=form(supporting_factors='ชุมชนร่วมงาน "แยกก่อนทิ้ง ทุกเดือน'),
)
