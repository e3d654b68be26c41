"""Every page, in both languages, on a desk and on a phone: no barrier, nothing beyond the edge."""

import pytest
from visiting import OWN_WORDS, Visit

from samrit.records.models import Import, Indicator

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", ["th", "en"])
def test_no_page_has_a_barrier_or_scrolls_sideways(visit: Visit, language: str) -> None:
    indicator = Indicator.objects.get(number="32", annual_plan__agency__code="2200")
    visit.open("/office/login/")
    if language == "en":
        visit.read_in_english()
    found = visit.faults_on_screens("/office/login/")
    visit.log_in("officer")
    visit.send_file(OWN_WORDS)

    for path in (
        "/",
        "/office/plans/2200/2564/",
        "/office/plans/2200/2564/?state=late",
        f"/office/indicators/{indicator.pk}/",
        f"/office/indicators/{indicator.pk}/quarters/5/",
        f"/office/indicators/{indicator.pk}/quarters/5/provenance/",
        f"/office/indicators/{indicator.pk}/quarters/5/submit/",
        "/office/import/",
        f"/office/imports/{Import.objects.get().pk}/",
        "/no-such-page/",
    ):
        visit.open(path)
        found += visit.faults_on_screens(path)
    visit.page.context.clear_cookies()
    visit.log_in("executive")
    assert visit.page.url.partition("?")[0].endswith("/office/city/")
    if language == "en":
        visit.read_in_english()
    for period in (4, 5):
        path = f"/office/city/?year=2564&period={period}"
        visit.open(path)
        found += visit.faults_on_screens(path)

    assert found == []


@pytest.mark.usefixtures("city")
def test_pictures_for_the_documentation(visit: Visit) -> None:
    indicator = Indicator.objects.get(number="32", annual_plan__agency__code="2200")
    late = Indicator.objects.get(number="35", annual_plan__agency__code="2200")
    visit.resize((1280, 860))
    visit.log_in("officer")

    visit.open("/office/")
    visit.take_picture("home")
    visit.open("/office/plans/2200/2564/")
    visit.take_picture("plan")
    visit.open(f"/office/indicators/{indicator.pk}/#q3")
    visit.take_picture("indicator")
    visit.open(f"/office/indicators/{late.pk}/quarters/3/")
    visit.take_picture("filing")
    visit.page.locator("#id_value").fill("N/A")
    visit.follow(visit.page.locator("#send"))
    visit.take_picture("submit")
    visit.page.locator("#id_value").fill("300")
    visit.follow(visit.page.locator("#send"))
    visit.take_picture("receipt")
    visit.send_file(OWN_WORDS)
    visit.take_picture("import")

    assert visit.page.locator("h1").count() == 1


@pytest.mark.usefixtures("city")
def test_pictures_of_those_who_review_plan_and_look_after_the_city(visit: Visit) -> None:
    visit.resize((1280, 860))
    for role, path, name in (
        ("coordinator", "/office/plans/2200/2564/indicators/", "definitions"),
        ("evaluator", "/office/desk/", "desk"),
        ("admin", "/office/people/", "people"),
        ("admin", "/office/years/2564/", "year"),
    ):
        visit.page.context.clear_cookies()
        visit.log_in(role)
        visit.open(path)
        visit.take_picture(name)
        if name == "desk":
            visit.follow(visit.page.locator(".desk a").first)
            visit.take_picture("desk-report")

        assert visit.page.locator("h1").count() == 1
