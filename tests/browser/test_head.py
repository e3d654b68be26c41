"""The head is one row on every screen, for every role, in both languages."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from visiting import Visit

import factories
from samrit.records.models import AnnualPlan
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 976, 1024, 1280, 1600)


@pytest.mark.timeout(300)
def test_the_head_is_one_row_for_every_role_from_320_to_1600_pixels(visit: Visit, plan: AnnualPlan) -> None:
    wrong = []
    page = visit.page
    for role in RoleName:
        person = factories.user(role, over=plan.agency)
        client = Client()
        client.force_login(person)
        cookie = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        for language in ("th", "en"):
            page.context.clear_cookies()
            page.context.add_cookies(
                [
                    {"name": "sessionid", "value": cookie, "url": visit.url},
                    {"name": django_settings.LANGUAGE_COOKIE_NAME, "value": language, "url": visit.url},
                ]
            )
            visit.open("/office/")
            for width in WIDTHS:
                visit.resize((width, 800))
                height = page.locator("header.bar").evaluate("one => one.offsetHeight")
                rows = page.locator("header.bar .bar-inner").evaluate(
                    "one => new Set([...one.querySelectorAll('a, summary, input')].filter((a) => a.offsetParent && !a.closest('.panel'))"
                    ".map((a) => Math.round((a.getBoundingClientRect().top + a.getBoundingClientRect().bottom) / 40))).size"
                )
                if height > 60 or rows != 1 or visit.is_wider_than_the_screen():
                    wrong.append(f"{role} {language} {width}: {height} pixels, {rows} rows")

    assert wrong == []


def test_a_key_leads_to_the_search_and_the_year_is_chosen_in_the_head(visit: Visit, plan: AnnualPlan) -> None:
    factories.annual_plan(plan.agency, fiscal_year_be=plan.fiscal_year_be + 1)
    visit.log_in("officer")
    page = visit.page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "head-search"
    page.locator(".year summary").click()
    year = page.locator(".year a").first
    visit.follow(year)
    assert "year=" in page.url
    assert page.locator(".year a[aria-current]").count() == 1
    assert visit.barriers() == []
