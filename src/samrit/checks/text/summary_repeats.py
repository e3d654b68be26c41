"""X602: the year's summary repeats the last quarter."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.likeness import is_mostly_in, letters
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import YearEnd
from samrit.thai.translation import Message

_SHORTEST = 60  # letters
_COPIED = 0.8  # a summary is reworded at its seams; the rest of it is the quarter's


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.quarters:
        return
    summary, last = report.year_end.narrative, report.quarters[-1]
    if len(letters(summary)) >= _SHORTEST and is_mostly_in(summary, last.narrative, share=_COPIED):
        yield Hit(
            "year_end.narrative",
            Message("The year's summary repeats the narrative of quarter {quarter}", quarter=last.quarter),
        )


_REPEATED = "ทะเบียน ณ วันที่ 30 กันยายน 2567 มีชุมชนที่คัดแยกต่อเนื่อง 13 ชุมชน เกินที่ตั้งไว้หนึ่งแห่ง"

RULE = Rule(
    code="X602",
    name="summary-repeats",
    severity=Severity.NOTE,
    title=Message("The summary repeats the last quarter"),
    why=Message("A summary says how far the year succeeded and why; it doesn't tell the activities again."),
    remedy=Message("Sum the year up against its target, and say why."),
    check=_check,
    good=form(),
    bad=form(year_end=YearEnd(verdict_text="สูงกว่าเป้าหมาย", narrative=_REPEATED)),
)
