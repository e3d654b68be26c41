"""What the public reads and what somebody changed by SQL: no address shows it, and each that would have says so, in both languages."""

import json

import pytest
from django.test import Client
from pytest_django import Settings

from published_things import CODE, TEXT, published, with_surroundings
from samrit.actions.city.verify_records import verify_records
from samrit.ledger.row_seals import written
from samrit.ledger.trail import record_rest
from samrit.records.models import YEAR_END, PublishedResult
from samrit.thai.translation import Message
from samrit.web.public import answering
from sealed_city import AT
from tampering import tamper

pytestmark = pytest.mark.django_db
BRIEFLY = "changed past the system"
PLACE = "in the place of a figure, or behind a name"
WORDS = Message(BRIEFLY, context=PLACE).text("th")
INSTEAD = Message("This was changed past the system: it is not what was published, and is not shown.")
FORGED = "888.5"
YEAR = f"/2564/{CODE}/"
# Everything that the public reads of a result.
PAGES = (
    "/", YEAR, f"{YEAR}r1/", f"{YEAR}figure.svg", f"{YEAR}r1/figure.svg", f"{YEAR}table.svg", f"{YEAR}revisions/", "/2564/",
    "/2564/agencies/2200/", "/2564/plan/2.4.1/", "/changes/", "/changes/atom.xml", f"/table/?i={CODE}&p=Y", "/search?q=Organisations",
)  # fmt: skip
FILES = tuple(f"/data/{name}/2564.{ending}" for name in ("results", "indicators") for ending in ("csv", "json"))
API = (f"/api/v1/results/2564/{CODE}/Y", "/api/v1/results", f"/api/v1/indicators/2564/{CODE}")


@pytest.fixture(autouse=True)
def city(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A year end that says 2, and a process that keeps what it makes."""
    published(with_surroundings(), YEAR_END, 2, text=TEXT)
    record_rest()
    written().forget()
    settings.PAGES_IN_MEMORY = 1
    monkeypatch.setattr(answering, "_PAGES", answering._Pages())


def text_of(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer).decode()


def forge() -> None:
    content = PublishedResult.objects.values_list("content", flat=True).get()
    tamper(
        ("UPDATE records_publishedresult SET content = %s", [content.replace('"2"', f'"{FORGED}"').replace('"2 ', f'"{FORGED} ')]),
        f"UPDATE records_publishedindicator SET year_short_th = '{FORGED}', year_short_en = '{FORGED}', year_state = 'exceeds', "
        f"content = replace(content, '\"target\":\"', '\"target\":\"{FORGED} ')",
    )  # fmt: skip


def test_no_page_file_or_answer_shows_what_was_forged_and_each_says_that_it_was_changed() -> None:
    forge()

    thai = {address: text_of(address) for address in (*PAGES, *FILES, *API)}
    english = {address: text_of(f"/en{address}") for address in PAGES}

    assert [address for text in (thai, english) for address in text if FORGED in text[address]] == []
    assert [address for address in PAGES if WORDS not in thai[address]] == []
    assert [address for address in PAGES if BRIEFLY not in english[address]] == []
    assert [address for address in FILES if WORDS not in thai[address]] == []
    assert [address for address in API if WORDS not in str(json.loads(thai[address]))] == []
    assert json.loads(thai[API[0]])["doubt_codes"] == ["altered"]


def test_a_day_that_no_calendar_has_is_told_and_breaks_no_page() -> None:
    tamper("UPDATE records_publishedresult SET published_at = '2026-02-30 10:00:00'")

    answers = {address: Client().get(address) for address in (*PAGES, *FILES, *API)}
    said = {address: b"".join(answer).decode() for address, answer in answers.items() if answer.status_code != 200}

    assert {answers[address].status_code for address in said} == {409, 422}, "422 of the API"
    assert [address for address, text in said.items() if INSTEAD.text("th") not in text] == []
    assert {YEAR, API[0]} <= said.keys()


def test_what_a_process_keeps_is_made_anew_once_it_was_found_and_what_says_so_is_not_kept() -> None:
    made = {address: text_of(address) for address in (YEAR, "/2564/")}
    forge()
    assert {address: text_of(address) for address in made} == made, "it is what was published"

    assert verify_records(AT)

    assert [address for address in made if WORDS in text_of(address)] == list(made)
    assert Client().get(YEAR)["Cache-Control"] == "no-store"


def test_names_of_agencies_and_places_and_lists_behind_figures_say_it_too() -> None:
    tamper(
        "UPDATE records_publishedplan SET indicators = 99",
        "UPDATE records_publishednode SET name_th = 'อื่น' WHERE code = '2.4.1'",
        "UPDATE records_publishedlist SET unnamed = 500",
    )

    assert [
        one for one in ("/2564/agencies/", "/2564/plan/2.4.1/", f"{YEAR}figures/1/") if WORDS not in text_of(one)
    ] == []
    assert "500" not in text_of(f"{YEAR}figures/1/")


@pytest.mark.parametrize(
    "forging",
    [
        "UPDATE records_measurement SET saved_mwh = 888.5, is_distinguishable = true",
        "UPDATE records_campaign SET name_th = '888.5', name_en = '888.5'",
        "UPDATE records_activity SET presiding = '888.5'",
    ],
)
def test_a_campaign_of_which_something_was_forged_says_that_alone_on_page_list_and_paper(forging: str) -> None:
    campaign = "/campaigns/earth-hour/"
    assert FORGED not in text_of(campaign)
    tamper(forging)

    for address in (campaign, f"{campaign}counted/", f"{campaign}summary.pdf"):
        verify_records(AT)
        assert INSTEAD.text("th") in text_of(address)
        assert INSTEAD.text("en") in text_of(f"/en{address}")
        assert FORGED not in text_of(address)
    assert Client().get(campaign)["Cache-Control"] == "no-store"
