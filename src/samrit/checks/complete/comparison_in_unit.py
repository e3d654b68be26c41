"""C106: the target's comparison, or a blank, stands in the unit."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison, Result, Target
from samrit.report.target import has_blank, read_unit
from samrit.thai.translation import Message

# A level of a scale is a unit by itself ("5 ระดับ"), and a milestone's "ภายใน" stands well before a date.
_UNITS = (Comparison.UNSTATED, Comparison.LEVEL, Comparison.MILESTONE)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    unit = report.target.unit_text
    if has_blank(unit):
        yield Hit(
            "target",
            Message("The unit reads “{unit}”, with a blank “...” that nobody filled in", unit=unit),
        )
    elif (comparison := read_unit(unit)[0]) not in _UNITS and comparison is report.target.comparison:
        yield Hit(
            "target",
            Message("The comparison of the target stands in its unit, “{unit}”", unit=unit),
        )


RULE = Rule(
    code="C106",
    name="comparison-in-unit",
    # The form and the present system print targets so, and whoever fills them in can't do otherwise.
    severity=Severity.NOTE,
    title=Message("A comparison or a blank stands in the unit"),
    why=Message(
        "A unit is only a unit. With a comparison in it, machines can't hold result against target, "
        "and the result gets the same words behind it."
    ),
    remedy=Message("Put the comparison before the value, “at least 12”, and let the unit be “communities”."),
    check=_check,
    good=form(),
    bad=form(
        target=Target(value_text="12", unit_text="ไม่น้อยกว่า ... ชุมชน"),
        result=Result(value_text="13", unit_text="ไม่น้อยกว่า ... ชุมชน"),
    ),
)
