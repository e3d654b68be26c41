"""How long a log-in lives, where one is logged in, and what is asked once more before what weighs most."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as installation
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from visitors import AsSomebody

import factories
from samrit.actions.people.sessions import remove_ended_sessions
from samrit.records.models import Event, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

PASSWORD = "four words nobody guesses"


@pytest.fixture
def admin() -> User:
    """An administrator with a password."""
    person = factories.user(RoleName.ADMINISTRATOR, username="somsri")
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(agent: str = "Firefox") -> Client:
    client = Client(headers={"user-agent": agent})
    client.cookies["django_language"] = "en"
    client.post("/office/login/", {"login": "somsri", "password": PASSWORD})
    return client


def aged(client: Client, **changed: float) -> Client:
    """The same browser, its session as it would be some seconds later."""
    session = client.session
    for name, seconds in changed.items():
        session[name] -= seconds
    records = session.get("account_authentication_methods", [])
    session["account_authentication_methods"] = [one | {"at": one["at"] - max(changed.values())} for one in records]
    session.save()
    return client


def is_inside(client: Client) -> bool:
    return client.get("/office/").status_code == 200


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(
    ("changed", "inside"),
    [
        ({"last_at": 119 * 60, "began_at": 119 * 60}, True),
        ({"last_at": 121 * 60, "began_at": 121 * 60}, False),
        ({"last_at": 60, "began_at": 12 * 3600 - 60}, True),
        ({"last_at": 60, "began_at": 12 * 3600 + 60}, False),
    ],
    ids=["used", "idle", "of today", "of yesterday"],
)
def test_a_log_in_ends_when_it_lay_idle_or_lived_a_day(changed: dict[str, float], inside: bool) -> None:
    client = aged(log_in(), **changed)

    page = client.get("/office/", follow=True)

    assert ("/office/login/?next=/office/" not in [one[0] for one in page.redirect_chain]) == inside
    assert ("You were logged out" in page.content.decode()) is not inside
    assert is_inside(client) == inside


@pytest.mark.usefixtures("admin")
def test_the_session_that_was_there_before_a_log_in_is_not_the_one_after_it() -> None:
    client = Client()
    client.get("/office/login/")
    client.cookies[installation.SESSION_COOKIE_NAME] = planted = "a" * 32

    client.post("/office/login/", {"login": "somsri", "password": PASSWORD})

    assert client.cookies[installation.SESSION_COOKIE_NAME].value != planted
    assert is_inside(client)


def test_one_sees_where_one_is_logged_in_and_ends_it(admin: User) -> None:
    here, telephone, elsewhere = log_in("Firefox"), log_in("A telephone"), log_in("A machine in the hall")
    page = here.get("/office/account/").content.decode()
    row = UserSession.objects.get(user_agent="A telephone")

    here.post("/office/account/log-ins/end/", {"session": row.pk})
    one = [is_inside(client) for client in (here, telephone, elsewhere)]
    here.post("/office/account/log-ins/end/", {"session": "others"})

    assert "A machine in the hall" in page
    assert one == [True, False, True]
    assert [is_inside(client) for client in (here, elsewhere)] == [True, False]
    assert [event.action for event in Event.objects.filter(by=admin)] == ["end_sessions", "end_sessions"]


def test_nobody_ends_another_ones_log_in(admin: User, as_somebody: AsSomebody) -> None:
    client = log_in()
    row = UserSession.objects.get(user=admin)

    as_somebody(RoleName.OFFICER).post("/office/account/log-ins/end/", {"session": row.pk})

    assert is_inside(client)


def test_an_administrator_logs_somebody_out_everywhere(admin: User, as_somebody: AsSomebody) -> None:
    client, chief = log_in(), as_somebody(RoleName.ADMINISTRATOR)

    chief.post(f"/office/people/{admin.pk}/logout/", {"reason": "A telephone was lost"})

    assert not is_inside(client)
    assert Event.objects.get(action="end_sessions").after == {"sessions": 1, "reason": "A telephone was lost"}


def test_what_weighs_most_is_done_by_who_has_shown_a_short_while_ago_who_they_are(admin: User) -> None:
    person = factories.user(RoleName.OFFICER, over=admin.roles.get().agency)
    role = person.roles.get()
    address = f"/office/people/{person.pk}/roles/{role.pk}/take/"
    client: Any = log_in()

    fresh = client.get(address)
    asked = aged(client, last_at=16 * 60, began_at=16 * 60).post(address, {"reason": "moved on"})
    is_there = person.roles.exists()
    wrong = client.post(asked["Location"], {"password": "guess"})
    client.post(asked["Location"], {"password": PASSWORD})

    assert fresh.status_code == 200
    assert asked["Location"].startswith("/office/account/confirm/")
    assert (is_there, wrong.status_code) == (True, 422)
    assert not is_asked_again(client, address)


def is_asked_again(client: Client, address: str) -> bool:
    return "confirm" in client.get(address).headers.get("Location", "")


@pytest.mark.usefixtures("admin")
def test_what_is_over_is_forgotten_with_from_where_it_came() -> None:
    log_in()

    assert remove_ended_sessions(timezone.now()) == 0
    assert remove_ended_sessions(timezone.now() + timedelta(days=1)) == 1


def test_pages_behind_the_log_in_stay_in_no_cache(as_somebody: AsSomebody, settings: Settings) -> None:
    settings.MFA_ROLES = []
    client = as_somebody(RoleName.ADMINISTRATOR)

    for address in ("/office/", "/office/account/", "/office/people/", "/office/login/", "/office/none/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]
