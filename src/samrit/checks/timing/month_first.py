"""T305: a date written month first."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for found in mentions.dates:
            if found.is_month_first:
                words = mentions.words(found)
                yield Hit.at(mentions, found, Message("“{words}” is written month first", words=words))


RULE = Rule(
    code="T305",
    name="month-first",
    severity=Severity.WARNING,
    title=Message("A date written month first"),
    why=Message("Thai papers write the day first; beside such a date 3/4/2567 can be read both ways."),
    remedy=Message("Write day, month as a word, and the Buddhist year."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อ 31/1/2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อ 1/31/2024 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
