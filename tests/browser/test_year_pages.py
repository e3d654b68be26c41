"""The pages of the city's year, the notifications and what somebody leaves behind, in both languages, on a desk and on a phone: no barrier."""

import pytest
from django.utils import timezone
from visiting import PASSWORD, Visit

from samrit.actions.people.remind import remind
from samrit.records.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_of_the_year_has_a_barrier_or_scrolls_sideways(visit: Visit, language: str) -> None:
    remind(on=timezone.localdate(), at=timezone.now())
    found = []
    officers = Role.objects.get(user__username="officer")
    for login, paths in (
        ("officer", ["/office/notices/"]),
        (
            "admin",
            [
                "/office/years/2564/",
                "/office/years/2564/holidays/list/",
                "/office/years/2564/close/",
                "/office/years/2564/carry-over/",
                "/office/rules/",
                "/office/rules/E501/",
                f"/office/people/{officers.user_id}/roles/{officers.pk}/take/",
                f"/office/people/{officers.user_id}/suspend/",
            ],
        ),
    ):
        visit.page.context.clear_cookies()
        enter(visit, login)
        if language == "en":
            visit.read_in_english()
        for path in paths:
            visit.open(path)
            for summary in visit.page.locator("main details > summary").all():
                summary.click()
            found += visit.faults_on_screens(path)

    assert found == []


def enter(visit: Visit, login: str) -> None:
    """Log in with the keyboard alone."""
    visit.open("/office/login/")
    visit.page.locator("[name=login]").fill(login)
    visit.page.locator("[name=password]").fill(PASSWORD)
    visit.page.locator("[name=password]").press("Enter")
    visit.page.wait_for_url(f"{visit.url}/office/")
