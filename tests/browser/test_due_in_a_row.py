"""What is due, one after the other: from the rows of the home page over the receipts, by few clicks, by keyboard alone, and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from visiting import PHONE, Visit

import factories
from catalogue import said
from samrit.records.models import AnnualPlan, Indicator, QuarterReport, User
from samrit.report import Result

pytestmark = pytest.mark.browser

DUE = 9
ROWS = {(1280, 800): 6, PHONE: 3}  # in the first screen, at least


# What a screen reader says: the button that hands in, and what the value is.
SUBMIT = {"th": said("Submit"), "en": "Submit"}
VALUE = {"th": re.compile("ไตรมาสที่ 1"), "en": re.compile("quarter 1", re.IGNORECASE)}


@pytest.fixture
def due(plan: AnnualPlan) -> list[Indicator]:
    """Nine indicators of the officer whose first quarter is over; the value of each is known."""
    officer = User.objects.get(username="officer")
    made = []
    for number in range(1, DUE + 1):
        indicator = factories.indicator(plan, number=str(number), responsible=officer)
        row = factories.quarter(indicator, 1)
        row.result = Result.of(number, "หน่วยงาน")
        row.narrative = f"ประชุมเตรียมงานกับภาคี {number} หน่วยงานแล้ว"
        row.save()
        QuarterReport.objects.filter(indicator=indicator).exclude(quarter=1).update(due_on="2500-01-01")
        made.append(indicator)
    return made


def rows_in_sight(visit: Visit) -> int:
    """Rows of the home page whose button stands in the first screen."""
    boxes = [one.bounding_box() for one in visit.page.locator(".todo .button").all()]
    height = visit.page.viewport_size["height"]  # type: ignore[index]  # a size was set
    return sum(box is not None and box["y"] + box["height"] <= height for box in boxes)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_known_value_is_two_clicks_from_home_and_one_more_to_the_next(
    visit: Visit, due: list[Indicator], language: str
) -> None:
    visit.log_in("officer")
    if language == "en":
        visit.read_in_english()
    page = visit.page
    for screen, rows in ROWS.items():
        visit.resize(screen)
        visit.open("/office/")
        assert rows_in_sight(visit) >= rows
        assert visit.faults() == []
        assert page.locator(".todo .button:not(.plain)").count() == 1

        visit.follow(page.locator(".todo .button").first)
        assert_read_aloud(page, language)
        visit.follow(page.get_by_role("button", name=SUBMIT[language], exact=True))

        assert page.url.endswith("/receipt/")
        assert page.locator(".path .now").count() == 1
        assert visit.faults() == []
        visit.follow(page.locator("#go-on"))
        assert page.locator("#id_value").is_visible()

    sent = QuarterReport.objects.filter(status="submitted").count()
    assert (sent, len(due)) == (2, DUE)


def assert_read_aloud(page: Page, language: str) -> None:
    """What a screen reader has of the form: one title, the value with what it counts and how it was read, texts, and the buttons."""
    assert page.get_by_role("heading", level=1).count() == 1
    value = page.get_by_role("textbox", name=VALUE[language])
    assert (value.count(), value.get_attribute("name")) == (1, "value")
    described = (value.get_attribute("aria-describedby") or "").split()
    assert described
    assert all(page.locator(f"#{one}").count() == 1 for one in described)
    named = [
        one.evaluate("at => at.labels.length > 0 || at.hasAttribute('aria-label')")
        for one in page.locator("main form :is(input, textarea, select):visible").all()
    ]
    assert all(named)
    assert page.get_by_role("region", name=VALUE[language]).count() == 1
    assert page.get_by_role("status").count() >= 1


def has_visible_focus(page: Page) -> bool:
    """Whether what has the focus is shown to have it, and stands neither under the foot nor outside of the screen."""
    shown: bool = page.evaluate(
        """() => {
          const at = document.activeElement;
          const box = at.getBoundingClientRect();
          const foot = document.querySelector(".sticky");
          const isInFoot = foot?.contains(at);
          const limit = foot && !isInFoot ? foot.getBoundingClientRect().top : innerHeight;
          const lines = [at, at.parentElement].map((one) => getComputedStyle(one).outlineStyle);
          return box.top >= 0 && box.top < limit && lines.some((line) => line !== "none");
        }"""
    )
    return shown


def file_by_keyboard(page: Page, at: int) -> None:
    """One report without a mouse: the value, the text, and the keys that hand it in."""
    keyboard = page.keyboard
    assert page.evaluate("document.activeElement.name") == "value"
    keyboard.press("Control+a")
    keyboard.type(str(at + 10))
    for _n in range(12):
        keyboard.press("Tab")
        assert has_visible_focus(page), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("document.activeElement.name") == "narrative":
            break
    keyboard.press("Control+a")
    keyboard.type(f"ประชุมกับภาคี {at + 10} หน่วยงาน")
    if at <= 2:
        page.wait_for_timeout(900)  # the live check has come and gone; afterwards the keys are faster than it
    with page.expect_event("load"):
        keyboard.press("Control+Enter")


def file_by_thumb(page: Page, at: int) -> None:
    """One report on a phone: the value, the text, and the button that stands at the foot of the screen all the time."""
    submit = page.get_by_role("button", name=SUBMIT["th"], exact=True)
    box = submit.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE[1]
    page.locator("#id_value").fill(str(at + 10))
    page.locator("#id_narrative").fill(f"ประชุมกับภาคี {at + 10} หน่วยงาน")
    with page.expect_event("load"):
        submit.click()


def begin_by_keyboard(page: Page) -> None:
    """From the home page to the first row."""
    page.keyboard.press("j")
    page.keyboard.press("Enter")


Step = Callable[[Page], object]
FILING: dict[str, tuple[tuple[int, int], Step, Callable[[Page, int], None], Step]] = {
    "by keyboard alone": (
        (1280, 800),
        begin_by_keyboard,
        file_by_keyboard,
        lambda page: page.keyboard.press("Enter"),
    ),
    "on a phone": (
        PHONE,
        lambda page: page.locator(".todo .button").first.click(),
        file_by_thumb,
        lambda page: page.locator("#go-on").click(),
    ),
}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("how", FILING)
def test_nine_due_quarters_are_filed_in_a_row(visit: Visit, due: list[Indicator], how: str) -> None:
    screen, begin, file_one, go_on = FILING[how]
    visit.log_in("officer")
    visit.resize(screen)
    visit.open("/office/")
    page = visit.page

    with page.expect_event("load"):
        begin(page)
    for at in range(1, DUE + 1):
        file_one(page, at)
        assert page.url.endswith("/quarters/1/receipt/")
        assert not visit.is_wider_than_the_screen()
        if at < DUE:
            with page.expect_event("load"):
                go_on(page)

    values = (
        QuarterReport.objects.filter(status="submitted").order_by("indicator").values_list("result_value", flat=True)
    )
    assert sorted(int(value) for value in values if value is not None) == list(range(11, 11 + DUE))
    visit.sees("ส่งครบทุกฉบับที่ครบกำหนดแล้ว")
    assert len(due) == DUE
