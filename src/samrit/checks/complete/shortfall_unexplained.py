"""C118: a result misses its target, and nothing says why and what is done about it."""

from collections.abc import Iterator

from samrit.checks.example import quarter_of_form
from samrit.checks.rule import Family, Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Absence, IndicatorReport, QuarterReport, Result, Target, Verdict
from samrit.scoring import Accumulation, judge, judge_year
from samrit.thai.translation import Message
from samrit.vocabulary.fields import YEAR_END, path_of


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None:
        return
    for quarter in report.quarters:
        yield from _missed(quarter, quarter.target)
    if not subject.reaches_end or report.year_end.shortfall:
        return
    if report.result.value is not None:
        yield from _missed(QuarterReport(quarter=YEAR_END, result=report.result), report.target)
    elif report.result.absence is Absence.NOT_STATED and _misses_by_its_quarters(report):
        yield Hit(
            path_of("shortfall", YEAR_END),
            Message(
                "The quarters miss the year's target {target}, and nothing says why and what is done about it",
                target=report.target.printed,
            ),
        )


def _missed(report: QuarterReport, target: Target) -> Iterator[Hit]:
    if report.shortfall or judge(target, report.result).verdict is not Verdict.MISSES:
        return
    yield Hit(
        path_of("shortfall", report.quarter),
        Message(
            "The result {result} misses the target {target}, and nothing says why and what is done about it",
            result=report.result.printed,
            target=target.printed,
        ),
    )


def _misses_by_its_quarters(report: IndicatorReport) -> bool:
    """Whether the year misses its target as the paper says, or else by whatever rule the quarters make the year."""
    if report.year_end.verdict is not None:
        return report.year_end.verdict is Verdict.MISSES
    quarters = [quarter.result for quarter in report.quarters]
    return all(judge_year(report.target, quarters, rule).verdict is Verdict.MISSES for rule in _RULES)


_RULES = tuple(rule for rule in Accumulation if rule is not Accumulation.OWN_ENTRY)


_MISSED = {
    "target": Target(value_text="ไม่น้อยกว่า 8", unit_text="ชุมชน"),
    "result": Result(value_text="5", unit_text="ชุมชน"),
}

RULE = Rule(
    code="C118",
    name="shortfall-unexplained",
    family=Family.COMPLETE,
    severity=Severity.NOTE,
    title=Message("A shortfall without its reason"),
    why=Message("Whoever reads a result below its target asks why, and what is done about it."),
    remedy=Message("Say what the shortfall comes from, what is done about it, and by when."),
    check=_check,
    good=quarter_of_form(2, shortfall="จุดรับสามแห่งรอต่อน้ำประปา ซึ่งเขตจะต่อให้ภายในเดือนเมษายน 2567", **_MISSED),
    bad=quarter_of_form(2, **_MISSED),
)
