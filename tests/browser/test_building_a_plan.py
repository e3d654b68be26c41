"""A plan is built in a real browser: by the form, which speaks up while one types, and by a sheet of Excel."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from visiting import Visit

import factories
from samrit.actions.plans.start_plan import copy_plan
from samrit.queries.plans.plan_sheet import sheet_content
from samrit.records.models import AnnualPlan, Import, Indicator
from samrit.vocabulary.codes import RoleName
from samrit.writers.plan_sheet import PlanSheetContent, write_plan_sheet

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*ZIP64.*")]

NAME = "จำนวนชุมชนที่แยกเศษอาหาร"


def test_a_plan_is_built_by_form_and_by_sheet(visit: Visit, plan: AnnualPlan, tmp_path: Path) -> None:
    page = visit.page
    visit.log_in("officer")
    visit.open("/office/plans/2200/2564/")
    visit.follow(page.get_by_role("link", name="เขียนตัวชี้วัดแรกที่นี่"))  # what one types is heard once the page is whole

    page.get_by_label("หมายเลข").fill("1")
    page.get_by_label("ชื่อตัวชี้วัด").fill(NAME)
    page.get_by_label("คำนิยาม").fill(NAME)
    page.locator("#notes-definition .finding").first.wait_for()  # without a click, while one types
    assert not Indicator.objects.exists()
    page.get_by_label("คำนิยาม").fill("ชุมชนที่ครัวเรือนเกินครึ่งแยกเศษอาหารทุกสัปดาห์ ไม่นับชุมชนที่เพียงรับถัง")
    page.locator("#notes-definition .finding").first.wait_for(state="detached")
    page.locator("#id_comparison").select_option("at_least")
    page.locator("#id_target").fill("12")
    page.locator("#id_unit").fill("ชุมชน")
    page.locator("#id_weight").fill("60")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกตัวชี้วัดแล้ว")
    made = Indicator.objects.get()

    content = sheet_content(plan.agency, 2564)
    rows = [dict(content.rows[0]), {"number": "2", "name_th": "จำนวนต้นไม้ที่ปลูก", "weight": "40"}]
    file = tmp_path / "plan.xlsx"
    file.write_bytes(write_plan_sheet(PlanSheetContent("2200", "สำนัก", 2564, rows)))
    visit.open("/office/plans/2200/2564/sheet/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="อ่านไฟล์").click()
    visit.sees("ยังไม่ได้บันทึก")
    visit.sees("น้ำหนักของตัวชี้วัดรวมได้ 100")
    page.get_by_role("button", name="บันทึกทั้งหมด").click()
    visit.sees("บันทึกแผนแล้ว")

    assert made.target.printed == "ไม่น้อยกว่า 12 (ชุมชน)"
    assert [one.number for one in plan.indicators.order_by("position")] == ["1", "2"]


def test_a_definition_is_looked_over_without_javascript(
    browser: Browser, live_server: LiveServer, plan: AnnualPlan
) -> None:
    indicator = factories.indicator(plan, number="1")
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url)
    visit.log_in("officer")
    visit.open(f"/office/indicators/{indicator.pk}/definition/")

    visit.page.get_by_label("คำนิยาม").fill(indicator.name_th)
    visit.page.get_by_role("button", name="ตรวจก่อนบันทึก").click()

    visit.sees("ตรวจแล้ว ยังไม่ได้บันทึก")
    assert visit.page.locator("#notes-definition .finding").first.is_visible()
    assert Indicator.objects.get().definition == ""
    context.close()


def test_a_closed_tab_loses_nothing_of_a_definition(visit: Visit, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    address, page = f"/office/indicators/{indicator.pk}/definition/", visit.page
    visit.log_in("officer")
    visit.open(address)
    page.get_by_label("คำนิยาม").fill("นับหน่วยงานที่ลงนามแล้ว")
    page.locator("#id_level").select_option("outcome")
    visit.open("/office/")

    visit.open(address)
    visit.sees("เบราว์เซอร์นี้เก็บไว้ให้")
    before = page.get_by_label("คำนิยาม").input_value()
    page.get_by_role("button", name="นำกลับมา").click()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกตัวชี้วัดแล้ว")

    indicator.refresh_from_db()
    assert (before, indicator.definition, indicator.level) == ("", "นับหน่วยงานที่ลงนามแล้ว", "outcome")
    assert page.locator("#stored-here").is_hidden()


def test_a_new_definition_is_offered_again_until_it_is_saved(visit: Visit, plan: AnnualPlan) -> None:
    address, page = "/office/plans/2200/2564/indicators/new/", visit.page
    visit.log_in("officer")
    visit.open(address)
    page.get_by_label("ชื่อตัวชี้วัด").fill(NAME)
    visit.open(address)
    page.get_by_role("button", name="นำกลับมา").click()
    page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกตัวชี้วัดแล้ว")

    visit.open(address)

    assert page.get_by_label("ชื่อตัวชี้วัด").input_value() == ""
    assert page.locator("#stored-here").is_hidden()
    assert plan.indicators.get().name_th == NAME


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_of_a_plan_has_a_barrier_or_scrolls_sideways(
    visit: Visit, plan: AnnualPlan, language: str, tmp_path: Path
) -> None:
    factories.plan_node("2.4.1")
    indicator = factories.indicator(plan, number="1")
    copied = copy_plan(source=plan, fiscal_year_be=2565, by=factories.user(RoleName.OFFICER), at=timezone.now())
    copied.indicators.update(name_th="จำนวนโรงเรียนที่ร่วมโครงการ 1", definition=f"{indicator.name_th} ทั้งหมด")
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()
    rows = [dict(sheet_content(plan.agency, 2564).rows[0], weight="30"), {"number": "2", "target": "ห้า"}]
    file = tmp_path / "plan.xlsx"
    file.write_bytes(write_plan_sheet(PlanSheetContent("2200", "สำนัก", 2564, rows)))
    visit.open("/office/plans/2200/2564/sheet/")
    visit.page.locator("input[type=file]").set_input_files(file)
    visit.page.locator("main form button[type=submit]").click()
    visit.page.wait_for_url("**/imports/**")
    found = []
    for path in (
        "/office/help/",
        "/office/plans/start/",
        "/office/plans/2200/2564/sheet/",
        f"/office/imports/{Import.objects.get().pk}/",
        "/office/plans/2200/2565/indicators/",
        "/office/plans/2200/2565/changes/",
        "/office/plans/2200/2565/indicators/new/",
        f"/office/indicators/{copied.indicators.get().pk}/definition/",
        f"/office/indicators/{indicator.pk}/remove/",
    ):
        visit.open(path)
        found += visit.faults_on_screens(path)

    assert found == []
