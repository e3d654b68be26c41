"""The job from end to end, in a real browser: a report in; seen, saved, printed."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from visiting import DESKTOP, OWN_WORDS, PASSWORD, PHONE, Visit

from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.readers import read
from samrit.records.models import AnnualPlan, Indicator

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("plan")]

WORDS = {
    "th": ("ยังไม่ได้บันทึก", "บันทึก", "บันทึกรายงานแล้ว", "พิมพ์ (PDF)"),
    "en": ("Nothing is saved yet.", "Save", "The report is saved.", "Print (PDF)"),
}


def file_the_report(visit: Visit, language: str) -> None:
    """Log in, bring the file, see the findings beside the words, save, print; the print reads back as it was saved."""
    nothing_yet, save, saved, prints = WORDS[language]
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()

    visit.send_file(OWN_WORDS)
    visit.sees(nothing_yet)
    mark = visit.page.locator("#q3 mark").first
    note = visit.page.locator("#q3 .finding").first
    assert mark.is_visible()
    assert note.is_visible()
    assert not Indicator.objects.exists()

    visit.page.get_by_role("button", name=save, exact=True).click()
    visit.sees(saved)

    link = visit.page.get_by_role("link", name=prints, include_hidden=True).first.get_attribute("href")
    paper = visit.page.request.get(f"{visit.url}{link}").body()
    stored = indicator_report(with_reports(Indicator.objects.all()).get())
    assert read(paper, "report.pdf").report == stored


@pytest.mark.parametrize(("language", "screen"), [("th", PHONE), ("en", DESKTOP)], ids=["th-phone", "en-desktop"])
def test_a_report_comes_in_is_seen_through_saved_and_printed(
    visit: Visit, language: str, screen: tuple[int, int]
) -> None:
    visit.resize(screen)

    file_the_report(visit, language)


def test_it_all_works_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)

    file_the_report(Visit(context.new_page(), live_server.url), "th")

    context.close()


def test_the_plan_is_filtered_with_and_without_javascript(
    browser: Browser, live_server: LiveServer, plan: AnnualPlan
) -> None:
    Indicator.objects.bulk_create(
        Indicator(annual_plan=plan, number=str(n), position=n, name_th=f"ตัวชี้วัดลำดับ {n}") for n in (1, 2, 3)
    )
    for is_enabled in (True, False):
        context = browser.new_context(java_script_enabled=is_enabled)
        visit = Visit(context.new_page(), live_server.url)
        visit.log_in("executive")
        visit.open("/office/plans/2200/2564/")

        visit.page.locator("[name=words]").fill("ลำดับ 2")
        visit.page.locator(".list-head button").click()

        visit.page.wait_for_url("**words=**")
        visit.page.locator(".plan tbody tr").nth(1).wait_for(state="detached")
        assert visit.page.locator(".plan tbody tr").count() == 1
        context.close()


def test_the_keyboard_alone_leads_from_the_words_to_what_is_said_of_them(visit: Visit) -> None:
    visit.open("/office/login/")
    visit.page.wait_for_function("document.activeElement.name === 'login'")  # the field has the focus by itself
    visit.page.keyboard.type("officer")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type(PASSWORD)
    visit.page.keyboard.press("Enter")
    visit.sees("สิ่งที่ต้องทำ")
    visit.page.keyboard.press("Tab")
    assert visit.page.locator(".skip").evaluate("e => e === document.activeElement")
    visit.page.keyboard.press("Enter")
    assert visit.page.url.endswith("#main")
    visit.send_file(OWN_WORDS)

    visit.page.wait_for_load_state()  # what lights a finding up is there once all is loaded
    reference = visit.page.locator("#q3 .ref").first
    reference.focus()
    visit.page.locator(".finding.lit").wait_for()
    lit = visit.page.locator(".finding.lit").count()
    visit.page.keyboard.press("Enter")

    target = reference.get_attribute("href")
    assert lit == 1
    assert visit.page.url.endswith(str(target))
    assert visit.page.locator(f"{target}:target").is_visible()
