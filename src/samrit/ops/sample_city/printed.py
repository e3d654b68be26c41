"""Targets, results and verdicts of the files, as the typed report has them: words and values agree."""

from decimal import Decimal

from samrit.ops.sample_city.schema import Filed, IndicatorData, QuarterData
from samrit.report import Comparison, Result, Target, YearEnd
from samrit.scoring import accumulate, judge_year
from samrit.thai.calendar import format_date


def year_target(indicator: IndicatorData) -> Target:
    """The target of the year."""
    return Target.of(
        indicator.comparison, indicator.target, indicator.unit, upper=indicator.upper, due_on=indicator.due_on
    )


def quarter_target(indicator: IndicatorData, quarter: QuarterData) -> Target:
    """The target of a quarter, none where the file gives none."""
    if quarter.target is None:
        return Target()
    return Target.of(indicator.comparison, quarter.target, indicator.unit, upper=quarter.upper)


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


def year_end(indicator: IndicatorData) -> YearEnd:
    """The verdict that the file claims, else the one that target and result give, and the summary."""
    year = indicator.year
    assert year is not None
    quarters = [quarter_result(indicator, quarter) for quarter in indicator.quarters]
    judged = judge_year(year_target(indicator), quarters, indicator.accumulation, year_result(indicator))
    return YearEnd(verdict=year.verdict or judged.verdict, narrative=year.summary)


def _value(filed: Filed, unit_text: str) -> Result:
    assert filed.result is not None
    return Result.of(Decimal(filed.result), unit_text, numerator=filed.numerator, denominator=filed.denominator)
