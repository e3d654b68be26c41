"""K240: a district's report that speaks in the name of another; the district is known by the indicator's code and one mention."""

import pytest

from samrit.checks import Severity, check
from samrit.checks.example import quarter_of_page
from samrit.report import Report


def _of(text: str, *, code: str = "5034-2011", other: str = "ซ่อมหน้าสำนักงานเขตสวนหลวง ร้อยละ 12.5") -> Report:
    """A page of สวนหลวง's, by its code, whose third quarter has a text."""
    report = quarter_of_page(3, narrative=f"{text} ซ่อมแล้วร้อยละ 52.75")
    first = report.quarters[0].replace(narrative=other)
    return report.replace(code=code, quarters=(first, *report.quarters[1:]))


def _severities(report: Report) -> list[Severity]:
    return [f.severity for f in check(report) if f.code == "K240"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("สำนักงานเขตบางนาจัดซ่อมทางเท้า", [Severity.WARNING]),
        ("ในไตรมาสนี้ สำนักงานเขตวัฒนาซ่อมทางเท้า", [Severity.WARNING]),
        ("สำนักงานเขตดอนเมือง โดยฝ่ายโยธา ซ่อมทางเท้า", [Severity.WARNING]),
        ("ซ่อมทางเท้าในพื้นที่เขตคลองเตย", [Severity.NOTE]),
        ("ซ่อมทางเท้าที่อยู่ในความดูแลของสำนักงานเขตพระโขนง", [Severity.NOTE]),
        ("สำนักงานเขตสวนหลวงจัดซ่อมทางเท้า", []),
        ("ร่วมกับสำนักงานเขตบางนาซ่อมทางเท้ารอยต่อ", []),
        ("ศึกษาดูงานที่สำนักงานเขตบางนา และซ่อมทางเท้า", []),
        ("ให้สำนักงานเขตประเวศยืมรถ และซ่อมทางเท้า", []),
        ("ประสานสำนักงานเขตบางกะปิเรื่องรอยต่อ และซ่อมทางเท้า", []),
    ],
)
def test_a_text_in_the_name_of_another_district_is_sent_back(text: str, found: list[Severity]) -> None:
    assert _severities(_of(text)) == found


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("5034-2011", "ซ่อมสายแรก ร้อยละ 12.5"),  # the report never names its own: the code alone may be a copy's
        ("2000-2004", "ซ่อมหน้าสำนักงานเขตสวนหลวง ร้อยละ 12.5"),  # of a department, which tells of all districts
        ("5099-0001", "ซ่อมหน้าสำนักงานเขตสวนหลวง ร้อยละ 12.5"),
    ],
)
def test_where_nothing_shows_whose_report_it_is_no_district_is_another(code: str, other: str) -> None:
    assert _severities(_of("สำนักงานเขตบางนาจัดซ่อมทางเท้า", code=code, other=other)) == []
