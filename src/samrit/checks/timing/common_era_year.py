"""T308: a year of the Common Era in a Thai date."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import to_buddhist
from samrit.thai.dates import Era
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for found in mentions.dates:
            if found.era is Era.COMMON:
                words = mentions.words(found)
                yield Hit.at(
                    mentions,
                    found,
                    Message(
                        "“{words}” has a year of the Common Era; in the Buddhist Era it is {right}",
                        words=words,
                        right=to_buddhist(found.ends_on.year),
                    ),
                )


RULE = Rule(
    code="T308",
    name="common-era-year",
    severity=Severity.NOTE,
    title=Message("A year of the Common Era in a Thai date"),
    why=Message("Official papers use the Buddhist Era; a mix sorts and searches wrongly."),
    remedy=Message("Write the Buddhist year."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2024 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
