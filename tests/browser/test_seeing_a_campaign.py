"""A campaign's page at a browser: on a phone and on a desk, in both languages, without an account."""

import pytest
from visiting import Visit

pytestmark = pytest.mark.browser
PAGE = "/campaigns/earth-hour-2564/"


@pytest.mark.usefixtures("city")
def test_anybody_reads_it_on_a_phone_in_both_languages_and_a_reader_follows_a_number(visit: Visit) -> None:
    visit.open(PAGE)
    found = visit.faults_on_screens(PAGE)
    visit.sees("มีหน่วยงานเข้าร่วม 97 หน่วยงาน")
    visit.log_in("officer")
    visit.read_in_english()
    visit.open(f"/en{PAGE}")
    found += visit.faults_on_screens(f"{PAGE} in English")
    visit.sees("97 organisations took part.")
    visit.open(f"/office{PAGE}")
    visit.follow(visit.page.locator(".funnel a").last)

    assert visit.page.locator("h1").inner_text() == "5 organisations: have a verified practice"
    assert visit.page.locator("tbody tr").count() == 5
    assert found + visit.faults_on_screens("the list") == []
