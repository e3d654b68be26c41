"""Files are dropped onto a quarter's page, go up before one's eyes, and stand in the list; links and the rest likewise."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer
from visiting import DESKTOP, PHONE, Visit

import factories
from evidence_files import PDF, image
from samrit.records.models import AnnualPlan, Evidence, QuarterReport

pytestmark = pytest.mark.browser

WORDS = {
    "th": ("แนบไฟล์แล้ว", "ไม่รับไฟล์โปรแกรม", "เพิ่มลิงก์แล้ว", "บันทึกคำอธิบายหลักฐานแล้ว", "นำออกแล้ว 1 รายการ"),
    "en": ("The file is added.", "Programs, scripts", "The link is added", "What it shows is saved.", "1 removed"),
}
# What a hand does with files, told to the page: a real drag starts outside the browser.
DROP = """([name, bytes]) => {
  const files = new DataTransfer();
  files.items.add(new File([new Uint8Array(bytes)], name));
  const place = document.querySelector("#evidence .drop");
  for (const kind of ["dragenter", "dragover", "drop"])
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""
WATCH = """() => {
  window.seen = [];
  new MutationObserver(() => {
    const line = document.querySelector(".evidence-progress");
    if (line && !line.hidden) window.seen.push(line.textContent.trim());
  }).observe(document.getElementById("evidence"), { subtree: true, attributes: true, childList: true, characterData: true });
}"""


@pytest.fixture
def report(plan: AnnualPlan) -> QuarterReport:
    """The second quarter of an indicator of that plan."""
    return factories.quarter(factories.indicator(plan, number="32"), 2)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """An image, and a program."""
    picture, program = tmp_path / "ภาพกิจกรรม.png", tmp_path / "setup.exe"
    picture.write_bytes(image("PNG", size=(300, 200)))
    program.write_bytes(b"MZ\x90")
    return [picture, program]


@pytest.mark.parametrize(("language", "screen"), [("th", PHONE), ("en", DESKTOP)], ids=["th-phone", "en-desktop"])
def test_files_and_links_are_added_described_and_removed_without_leaving_the_page(
    visit: Visit, report: QuarterReport, files: list[Path], language: str, screen: tuple[int, int]
) -> None:
    added, refused, linked, described, removed = WORDS[language]
    visit.resize(screen)
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")
    page = visit.page
    page.locator("[name=narrative]").fill("พิมพ์ค้างไว้")

    page.evaluate(WATCH)
    page.evaluate(DROP, ["ทะเบียน.pdf", list(PDF)])
    visit.sees("ทะเบียน.pdf")
    visit.sees(added)
    assert any("ทะเบียน.pdf" in words for words in page.evaluate("window.seen"))

    page.locator("#evidence-file").set_input_files(files)
    visit.sees(refused)
    assert page.locator(".evidence-list > li").count() == 2

    page.locator("#evidence-url").fill("https://www.example.go.th/report")
    page.locator(".evidence-link button").click()
    visit.sees(linked)

    first = page.locator(".evidence-list > li").first
    first.locator("summary").click()
    first.locator("[name=shows]").fill("รายชื่อ 5 หน่วยงาน หน้า 3")
    first.locator("form").first.locator("button").click()
    visit.sees(described)
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()

    last = page.locator(".evidence-list > li").last
    last.locator("summary").click()
    last.locator("[name=reason]").fill("ใส่ลิงก์ผิด")
    last.locator("form").last.locator("button").click()
    visit.sees(removed)

    assert page.locator("[name=narrative]").input_value() == "พิมพ์ค้างไว้"
    assert [(e.ref, e.shows, e.removed_reason) for e in Evidence.objects.order_by("position")] == [
        ("ทะเบียน.pdf", "รายชื่อ 5 หน่วยงาน หน้า 3", ""),
        ("ภาพกิจกรรม.png", "", ""),
        ("https://www.example.go.th/report", "", "ใส่ลิงก์ผิด"),
    ]


def test_it_works_without_javascript(
    browser: Browser, live_server: LiveServer, report: QuarterReport, files: list[Path]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(context.new_page(), live_server.url)
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/")

    visit.page.locator("#evidence-file").set_input_files(files)
    visit.page.locator(".evidence-files button").click()

    visit.sees("แนบไฟล์แล้ว")
    visit.sees("ไม่รับไฟล์โปรแกรม")
    assert Evidence.objects.get().ref == "ภาพกิจกรรม.png"
    context.close()


def test_a_lost_connection_is_told_and_the_file_can_be_sent_again(
    visit: Visit, report: QuarterReport, files: list[Path]
) -> None:
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/evidence/")

    visit.page.context.set_offline(True)
    visit.page.locator("#evidence-file").set_input_files(files[:1])
    visit.sees("ส่งไม่สำเร็จ")
    visit.page.context.set_offline(False)
    visit.page.locator("#evidence-file").set_input_files(files[:1])

    visit.sees("แนบไฟล์แล้ว")
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(("language", "screen"), [("th", PHONE), ("en", DESKTOP)], ids=["th-phone", "en-desktop"])
def test_the_original_is_opened_with_a_reason_and_a_link_that_is_being_typed_stays(
    visit: Visit, report: QuarterReport, files: list[Path], language: str, screen: tuple[int, int]
) -> None:
    visit.resize(screen)
    visit.log_in("officer")
    visit.open(f"/office/indicators/{report.indicator_id}/quarters/2/evidence/")
    page = visit.page
    page.locator("#evidence-url-shows").fill("ภาพกิจกรรม")
    page.locator("#evidence-file").set_input_files(files[:1])
    visit.sees(WORDS["th"][0])
    assert page.locator("#evidence-url-shows").input_value() == "ภาพกิจกรรม"

    visit.page.context.clear_cookies()
    visit.log_in("executive")
    if language == "en":
        visit.read_in_english()
    visit.open(f"/office/evidence/{Evidence.objects.get().pk}/original/")
    assert visit.barriers() == []
    assert not visit.is_wider_than_the_screen()
    page.locator("[name=reason]").fill("ตรวจวันที่ถ่ายภาพ")
    with page.expect_download() as download:
        page.locator("form.sheet button").click()

    assert download.value.suggested_filename == "ภาพกิจกรรม.png"
    assert download.value.path().read_bytes() == files[0].read_bytes()
