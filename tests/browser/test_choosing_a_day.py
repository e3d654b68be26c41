"""A day is chosen from a month, in the reader's calendar and by keyboard alone; the search box stands in the page head."""

import pytest
from django.test import Client
from visiting import DESKTOP, PASSWORD, PHONE, Visit

import factories
from samrit.records.models import User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.browser


@pytest.fixture
def coordinator(transactional_db: None) -> User:  # noqa: ARG001 - the server's thread has to see the rows
    """Somebody of a department."""
    person = factories.user(RoleName.COORDINATOR, over=factories.agency("2200", name_th="สำนักสิ่งแวดล้อมตัวอย่าง"))
    person.set_password(PASSWORD)
    person.save()
    return person


def barriers_on_screens(visit: Visit) -> list[str]:
    """What stands in somebody's way on a desk and on a phone."""
    found = []
    for size in (DESKTOP, PHONE):
        visit.resize(size)
        found += visit.barriers()
    return found


def test_a_day_is_chosen_by_keyboard_in_the_readers_calendar(visit: Visit, coordinator: User) -> None:
    visit.log_in(coordinator.username)
    visit.open("/office/delegations/")
    page, field = visit.page, visit.page.locator("[name=from_on]")
    field.fill("28 ธ.ค. 2569")
    page.locator("button.pick-day").first.click()
    dialog = page.locator("dialog.days")
    assert "ธันวาคม" in dialog.inner_text()
    assert "2569" in dialog.inner_text()
    barriers = barriers_on_screens(visit)
    for key in ("ArrowRight", "ArrowDown", "PageDown", "Enter"):
        page.keyboard.press(key)

    assert field.input_value() == "5 ก.พ. 2570"
    assert field.evaluate("one => one === document.activeElement")
    assert barriers == []

    visit.read_in_english()
    page.locator("[name=from_on]").fill("8/10/2569")
    page.locator("button.pick-day").first.press("Enter")
    assert "October 2026" in dialog.inner_text()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.locator("[name=from_on]").input_value() == "8/10/2569"


def test_the_search_box_leads_to_what_it_finds(visit: Visit, coordinator: User) -> None:
    factories.partner(name_th="โรงเรียนห้วยขวางวิทยา")
    visit.log_in(coordinator.username)
    visit.page.locator(".search [name=q]").fill("Huai Khwang")
    with visit.page.expect_event("load"):
        visit.page.locator(".search [name=q]").press("Enter")

    visit.sees("โรงเรียนห้วยขวางวิทยา")
    assert (barriers_on_screens(visit), visit.is_wider_than_the_screen()) == ([], False)


def test_without_the_script_the_button_is_hidden(coordinator: User) -> None:
    client = Client()
    client.force_login(coordinator)

    assert 'class="plain pick-day" hidden' in client.get("/office/delegations/").content.decode()
