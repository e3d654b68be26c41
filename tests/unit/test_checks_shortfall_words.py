"""A year that ends short of its target asks for the reason, unless a word gives it or the year isn't told to its end."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import page
from samrit.report import IndicatorReport, QuarterReport, Result, Target

TARGET = Target(value_text="90", unit_text="ร้อยละ")


def short(last: str, *, result: str = "48", **changes: object) -> IndicatorReport:
    values = ("10", "22", "35", result)
    quarters = tuple(
        QuarterReport(
            quarter=n,
            narrative=last if n == 4 else "ตรวจแผงค้าตามรอบของเดือน",
            result=Result(value_text=value, unit_text="ร้อยละ"),
        )
        for n, value in enumerate(values, 1)
    )
    return page(target=TARGET, result=quarters[-1].result, quarters=quarters).replace(**changes)


def found(report: IndicatorReport) -> list[Severity]:
    return [one.severity for one in check(report) if one.code == "C118"]


def test_a_silent_shortfall_is_a_warning_at_the_year_end() -> None:
    assert found(short("ผ่านเกณฑ์สะสม 48 แผง")) == [Severity.WARNING]
    assert found(short("ผ่านเกณฑ์สะสม 48 แผง", result="92")) == []


@pytest.mark.parametrize(
    "words",
    [
        "ผ่าน 48 แผง เนื่องจากผู้ค้าย้ายออกก่อนตรวจ",
        "ผ่าน 48 แผง ส่วนที่เหลืออยู่ระหว่างปรับปรุงท่อระบายน้ำ",
        "ผ่าน 48 แผง งานล่าช้ากว่าแผน",
        "48 stalls passed; the rest was postponed after the flood",
    ],
)
def test_a_word_of_why_or_of_what_comes_is_enough(words: str) -> None:
    assert found(short(words)) == []


def test_the_quarters_stand_for_a_year_without_its_own_value_however_they_add_up() -> None:
    assert found(short("ผ่านเกณฑ์สะสม 12 แผง", result="12").replace(result=Result())) == [Severity.WARNING]
    # 10 + 22 + 35 + 48 = 115: as a sum the target is reached, so nobody can tell.
    assert found(short("ผ่านเกณฑ์ 48 แผง").replace(result=Result())) == []


def test_a_year_that_is_not_over_is_not_asked() -> None:
    report = short("ผ่าน 48 แผง")

    assert found(report.replace(quarters=report.quarters[:3], result=report.quarters[2].result)) == []
    assert found(report.replace(broken_off="quarters.4.narrative")) == []


def test_where_less_is_better_a_small_number_is_no_shortfall() -> None:
    assert found(short("มีผู้เสียชีวิต 48 คน", name="จำนวนผู้เสียชีวิตจากอุบัติเหตุทางถนน")) == []
