"""A plan with its results as a sheet: what goes out comes back in, numbers as numbers, nothing as a formula."""

from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from samrit.readers import read_all
from samrit.readers.remarks import HARMLESS, REMARKS
from samrit.report import Evidence, IndicatorReport, QuarterReport, Result, Target, YearEnd
from samrit.writers.results_sheet import write_results_sheet

UNIT = "ไม่น้อยกว่า ... แห่ง"
FULL = IndicatorReport(
    fiscal_year_be=2569,
    agency="สำนักตัวอย่าง",
    code="2200-0801",
    number_text="3.1",
    name="จำนวนลานกีฬาที่เปิดให้ประชาชนใช้",
    target=Target(value_text="1,250", unit_text=UNIT),
    result=Result(value_text="1,301.50", unit_text=UNIT),
    quarters=(
        QuarterReport(
            quarter=1,
            narrative="สำรวจลานกีฬา 12 แห่ง\n1) ดินแดง\n2) ห้วยขวาง",
            target=Target(value_text="300", unit_text=UNIT),
            result=Result(value_text="280.00", unit_text=UNIT),
            shortfall="ฝนตกหนัก จะเร่งในไตรมาสหน้า",
        ),
        QuarterReport(quarter=2, narrative="เปิดใช้แล้ว", result=Result(value_text="12", unit_text="คน")),
        QuarterReport(quarter=3, narrative="=1+1 ไม่ใช่สูตร"),
        QuarterReport(quarter=4),
    ),
    year_end=YearEnd(verdict_text="เป็นไปตามเป้าหมาย", narrative="เปิดครบทุกเขต"),
    supporting_factors="ชุมชนช่วยดูแล",
    obstacles="ไฟส่องสว่างไม่พอ",
    evidence=(Evidence(ref="ทะเบียนลานกีฬา.pdf"), Evidence(ref="https://example.go.th/a")),
)
BARE = IndicatorReport(
    fiscal_year_be=2569, agency="สำนักตัวอย่าง", code="2200-0802", number_text="(3.2)", name="วันที่เปิดศูนย์",
    target=Target(value_text="31 สิงหาคม 2569"), quarters=tuple(QuarterReport(quarter=q) for q in (1, 2, 3, 4)),
)  # fmt: skip
BOTH = write_results_sheet((FULL, BARE), "แผนปฏิบัติราชการประจำปี")


@pytest.fixture(scope="module")
def rows() -> list[list[Any]]:
    """The cells as Excel has them."""
    return CalamineWorkbook.from_filelike(BytesIO(BOTH)).get_sheet_by_index(0).to_python()


def test_what_goes_out_comes_back_as_the_same_reports() -> None:
    full, bare = (reading.report for reading in read_all(BOTH))
    assert isinstance(full, IndicatorReport)
    assert isinstance(bare, IndicatorReport)

    for name in (
        "plan_title",
        "fiscal_year_be",
        "agency",
        "code",
        "name",
        "number",
        "year_end",
        "supporting_factors",
        "obstacles",
    ):
        assert getattr(full, name) == getattr(FULL, name), name
    pairs: list[tuple[Any, Any]] = list(zip((full, *full.quarters), (FULL, *FULL.quarters), strict=True))
    for read, written in pairs:
        assert (read.target.value, read.target.comparison) == (written.target.value, written.target.comparison)
        assert (read.result.value, read.result.unit_text) == (written.result.value, written.result.unit_text)
    for one, other in zip(full.quarters, FULL.quarters, strict=True):
        assert (one.narrative, one.shortfall) == (other.narrative, other.shortfall)
    assert full.evidence == FULL.evidence
    assert full.unplaced == ()
    assert (bare.number_text, bare.name) == (BARE.number_text, BARE.name)
    assert (bare.target.due_on, bare.code) == (BARE.target.due_on, "2200-0802")


def test_numbers_and_days_are_such_and_no_text_is_a_formula(rows: list[list[Any]]) -> None:
    head, full, bare = rows[1:]

    assert full[head.index("เป้าหมาย")] == 1250
    assert full[head.index("ไตรมาสที่ 1 ผลงานที่ทำได้")] == 280
    assert full[head.index("ไตรมาสที่ 2 ผลงานที่ทำได้")] == "12 (คน)"  # its unit is another than the row's
    assert str(bare[head.index("เป้าหมาย")]) == "2026-08-31"
    with ZipFile(BytesIO(BOTH)) as inside:
        sheet = inside.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 'topLeftCell="F3"' in sheet  # the head and the name stay in view
    assert "<autoFilter" in sheet


def test_the_same_reports_give_the_same_bytes() -> None:
    assert write_results_sheet((FULL, BARE), "แผนปฏิบัติราชการประจำปี") == BOTH


def test_a_quarter_s_column_of_obstacles_is_lost_nowhere() -> None:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["รหัส", "ตัวชี้วัด", "เป้าหมาย", "ไตรมาสที่ 2 ผลงาน", "ไตรมาสที่ 2 ปัญหาอุปสรรค"])
    sheet.write_row(1, 0, ["2200-0801", "จำนวนลานกีฬา", 5, 3, "ผู้รับจ้างส่งมอบช้า"])
    book.close()

    (reading,) = read_all(buffer.getvalue())

    assert isinstance(reading.report, IndicatorReport)
    second = reading.report.quarter(2)
    assert second is not None
    assert (second.narrative, second.result.value) == ("อุปสรรค : ผู้รับจ้างส่งมอบช้า", Decimal(3))


def test_a_formula_that_nobody_worked_out_is_told_where_it_stands() -> None:
    with ZipFile(BytesIO(BOTH)) as old:
        files = {one: old.read(one) for one in old.namelist()}
    cells = files["xl/worksheets/sheet1.xml"]
    assert cells.count(b"<v>280</v>") == 1
    files["xl/worksheets/sheet1.xml"] = cells.replace(b"<v>280</v>", b"<f>140+140</f>")
    with ZipFile(saved := BytesIO(), "w") as new:
        for name, data in files.items():
            new.writestr(name, data)

    full, bare = read_all(saved.getvalue())

    assert [str(one.message) for one in full.issues if one.code == "formula-unworked"] == [
        REMARKS["formula-unworked"].filled(text="I3").th
    ]
    assert "formula-unworked" not in [one.code for one in bare.issues]


def test_what_a_sheet_has_no_column_for_is_no_doubt() -> None:
    assert {one.code for reading in read_all(BOTH) for one in reading.issues} <= set(HARMLESS)
