"""Second factors: codes from an app, recovery codes, passkeys as far as a page goes, and roles that have to have one."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from visitors import AsSomebody

import factories
from samrit.queries.people.account import account_page
from samrit.records.models import Event, User
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

PASSWORD = "a password of one's own"


@pytest.fixture
def officer() -> User:
    """An officer with an address and a password."""
    person = factories.user(RoleName.OFFICER, username="somsri")
    person.email, person.language = "somsri@city.example", "en"
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(client: Client | None = None) -> Client:
    client = client or Client()
    client.cookies["django_language"] = "en"
    client.post("/office/login/", {"login": "somsri", "password": PASSWORD})
    return client


def confirmed(client: Client | None = None) -> Client:
    """Somebody who has logged in and shown once more that it is they."""
    client = log_in(client)
    client.post("/office/account/confirm/", {"password": PASSWORD})
    return client


def code_of(secret: str, *, steps: int = 0) -> str:
    """The six digits that an app with this key shows now, or some half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def turn_the_app_on(client: Client) -> str:
    """Set the app up as the page says; gives its key."""
    client.post("/office/account/confirm/", {"password": PASSWORD})
    secret: str = client.get("/office/account/app/").context["form"].secret
    answer = client.post("/office/account/app/", {"code": code_of(secret)})
    assert answer["Location"] == "/office/account/codes/"
    return secret


def is_inside(client: Client) -> bool:
    return client.get("/office/").status_code == 200


def test_the_app_is_set_up_by_a_picture_that_our_policy_allows_and_asked_for_from_then_on(
    officer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = confirmed()
    page = client.get("/office/account/app/").content.decode()

    wrong = client.post("/office/account/app/", {"code": "000000"})
    with django_capture_on_commit_callbacks(execute=True):
        secret = turn_the_app_on(client)
    anew = log_in()
    asked = is_inside(anew)
    guess = anew.post("/office/login/code/", {"code": "000000"})
    anew.post("/office/login/code/", {"code": code_of(secret, steps=1)})

    assert '<img class="qr" src="data:image/svg+xml;base64,' in page
    assert "img-src 'self' data:" in wrong["Content-Security-Policy"]
    assert "This code is not right" in wrong.content.decode()
    assert "This code is not right" in guess.content.decode()
    assert (asked, is_inside(anew)) == (False, True)
    assert [e.action for e in Event.objects.order_by("pk")] == ["add_app"]
    assert {e.by for e in Event.objects.all()} == {officer}
    assert "The log-in now asks for a code of your app." in str(mail.outbox[0].body)


def test_the_key_of_the_app_does_not_lie_open_in_the_database(officer: User) -> None:
    secret = turn_the_app_on(log_in())

    stored = [str(one.data) for one in Authenticator.objects.filter(user=officer)]

    assert len(stored) == 2
    assert not any(secret in data for data in stored)


def test_a_recovery_code_opens_once(officer: User) -> None:
    client = log_in()
    turn_the_app_on(client)
    codes = client.get("/office/account/codes/").context["unused_codes"]
    file = client.get("/office/account/codes/file/").content.decode()

    first, second = log_in(), log_in()
    first.post("/office/login/code/", {"code": codes[0]})
    second.post("/office/login/code/", {"code": codes[0]})

    assert (is_inside(first), is_inside(second)) == (True, False)
    assert file.split() == codes
    with in_language("en"):
        assert account_page(officer, today=factories.AT.date()).codes_left == len(codes) - 1


def test_new_recovery_codes_replace_the_old_and_the_app_is_removed_again(officer: User) -> None:
    client = log_in()
    turn_the_app_on(client)
    old = client.get("/office/account/codes/").context["unused_codes"]

    client.post("/office/account/codes/new/")
    new = client.get("/office/account/codes/").context["unused_codes"]
    client.post("/office/account/app/remove/")

    assert set(old) & set(new) == set()
    assert not Authenticator.objects.filter(user=officer).exists()
    assert is_inside(log_in())


@pytest.mark.parametrize(
    "address",
    ["/office/account/app/", "/office/account/codes/new/", "/office/account/passkeys/add/"],
)
def test_what_protects_the_account_is_changed_only_by_who_has_just_shown_that_it_is_they(
    address: str, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.OFFICER)
    person = User.objects.get()
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)  # a session in which no password was given

    asked = client.get(address)
    page = client.get(asked["Location"]).content.decode()
    wrong = client.post(asked["Location"], {"password": "guess"})
    right = client.post(asked["Location"], {"password": PASSWORD, "next": address})

    assert asked["Location"].startswith("/office/account/confirm/")
    assert "You are about to change what protects an account" in page
    assert "This is not your password." in wrong.content.decode()
    assert right["Location"] == address


