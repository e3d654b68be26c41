"""The pictures of the documentation, as the sample city's pages are today; `make pictures` writes them into docs/images."""

import pytest
from visiting import OWN_WORDS, Visit

from samrit.records.models import YEAR_END, Indicator, QuarterReport

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("city")]


def test_pictures_of_filing(visit: Visit) -> None:
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


def test_pictures_of_a_campaign_and_of_what_is_counted(visit: Visit) -> None:
    year_end = QuarterReport.objects.get(indicator__code="2200-0832", quarter=YEAR_END)
    visit.resize((1280, 1100))
    visit.open("/campaigns/earth-hour-2564/")
    visit.take_picture("campaign")
    visit.log_in("officer")
    for path, name in (
        ("/office/partners/", "partners"),
        ("/office/campaigns/earth-hour-2564/practices/", "practices"),
        ("/office/plans/2200/2564/projects/", "projects"),
        (f"/office/indicators/{year_end.indicator_id}/quarters/5/provenance/", "provenance"),
    ):
        visit.open(path)
        visit.take_picture(name)

        assert visit.page.locator("h1").count() == 1
