"""One's own account: log-in by name or address, passwords, what one may do, what one chooses."""

import re

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.records.models import Event, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

PASSWORD = "a password of one's own"
ANOTHER = "quite another password"


@pytest.fixture
def officer() -> User:
    """An officer with an address and a password."""
    person = factories.user(RoleName.OFFICER, over=factories.agency(name_th="สำนักสิ่งแวดล้อม"), username="somsri")
    person.email, person.language = "somsri@city.example", "en"
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(login: str, password: str = PASSWORD, client: Client | None = None) -> Client:
    """A client that has sent the form of the log-in."""
    client = client or Client()
    client.cookies["django_language"] = "en"
    client.post("/office/login/", {"login": login, "password": password})
    return client


def is_inside(client: Client) -> bool:
    return client.get("/office/").status_code == 200


@pytest.mark.parametrize("login", ["somsri", "somsri@city.example", "SOMSRI@city.example"])
@pytest.mark.usefixtures("officer")
def test_one_logs_in_by_user_name_or_address(login: str) -> None:
    assert is_inside(log_in(login))


def test_nobody_signs_up(client: Client) -> None:
    page = client.get("/office/login/unknown/")

    assert page.status_code == 403
    assert "โปรดติดต่อผู้ดูแลระบบของหน่วยงานเพื่อขอรับคำเชิญ" in page.content.decode()
    assert client.post("/office/login/unknown/", {"username": "me"}).status_code == 405
    assert client.get("/signup/").status_code == 404


def test_a_suspended_account_is_told_that_it_is_closed(officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False)
    client = Client()
    client.cookies["django_language"] = "en"

    answer = client.post("/office/login/", {"login": "somsri", "password": PASSWORD}, follow=True)

    assert answer.redirect_chain == [("/office/login/closed/", 303)]
    assert "Your agency's administrator has suspended it" in answer.content.decode()


def test_a_password_is_changed_by_who_knows_the_old_one_and_the_trail_and_a_mail_tell(officer: User) -> None:
    client, elsewhere = log_in("somsri"), log_in("somsri")
    sent = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}

    refused = client.post("/office/account/password/", sent | {"oldpassword": "guess"})
    done = client.post("/office/account/password/", sent, follow=True)

    assert "This is not your password." in refused.content.decode()
    assert done.redirect_chain == [("/office/account/", 303)]
    assert "Your password was changed." in done.content.decode()
    assert not is_inside(elsewhere)
    assert is_inside(log_in("somsri", ANOTHER))
    assert [(e.action, e.by, e.after) for e in Event.objects.all()] == [("change_password", officer, {})]
    changed = [m for m in mail.outbox if m.subject == "The protection of your Samrit account was changed"]
    assert [m.to for m in changed] == [["somsri@city.example"]]


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "This password is too short: it needs 15 characters."),
        ("password1234567890", "This password is among those that are known from breaches"),
        ("somsri@city.example", "This password is made of your name or of words of this place"),
    ],
)
@pytest.mark.usefixtures("officer")
def test_a_weak_password_is_refused_in_our_words(password: str, sentence: str) -> None:
    page = log_in("somsri").post(
        "/office/account/password/", {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )

    assert sentence in page.content.decode()


@pytest.mark.usefixtures("officer")
def test_the_link_leads_to_the_sites_own_address_whatever_name_was_asked(client: Client, settings: Settings) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://samrit.city.example", ["*"]

    client.post("/office/password/forgotten/", {"email": "somsri@city.example"}, headers={"Host": "evil.example"})

    body = str(mail.outbox[0].body)
    assert "https://samrit.city.example/office/password/new/" in body
    assert "evil.example" not in body


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(officer: User, client: Client) -> None:
    answer = client.post("/office/password/forgotten/", {"email": "somsri@city.example"}, follow=True)
    link = re.search(r"https://testserver(/\S+)", str(mail.outbox[0].body))
    assert link is not None

    form = client.get(link[1], follow=True)
    entered = client.post(form.redirect_chain[-1][0], {"password1": ANOTHER, "password2": ANOTHER})
    again = Client().get(link[1], follow=True)

    assert answer.redirect_chain == [("/office/password/forgotten/sent/", 303)]
    assert mail.outbox[0].subject == "A new password for Samrit"
    assert entered["Location"] == "/office/"
    assert is_inside(client)
    assert is_inside(log_in("somsri", ANOTHER))
    assert said("This link does not work any more") in again.content.decode()
    assert Event.objects.get().action == "reset_password"
    assert Event.objects.get().by == officer


def test_whether_an_address_is_known_is_told_to_nobody(client: Client) -> None:
    answer = client.post("/office/password/forgotten/", {"email": "nobody@city.example"}, follow=True)

    assert answer.redirect_chain == [("/office/password/forgotten/sent/", 303)]
    assert mail.outbox == []


def test_an_account_without_a_password_can_get_one(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)
    person = User.objects.get()
    person.set_unusable_password()
    person.save()
    client.force_login(person)

    assert client.get("/office/account/password/")["Location"] == "/office/account/password/first/"
    client.post("/office/account/password/first/", {"password1": ANOTHER, "password2": ANOTHER})

    assert User.objects.get().check_password(ANOTHER)


def test_my_account_tells_what_i_may_do_and_why_not_the_rest(officer: User) -> None:
    page = log_in("somsri").get("/office/account/").content.decode()

    assert "Officer · A department" in page
    assert "Write reports and import them" in page
    assert "Only the administrator of A department can do this." in page
    assert "Only the evaluator of A department can do this." in page
    assert officer.email in page


def test_whether_mail_is_wanted_is_ones_own_choice(officer: User) -> None:
    client = log_in("somsri")

    client.post("/office/account/choices/", {})
    without = User.objects.get(pk=officer.pk).wants_mail
    client.post("/office/account/choices/", {"wants_mail": "on"})

    assert (without, User.objects.get(pk=officer.pk).wants_mail) == (False, True)
    assert client.get("/office/account/choices/").status_code == 405


def test_a_mail_server_that_is_away_breaks_nothing(officer: User, settings: Settings, client: Client) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there

    answer = client.post("/office/password/forgotten/", {"email": officer.email}, follow=True)

    assert answer.status_code == 200
