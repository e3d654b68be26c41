"""The evaluator at the desk, in a real browser: through the queue by the keyboard, deciding beside the report; signing."""

import pytest
from playwright.sync_api import Page
from visiting import PASSWORD, Visit

import factories
from samrit.records.models import AnnualPlan, QuarterReport, SignOff, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = [pytest.mark.browser]


def person(role: RoleName) -> User:
    made = factories.user(role, username=f"a-{role.value}")
    made.set_password(PASSWORD)
    made.position = "นักวิเคราะห์"
    made.save()
    return made


@pytest.fixture
def queue(plan: AnnualPlan) -> list[QuarterReport]:
    """Three endorsed reports, the first with the weightiest reason; an evaluator."""
    person(RoleName.EVALUATOR)
    rows = []
    for errors in (3, 2, 1):
        indicator = factories.indicator(plan)
        indicator.findings_errors = errors
        indicator.save()
        rows.append(factories.quarter(indicator, 2, status=Status.ENDORSED, result=Result.of(4, "หน่วยงาน")))
    return rows


def has_focus(page: Page, selector: str) -> bool:
    return bool(page.locator(selector).evaluate("e => e === document.activeElement"))


def test_the_keyboard_leads_through_the_queue_and_to_the_decision(visit: Visit, queue: list[QuarterReport]) -> None:
    first, second, third = queue
    page = visit.page
    visit.log_in("a-evaluator")
    visit.open("/office/desk/")
    page.locator("#keys").wait_for()

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/{first.pk}/")
    page.locator("#keys").wait_for()
    page.keyboard.press("n")
    page.wait_for_url(f"**/desk/{second.pk}/")
    page.locator("#keys").wait_for()
    page.keyboard.press("?")
    assert page.locator("#keys[open]").count() == 1
    page.keyboard.press("r")
    assert has_focus(page, "#return_reason")
    page.keyboard.type("jn?")  # in a field these are letters
    assert page.locator("#return_reason").input_value() == "jn?"
    assert page.url.endswith(f"/office/desk/{second.pk}/")
    page.locator("h1 .quiet").click()
    page.locator("#q2 .row p[lang=th]").first.select_text()
    page.keyboard.press("c")  # a comment on words
    assert has_focus(page, "#return_reason_narrative")
    page.keyboard.type("เพราะเหตุใด")
    assert page.locator("#return_reason_narrative").input_value().startswith("“")
    assert "2" in page.locator("#return button[type=submit]").inner_text()
    page.locator("h1 .quiet").click()
    page.keyboard.press("e")
    assert has_focus(page, "#decide_quality")
    page.keyboard.type("80")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/desk/{third.pk}/")

    second.refresh_from_db()
    assert Status(second.status) is Status.EVALUATED
    assert second.score_value == 80


def test_the_keys_can_be_switched_off_and_the_links_lead_on_all_the_same(
    visit: Visit, queue: list[QuarterReport]
) -> None:
    page = visit.page
    visit.log_in("a-evaluator")
    visit.open(f"/office/desk/{queue[0].pk}/")
    page.locator("#keys summary").click()
    page.locator("#keys-on").uncheck()
    page.locator("h1 .quiet").click()
    page.keyboard.press("j")
    assert page.url.endswith(f"/office/desk/{queue[0].pk}/")

    page.locator("main a[rel=next]").click()

    page.wait_for_url(f"**/desk/{queue[1].pk}/")


def test_a_year_is_signed_and_its_paper_is_there(visit: Visit, plan: AnnualPlan) -> None:
    officer = person(RoleName.OFFICER)
    row = factories.quarter(factories.indicator(plan, responsible=officer), 5, status=Status.SUBMITTED)
    visit.log_in("a-officer")
    visit.open(f"/office/indicators/{row.indicator_id}/quarters/5/sign/")

    visit.page.locator("[name=name]").fill("นางสาวตัวอย่าง ทดสอบ")
    visit.page.locator("[name=over_open]").check()
    visit.page.locator("main form button[type=submit]").click()
    visit.page.wait_for_url("**/receipt/")
    visit.open(f"/office/indicators/{row.indicator_id}/?quarter=5")

    visit.page.locator("#signatures-fold > summary").click()
    visit.page.locator("#signatures-fold details > summary").first.click()  # for those who verify
    visit.sees(SignOff.objects.get().sha256)
    paper = visit.page.request.get(
        f"{visit.url}/office/indicators/{row.indicator_id}/signed/{SignOff.objects.get().pk}.pdf"
    )
    assert paper.body().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_of_the_review_has_a_barrier_or_scrolls_sideways(
    visit: Visit, queue: list[QuarterReport], language: str
) -> None:
    pk = queue[0].indicator_id
    visit.open("/office/login/")
    if language == "en":
        visit.read_in_english()
    visit.log_in("a-evaluator")
    found = []

    for path in (
        "/office/desk/", f"/office/desk/{queue[0].pk}/", "/office/desk/scores/", f"/office/indicators/{pk}/quarters/2/evaluate/",
        f"/office/indicators/{pk}/quarters/2/return/", f"/office/indicators/{pk}/quarters/2/versions/",
    ):  # fmt: skip
        visit.open(path)
        found += visit.faults_on_screens(path)

    assert found == []


def test_the_mean_of_the_marks_stands_in_the_score_while_they_are_typed(
    visit: Visit, queue: list[QuarterReport]
) -> None:
    score = visit.page.locator("#decide_value")
    visit.log_in("a-evaluator")
    visit.open(f"/office/desk/{queue[0].pk}/")

    visit.page.locator("#decide_timeliness").fill("100")
    visit.page.locator("#decide_quality").fill("๙๕")
    first = score.get_attribute("placeholder")
    visit.page.locator("#decide_quality").fill("200")

    assert (first, score.get_attribute("placeholder")) == ("97.5", "")

    visit.follow(visit.page.locator("button[form=decide]"))
    assert visit.page.locator(".errors a").count()  # refused, in the answer to a form
    visit.follow(visit.page.locator("a.brand"))
    visit.page.go_back()
    assert visit.page.locator("#decide_quality").is_visible()
