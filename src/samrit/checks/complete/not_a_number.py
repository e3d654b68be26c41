"""C110: words stand where a number, or a known reason for none, is asked for."""

import re
from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Comparison, Result
from samrit.thai.dates import find_dates
from samrit.thai.translation import Message

_DIGIT = re.compile(r"[\d๐-๙]")


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    is_milestone = report.target.comparison is Comparison.MILESTONE
    places = [("result", report.result)]
    places += [(f"quarters.{q.quarter}.result", q.result) for q in report.quarters]
    for field, result in places:
        if is_milestone and find_dates(result.value_text):
            continue  # a milestone's result is the day on which it was reached
        if not result.is_understood:
            yield Hit(
                field,
                Message(
                    "“{value_text}” is not a number and can't be held against the target", value_text=result.value_text
                ),
                # "100 %": a number is there, with something that a machine stumbles over.
                severity=Severity.NOTE if _DIGIT.search(result.value_text) else None,
            )


RULE = Rule(
    code="C110",
    name="not-a-number",
    family=Family.COMPLETE,
    severity=Severity.WARNING,
    title=Message("The result is words, not a number"),
    why=Message("“High” or “very good” can't be compared, added or drawn."),
    remedy=Message("Give a number, or say not reported, not yet due, not applicable or not measurable yet, and why."),
    check=_check,
    good=form(),
    bad=form(result=Result(value_text="ดีมาก", unit_text="ชุมชน")),
)
