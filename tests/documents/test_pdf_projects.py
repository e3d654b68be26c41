"""Part 1 of the annual report on paper and as a workbook: what stands on it, and the same bytes for the same figures."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from booklets import ON, PROJECTS, PROJECTS_AT
from samrit.thai.text import clean_line
from samrit.writers.projects import write_projects_pdf
from samrit.writers.projects_sheet import write_projects_sheet

pytestmark = pytest.mark.filterwarnings("ignore:.*ZIP64.*")


def words(pdf: bytes) -> list[str]:
    """What a reader of the paper copies from each page."""
    return [clean_line(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf)]


def test_the_booklet_has_a_summary_and_a_page_for_each_project() -> None:
    summary, first, second = words(write_projects_pdf(PROJECTS, at=PROJECTS_AT))

    for said in ("ผลการดำเนินโครงการ", "๒๕๖๔", "๔๕.๕๐", "๑๓๐,๐๐๐.๕๐", "๓๑ มีนาคม ๒๕๖๔", "๕ ตุลาคม ๒๕๖๔", "หน้า ๑ / ๓"):
        assert said in summary
    for said in ("๒๒๐๐-P๐๑", "๗ / ๑๕", "ร้อยละ ๑๓๐", "๑ ต.ค. ๖๓ - ๓๐ ก.ย. ๖๔", "กราฟเส้นโค้งเอส", "รอโอนงบประมาณ"):
        assert said in first
    assert "โครงการที่ยังไม่มีขั้นตอน" in second
    assert "กราฟ" not in second


def test_the_same_figures_at_the_same_time_give_the_same_bytes() -> None:
    assert write_projects_pdf(PROJECTS, at=PROJECTS_AT) == write_projects_pdf(PROJECTS, at=PROJECTS_AT)
    assert write_projects_pdf(PROJECTS, at=PROJECTS_AT) != write_projects_pdf(
        replace(PROJECTS, agency="อื่น"), at=PROJECTS_AT
    )
    assert write_projects_sheet(PROJECTS) == write_projects_sheet(PROJECTS)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_projects_pdf(PROJECTS, at=datetime(2021, 10, 5))  # noqa: DTZ001 - the point


def test_the_workbook_holds_figures_as_figures_and_nothing_where_nothing_was_told() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(write_projects_sheet(PROJECTS)))

    head, first, second = book.get_sheet_by_name("โครงการ").to_python()
    months = book.get_sheet_by_name("รายเดือน").to_python()
    assert (head[8], first[1], first[8], first[10]) == ("ผล (ร้อยละ)", "2200-P01", 45.5, 130000.5)
    assert (second[8], second[10]) == ("", "")
    assert [(row[2], row[4]) for row in months[6:8]] == [(ON, 45.5), (date(2021, 4, 30), "")]
