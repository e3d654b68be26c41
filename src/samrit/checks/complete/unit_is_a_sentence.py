"""C108: the unit is a sentence."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import unit_text
from samrit.checks.subject import Subject
from samrit.report import Result, Target
from samrit.report.target import read_unit
from samrit.thai.translation import Message

_LONGEST = 30  # characters; the longest unit in use, "ตารางเมตรต่อประชากรหนึ่งคน", has 26


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    unit = read_unit(unit_text(report))[1]
    if len(unit) > _LONGEST:
        yield Hit(
            "target" if report.target.unit_text else "result",
            Message("The unit is a whole sentence: “{unit}”", unit=unit),
        )


RULE = Rule(
    code="C108",
    name="unit-is-a-sentence",
    severity=Severity.WARNING,
    title=Message("The unit is a sentence"),
    why=Message(
        "A unit says what the value counts. An explanation belongs to the definition, and is cut off in print."
    ),
    remedy=Message("Use one word, as “percent”, “places”, “people”, and move the rest to the definition."),
    check=_check,
    good=form(),
    bad=form(
        target=Target(value_text="12", unit_text="ชุมชนที่ร่วมโครงการและคัดแยกเศษอาหารได้ครบทุกสัปดาห์ตลอดปี"),
        result=Result(value_text="13", unit_text="ชุมชนที่ร่วมโครงการและคัดแยกเศษอาหารได้ครบทุกสัปดาห์ตลอดปี"),
    ),
)
