"""A quarter whose text tells the months of another quarter, or its own quarter's days in another year than it names."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import quarter_of_page


def _loud(quarter: int, text: str) -> set[str]:
    report = quarter_of_page(quarter, narrative=text)
    return {f.code for f in check(report) if f.severity is not Severity.NOTE}


@pytest.mark.parametrize(
    ("quarter", "text"),
    [
        (3, "ซ่อมร้อยละ 52.75 เดือนมกราคม 5 สาย เดือนกุมภาพันธ์ 6 สาย เดือนมีนาคม 4 สาย"),
        (2, "ซ่อมร้อยละ 31 แยกเป็น ต.ค. 12 จุด พ.ย. 15 จุด ธ.ค. 9 จุด"),
        (4, "ตรวจรับร้อยละ 84.5\nเดือนเมษายน = 21 ครั้ง\nเดือนพฤษภาคม = 18 ครั้ง\nเดือนมิถุนายน = 20 ครั้ง"),
        (1, "ซ่อมร้อยละ 12.5 เดือนมกราคม 8 สาย เดือนกุมภาพันธ์ 9 สาย"),
        (2, "ซ่อมร้อยละ 31 ช่างซ่อมเดือนเมษายน 5 สาย และเดือนพฤษภาคม 6 สาย"),
    ],
)
def test_months_of_another_quarter_are_asked_about(quarter: int, text: str) -> None:
    assert "T302" in _loud(quarter, text)


@pytest.mark.parametrize(
    ("quarter", "text"),
    [
        (3, "ซ่อมร้อยละ 52.75 เดือนเมษายน 5 สาย เดือนพฤษภาคม 6 สาย เดือนมิถุนายน 4 สาย"),
        (3, "ซ่อมร้อยละ 52.75 เดือนมีนาคม 5 สาย เดือนเมษายน 6 สาย"),  # the data of a month come late
        (2, "ซ่อมร้อยละ 31 เทียบกับเดือนตุลาคม 12 จุด เดือนพฤศจิกายน 15 จุด"),
        (2, "ซ่อมร้อยละ 31 แผนเดือนเมษายน 5 สาย เดือนพฤษภาคม 6 สาย"),
        (4, "ตรวจรับร้อยละ 84.5 ไตรมาสที่แล้ว เดือนเมษายน 21 ครั้ง เดือนพฤษภาคม 18 ครั้ง"),
        (3, "ซ่อมร้อยละ 52.75 ผู้รับจ้างหยุดช่วงเดือนมกราคม"),
        (2, "ซ่อมร้อยละ 31 อบรมช่างเดือนตุลาคมและเดือนพฤศจิกายน ซึ่งยังใช้ได้ดี"),
    ],
)
def test_months_that_a_text_looks_back_to_or_plans_for_are_its_own_affair(quarter: int, text: str) -> None:
    assert "T302" not in _loud(quarter, text)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("งานซ่อมประจำปีงบประมาณ พ.ศ. 2566 ระหว่างวันที่ 1 ตุลาคม 2564 - 31 ธันวาคม 2564 ซ่อมร้อยละ 12.5", True),
        ("ระหว่างวันที่ 1 ต.ค. 2564 - 31 ธ.ค. 2564 ซ่อมตามแผนปีงบประมาณ 2566 ร้อยละ 12.5", True),
        ("ปีงบประมาณ พ.ศ. 2567 ตั้งแต่ 1 ตุลาคม 2567 ถึง 31 ธันวาคม 2567 ซ่อมร้อยละ 12.5", True),
        ("งานซ่อมประจำปีงบประมาณ พ.ศ. 2566 ระหว่างวันที่ 1 ตุลาคม 2565 - 31 ธันวาคม 2565 ซ่อมร้อยละ 12.5", False),
        ("จัดทำคำขอปีงบประมาณ 2566 ระหว่างวันที่ 1 ตุลาคม 2564 - 31 ธันวาคม 2564 และซ่อมร้อยละ 12.5", False),
        ("ซ่อมปีงบประมาณ 2566 ร้อยละ 12.5\nระหว่างวันที่ 1 ตุลาคม 2564 - 31 ธันวาคม 2564 ปิดรับฟังความเห็น", False),
        ("ปีงบประมาณ 2566 ซ่อมร้อยละ 12.5 เทียบกับช่วงเดียวกัน 1 ตุลาคม 2564 - 31 ธันวาคม 2564", False),
    ],
)
def test_a_line_that_names_a_year_has_the_quarters_days_in_it(text: str, *, is_found: bool) -> None:
    assert ("T309" in _loud(1, text)) is is_found
