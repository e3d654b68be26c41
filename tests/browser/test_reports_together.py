"""On a phone: seven files are brought at once, watched, saved together; what is doubtful waits for a look by itself."""

from pathlib import Path

import pytest
from visiting import PHONE, Visit

from samrit.ops.worker import run_tasks
from samrit.records.models import AnnualPlan
from samrit.report import IndicatorReport, Level, QuarterReport, canonical_json

pytestmark = pytest.mark.browser


def test_many_files_are_read_before_ones_eyes_and_saved_together(
    visit: Visit, plan: AnnualPlan, tmp_path: Path
) -> None:
    files = [tmp_path / f"รายงาน-{number}.json" for number in range(1, 8)]
    for number, file in enumerate(files, 1):
        code = str(number) if number < 7 else ""
        quarters = (QuarterReport(quarter=3, narrative="จัดกิจกรรมแล้ว"),)
        report = IndicatorReport(fiscal_year_be=2564, level=Level.OUTPUT, quarters=quarters, number_text=code)
        file.write_bytes(canonical_json(report.replace(name=f"ตัวชี้วัดที่ {number}", agency=plan.agency.name_th)))
    page = visit.page
    visit.resize(PHONE)
    visit.log_in("officer")
    visit.open("/office/import/")
    page.locator("input[type=file]").set_input_files(files)
    visit.follow(page.get_by_role("button", name="อ่านไฟล์"))
    visit.sees("ดำเนินการแล้ว 0 จาก 7")
    assert page.get_by_role("progressbar").is_visible()
    assert visit.barriers() == []

    run_tasks()

    visit.sees("บันทึกฉบับที่พร้อมทั้งหมด 6 ฉบับ")  # the page has found out by itself
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []
    page.get_by_role("button", name="บันทึกฉบับที่พร้อมทั้งหมด 6 ฉบับ").focus()
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    run_tasks()
    visit.sees("บันทึกลงในแผนแล้ว")
    assert plan.indicators.count() == 6

    visit.follow(page.get_by_role("link", name="รายงาน-7.json"))
    visit.follow(page.get_by_role("link", name="รายงานหลายฉบับพร้อมกัน"))
    visit.sees("รายงานไม่มีทั้งรหัสและลำดับ")