@pytest.mark.usefixtures("officer")
def test_it_is_confirmed_by_a_code_where_there_is_an_app() -> None:
    client = log_in()
    secret = turn_the_app_on(client)

    page = client.get("/office/account/confirm/code/")
    answer = client.post(
        "/office/account/confirm/code/", {"code": code_of(secret, steps=1), "next": "/office/account/app/remove/"}
    )

    assert page.status_code == 200
    assert answer["Location"] == "/office/account/app/remove/"


@pytest.mark.usefixtures("officer")
def test_a_page_of_passkeys_carries_its_options_as_data_and_runs_files_only() -> None:
    client = confirmed()
    page = client.get("/office/account/passkeys/add/")
    text = page.content.decode()

    assert '<script id="passkey-options" type="application/json">{"publicKey"' in text
    assert 'src="/static/people/passkey.js"' in text
    assert "Passkeys need JavaScript" in text
    assert "unsafe" not in page["Content-Security-Policy"]
    assert client.get("/office/account/passkeys/1/").status_code == 404
    assert client.get("/office/account/passkeys/1/remove/").status_code == 404
    assert (
        client.get("/office/account/confirm/passkey/")["Location"] == "/office/account/confirm/"
    )  # there is no passkey yet


def test_a_false_passkey_is_refused_with_a_sentence(client: Client) -> None:
    client.cookies["django_language"] = "en"
    options = client.get("/office/login/passkey/", headers={"Accept": "application/json"}).json()

    answer = client.post("/office/login/passkey/", {"credential": '{"id": "x"}'}, follow=True)

    assert options["request_options"]["publicKey"]["userVerification"] == "required"
    assert "This code is not right" in answer.content.decode()


@pytest.mark.parametrize("address", ["/office/", "/office/import/", "/office/delegations/"])
def test_who_has_to_have_a_second_factor_is_led_to_it_first(address: str, officer: User, settings: Settings) -> None:
    settings.MFA_ROLES = ["officer"]
    client = log_in()

    led = client.get(address, follow=True)
    turn_the_app_on(client)
    after = client.get("/office/")

    assert led.redirect_chain == [("/office/account/", 302)]
    assert "Your role asks for a second factor." in led.content.decode()
    assert after.status_code == 200
    assert officer.roles.count() == 1


def test_an_administrator_without_the_second_factor_that_they_have_to_have_does_nothing_to_accounts(
    officer: User, settings: Settings
) -> None:
    settings.MFA_ROLES = ["administrator"]
    other = factories.user(RoleName.OFFICER)
    officer.roles.create(role=RoleName.ADMINISTRATOR.value, agency=factories.city())
    client = log_in()

    answers = [client.post(f"/office/people/{other.pk}/{action}/", {"reason": "x"}) for action in ("link", "suspend")]

    assert [answer.headers.get("Location") for answer in answers] == ["/office/account/"] * 2
    assert User.objects.get(pk=other.pk).is_active
    assert not Event.objects.filter(subject_id=other.pk).exists()


@pytest.mark.usefixtures("officer")
def test_nobody_else_is_asked_for_one(settings: Settings) -> None:
    settings.MFA_ROLES = ["evaluator", "administrator"]

    assert is_inside(log_in())
