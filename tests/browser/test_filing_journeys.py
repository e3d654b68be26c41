"""Filing a quarter in a real browser: findings while one types, and nothing lost whatever happens to the connection."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer
from visiting import DESKTOP, PASSWORD, PHONE, Visit

import factories
from samrit.records.models import AnnualPlan, Draft, EditSession, Figure, Indicator, QuarterReport, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.browser

WRONG_DAY = "ประชุมวันจันทร์ที่ 27 มีนาคม 2564 มีภาคี 97 หน่วยงาน"


@pytest.fixture
def report(plan: AnnualPlan) -> QuarterReport:
    """The empty second quarter of an indicator whose first quarter is written."""
    indicator = factories.indicator(plan, number="32", responsible=User.objects.get(username="officer"))
    factories.quarter(indicator, 1)
    return indicator.quarters.get(quarter=2)


@pytest.fixture
def second(browser: Browser) -> Iterator[BrowserContext]:
    """Another browser."""
    context = browser.new_context()
    yield context
    context.close()


def address(report: QuarterReport) -> str:
    return f"/office/indicators/{report.indicator_id}/quarters/{report.quarter}/"


def at_the_form(visit: Visit, report: QuarterReport, username: str = "officer") -> Visit:
    """Somebody logs in and opens the form."""
    visit.log_in(username)
    visit.open(address(report))
    return visit


def type_in(visit: Visit, words: str, value: str = "97") -> None:
    """Type a result and what was done, as a person does: key by key at the end."""
    visit.page.locator("#id_value").fill(value)
    visit.page.locator("[name=narrative]").fill(words[:-1])
    visit.page.locator("[name=narrative]").press_sequentially(words[-1])


def narrative(visit: Visit) -> str:
    return visit.page.locator("[name=narrative]").input_value()


def saved(report: QuarterReport) -> str:
    report.refresh_from_db()
    return report.narrative


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_findings_and_figures_appear_while_one_types_and_all_is_saved_at_once(
    visit: Visit, report: QuarterReport, screen: tuple[int, int]
) -> None:
    visit.resize(screen)
    at_the_form(visit, report)

    type_in(visit, WRONG_DAY)

    remarks = visit.page.locator("#remarks")
    expect(remarks).to_contain_text("27 มีนาคม 2564 เป็นวันเสาร์")
    expect(visit.page.locator("#so-far")).to_contain_text("97")
    wrong = visit.page.locator(".layer mark.wrong").first
    expect(wrong).to_have_attribute("data-words", "วันจันทร์ที่ 27 มีนาคม 2564")
    assert saved(report) == ""
    remarks.get_by_text("ที่มาอื่น").click()
    visit.page.locator("[name=figure-0-source]").select_option("counted")
    visit.page.locator("input[name=figure-0-follows]").check()
    visit.page.locator("#id_value").fill("98")
    expect(visit.page.locator(".layer mark.told").first).to_have_attribute("data-words", "97 หน่วยงาน")
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")

    assert saved(report) == WRONG_DAY.replace("97", "98")
    assert [(f.words, f.source, f.bound_to) for f in Figure.objects.all()] == [("98 หน่วยงาน", "counted", "result")]
    assert not Draft.objects.exists()
    assert EditSession.objects.get().active_seconds < 60


def test_a_lost_connection_loses_nothing(visit: Visit, report: QuarterReport) -> None:
    at_the_form(visit, report)
    context = visit.page.context

    context.set_offline(True)
    type_in(visit, "พิมพ์ตอนไม่มีสัญญาณ")
    visit.sees("ไม่มีการเชื่อมต่อ เก็บข้อความไว้ในเครื่องนี้แล้ว")
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("ยังไม่ได้ส่งเพราะไม่มีการเชื่อมต่อ")
    assert narrative(visit) == "พิมพ์ตอนไม่มีสัญญาณ"
    assert not Draft.objects.exists()
    visit.page.close()  # and the tab is gone, too
    context.set_offline(False)
    again = Visit(context.new_page(), visit.url)
    again.page.wait_for_timeout(500)  # what a closed tab has stored reaches other tabs a moment later
    again.open(address(report))

    again.sees("ข้อความที่ท่านพิมพ์ไว้ในเครื่องนี้และยังไม่ได้บันทึก")
    assert narrative(again) == "พิมพ์ตอนไม่มีสัญญาณ"
    again.sees("เก็บร่างอัตโนมัติเมื่อ")
    again.page.get_by_role("button", name="บันทึก", exact=True).click()
    again.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")
    assert saved(report) == "พิมพ์ตอนไม่มีสัญญาณ"
    again.open(address(report))
    expect(again.page.locator("#restored")).to_be_hidden()


def test_a_closed_tab_is_opened_again_in_another_browser(
    visit: Visit, report: QuarterReport, second: BrowserContext
) -> None:
    at_the_form(visit, report)
    type_in(visit, "พิมพ์ไว้ที่สำนักงาน")
    visit.sees("เก็บร่างอัตโนมัติเมื่อ")
    visit.page.close()

    elsewhere = at_the_form(Visit(second.new_page(), visit.url), report)

    elsewhere.sees("และยังไม่ได้บันทึก")
    assert narrative(elsewhere) == "พิมพ์ไว้ที่สำนักงาน"
    elsewhere.page.get_by_role("button", name="ทิ้งข้อความนี้").click()
    elsewhere.sees("ทิ้งข้อความที่ยังไม่ได้บันทึกแล้ว")
    assert (narrative(elsewhere), saved(report)) == ("", "")


def test_a_session_that_ends_in_the_middle_of_typing_loses_nothing(visit: Visit, report: QuarterReport) -> None:
    at_the_form(visit, report)
    Session.objects.all().delete()

    type_in(visit, "พิมพ์หลังหมดเวลา")
    visit.sees("ท่านออกจากระบบแล้ว ข้อความที่พิมพ์ยังเก็บไว้ในเครื่องนี้")
    visit.page.get_by_role("link", name="เข้าสู่ระบบอีกครั้ง").click()
    visit.page.locator("[name=login]").fill("officer")
    visit.page.locator("[name=password]").fill(PASSWORD)
    visit.page.locator("form.sheet button[type=submit]").click()

    visit.page.wait_for_url(f"**{address(report)}")
    visit.sees("ข้อความที่ท่านพิมพ์ไว้ในเครื่องนี้และยังไม่ได้บันทึก")
    assert narrative(visit) == "พิมพ์หลังหมดเวลา"
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")
    assert saved(report) == "พิมพ์หลังหมดเวลา"


def test_a_log_in_in_another_tab_lets_the_old_page_go_on(visit: Visit, report: QuarterReport) -> None:
    at_the_form(visit, report)
    Session.objects.all().delete()
    other_tab = Visit(visit.page.context.new_page(), visit.url)
    other_tab.log_in("officer")
    other_tab.sees("สิ่งที่ต้องทำ")

    type_in(visit, "พิมพ์ในแท็บเดิม")
    visit.sees("เก็บร่างอัตโนมัติเมื่อ")
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()

    visit.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")
    assert saved(report) == "พิมพ์ในแท็บเดิม"


def test_of_two_at_once_the_second_sees_both_and_decides(
    visit: Visit, report: QuarterReport, second: BrowserContext
) -> None:
    person = factories.user(RoleName.OFFICER, over=report.indicator.annual_plan.agency, username="second")
    person.set_password(PASSWORD)
    person.save()
    at_the_form(visit, report)
    other = at_the_form(Visit(second.new_page(), visit.url), report, "second")
    type_in(other, "ของคนที่สอง", "98")
    type_in(visit, "ของคนแรก")
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()
    visit.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")

    other.page.get_by_role("button", name="บันทึก", exact=True).click()

    table = other.page.locator(".conflict table")
    expect(table).to_contain_text("ของคนแรก")
    expect(table).to_contain_text("ของคนที่สอง")
    assert narrative(other) == "ของคนที่สอง"
    assert saved(report) == "ของคนแรก"
    other.page.get_by_role("button", name="บันทึก", exact=True).click()
    other.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")
    assert saved(report) == "ของคนที่สอง"


def test_without_javascript_a_button_checks_and_the_form_saves(
    browser: Browser, live_server: LiveServer, report: QuarterReport
) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = at_the_form(Visit(context.new_page(), live_server.url), report)
    type_in(visit, WRONG_DAY)

    visit.page.get_by_role("button", name="ตรวจโดยไม่บันทึก").click()
    visit.sees("ตรวจแล้ว ยังไม่ได้บันทึก")
    visit.sees("27 มีนาคม 2564 เป็นวันเสาร์")
    assert saved(report) == ""
    visit.page.get_by_role("button", name="ใช่ ใช้ที่มานี้").click()
    visit.page.locator("#remarks").get_by_text("ที่มาแล้ว").click()
    visit.page.locator("#remarks .told").get_by_text("97 หน่วยงาน").click()
    visit.page.locator("[name=figure-0-source]").select_option("typed")
    visit.page.get_by_role("button", name="บันทึก", exact=True).click()

    visit.sees("บันทึกรายงานไตรมาสที่ 2 แล้ว")
    figure = Figure.objects.get()
    assert (saved(report), figure.source, figure.bound_to) == (WRONG_DAY, "typed", "result")
    context.close()


def test_the_keyboard_alone_files_and_hands_in(visit: Visit, report: QuarterReport) -> None:
    at_the_form(visit, report)
    keyboard = visit.page.keyboard
    visit.page.locator("#id_value").focus()
    keyboard.type("5")
    keyboard.press("Tab")  # why there may be none stays folded
    keyboard.press("Tab")
    keyboard.type("60")
    visit.page.locator("[name=narrative]").focus()
    keyboard.type("ประชุมเตรียมงานกับภาคี 5 หน่วยงานแล้ว")
    expect(visit.page.locator("#remarks")).to_contain_text("5 หน่วยงาน")
    keyboard.press("F8")
    keyboard.press("Enter")  # the first deed: yes, it is the result
    expect(visit.page.locator(".layer mark.told").first).to_have_attribute("data-words", "5 หน่วยงาน")
    keyboard.press("Control+Enter")
    visit.page.wait_for_url("**/quarters/2/receipt/")
    visit.sees("ส่งรายงานไตรมาสที่ 2 แล้ว")

    report.refresh_from_db()
    assert (report.status, report.result.value_text, f"{report.progress_percent:.0f}") == ("submitted", "5", "60")
    assert Figure.objects.get().bound_to == "result"


class Place(NamedTuple):
    """Where something stands on the screen."""

    y: float
    height: float


def offset_at(visit: Visit, selector: str) -> Place:
    box = visit.page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return Place(box["y"], box["height"])


FIRST_SCREEN = {(1280, 800): 400, PHONE: 420}  # the value's field stands higher than this


@pytest.mark.parametrize("language", ["th", "en"])
def test_value_and_what_is_wrong_with_it_stand_in_the_first_screen(
    visit: Visit, report: QuarterReport, language: str
) -> None:
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()
    for screen, limit in FIRST_SCREEN.items():
        visit.resize(screen)
        visit.open(address(report))
        page = visit.page
        assert offset_at(visit, "#id_value").y < limit
        assert offset_at(visit, "header.bar").height <= 60
        assert offset_at(visit, ".sticky").height <= (70 if screen == PHONE else 76)
        page.locator("#id_value").fill("N/A")
        visit.follow(page.locator("#send"))
        assert page.title().startswith("ข้อผิดพลาด:" if language == "th" else "Error:")
        assert page.evaluate("document.activeElement.className") == "errors"
        top, error, field, foot = (offset_at(visit, at) for at in (".errors", ".says", "#id_value", ".sticky"))
        assert 0 <= top.y < error.y < field.y < field.y + field.height <= foot.y
        page.locator(".errors a").first.click()
        assert page.evaluate("document.activeElement.name") == "value"
        assert not visit.is_wider_than_the_screen()


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_pages_of_filing_have_no_barrier_and_fit_a_phone(
    visit: Visit, report: QuarterReport, language: str
) -> None:
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()
    visit.open(address(report))
    type_in(visit, WRONG_DAY)
    visit.page.locator("#remarks .remark").first.wait_for()
    found = visit.faults_on_screens("form")
    visit.page.locator("#id_value").fill("สูง")
    visit.follow(visit.page.locator("#send"))
    found += visit.faults_on_screens("refused")
    visit.open(f"{address(report)}submit/")
    found += visit.faults_on_screens("submit")

    assert found == []
    assert Indicator.objects.count() == 1
