"""A result that falls is a warning only where words or figures prove that the quarters are running totals."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import results_of_page
from samrit.report import IndicatorReport, Target

FALLING = ("35", "40", "31", "30")


def falls(report: IndicatorReport) -> set[Severity]:
    return {one.severity for one in check(report) if one.code == "K205"}


def reported(*narratives: str) -> IndicatorReport:
    report = results_of_page(*FALLING)
    quarters = zip(report.quarters, narratives, strict=True)
    return report.replace(quarters=tuple(q.replace(narrative=text) for q, text in quarters))


def test_where_nothing_says_how_the_quarters_add_up_it_is_a_note() -> None:
    assert falls(results_of_page(*FALLING)) == {Severity.NOTE}
    assert falls(results_of_page(*FALLING).replace(name="ร้อยละความก้าวหน้าของการซ่อมสะพานลอย")) == {Severity.NOTE}


@pytest.mark.parametrize("words", ["ไม่เกิน 30", "น้อยกว่า 30"])
def test_where_less_is_asked_for_a_fall_is_no_finding(words: str) -> None:
    target = Target(value_text=words, unit_text="ร้อยละ")

    assert falls(results_of_page(*FALLING).replace(target=target)) == set()


def test_each_quarter_s_own_whole_is_no_running_total() -> None:
    report = reported("พบ 35 ราย จาก 100 ราย", "พบ 48 ราย จาก 120 ราย", "พบ 31 ราย จาก 100 ราย", "พบ 27 ราย จาก 90 ราย")

    assert falls(report.replace(name="ร้อยละความสำเร็จของการติดตามผู้ป่วย")) == set()


def test_a_result_that_the_text_calls_running_is_one() -> None:
    report = reported("ซ่อมสะสมร้อยละ 35", "ซ่อมสะสมร้อยละ 40", "ซ่อมต่อจากเดิม", "ซ่อมต่อจากเดิม")

    assert Severity.WARNING in falls(report)


@pytest.mark.parametrize("words", ["นับเฉพาะไตรมาส ไม่สะสม", "ไม่ใช่ค่าสะสม", "คำนวณแยกรายไตรมาส"])
def test_a_method_that_says_each_quarter_is_its_own_is_believed(words: str) -> None:
    assert falls(results_of_page(*FALLING).replace(method=words)) == set()
