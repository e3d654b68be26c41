"""What the public reads is made once and sent once, as long as it holds: by its ETag, and from the memory of a process."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

import factories
from published_things import CODE, published, with_surroundings
from samrit.actions.campaigns.campaigns import close_campaign
from samrit.records.models import YEAR_END, Campaign
from samrit.vocabulary.codes import RoleName
from samrit.web.public import answering

pytestmark = pytest.mark.django_db
FRONT, CAMPAIGN, COUNTED = "/", "/campaigns/earth-hour/", "/campaigns/earth-hour/counted/?step=came"
YEAR = f"/2564/{CODE}/"


@pytest.mark.parametrize("address", [FRONT, f"/en{FRONT}", CAMPAIGN, COUNTED, f"{CAMPAIGN}summary.pdf", YEAR])
def test_a_reader_who_has_a_page_is_told_that_it_holds(address: str) -> None:
    published(with_surroundings(), YEAR_END, 2)
    client = Client()

    first = client.get(address)
    with CaptureQueriesContext(connection) as queries:
        again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert len(queries) <= 3
    assert first["Cache-Control"] == "public, no-cache"


def test_what_a_process_has_made_is_not_made_again_until_something_is_published_or_done(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = with_surroundings()
    published(row, YEAR_END, 2)
    settings.PAGES_IN_MEMORY = 1
    monkeypatch.setattr(answering, "_PAGES", answering._Pages())
    client = Client()

    made = {address: client.get(address).content for address in (FRONT, CAMPAIGN, YEAR)}
    with CaptureQueriesContext(connection) as queries:
        assert {address: client.get(address).content for address in made} == made
    published(row, YEAR_END, 3)
    assert client.get(YEAR).content != made[YEAR]
    assert client.get(FRONT).content != made[FRONT]
    close_campaign(
        campaign=Campaign.objects.get(),
        by=factories.user(RoleName.COORDINATOR, over=row.annual_plan.agency),
        at=factories.AT,
    )

    assert len(queries) <= 6
    assert client.get(CAMPAIGN).status_code == 404
    assert b"earth-hour" not in client.get(FRONT).content


def test_memory_holds_as_much_as_it_may(settings: Settings) -> None:
    from django.http import HttpResponse

    settings.PAGES_IN_MEMORY = 1
    pages = answering._Pages()

    for name in "abc":
        pages.put(name, HttpResponse(b"x" * 400_000))

    assert [pages.get(name) is not None for name in "abc"] == [False, True, True]
