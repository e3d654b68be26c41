"""Targets, results and verdicts of the files, as the typed report has them: words and values agree."""

from decimal import Decimal
from typing import Any

from samrit.definitions.wording import COMPARISONS_ON_PAPER
from samrit.ops.sample_city.schema import Filed, IndicatorData, QuarterData
from samrit.report import Comparison, QuarterReport, Result, Target, YearEnd
from samrit.scoring import accumulate, judge_year
from samrit.thai.calendar import format_date
from samrit.vocabulary.fields import YEAR_END, filed
from samrit.vocabulary.term import FieldKind


def year_target(indicator: IndicatorData) -> Target:
    """The target of the year."""
    return _target(indicator, indicator.target, indicator.upper)


def quarter_target(indicator: IndicatorData, quarter: QuarterData) -> Target:
    """The target of a quarter, none where the file gives none."""
    return Target() if quarter.target is None else _target(indicator, quarter.target, quarter.upper)


def _target(indicator: IndicatorData, value: Decimal | None, upper: Decimal | None) -> Target:
    target = Target.of(indicator.comparison, value, indicator.unit, upper=upper, due_on=indicator.due_on)
    if indicator.blank_in_unit or indicator.comparison in (Comparison.LEVEL, Comparison.UNSTATED):
        return target
    words = COMPARISONS_ON_PAPER.get(indicator.comparison, "")
    plain = Target(value_text=f"{words} {target.value_text}".strip(), unit_text=indicator.unit)
    asked = (target.comparison, target.value, target.upper, target.due_on)
    assert (plain.comparison, plain.value, plain.upper, plain.due_on) == asked, "both wordings ask the same"
    return plain


def quarter_result(indicator: IndicatorData, quarter: QuarterData) -> Result:
    """A value, the day of a milestone, or the reason why there is none."""
    unit_text = year_target(indicator).unit_text
    if quarter.done_on is not None:
        return Result(value_text=format_date(quarter.done_on), unit_text=unit_text)
    if quarter.none is not None:
        return Result.none(quarter.none, quarter.reason)
    return _value(quarter, unit_text)


def year_result(indicator: IndicatorData) -> Result:
    """What the file says of the year, else what the quarters make of it."""
    year = indicator.year
    if year is not None and year.result is not None:
        return _value(year, year_target(indicator).unit_text)
    quarters = [quarter_result(indicator, quarter) for quarter in indicator.quarters]
    if indicator.comparison is Comparison.MILESTONE:
        reached = (r for q, r in zip(indicator.quarters, quarters, strict=True) if q.done_on is not None)
        return next(reached, quarters[-1])
    return accumulate(indicator.accumulation, quarters).result


def quarter_content(indicator: IndicatorData, number: int) -> QuarterReport:
    """What was filed for a quarter."""
    quarter = indicator.quarters[number - 1]
    result, progress = quarter_result(indicator, quarter), quarter.progress_percent
    return QuarterReport(quarter=number, result=result, progress_percent=progress, **_texts(quarter, number))


def year_content(indicator: IndicatorData) -> QuarterReport:
    """What was filed for the year, with the verdict that the file claims, else the one that target and result give."""
    year = indicator.year
    assert year is not None
    quarters = [quarter_result(indicator, quarter) for quarter in indicator.quarters]
    result = year_result(indicator)
    judged = judge_year(year_target(indicator), quarters, indicator.accumulation, result)
    printed = YearEnd(verdict=year.verdict or judged.verdict).verdict_text
    return QuarterReport(quarter=YEAR_END, result=result, verdict_text=printed, **_texts(year, YEAR_END))


def _texts(filed_data: Filed, quarter: int) -> dict[str, Any]:
    return {one.id: getattr(filed_data, one.id) for one in filed(quarter) if one.kind is FieldKind.TEXT}


def _value(filed: Filed, unit_text: str) -> Result:
    assert filed.result is not None
    return Result.of(Decimal(filed.result), unit_text, numerator=filed.numerator, denominator=filed.denominator)
