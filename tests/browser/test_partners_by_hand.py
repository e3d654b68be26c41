"""On a phone: a list of partners is brought, watched, decided, saved; a district is asked about; two duplicates become one, and two again."""

from pathlib import Path

import pytest
from visiting import PHONE, Visit

import factories
from samrit.ops.worker import run_tasks
from samrit.records.models import AnnualPlan, Partner

pytestmark = pytest.mark.browser


def test_a_list_comes_in_before_ones_eyes_and_duplicates_are_merged_and_parted(
    visit: Visit, plan: AnnualPlan, tmp_path: Path
) -> None:
    factories.fifty_districts()
    factories.partner(plan.agency, name_th="โรงเรียนวัดสวนหิน")
    there = factories.partner(plan.agency, name_th="ชมรมริมคลองสายธาร")
    factories.partner(plan.agency, name_th="ชมรมริมคลองสายธาน")
    file = tmp_path / "ภาคี.csv"
    file.write_text("ชื่อหน่วยงาน,ภาคส่วน,เขต\nโรงเรียนวัดสวนหิม,โรงเรียน,\nบริษัท น้ำใส จำกัด,เอกชน,จตุจัก\n", encoding="utf-8")
    page = visit.page
    visit.resize(PHONE)
    visit.log_in("officer")
    visit.open("/office/partners/import/")
    page.locator("input[type=file]").set_input_files(file)
    visit.follow(page.get_by_role("button", name="อ่านไฟล์"))
    visit.sees("ไฟล์รอการอ่าน")
    assert page.get_by_role("progressbar").is_visible()

    run_tasks()

    visit.sees("รอการตัดสินใจของท่าน 1 แถว")  # the page has found out by itself
    assert not visit.is_wider_than_the_screen()
    assert visit.barriers() == []
    page.get_by_label("คือ จตุจักร").check()
    visit.follow(page.get_by_role("button", name="เก็บผลการตัดสินใจ"))
    page.get_by_label("เป็นหน่วยงานอื่น ขึ้นทะเบียนใหม่").check()
    visit.follow(page.get_by_role("button", name="เก็บผลการตัดสินใจ"))
    visit.follow(page.get_by_role("button", name="บันทึกทั้งหมด"))
    run_tasks()
    visit.sees("ขึ้นทะเบียนหน่วยงานภาคีใหม่ 2 หน่วยงาน")

    visit.follow(page.get_by_role("link", name="รายการที่อาจซ้ำกัน"))
    visit.sees("สะกดต่างกัน 1 ตัวอักษร")
    assert visit.barriers() == []
    assert "โรงเรียนวัดสวนหิม" not in page.locator("main").inner_text()  # that was answered
    side = page.locator(".sides > div", has_text="ชมรมริมคลองสายธาร")
    visit.follow(side.get_by_role("link", name="ใช้รายการนี้เป็นหลัก"))
    visit.follow(page.get_by_role("button", name="รวมสองรายการ"))
    visit.sees("รวมแล้ว ตั้งแต่นี้นับเป็นหน่วยงานเดียว")
    assert Partner.objects.get(name_th="ชมรมริมคลองสายธาน").merged_into == there
    assert not visit.is_wider_than_the_screen()
    visit.follow(page.get_by_role("button", name="ยกเลิกการรวม"))
    visit.sees("หน่วยงานนี้นับแยกตามเดิม")
    assert not Partner.objects.filter(merged_into__isnull=False).exists()


def test_who_comes_near_is_shown_while_a_name_is_typed(visit: Visit, plan: AnnualPlan) -> None:
    factories.partner(plan.agency, name_th="โรงเรียนวัดสวนหิน")
    visit.resize(PHONE)
    visit.log_in("officer")
    visit.open("/office/partners/new/")

    visit.page.get_by_label("ชื่อภาษาไทย").press_sequentially("ร.ร.วัดสวนหิน")

    visit.sees("คล้ายหน่วยงานภาคีที่มีอยู่แล้ว:")
    assert not visit.is_wider_than_the_screen()
