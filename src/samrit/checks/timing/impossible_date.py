"""T304: a day that no calendar has."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for wrong in mentions.impossible:
            words = mentions.words(wrong)
            yield Hit.at(mentions, wrong, Message("There is no day “{words}” in the calendar", words=words))


RULE = Rule(
    code="T304",
    name="impossible-date",
    severity=Severity.ERROR,
    title=Message("A day that no calendar has"),
    why=Message("With a wrong day nobody knows the quarter, or finds the papers."),
    remedy=Message("Look the day up in the papers of the activity."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 29 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 31 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
