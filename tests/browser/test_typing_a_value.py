"""What is said of a value while somebody types it."""

import re

import pytest
from playwright.sync_api import expect
from visiting import Visit

import factories
from samrit.records.models import AnnualPlan, QuarterReport, User
from samrit.report import Target

pytestmark = pytest.mark.browser


@pytest.fixture
def report(plan: AnnualPlan) -> QuarterReport:
    """The empty second quarter of an indicator that counts communities."""
    made = factories.indicator(plan, number="7", responsible=User.objects.get(username="officer"))
    made.target = Target(value_text="ไม่น้อยกว่า 400", unit_text="ชุมชน")
    made.name_th, made.definition, made.method = "จำนวนชุมชนที่คัดแยกขยะ", "", ""
    made.save()
    return made.quarters.get(quarter=2)


def test_the_page_tells_how_a_value_was_read_and_what_is_wrong_with_it(visit: Visit, report: QuarterReport) -> None:
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")
    page = visit.page
    page.locator("#id_value").fill("๑,๒๓๔.๕๐")
    expect(page.locator("#value-reading")).to_contain_text("อ่านว่า 1,234.5 ชุมชน")
    expect(page.locator("#notes-result")).to_contain_text("1,234.5 ไม่ใช่จำนวนเต็ม แต่ชุมชนนับเป็นจำนวนเต็ม")

    page.locator("#id_value").fill("85%")
    expect(page.locator("#notes-result")).to_contain_text("“85%” เป็นค่าร้อยละ โปรดกรอกค่าเป็นจำนวนชุมชน")

    page.locator("#id_value").fill("400 ชุมชน")
    expect(page.locator("#value-reading")).to_contain_text("อ่านว่า 400 ชุมชน สะสมถึงสิ้นไตรมาส")
    expect(page.locator("#notes-result")).not_to_contain_text("85%")

    # What is heard: the field by what it asks for, described by how it was read; the remarks as a list that counts them.
    field = page.get_by_role("textbox", name="ผลงานสะสมถึงสิ้นไตรมาสที่ 2")
    expect(field).to_have_accessible_description(re.compile("^อ่านว่า 400 ชุมชน"))
    page.locator("[name=narrative]").fill("มีชุมชนที่คัดแยกขยะ 400 ชุมชน ลดขยะได้ 12.5 ตัน")
    expect(page.locator("#remarks-heading")).to_have_text(re.compile(r"^ไม่มีข้อสังเกต · ตัวเลขที่ยังไม่ระบุที่มา \d+ ตัว$"))
    remarks = page.get_by_role("list", name=page.locator("#remarks-heading").inner_text())
    expect(remarks.get_by_role("listitem").filter(has_text="“400 ชุมชน”")).to_contain_text("ยังไม่ระบุที่มา")


def test_a_value_that_is_saved_and_was_typed_over_comes_back_by_one_click(visit: Visit, report: QuarterReport) -> None:
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")
    page = visit.page
    page.locator("#id_value").fill("412")
    visit.follow(page.get_by_role("button", name="บันทึก", exact=True))
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")

    page.locator("#id_value").fill("41")
    page.get_by_role("button", name="ใช้ 412").click()

    assert page.locator("#id_value").input_value() == "412"
    expect(page.get_by_role("button", name="ใช้ 412")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "id_value"
