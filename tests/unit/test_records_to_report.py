"""Records give the typed report of a year, in a fixed number of queries."""

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from samrit.ledger.content import write_content
from samrit.ledger.difference import differences
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Evidence, Indicator, IndicatorNode, QuarterReport
from samrit.report import (
    Absence,
    Comparison,
    IndicatorReport,
    PlanNode,
    Result,
    Score,
    Target,
    Verdict,
    YearEnd,
)
from samrit.report import Evidence as TypedEvidence
from samrit.report import QuarterReport as TypedQuarter

pytestmark = pytest.mark.django_db


def load(indicator: Indicator) -> Indicator:
    return with_reports(Indicator.objects.all()).get(pk=indicator.pk)


def test_a_year_in_the_records_is_the_report_that_the_form_prints() -> None:
    indicator = factories.indicator(number="32")
    IndicatorNode.objects.create(indicator=indicator, node=factories.plan_node("2.4.1"))
    Evidence.objects.create(indicator=indicator, ref="https://example.org/post/1", quarter=2)
    second, year_end = indicator.quarters.get(quarter=2), indicator.quarters.get(quarter=5)
    second.narrative, second.result, second.score = "จัดกิจกรรมแล้ว", Result.of(Decimal("5.00")), Score(value=Decimal(100))
    second.progress_percent = Decimal("62.5")
    second.save()
    end = YearEnd(verdict=Verdict.MEETS, narrative="ครบทุกหน่วยงาน")
    filed = {"verdict_text": end.verdict_text, "narrative": end.narrative, "obstacles": "โรคระบาด"}
    write_content(year_end, factories.content(quarter=5, result=Result.of(5, "หน่วยงาน"), **filed))
    year_end.save()

    assert indicator_report(load(indicator)) == IndicatorReport(
        fiscal_year_be=2564,
        agency="สำนักตัวอย่าง",
        number_text="32",
        name=indicator.name_th,
        long_term_plan="แผนพัฒนาระยะยาว",
        nodes=(PlanNode(label="เป้าประสงค์ที่", code_text="๒.๔.๑", name_th="เมืองประหยัดพลังงาน"),),
        target=Target.of(Comparison.AT_LEAST, 5, "หน่วยงาน"),
        result=Result.of(5, "หน่วยงาน"),
        quarters=(
            TypedQuarter(quarter=1),
            TypedQuarter(
                quarter=2,
                narrative="จัดกิจกรรมแล้ว",
                result=Result.of(Decimal("5.00")),
                score=Score(value=Decimal(100)),
                progress_percent=Decimal("62.5"),
            ),
            TypedQuarter(quarter=3),
            TypedQuarter(quarter=4),
        ),
        year_end=YearEnd(verdict=Verdict.MEETS, narrative="ครบทุกหน่วยงาน"),
        obstacles="โรคระบาด",
        evidence=(TypedEvidence(ref="https://example.org/post/1"),),
    )


@pytest.mark.parametrize(
    "result",
    [
        Result.of(0),
        Result.of(Decimal("1407.520")),
        Result.of(Decimal("82.5"), "ร้อยละ", numerator=33, denominator=40),
        Result(value_text="๕", unit_text="แห่ง"),
        Result(value_text="สูง"),
        *(Result.none(absence, "รอผลสำรวจ") for absence in Absence),
    ],
)
def test_a_result_comes_back_as_it_was_put_in(result: Result) -> None:
    row = factories.quarter(result=result)

    row = QuarterReport.objects.get(pk=row.pk)

    assert row.result == result
    assert (row.result_value, row.result_absence) == (result.value, result.absence or "")


@pytest.mark.parametrize(
    "target",
    [
        Target(),
        Target(value_text="5", unit_text="ไม่น้อยกว่า ... หน่วยงาน"),
        Target(value_text="3 - 5", unit_text="ครั้ง"),
        Target(value_text="30 กันยายน 2564", unit_text="แล้วเสร็จภายใน ..."),
        Target(value_text="100.0000", unit_text="ร่้อยละ"),
        Target(value_text="เขตละ 2 เส้นทาง"),
    ],
)
def test_a_target_comes_back_as_it_was_put_in_and_can_be_asked_for(target: Target) -> None:
    indicator = factories.indicator()
    indicator.target = target
    indicator.save()

    found = Indicator.objects.get(target_comparison=target.comparison)

    assert found.target == target
    assert (found.target_value, found.target_upper, found.target_due_on) == (target.value, target.upper, target.due_on)


@pytest.mark.parametrize("rows", [1, 3, 12])
def test_reports_cost_the_same_number_of_queries_however_many(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = factories.annual_plan()
    node = factories.plan_node()
    for _ in range(rows):
        IndicatorNode.objects.create(indicator=factories.indicator(plan), node=node)

    with django_assert_num_queries(5):
        reports = [indicator_report(indicator) for indicator in with_reports(plan.indicators.all())]

    assert len(reports) == rows


def test_differences_name_what_changed_and_how() -> None:
    before = IndicatorReport(name="จำนวน", quarters=(TypedQuarter(quarter=2, narrative="เดิม"),))
    after = IndicatorReport(name="จำนวน", quarters=(TypedQuarter(quarter=2, narrative="ใหม่"),), definition="นิยาม")

    assert differences(before, after) == (
        {"quarters.2.narrative": "เดิม"},
        {"quarters.2.narrative": "ใหม่", "definition": "นิยาม"},
    )
    assert differences(after, after) == ({}, {})
