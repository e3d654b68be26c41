"""Who tries too often waits, and nobody else: log-ins by account, network and device; addresses; what is sent at once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings
from visitors import AsSomebody

import factories
from samrit.actions.people import log_in_limits
from samrit.ledger.rate_limits import Pauses, claim_try, count_in_window, forget, key_of, remove_expired
from samrit.records.models import RateLimit, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import RateLimited
from samrit.web import rate_limit
from samrit.web.proxies import network_of, trusted_proxies

pytestmark = pytest.mark.django_db

PASSWORD = "four words nobody guesses"
AT = datetime(2026, 11, 29, 9, tzinfo=UTC)
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.9"


@pytest.fixture
def somsri() -> User:
    """Somebody with a password and an address."""
    person = factories.user(RoleName.OFFICER, username="somsri")
    person.email, person.language, person.last_login = "somsri@city.example", "en", AT
    person.set_password(PASSWORD)
    person.save()
    return person


def log_in(client: Client, password: str, *, login: str = "somsri", address: str = HERE) -> Any:
    client.cookies["django_language"] = "en"
    return client.post("/office/login/", {"login": login, "password": password}, REMOTE_ADDR=address)


def fail(times: int, *, client: Client | None = None, login: str = "somsri", address: str = HERE) -> Any:
    """So many wrong passwords in a row, each when its pause is over; gives the last answer."""
    answer: Any = None
    for _n in range(times):
        answer = log_in(client or Client(), "wrong", login=login, address=address)
        RateLimit.objects.update(last_at=timezone.now() - timedelta(minutes=2))
    return answer


def waits(pauses: Pauses, tries: int) -> list[int]:
    """The pause that each try in a row meets, made at once after the one before."""
    found, at = [], AT
    for _n in range(tries):
        try:
            claim_try("k", pauses, at=at)
            found.append(0)
        except RateLimited as refusal:
            found.append(refusal.seconds)
            at += timedelta(seconds=refusal.seconds)
            claim_try("k", pauses, at=at)
    return found


def test_pauses_double_up_to_the_longest_and_begin_anew_once_it_went_well() -> None:
    assert waits(Pauses(free=3, longest=60), 12) == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]

    forget("k")

    assert waits(Pauses(free=3, longest=60), 4) == [0, 0, 0, 1]


def test_a_window_ends_and_tells_when() -> None:
    for _n in range(2):
        count_in_window("k", most=2, seconds=600, at=AT)
    with pytest.raises(RateLimited) as refusal:
        count_in_window("k", most=2, seconds=600, at=AT + timedelta(seconds=400))

    count_in_window("k", most=2, seconds=600, at=AT + timedelta(seconds=600))

    assert refusal.value.seconds == 200
    assert remove_expired(AT + timedelta(hours=1)) == 1


def test_a_clock_that_is_set_back_opens_nothing() -> None:
    claim_try("k", Pauses(free=1, longest=60), at=AT)

    with pytest.raises(RateLimited):
        claim_try("k", Pauses(free=1, longest=60), at=AT - timedelta(days=1))


def test_what_is_counted_names_nobody(somsri: User) -> None:
    fail(1)

    stored = " ".join(f"{row.key} {row.within}" for row in RateLimit.objects.all())

    assert RateLimit.objects.count() >= 2
    assert HERE not in stored
    assert somsri.username not in stored


def test_who_fails_too_often_is_told_how_long_to_wait_even_with_the_right_password(somsri: User) -> None:
    fail(8)
    log_in(Client(), "wrong")

    answer = log_in(Client(), PASSWORD)

    assert answer.status_code == 429
    assert int(answer["Retry-After"]) in {31, 32}
    assert f"Wait {answer['Retry-After']} seconds, then try again." in answer.content.decode()
    assert log_in(Client(), "wrong", login=somsri.email).status_code == 429  # the same account by its other name


@pytest.mark.usefixtures("somsri")
def test_a_stranger_locks_nobody_out_neither_elsewhere_nor_on_a_known_device() -> None:
    known = Client()
    log_in(known, PASSWORD)
    known.post("/office/logout/")

    fail(20, address=ELSEWHERE)
    log_in(Client(), "wrong", address=ELSEWHERE)

    assert log_in(Client(), PASSWORD).status_code == 303  # another network
    assert log_in(Client(), "wrong", address=ELSEWHERE).status_code == 429
    assert log_in(known, PASSWORD, address=ELSEWHERE).status_code == 303  # the same network, on a device of hers


@pytest.mark.usefixtures("somsri")
def test_an_office_behind_one_address_is_not_locked_out_and_one_that_sprays_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_in_limits, "SPRAYED", Pauses(free=5))
    for n in range(4):
        fail(1, login=f"colleague{n}")
    RateLimit.objects.update(last_at=timezone.now())
    at_work = log_in(Client(), PASSWORD)

    for n in range(8):
        log_in(Client(), "wrong", login=f"name{n}", address=ELSEWHERE)

    assert at_work.status_code == 303
    assert log_in(Client(), PASSWORD, address=ELSEWHERE).status_code == 429
    assert log_in(Client(), PASSWORD).status_code == 303


def test_after_a_hundred_wrong_passwords_a_new_device_asks_for_a_new_password_by_mail(
    somsri: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_in_limits, "MOST_IN_A_ROW", 6)
    known = Client()
    log_in(known, PASSWORD)
    mail.outbox.clear()
    for n in range(8):
        fail(1, address=f"198.51.100.{n}")

    refused = log_in(Client(), PASSWORD)
    link = str(mail.outbox[0].body).split("/office")[1].split()[0]
    opened = Client()
    form = opened.get(f"/office{link}", follow=True)
    opened.post(
        form.request["PATH_INFO"], {"password1": "five other words entirely", "password2": "five other words entirely"}
    )

    assert refused.status_code == 422
    assert "100 wrong passwords" in refused.content.decode()
    assert log_in(known, "five other words entirely").status_code == 303
    assert log_in(Client(), "five other words entirely", address="192.0.2.1").status_code == 303
    assert somsri.email in mail.outbox[0].to


@pytest.mark.usefixtures("somsri")
def test_a_new_device_is_told_by_mail_once() -> None:
    client = Client(headers={"user-agent": "Firefox on a telephone"})
    log_in(client, PASSWORD)
    client.post("/office/logout/")
    log_in(client, PASSWORD)

    assert [one.subject for one in mail.outbox] == ["A new device logged in to your Samrit account"]
    assert "Firefox on a telephone" in mail.outbox[0].body


def test_a_cookie_that_nobody_signed_is_no_device(somsri: User) -> None:
    client = Client()
    client.cookies["samrit_device"] = f'{{"{somsri.pk}": "mine"}}'

    fail(8, client=client)
    log_in(client, "wrong")

    assert log_in(client, PASSWORD).status_code == 429


def test_links_to_a_new_password_do_not_fill_a_box(somsri: User) -> None:
    for _n in range(8):
        answer = Client().post("/office/password/forgotten/", {"email": somsri.email})

    assert answer.status_code == 303
    assert len(mail.outbox) == 4


@pytest.mark.parametrize(
    ("address", "name"),
    [("/office/search/?q=x", "search"), ("/api/v1/campaigns", "api"), ("/office/password/forgotten/", "sent")],
)
def test_each_address_that_costs_says_when_to_come_again(
    address: str, name: str, as_somebody: AsSomebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(rate_limit.SEARCH, most=1)
    monkeypatch.setitem(rate_limit.LIMITS, "search", (few, few))
    monkeypatch.setitem(rate_limit.LIMITS, "account_reset_password", (None, few))
    monkeypatch.setattr(rate_limit, "API_STRANGER", few)
    client, method = as_somebody(RoleName.ADMINISTRATOR), "post" if name == "sent" else "get"

    first, second = (getattr(client, method)(address, {"email": "a@b.example"} if name == "sent" else {}) for _ in "12")

    assert first.status_code in {200, 303}
    assert second.status_code == 429
    assert 0 < int(second["Retry-After"]) <= 600
    assert ("รอ 10 นาที" if name == "api" else "Wait 10 minutes") in (
        second.json()["detail"] if name == "api" else second.content.decode()
    )
    assert as_somebody(RoleName.OFFICER).get("/office/search/?q=x").status_code == 200  # counted by account


@pytest.mark.parametrize("language", ["th", "en"])
def test_more_at_once_than_a_page_takes_is_refused_before_it_is_read(language: str, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER, language=language)

    answer = client.post(
        "/office/language/", b"x" * 10, content_type="text/plain", CONTENT_LENGTH=str(rate_limit.MOST_SENT + 1)
    )

    assert answer.status_code == 413
    assert (
        rate_limit.too_large(rate_limit.MOST_SENT).text("th" if language == "th" else "en") in answer.content.decode()
    )


def asked_from(address: str, **said: str) -> HttpRequest:
    """A request as the pages see it, from this address, with what was said of it."""
    received: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        received.append(request)
        return HttpResponse()

    trusted_proxies(answer)(RequestFactory().get("/", REMOTE_ADDR=address, **said))  # type: ignore[arg-type]  # headers, of which the stubs know no names
    return received[0]


@pytest.mark.parametrize(
    ("address", "forwarded", "found"),
    [
        ("10.0.0.5", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.5", "1.1.1.1, 203.0.113.7, 10.0.0.9", "203.0.113.7"),  # what stands before may be made up
        ("10.0.0.5", "nonsense", "10.0.0.5"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("203.0.113.7", "1.1.1.1", "203.0.113.7"),  # nobody trusted says so
        ("2001:db8:1:2:3::4", "1.1.1.1", "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.5", "1.1.1.1", "10.0.0.5"),
    ],
)
def test_a_proxy_is_believed_where_it_is_on_the_list(
    address: str, forwarded: str, found: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/28"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    request = asked_from(address, HTTP_X_FORWARDED_FOR=forwarded, HTTP_X_FORWARDED_PROTO="https")

    assert network_of(request) == found
    assert request.is_secure() == (address == "10.0.0.5")


def test_who_tries_are_told_apart() -> None:
    assert len({key_of("a", "b"), key_of("a", "c"), key_of("ab"), key_of("a", "b", "")}) == 4
