"""From an empty folder to the first submitted report, by the checklist: an administrator in Thai, an officer in English."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from visiting import PASSWORD, Visit

from samrit.cli.main import run
from samrit.organisations.people_columns import PEOPLE_COLUMNS
from samrit.records.models import Indicator, QuarterReport
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Message
from samrit.writers.table import write_xlsx

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]
FIX_YEAR, SAVE = Message("Settle the year"), Message("Save")
PEOPLE = (
    ["เจ้าหน้าที่ ตัวอย่าง", "An Officer", "นักวิชาการ", "officer", "", "officer", "2200"],
    ["หัวหน้า ตัวอย่าง", "A Head", "ผู้อำนวยการ", "head", "", "head", "2200"],
    ["ผู้ประเมิน ตัวอย่าง", "An Evaluator", "นักวิเคราะห์", "evaluator", "", "evaluator", "2200"],
)


def step(visit: Visit, name: str) -> None:
    """From the checklist to where a step is done."""
    visit.open("/office/first-days/")
    visit.follow(visit.page.locator(f"#{name} .actions a"))


def send(visit: Visit) -> None:
    """Send the form of the page."""
    visit.follow(visit.page.locator("main form.sheet button[type=submit]").first)


def is_done(visit: Visit, name: str) -> bool:
    """Whether the checklist calls a step done."""
    visit.open("/office/first-days/")
    return "done" in (visit.page.locator(f"#{name}").get_attribute("class") or "")


def set_up(visit: Visit, folder: Path) -> str:
    """An administrator's part, from the log-in to the calendar; gives the address in the officer's letter."""
    page = visit.page
    visit.follow(page.locator("main a[href='/office/first-days/']"))

    step(visit, "agencies")
    visit.follow(page.locator("main a[href='/office/agencies/add/']").first)
    for name, words in (("code", "2200"), ("name_th", "สำนักตัวอย่าง"), ("reason", "คำสั่งตัวอย่าง")):
        page.locator(f"[name={name}]").fill(words)
    page.locator("select[name=parent]").select_option("bma")
    send(visit)
    assert is_done(visit, "agencies")

    file = folder / "people.xlsx"
    file.write_bytes(write_xlsx([column.label.th for column in PEOPLE_COLUMNS], PEOPLE))
    step(visit, "people")
    page.locator("input[type=file]").set_input_files(file)
    send(visit)
    visit.follow(page.locator("button[formaction$='/save/']"))
    visit.follow(page.locator("main a[href^='/office/people/letters/']"))
    letter = page.locator(".letter", has_text="officer").locator(".link").inner_text()
    assert is_done(visit, "people")

    step(visit, "calendar")
    page.locator("main form details summary").first.click()
    visit.follow(page.get_by_role("button", name=FIX_YEAR.th))
    assert is_done(visit, "calendar")
    return letter


def report(visit: Visit, letter: str) -> None:
    """An officer's part: from the letter to the submitted report."""
    page, year = visit.page, fiscal_year_be(timezone.localdate())
    visit.open("/" + letter.split("/", 3)[3])
    for name in ("password1", "password2"):
        page.locator(f"[name={name}]").fill(PASSWORD)
    visit.follow(page.locator("main form button[type=submit]").first)
    visit.read_in_english()
    step(visit, "annual_plans")
    page.locator("[name=agency]").select_option("2200")
    page.locator("[name=fiscal_year_be]").select_option(str(year))
    page.locator("[name=method][value=empty]").check()
    send(visit)
    visit.open(f"/office/plans/2200/{year}/indicators/new/")
    for name, words in (
        ("number", "1"),
        ("name_th", "จำนวนชุมชนที่แยกเศษอาหาร"),
        ("target", "12"),
        ("unit", "ชุมชน"),
        ("weight", "100"),
    ):
        page.locator(f"#id_{name}").fill(words)
    page.locator("#id_comparison").select_option("at_least")
    page.locator("[name=responsible]").select_option("officer")
    visit.follow(page.get_by_role("button", name=SAVE.en, exact=True))

    step(visit, "first_report")
    visit.open(f"/office/indicators/{Indicator.objects.get().pk}/quarters/1/")
    page.locator("#id_value").fill("5")
    page.locator("[name=narrative]").fill("ประชุมเตรียมงานกับชุมชน 5 แห่งแล้ว")
    visit.follow(page.locator("#send"))


@pytest.mark.timeout(900)  # a loaded machine
def test_the_checklist_leads_to_the_first_report(
    visit: Visit, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _text: PASSWORD)
    options = ["--code", "bma", "--name-th", "เมืองตัวอย่าง", "--admin", "admin", "--admin-name", "ผู้ดูแล ตัวอย่าง"]
    assert run(["begin", "--lang", "th", *options]) == 0
    visit.page.set_default_timeout(60_000)
    visit.log_in("admin")

    letter = set_up(visit, tmp_path)
    context = browser.new_context()
    officer = Visit(context.new_page(), visit.url)
    officer.page.set_default_timeout(60_000)
    report(officer, letter)

    assert QuarterReport.objects.get(quarter=1).status == "submitted"
    assert is_done(officer, "first_report")
    context.close()
