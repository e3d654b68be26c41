"""T301: the weekday does not fit the date."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.thai.dates import YearFrom
from samrit.thai.translation import Message, weekday


def _check(subject: Subject) -> Iterator[Hit]:
    for mentions in subject.mentions:
        for i, found in enumerate(mentions.dates):
            real = found.starts_on.weekday()
            if found.weekday is None or found.weekday == real:
                continue
            # "วันจันทร์ที่ 30 และวันพุธที่ 1 เมษายน": the first day of the list is in the month before.
            following = mentions.dates[i + 1 : i + 2]
            if not found.is_year_stated and following and following[0].starts_on < found.starts_on:
                continue
            words = mentions.words(found)
            yield Hit.at(
                mentions,
                found,
                Message(
                    "“{words}”: {day} is a {real}, not a {stated}",
                    words=words,
                    day=found.starts_on,
                    real=weekday(real),
                    stated=weekday(found.weekday),
                ),
                # Where the text leaves the year out, it may be another one than the report's.
                severity=Severity.WARNING if found.year_from is YearFrom.ANCHOR else None,
            )


RULE = Rule(
    code="T301",
    name="wrong-weekday",
    severity=Severity.ERROR,
    title=Message("The weekday does not fit the date"),
    why=Message("Where weekday and date disagree one of them is wrong, and nobody can tell when the activity was."),
    remedy=Message("Look at a calendar and correct the weekday or the date."),
    check=_check,
    good=quarter_of_form(1, narrative="อบรมผู้นำชุมชนในวันพุธที่ 15 พฤศจิกายน 2566 และเปิดจุดรับ 2 ชุมชน"),
    bad=quarter_of_form(1, narrative="อบรมผู้นำชุมชนในวันศุกร์ที่ 15 พฤศจิกายน 2566 และเปิดจุดรับ 2 ชุมชน"),
)
