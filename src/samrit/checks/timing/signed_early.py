"""T314: a report is signed before what it reports was over."""

from collections.abc import Iterator
from datetime import date

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Signature
from samrit.thai.calendar import fiscal_year_dates, quarter_dates
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report, year = subject.indicator, subject.fiscal_year_be
    signed_on = report.signature.signed_on if report is not None else None
    if report is None or year is None or signed_on is None:
        return
    filed = [q.quarter for q in report.quarters if q.result.value is not None or q.narrative]
    if not filed:
        return
    if signed_on < fiscal_year_dates(year)[0]:
        sentence = Message("The report is signed on {signed_on}, before its fiscal year began")
        yield Hit("signature", sentence.filled(signed_on=signed_on))
        return
    _, ends_on = quarter_dates(year, max(filed))
    if signed_on < ends_on:
        sentence = Message("The report is signed on {signed_on}, before quarter {quarter} ended ({ends_on})")
        yield Hit("signature", sentence.filled(signed_on=signed_on, quarter=max(filed), ends_on=ends_on))


RULE = Rule(
    code="T314",
    name="signed-before-end",
    severity=Severity.WARNING,
    title=Message("Signed before the reported time was over"),
    why=Message("Whoever signs vouches for what was done until the last day; it can't be known before."),
    remedy=Message("Look at the date of the signature; sign when the quarter is over."),
    check=_check,
    good=form(),
    bad=form(signature=Signature(name="ผู้ลงนามตัวอย่าง", position="นักวิชาการสุขาภิบาล", signed_on=date(2024, 9, 12))),
)
