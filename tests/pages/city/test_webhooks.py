"""Other systems are told what is published: signed so that anybody's library verifies it, tried again, never inside."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from standardwebhooks import Webhook as Receiver
from standardwebhooks import WebhookVerificationError

import factories
from loopback import Site, gate, site
from published_things import CODE, indicator, published
from samrit.actions.public.webhooks import (
    BOTH_SECRETS,
    PATIENCE,
    add_webhook,
    deliver_again,
    deliver_now,
    exchange_secret,
    remove_webhook,
    try_webhook,
)
from samrit.actions.public.withdraw_publication import withdraw_publication
from samrit.queries.reports.verification import verify
from samrit.records.models import YEAR_END, Event, User, Webhook
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, Unavailable

pytestmark = pytest.mark.django_db
ADDRESS = "https://city.example/told"


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        yield made


def administrator() -> User:
    return factories.user(RoleName.ADMINISTRATOR)


def registered(web: Site | None = None) -> tuple[Webhook, str]:
    """An address with its secret; it leads to the test's own server."""
    row, secret = add_webhook(url=ADDRESS, by=administrator(), at=factories.AT)
    if web is not None:
        Webhook.objects.filter(pk=row.pk).update(url=f"{web.url}/told")
    return row, secret


def queued() -> list[list[object]]:
    return [
        row.args_kwargs["args"] for row in DBTaskResult.objects.order_by("enqueued_at") if "webhook" in row.task_path
    ]


def test_publishing_and_withdrawing_queue_one_message_for_each_address_that_is_there() -> None:
    first, _secret = registered()
    second, _other = registered()
    remove_webhook(webhook=second, by=administrator(), at=factories.AT)

    row = published(indicator(), YEAR_END, 2)
    withdraw_publication(
        report=row, serials=[1], reason="ผิดฉบับ", by=factories.user(RoleName.EVALUATOR), at=factories.AT
    )

    messages = [(to, json.loads(str(body))) for to, _number, body in queued()]
    assert [(to, one["type"]) for to, one in messages] == [
        (first.pk, "result.published"),
        (first.pk, "result.withdrawn"),
    ]
    assert messages[0][1]["data"]["address"].endswith(f"/api/v1/results/2564/{CODE}/Y")
    assert len({number for _to, number, _body in queued()}) == 2


def test_a_receiver_verifies_what_comes_and_the_page_tells_how_it_went(web: Site) -> None:
    row, secret = registered(web)
    web.page("/told", "thanks")
    body, now = json.dumps({"type": "result.published"}), timezone.now()

    status = deliver_now(row.pk, "msg_1", body, at=now, gate=gate(web.port))

    row.refresh_from_db()
    assert (status, row.last_status, row.last_tried_at) == (200, 200, now)
    assert Receiver(secret).verify(body, web.headers[0]) == {"type": "result.published"}
    with pytest.raises(WebhookVerificationError):
        Receiver(secret).verify(body + " ", web.headers[0])
    assert secret not in row.secret_sealed


@pytest.mark.parametrize(("status", "said"), [(500, 500), (302, 302), (404, 404)])
def test_what_is_not_taken_is_left_to_the_queue_to_try_again(web: Site, status: int, said: int) -> None:
    row, _secret = registered(web)
    web.answers["/told"] = (status, {"Location": "/elsewhere"}, b"")

    with pytest.raises(Unavailable):
        deliver_now(row.pk, "msg_1", "{}", at=factories.AT, gate=gate(web.port))

    row.refresh_from_db()
    assert row.last_status == said
    assert web.asked == ["/told"]


def test_an_address_inside_is_never_asked(web: Site) -> None:
    row, _secret = registered(web)

    with pytest.raises(Unavailable):
        deliver_now(row.pk, "msg_1", "{}", at=factories.AT, gate=gate())

    row.refresh_from_db()
    assert (row.last_status, bool(row.last_error), web.asked) == (None, True, [])


def test_a_removed_address_is_not_asked_any_more(web: Site) -> None:
    row, _secret = registered(web)
    remove_webhook(webhook=row, by=administrator(), at=factories.AT + timedelta(days=1))

    assert deliver_now(row.pk, "msg_1", "{}", at=factories.AT, gate=gate(web.port)) == 0
    assert web.asked == []
    with pytest.raises(Invalid):
        remove_webhook(webhook=row, by=administrator(), at=factories.AT)


@pytest.mark.parametrize("url", ["http://city.example/", "https://", "ftp://city.example/", "https://a b/"])
def test_an_address_without_tls_or_without_a_host_is_refused(url: str) -> None:
    with pytest.raises(Invalid):
        add_webhook(url=url, by=administrator(), at=factories.AT)


def test_only_an_administrator_registers_and_not_without_end() -> None:
    with pytest.raises(Denied):
        add_webhook(url=ADDRESS, by=factories.user(RoleName.EVALUATOR), at=factories.AT)
    for _ in range(10):
        registered()
    with pytest.raises(Invalid):
        registered()


