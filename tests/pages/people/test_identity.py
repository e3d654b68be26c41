"""Log-in through a real OpenID Connect provider on this machine: the whole round trip, with every leg of it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.test import Client
from oidc_provider_mock import User as Identity
from oidc_provider_mock import run_server_in_thread
from pytest_django import Settings

import factories
from samrit.records.models import Event, User
from samrit.vocabulary.codes import RoleName

# The provider's own library warns of itself.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib.*")]

IDENTITIES = (
    Identity(
        sub="1001", claims={"email": "Somsri@city.example", "email_verified": True, "preferred_username": "s.jai"}
    ),
    Identity(sub="1002", claims={"email": "somsri@city.example", "email_verified": False, "preferred_username": "x"}),
    Identity(sub="1003", claims={"preferred_username": "somchai"}),
    Identity(
        sub="1004", claims={"email": "stranger@city.example", "email_verified": True, "preferred_username": "who"}
    ),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a running provider that knows four people."""
    with run_server_in_thread(user_claims=IDENTITIES) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def city(provider: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city that uses it, and two officers by invitation."""
    registry.load()
    monkeypatch.setitem(
        registry.provider_map, OpenIDConnectProvider.id, OpenIDConnectProvider
    )  # as INSTALLED_APPS does
    app = {
        "provider_id": "city",
        "name": "the city's log-in",
        "client_id": "samrit",
        "secret": "secret",
        "settings": {"server_url": provider},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
    somsri = factories.user(RoleName.OFFICER, username="somsri")
    somsri.email = "somsri@city.example"
    somsri.save()
    factories.user(RoleName.OFFICER, username="somchai")


def round_trip(sub: str, *, action: str = "", client: Client | None = None) -> tuple[Client, str]:
    """Press the button, say at the provider who one is, come back; gives the browser and the page it ends on."""
    client = client or Client()
    client.cookies["django_language"] = "en"
    button = re.search(
        r'href="(/office/login/with/city/[^"]*)"', client.get("/office/login/?next=/office/account/").content.decode()
    )
    assert button is not None
    there = client.get(button[1].replace("&amp;", "&"))["Location"]
    answer = httpx.post(there, data={"action": action} if action else {"sub": sub})
    back = urlsplit(answer.headers["Location"])
    page = client.get(f"{back.path}?{back.query}", follow=True)
    return client, page.content.decode()


@pytest.mark.usefixtures("city")
def test_an_identity_finds_its_account_by_a_verified_address_and_comes_back_to_the_page_that_was_wanted() -> None:
    client, page = round_trip("1001")

    person = User.objects.get(username="somsri")
    assert "My account" in page
    assert "Tied to this account since" in page
    assert client.get("/office/").context["user"] == person
    assert [(e.action, e.by, e.after) for e in Event.objects.all()] == [("link_identity", person, {"identity": "1001"})]


@pytest.mark.usefixtures("city")
def test_an_address_that_the_provider_has_not_verified_opens_nothing() -> None:
    client, page = round_trip("1002")

    assert "There is no account for you here" in page
    assert client.get("/office/").status_code == 302


@pytest.mark.usefixtures("city")
def test_an_identity_finds_its_account_by_user_name_where_the_city_allows_it(settings: Settings) -> None:
    _client, forbidden = round_trip("1003")
    settings.OIDC_MATCH = ["email", "username"]
    _client, allowed = round_trip("1003")

    assert "Tied to this account since" in allowed
    assert "There is no account for you here" in forbidden


@pytest.mark.usefixtures("city")
def test_a_stranger_gets_no_account_but_one_clear_sentence() -> None:
    _client, page = round_trip("1004")

    assert "Accounts are made by invitation." in page
    assert "knows you as “who”" in page
    assert set(User.objects.values_list("username", flat=True)) == {"somsri", "somchai"}
    assert not Event.objects.exists()


@pytest.mark.usefixtures("city")
def test_once_tied_an_identity_keeps_its_account_whatever_address_it_has_later() -> None:
    round_trip("1001")
    User.objects.filter(username="somsri").update(email="another@city.example")

    client, _page = round_trip("1001")

    assert client.get("/office/").context["user"].username == "somsri"
    assert Event.objects.count() == 1


@pytest.mark.usefixtures("city")
def test_a_suspended_account_is_closed_to_its_identity_too() -> None:
    User.objects.filter(username="somsri").update(is_active=False)

    client, page = round_trip("1001")

    assert "This account is closed" in page
    assert client.get("/office/").status_code == 302


@pytest.mark.usefixtures("city")
def test_who_breaks_it_off_is_told_that_they_are_not_logged_in() -> None:
    _client, page = round_trip("1001", action="deny")

    assert "You are not logged in" in page


@pytest.mark.usefixtures("city")
def test_a_provider_that_is_away_is_told_in_one_sentence(settings: Settings, client: Client) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:1"

    answer = client.get("/office/login/with/city/")

    assert answer.status_code == 401
    assert "ติดต่อไม่ได้" in answer.content.decode()


def test_without_a_provider_there_is_no_button_and_no_way(client: Client) -> None:
    assert "/office/login/with/" not in client.get("/office/login/").content.decode()
    assert client.get("/office/login/with/city/").status_code == 404
