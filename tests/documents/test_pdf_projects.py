"""Part 1 of the annual report on paper and as a workbook: what stands on it, and the same bytes for the same figures."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from samrit.scoring.s_curve import ReportedValue, Step, progress_status
from samrit.scoring.s_curve_points import curve
from samrit.thai.text import clean_line
from samrit.writers.projects import ProjectEntry, ProjectsBooklet, StepEntry, write_projects_pdf
from samrit.writers.projects_sheet import write_projects_sheet

pytestmark = pytest.mark.filterwarnings("ignore:.*ZIP64.*")

D = Decimal
AT = datetime(2021, 10, 5, 3, tzinfo=UTC)
ON = date(2021, 3, 31)
STEP = Step(D(100), date(2020, 10, 1), date(2021, 9, 30), (ReportedValue(ON, D("45.5"), AT),))
SPENT = (ReportedValue(ON, D("130000.50"), AT),)
CURRENT = progress_status([STEP], on=ON, spending=SPENT, allotted_baht=D(100_000))
PROJECT = ProjectEntry(
    code="2200-P01",
    name="โครงการสวนป่าริมคลอง",
    responsible="เจ้าหน้าที่ตัวอย่าง",
    starts_on=STEP.planned_from,
    ends_on=STEP.planned_until,
    rationale="พื้นที่ว่าง 12 ไร่ถูกทิ้งร้าง",
    objectives="1) ปรับพื้นที่\n2) เพิ่มร่มเงา",
    targets="เปิดใช้ 1 แห่ง",
    indicators=("7", "15"),
    status=CURRENT,
    steps=(StepEntry("ก่อสร้าง", D(100), STEP.planned_from, STEP.planned_until, CURRENT.planned_percent, D("45.5")),),
    curve=curve(
        [STEP], first=STEP.planned_from, last=STEP.planned_until, on=ON, spending=SPENT, allotted_baht=D(100_000)
    ),
    notes=((ON, "รอโอนงบประมาณ"),),
)
NOTHING = progress_status([], on=ON)
BARE = replace(
    PROJECT, code="", name="โครงการที่ยังไม่มีขั้นตอน", rationale="", objectives="", targets="", indicators=(), steps=(),
    curve=None, notes=(), status=NOTHING,
)  # fmt: skip
BOOKLET = ProjectsBooklet(
    agency="สำนักตัวอย่าง",
    fiscal_year_be=2564,
    on=ON,
    planned_percent=CURRENT.planned_percent,
    actual_percent=D("45.5"),
    allotted_baht=D(100_000),
    spent_baht=D("130000.50"),
    spent_percent=D("130.00"),
    projects=(PROJECT, BARE),
)


def words(pdf: bytes) -> list[str]:
    """What a reader of the paper copies from each page."""
    return [clean_line(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def test_the_booklet_has_a_summary_and_a_page_for_each_project() -> None:
    summary, first, second = words(write_projects_pdf(BOOKLET, at=AT))

    for said in ("ผลการดำเนินโครงการ", "๒๕๖๔", "๔๕.๕๐", "๑๓๐,๐๐๐.๕๐", "๓๑ มีนาคม ๒๕๖๔", "๕ ตุลาคม ๒๕๖๔", "หน้า ๑ / ๓"):
        assert said in summary
    for said in ("๒๒๐๐-P๐๑", "๗ / ๑๕", "ร้อยละ ๑๓๐", "๑ ต.ค. ๖๓ - ๓๐ ก.ย. ๖๔", "กราฟเส้นโค้งเอส", "รอโอนงบประมาณ"):
        assert said in first
    assert "โครงการที่ยังไม่มีขั้นตอน" in second
    assert "กราฟ" not in second


def test_the_same_figures_at_the_same_time_give_the_same_bytes() -> None:
    assert write_projects_pdf(BOOKLET, at=AT) == write_projects_pdf(BOOKLET, at=AT)
    assert write_projects_pdf(BOOKLET, at=AT) != write_projects_pdf(replace(BOOKLET, agency="อื่น"), at=AT)
    assert write_projects_sheet(BOOKLET) == write_projects_sheet(BOOKLET)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_projects_pdf(BOOKLET, at=datetime(2021, 10, 5))  # noqa: DTZ001 - the point


def test_the_workbook_holds_figures_as_figures_and_nothing_where_nothing_was_told() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(write_projects_sheet(BOOKLET)))

    head, first, second = book.get_sheet_by_name("โครงการ").to_python()
    months = book.get_sheet_by_name("รายเดือน").to_python()
    assert (head[8], first[1], first[8], first[10]) == ("ผล (ร้อยละ)", "2200-P01", 45.5, 130000.5)
    assert (second[8], second[10]) == ("", "")
    assert [(row[2], row[4]) for row in months[6:8]] == [(ON, 45.5), (date(2021, 4, 30), "")]
