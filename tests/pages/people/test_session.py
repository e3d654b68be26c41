"""Logging in and out, the language, and what holds for every page."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installation
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries, Settings
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.vocabulary.codes import RoleName
from samrit.web.errors import NO_COOKIE, broken

pytestmark = pytest.mark.django_db

WEB = Path(__file__).resolve().parents[3] / "src/samrit/web"


def test_a_stranger_is_asked_to_log_in_and_comes_back_to_the_page_they_wanted(client: Client) -> None:
    person = factories.user(RoleName.OFFICER)
    person.set_password("a password of one's own")
    person.save()

    asked = client.get("/office/import/")
    entered = client.post(
        asked["Location"], {"login": person.username, "password": "a password of one's own", "next": "/office/import/"}
    )

    assert asked["Location"] == "/office/login/?next=/office/import/"
    assert entered["Location"] == "/office/import/"


def test_a_wrong_password_is_told_in_the_readers_language_without_saying_which_of_the_two_is_wrong(
    client: Client,
) -> None:
    page = client.post("/office/login/", {"login": "nobody", "password": "wrong"}).content.decode()

    assert "ชื่อผู้ใช้กับรหัสผ่านไม่ตรงกัน" in page


def test_pages_are_thai_whatever_the_browser_prefers_until_the_reader_chooses(client: Client) -> None:
    preferring_english = {"Accept-Language": "en-US,en"}

    first = client.get("/office/login/", headers=preferring_english)
    client.post("/office/language/", {"language": "en", "next": "/office/login/"})
    second = client.get("/office/login/")

    assert first["Content-Language"] == "th"
    assert '<html lang="th">' in first.content.decode()
    assert second["Content-Language"] == "en"
    assert '<html lang="en">' in second.content.decode()


def test_the_choice_of_language_is_remembered_for_the_person(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER, language="th")

    client.post("/office/language/", {"language": "en", "next": "/"})
    del client.cookies["django_language"]  # another browser, the same person

    assert client.get("/office/")["Content-Language"] == "en"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_switching_the_language_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    assert client.post("/office/language/", {"language": "en", "next": elsewhere})["Location"] == "/office/"


def test_logging_out_and_switching_are_no_business_of_a_link(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    assert client.get("/office/logout/").status_code == 405
    assert client.get("/office/language/").status_code == 405


@pytest.mark.parametrize("address", ["/office/login/", "/", "/office/import/", "/no-such-page/"])
def test_a_browser_may_load_nothing_but_our_own_files(as_somebody: AsSomebody, address: str) -> None:
    policy = as_somebody(RoleName.OFFICER).get(address)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("template", sorted(WEB.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_carries_script_or_style_or_reaches_elsewhere(template: Path) -> None:
    text = re.sub(r"\{%.*?%\}", "", template.read_text())  # what a page sends, not what its tags are given

    assert not re.search(
        r"<script(?![^>]*(\bsrc=|\btype=\"application/ld\+json\"))|<style|\sstyle=|\son\w+=|https?://\w", text
    )


def test_an_error_is_told_calmly_in_both_languages(as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.OFFICER).get("/no-such-page/")

    assert page.status_code == 404
    assert "There is no page here." in page.content.decode()
    assert said("Not found") in page.content.decode()


LOG_IN = {"login": "somebody", "password": "x"}


def test_a_form_without_its_token_is_refused_with_a_sentence() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[installation.CSRF_COOKIE_NAME] = "a" * 32
    page = client.post("/office/login/", LOG_IN, HTTP_HOST="localhost")

    assert page.status_code == 403
    assert "This form was open too long" in page.content.decode()


def test_a_browser_without_cookies_is_told_so() -> None:
    page = Client(enforce_csrf_checks=True).post("/office/login/", LOG_IN, HTTP_HOST="localhost")

    assert page.status_code == 403
    assert NO_COOKIE.en in page.content.decode()


@pytest.mark.parametrize("host", ["192.168.1.20:8000", "samrit.lan"])
def test_logging_in_by_an_address_without_https_says_why_it_cannot_be_done(host: str, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [host.partition(":")[0]]
    settings.CSRF_COOKIE_SECURE = True
    client = Client(enforce_csrf_checks=True)

    shown, answered = (
        client.get("/office/login/", HTTP_HOST=host),
        client.post("/office/login/", LOG_IN, HTTP_HOST=host),
    )

    assert (shown.status_code, answered.status_code) == (200, 403)
    for page in (shown, answered):
        assert f"http://{host}" in page.content.decode()
        assert "samrit doctor" in page.content.decode()
    assert "This form was open too long" not in answered.content.decode()


@pytest.mark.parametrize(
    "request_of",
    [
        {"HTTP_HOST": "localhost:8000"},
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_HOST": "samrit.lan", "secure": True},
        {"HTTP_HOST": "samrit.lan", "HTTP_SEC_FETCH_SITE": "same-origin"},
    ],
    ids=["this machine", "by number", "https", "https with a proxy that doesn't say so"],
)
def test_where_cookies_come_back_the_log_in_warns_of_nothing(request_of: dict[str, Any], settings: Settings) -> None:
    settings.ALLOWED_HOSTS, settings.CSRF_COOKIE_SECURE = ["*"], True

    assert "samrit doctor" not in Client().get("/office/login/", **request_of).content.decode()


def test_a_form_from_another_address_names_both() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[installation.CSRF_COOKIE_NAME] = "a" * 32

    page = client.post("/office/login/", LOG_IN, HTTP_HOST="localhost", HTTP_ORIGIN="https://samrit.example")

    assert page.status_code == 403
    assert "https://samrit.example" in page.content.decode()
    assert "http://localhost" in page.content.decode()


def test_a_name_that_nobody_allowed_is_answered_in_a_sentence() -> None:
    page = Client().get("/office/login/", HTTP_HOST="samrit.lan")

    assert page.status_code == 400
    assert "SAMRIT_ALLOWED_HOSTS" in page.content.decode()


def test_when_all_is_broken_the_page_says_so_without_asking_the_database(
    django_assert_num_queries: DjangoAssertNumQueries, rf: RequestFactory
) -> None:
    with django_assert_num_queries(0):
        page = broken(rf.get("/office/"))

    assert page.status_code == 500
    assert "What was saved is safe." in page.content.decode()
