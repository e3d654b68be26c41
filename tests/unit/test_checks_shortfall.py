"""C118: why a result misses its target is asked for, of a quarter and of the year, and once it is said no more."""

import pytest

from samrit.checks import check
from samrit.checks.example import form
from samrit.report import IndicatorReport, QuarterReport, Result, Target, YearEnd

SUMMARY = "จุดรับเปิดช้ากว่าที่ตั้งไว้"


def year(
    *values: str, result: str = "", verdict: str = "", shortfall: str = "", target: str = "ไม่น้อยกว่า 40"
) -> IndicatorReport:
    """A year whose quarters came to these values; the quarters have no targets of their own."""
    quarters = tuple(
        QuarterReport(quarter=number, narrative=SUMMARY, result=Result(value_text=value, unit_text="ชุมชน"))
        for number, value in enumerate(values, 1)
    )
    return form(
        target=Target(value_text=target, unit_text="ชุมชน"),
        result=Result(value_text=result, unit_text="ชุมชน") if result else Result(),
        quarters=quarters,
        year_end=YearEnd(verdict_text=verdict, narrative=SUMMARY, shortfall=shortfall),
    )


def asked(report: IndicatorReport) -> list[str]:
    """Where the reason is asked for."""
    return [finding.field for finding in check(report) if finding.code == "C118"]


@pytest.mark.parametrize(
    "report",
    [
        year("2", "5", "9", "13", result="13"),
        year("2", "5", "9", "13"),  # neither their sum nor the last, the highest or the mean reaches 40
        year("2", "5", "9", "30", verdict="ต่ำกว่าเป้าหมาย"),
    ],
    ids=["its own result", "its quarters by any rule", "the verdict on paper"],
)
def test_a_year_that_misses_its_target_is_asked_why(report: IndicatorReport) -> None:
    assert asked(report) == ["year_end.shortfall"]


@pytest.mark.parametrize(
    "report",
    [
        year("2", "5", "9", "13", shortfall="จุดรับสามแห่งรอต่อน้ำประปา"),
        year("2", "5", "9", "41"),
        year("10", "10", "10", "10"),  # their sum is enough
        year("2", "5", "9", "30", verdict="เป็นไปตามเป้าหมาย"),
        year(),
    ],
    ids=["said", "the last is enough", "the sum is enough", "the verdict on paper", "no quarter"],
)
def test_a_year_is_not_asked_why_where_that_is_said_or_it_may_have_reached_its_target(report: IndicatorReport) -> None:
    assert asked(report) == []
