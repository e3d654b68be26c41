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
