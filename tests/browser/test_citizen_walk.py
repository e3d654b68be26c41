"""A citizen walks from the front page to the list behind a number: in both languages, on a phone and on a desk, in few clicks."""

import pytest
from django.db import transaction
from visiting import Visit

import factories
from published_things import CODE, TEXT, published, with_surroundings
from samrit.actions.public.releases import release_now
from samrit.records.models import YEAR_END
from samrit.vocabulary.data_sets import DATA_SETS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_CLICKS = 4


@pytest.mark.parametrize(("front", "search"), [("/", "หน่วยงาน"), ("/en/", "organisations")])
def test_the_lists_behind_the_numbers_are_few_clicks_from_the_front_page(visit: Visit, front: str, search: str) -> None:
    with transaction.atomic():
        published(with_surroundings(), YEAR_END, 2, text=TEXT)
    figures = f'main a[href="{front}2564/{CODE}/figures/'
    walks = {
        "1": [f'main a[href="{front}2564/"]', f'main a[href="{front}2564/{CODE}/"]', f'{figures}1/"]'],
        "2": ["search", f'main a[href="{front}2564/{CODE}/"]', f'{figures}2/"]'],
    }
    found: list[str] = []

    for number, walk in walks.items():
        visit.open(front)
        for click in walk:
            found += visit.faults_on_screens(visit.page.url)
            if click == "search":
                visit.page.locator("[name=q]").first.fill(search)
                visit.follow(visit.page.locator("form.seek button").first)
            else:
                visit.follow(visit.page.locator(click).first)
        assert len(walk) <= MOST_CLICKS
        assert visit.page.url.endswith(f"{front}2564/{CODE}/figures/{number}/")
        members = 1 if number == "1" else 2
        assert visit.page.locator("tbody tr").count() == members  # of the counted one is a person, who is not named
        found += visit.faults_on_screens(visit.page.url)
    assert found == []


@pytest.mark.parametrize("front", ["/", "/en/"])
def test_files_that_one_may_cite_are_two_clicks_from_the_front_page(visit: Visit, front: str) -> None:
    with transaction.atomic():
        published(with_surroundings(), YEAR_END, 2, text=TEXT)
    release_now(fiscal_year_be=2564, by=None, at=factories.AT)
    found: list[str] = []

    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.open(front)
    visit.page.locator("header details summary").click()
    visit.follow(visit.page.locator(f'header details a[href="{front}campaigns/"]'))
    visit.open(front)
    for address in (f"{front}data/", f"{front}data/releases/2564.1/"):
        visit.follow(visit.page.locator(f'a[href="{address}"]').first)
        found += visit.faults_on_screens(visit.page.url)

    assert [
        visit.page.locator(f'main a[href*="-{name}-"][href$=".csv"]:not([href*="sdmx"])').count() for name in DATA_SETS
    ] == [1] * len(DATA_SETS)
    visit.open(f"{front}data/releases/")
    found += visit.faults_on_screens(visit.page.url)
    assert found == []
