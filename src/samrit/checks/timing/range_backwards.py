"""T310: a span of days that ends before it begins."""

import re
from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import MONTHS_SHORT_TH, MONTHS_TH
from samrit.thai.translation import Message

_MONTH = "|".join(re.escape(name) for name in (*MONTHS_TH, *MONTHS_SHORT_TH))
_SPAN = re.compile(
    rf"(?:วันที่|ระหว่าง)\s*(?P<first>\d{{1,2}})\s*(?:-|–|—|ถึง(?:วันที่)?)\s*(?P<last>\d{{1,2}})\s*(?:{_MONTH})(?:\s*\d{{2,4}})?"
)
_LATE, _EARLY = 25, 10  # "30 - 2 เมษายน" leaves out the month in which it began


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for span in _SPAN.finditer(mentions.text):
            first, last = int(span["first"]), int(span["last"])
            if last < first <= 31:
                begins_before = first >= _LATE and last <= _EARLY
                yield Hit(
                    mentions.field,
                    Message("“{words}” ends before it begins", words=mentions.text[span.start() : span.end()]),
                    span.start(),
                    span.end(),
                    severity=Severity.NOTE if begins_before else None,
                )


_TEXT = "จัดสัปดาห์คัดแยก ระหว่างวันที่ {days} กุมภาพันธ์ 2567 รวมเป็น 5 ชุมชน"

RULE = Rule(
    code="T310",
    name="range-backwards",
    family=Family.TIME,
    severity=Severity.ERROR,
    title=Message("A span of days that ends before it begins"),
    why=Message("With days the wrong way round nobody knows when it was, or how long."),
    remedy=Message("Look both days up in the papers of the activity."),
    check=_check,
    good=quarter_of_form(2, narrative=_TEXT.format(days="12 - 16")),
    bad=quarter_of_form(2, narrative=_TEXT.format(days="22 - 16")),
)
