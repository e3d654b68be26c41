"""A partner on a phone, by its link; an officer verifies; the indicator moves."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from visiting import PHONE, Visit

import factories
from evidence_files import image
from samrit.ledger.link_tokens import new_token
from samrit.records.models import AnnualPlan, PartnerLink, Practice, PracticeFile, User
from samrit.web.campaigns.tokens import link_token

pytestmark = pytest.mark.browser


def is_fit_for_a_phone(visit: Visit) -> None:
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()


def test_a_partner_reports_by_link_an_officer_verifies_and_the_indicator_moves(
    browser: Browser, live_server: LiveServer, plan: AnnualPlan, tmp_path: Path
) -> None:
    officer = User.objects.get(username="officer")
    indicator = factories.indicator(plan, responsible=officer)
    activity = factories.activity(factories.campaign(plan.agency))
    campaign, partner = activity.campaign, factories.partner(plan.agency, name_th="โรงเรียนตัวอย่าง")
    factories.counting_rule(indicator, campaign=campaign)
    link = PartnerLink.objects.create(
        **new_token(),
        campaign=campaign,
        partner=partner,
        made_by=officer,
        made_at=factories.AT,
        expires_on=timezone.localdate(),
    )
    photo = tmp_path / "รูป.png"
    photo.write_bytes(image("PNG", size=(400, 300)))
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.set_default_timeout(8000)
    phone = Visit(context.new_page(), live_server.url)

    phone.open(f"/office/p/{link_token(link)}/")
    is_fit_for_a_phone(phone)
    phone.follow(phone.page.get_by_role("button", name=re.compile("ประกาศเจตนารมณ์.*พลังงาน")))
    phone.sees("บันทึกการประกาศเจตนารมณ์แล้ว")
    phone.page.get_by_label("จำนวนผู้เข้าร่วม (คน)").fill("12")
    phone.follow(phone.page.get_by_role("button", name="เราเข้าร่วมแล้ว"))
    phone.sees("บันทึกแล้ว 12 คน")
    phone.follow(phone.page.get_by_role("link", name="รายงานสิ่งที่เราปฏิบัติ"))
    is_fit_for_a_phone(phone)
    phone.page.locator("[name=theme]").select_option(label="พลังงาน")
    phone.page.locator("[name=what]").fill("ปิดไฟทางเดินหลังสองทุ่มทุกวัน")
    phone.page.locator("[name=since_on]").fill("2021-02-01")
    phone.page.locator("[name=photo]").set_input_files(photo)
    phone.follow(phone.page.get_by_role("button", name="ส่งรายงาน"))
    phone.sees("รายงานแล้ว รอตรวจสอบ")
    is_fit_for_a_phone(phone)
    assert PracticeFile.objects.get().practice == Practice.objects.get()
    context.close()

    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.set_default_timeout(8000)
    phone = Visit(context.new_page(), live_server.url)
    phone.log_in("officer")
    phone.sees("รายงานการปฏิบัติที่รอตรวจสอบ")
    phone.open(f"/office/campaigns/{campaign.code}/practices/")
    phone.sees("โรงเรียนตัวอย่าง")
    is_fit_for_a_phone(phone)
    assert indicator.quarters.get(quarter=2).result.value_text == "0"
    phone.follow(phone.page.get_by_role("button", name="รับรองว่าตรวจสอบแล้ว"))
    phone.sees("รับรองแล้ว นับเป็นผลงานได้")

    practice = Practice.objects.get()
    assert (practice.decided_by, practice.link) == (officer, link)
    assert indicator.quarters.get(quarter=2).result.value_text == "1"
    phone.open(f"/office/practices/{practice.pk}/")
    is_fit_for_a_phone(phone)
    phone.open(f"/office/activities/{activity.pk}/")
    phone.sees("หน่วยงานภาคีแจ้งเองผ่านลิงก์")
    is_fit_for_a_phone(phone)
    context.close()