def test_the_page_shows_the_secret_once(client: Client) -> None:
    client.force_login(administrator())

    answer = client.post(reverse("webhooks"), {"url": ADDRESS}, follow=True)

    assert "whsec_" in answer.content.decode()
    page = client.get(reverse("webhooks")).content.decode()
    assert "whsec_" not in page
    assert ADDRESS in page
    assert Event.objects.get(action="add_webhook").after == {"address": ADDRESS}
    row = Webhook.objects.get()
    client.post(reverse("webhook", args=[row.pk]), {"do": "remove"})
    assert ADDRESS not in client.get(reverse("webhooks")).content.decode().split("<form")[0]
    assert client.post(reverse("webhooks"), {"url": "http://x"}).status_code == 422


def mails() -> list[str]:
    return [str(letter.subject) for letter in mail.outbox]


def test_an_address_that_says_it_is_gone_is_switched_off_and_a_test_switches_it_on(web: Site) -> None:
    by = administrator()
    User.objects.filter(pk=by.pk).update(email="office@city.example")
    row, _secret = registered(web)
    web.answers["/told"] = (410, {}, b"")

    assert deliver_now(row.pk, "msg_1", "{}", at=factories.AT, gate=gate(web.port)) == 410

    assert deliver_now(row.pk, "msg_2", "{}", at=factories.AT, gate=gate(web.port)) == 0
    published(indicator(), YEAR_END, 2)
    assert (queued(), web.asked) == ([], ["/told"])
    assert Event.objects.get(action="switch_off_webhook").by is None
    assert set(mails()) == {"Samrit ไม่แจ้งผลที่เผยแพร่ไปยังระบบหนึ่งแล้ว"}

    try_webhook(webhook=row, by=by, at=factories.AT)
    [(to, _number, body)] = queued()
    assert (to, json.loads(str(body))["type"]) == (row.pk, "webhook.test")
    row.refresh_from_db()
    assert row.off_at is None


def test_an_address_that_takes_nothing_for_three_days_is_switched_off_and_one_that_took_one_is_not(web: Site) -> None:
    row, _secret = registered(web)
    moments = [factories.AT, factories.AT + timedelta(days=2), factories.AT + timedelta(days=4)]
    for number, status in enumerate((500, 200, 500)):
        web.answers["/told"] = (status, {}, b"")
        with nullcontext() if status == 200 else pytest.raises(Unavailable):
            deliver_now(row.pk, "msg_1", "{}", at=moments[number], gate=gate(web.port))
    row.refresh_from_db()
    assert (row.off_at, row.failing_since) == (None, moments[2])

    assert deliver_now(row.pk, "msg_1", "{}", at=moments[2] + PATIENCE, gate=gate(web.port)) == 500

    row.refresh_from_db()
    assert row.off_at == moments[2] + PATIENCE


def test_how_deliveries_went_is_no_change_past_the_trail() -> None:
    row, _secret = registered()
    Webhook.objects.filter(pk=row.pk).update(last_status=500, last_tried_at=factories.AT, failing_since=factories.AT)

    assert verify().sentences() == ()


def test_for_a_day_after_an_exchange_both_secrets_verify(web: Site) -> None:
    row, old = registered(web)
    web.page("/told", "thanks")
    now = timezone.now()
    new = exchange_secret(webhook=row, by=administrator(), at=now - timedelta(seconds=5))

    deliver_now(row.pk, "msg_1", "{}", at=now, gate=gate(web.port))
    deliver_now(row.pk, "msg_2", "{}", at=now - timedelta(seconds=5) + BOTH_SECRETS, gate=gate(web.port))

    for secret in (old, new):
        assert Receiver(secret).verify("{}", web.headers[0]) == {}
    assert len(web.headers[0]["webhook-signature"].split()) == 2
    assert len(web.headers[1]["webhook-signature"].split()) == 1


def test_what_was_sent_stands_on_the_page_of_the_address_and_is_sent_again_under_its_number(client: Client) -> None:
    by = administrator()
    row, _secret = registered()
    other, _secret = registered()
    client.force_login(by)
    here = reverse("webhook", args=[row.pk])
    client.post(here, {"do": "try"})
    task = DBTaskResult.objects.get()
    number = str(queued()[0][1])

    assert number in client.get(here).content.decode()
    assert number not in client.get(reverse("webhook", args=[other.pk])).content.decode()
    with pytest.raises(Invalid):
        deliver_again(webhook=row, task_id=str(task.pk), by=by, at=timezone.now())
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
    with pytest.raises(Invalid):
        deliver_again(webhook=other, task_id=str(task.pk), by=by, at=timezone.now())
    client.post(here, {"do": "again", "message": str(task.pk)})
    assert [one for _to, one, _body in queued()] == [number, number]
    assert client.post(here, {"do": "burn"}).status_code == 404
    page = client.post(here, {"do": "exchange"}, follow=True).content.decode()
    assert page.count("whsec_") == 1
    assert "whsec_" not in client.get(here).content.decode()
