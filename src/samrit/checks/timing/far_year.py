"""T306: a day far in the future of the fiscal year."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.dates import Precision
from samrit.thai.translation import Message

_FAR = 10  # fiscal years: no contract or plan that a quarter's narrative tells of runs longer to the day


def _check(subject: Subject) -> Iterator[Hit]:
    year = subject.fiscal_year_be
    if year is None:
        return
    for mentions in subject.narratives:
        for found in mentions.dates:
            if found.precision is Precision.DAY and fiscal_year_be(found.starts_on) - year > _FAR:
                words = mentions.text[found.start : found.end]
                yield Hit(
                    mentions.field,
                    Message(
                        "“{words}” lies more than {far} years after fiscal year {year}",
                        words=words,
                        far=_FAR,
                        year=year,
                    ),
                    found.start,
                    found.end,
                )


RULE = Rule(
    code="T306",
    name="far-year",
    family=Family.TIME,
    severity=Severity.WARNING,
    title=Message("A year far from the fiscal year"),
    why=Message("It is mostly a slip of two digits."),
    remedy=Message("Look at the year of the date."),
    check=_check,
    good=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2567 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
    bad=quarter_of_form(2, narrative="เปิดจุดรับริมคลองเมื่อวันที่ 20 กุมภาพันธ์ 2657 เจ้าหน้าที่เยี่ยมทุกสัปดาห์"),
)
