"""Periods that miss their quarter by a slip, and names that don't go with their unit."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import form, page, quarter_of_form
from samrit.report import IndicatorReport, Result, Target, YearEnd


def found(report: IndicatorReport, code: str) -> list[Severity]:
    return [one.severity for one in check(report) if one.code == code]


@pytest.mark.parametrize(
    ("quarter", "period", "is_slip"),
    [
        (1, "ตั้งแต่วันที่ 1 ตุลาคม 2566 ถึง 30 ธันวาคม 2566", True),
        (2, "1 ม.ค. 67 - 30 มี.ค. 67", True),
        (4, "ระหว่าง 1 ตุลาคม 2566 - 29 กันยายน 2567", True),
        (2, "1 มกราคม 2566 - 31 มีนาคม 2566", True),  # last year's
        (1, "1 ตุลาคม 2566 - 31 ธันวาคม 2566", False),
        (4, "1 ตุลาคม 2566 - 30 กันยายน 2567", False),
        (2, "5 มกราคม 2567 - 28 มีนาคม 2567", False),
        (2, "1 - 2 มีนาคม 2567", False),
    ],
)
def test_a_period(quarter: int, period: str, *, is_slip: bool) -> None:
    report = quarter_of_form(quarter, narrative=f"เก็บข้อมูลจุดรับ {period} ครบทุกชุมชน")

    assert found(report, "T309") == ([Severity.WARNING] if is_slip else [])


def test_a_year_that_the_report_does_not_state_is_that_of_most_of_its_periods() -> None:
    months = ("ต.ค. - ธ.ค. 2566", "ม.ค. - มี.ค. 2566", "เม.ย. - มิ.ย. 2567", "ก.ค. - ก.ย. 2567")
    report = form(fiscal_year_be=None)
    quarters = zip(report.quarters, months, strict=True)
    slips = report.replace(quarters=tuple(q.replace(narrative=f"ตรวจจุดรับระหว่างเดือน {when}") for q, when in quarters))

    assert [one.field for one in check(slips) if one.code == "T309"] == ["quarters.2.narrative"]


@pytest.mark.parametrize(
    ("name", "unit", "severities"),
    [
        ("ร้อยละของตลาดที่ผ่านเกณฑ์", "แห่ง", [Severity.WARNING]),
        ("จำนวนตลาดที่ผ่านเกณฑ์", "ร้อยละ", [Severity.WARNING]),
        ("Number of markets that pass", "%", [Severity.WARNING]),
        ("ระดับความสำเร็จของการจัดทำแผน", "ร้อยละ", [Severity.NOTE]),
        ("ระดับความสำเร็จของการจัดทำแผน", "ขั้นตอน", []),
        ("อัตราป่วยด้วยโรคพิษสุนัขบ้า", "ราย", [Severity.NOTE]),
        ("อัตราป่วยด้วยโรคพิษสุนัขบ้า", "ต่อแสนประชากร", []),
        ("ร้อยละของตลาดที่ผ่านเกณฑ์", "%", []),
        ("จำนวนตลาดที่ผ่านเกณฑ์", "แห่ง", []),
        ("จำนวนผู้ป่วยที่ลดลง", "ร้อยละ", []),
        ("ตลาดผ่านเกณฑ์", "แห่ง", []),
    ],
)
def test_a_name_with_its_unit(name: str, unit: str, severities: list[Severity]) -> None:
    report = page(
        name=name, target=Target(value_text="3", unit_text=unit), result=Result(value_text="3", unit_text=unit)
    )

    assert found(report, "K227") == severities


@pytest.mark.parametrize(
    ("reached", "verdict", "is_odd"),
    [
        ("31 สิงหาคม 2567", "เป็นไปตามเป้าหมาย", True),
        ("แล้วเสร็จเมื่อวันที่ 5 มี.ค. 67", "เป็นไปตามเป้าหมาย", True),
        ("15 กุมภาพันธ์ 2567", "เป็นไปตามเป้าหมาย", False),
        ("31 สิงหาคม 2567", "ต่ำกว่าเป้าหมาย", False),
    ],
)
def test_the_verdict_on_a_milestone_follows_from_its_day(reached: str, verdict: str, *, is_odd: bool) -> None:
    report = form(
        target=Target(value_text="ภายในวันที่ 29 กุมภาพันธ์ 2567"),
        result=Result(value_text=reached),
        year_end=YearEnd(verdict_text=verdict, narrative="ประกาศใช้แผนแล้ว"),
    )

    assert found(report, "K203") == ([Severity.ERROR] if is_odd else [])


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "จำนวนครั้งที่ทางเท้าทรุด (ไม่เกิน)"},
        {"definition": "นับครั้งที่ทางเท้าทรุดทั้งเมืองในปี ยิ่งน้อยยิ่งดี"},
        {"year_end": YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative="ทรุด 7 ครั้ง ซึ่งไม่เกินเป้าหมาย")},
    ],
)
def test_a_verdict_is_not_blamed_where_words_say_that_less_is_better(changes: dict[str, object]) -> None:
    end = YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative="ทรุด 7 ครั้ง")
    report = form(target=Target(value_text="10", unit_text="ครั้ง"), result=Result(value_text="7", unit_text="ครั้ง"))
    report = report.replace(name="จำนวนครั้งที่ทางเท้าทรุด", quarters=(), year_end=end)

    assert found(report, "K203") == [Severity.ERROR]
    assert found(report.replace(**changes), "K203") == []
