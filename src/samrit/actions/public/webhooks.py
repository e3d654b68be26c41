"""Tell other systems that something was published, withdrawn or released: signed (Standard Webhooks), by the queue, which tries for three days.

What is sent is thin: what happened, when, and where to read it. An address inside is never asked, nor a redirect followed.
An address that has taken nothing for three days, or says that it is gone (410), is switched off, and the administrators have a mail.
"""

import base64
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from standardwebhooks import Webhook as Signer

from samrit.actions.acting import acting, unasked
from samrit.actions.city.year import the_city
from samrit.actions.notices import holders
from samrit.actions.people.mail import send as send_mail
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.evidence.addresses import Gate
from samrit.evidence.links import parse_link
from samrit.evidence.refusal import UnacceptableError
from samrit.ledger.queue import PATIENT
from samrit.ledger.secret_text import open_sealed, seal
from samrit.records.models import PublishedIndicator, User, Webhook
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.periods import PERIODS
from samrit.vocabulary.refusal import Invalid, Unavailable

MOST = 10
PUBLISHED, WITHDRAWN, RELEASED = "result.published", "result.withdrawn", "release.created"
TRIED = "webhook.test"
BOTH_SECRETS = timedelta(days=1)  # after an exchange
PATIENCE = timedelta(days=3)  # with an address that takes nothing
_PURPOSE = "webhook"
_ENDED = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
_OK, _GONE = range(200, 300), 410


def add_webhook(*, url: str, by: User, at: datetime) -> tuple[Webhook, str]:
    """Register an address, with the secret by which its owner verifies what comes; that text is nowhere else."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        if not url.startswith("https://"):
            raise Invalid(Message("The address begins with https://."))
        try:
            address = parse_link(url).url
        except UnacceptableError as refusal:
            raise Invalid(refusal.message) from refusal
        if registered().count() >= MOST:
            raise Invalid(Message("There are as many addresses as there can be ({most}); remove one first.", most=MOST))
        secret = _new_secret()
        row = Webhook(url=address, secret_sealed=seal(secret, _PURPOSE), made_by=by, made_at=at)
        save_checked(row)
        act.log("add_webhook", by, after={"address": address})
        return row, secret


def remove_webhook(*, webhook: Webhook, by: User, at: datetime) -> None:
    """Nothing is sent to this address from now on."""
    with _changed("remove_webhook", webhook, by, at) as row:
        row.removed_by, row.removed_at = by, at


def exchange_secret(*, webhook: Webhook, by: User, at: datetime) -> str:
    """Give the address a new secret; for a day deliveries are signed with both, so that its owner has time to change it."""
    secret = _new_secret()
    with _changed("exchange_webhook_secret", webhook, by, at) as row:
        row.old_secret_sealed, row.secret_sealed, row.exchanged_at = row.secret_sealed, seal(secret, _PURPOSE), at
    return secret


def try_webhook(*, webhook: Webhook, by: User, at: datetime) -> None:
    """Send the address a message that says nothing but that it is a test; switched on again first where it was off."""
    with _changed("try_webhook", webhook, by, at) as row:
        row.failing_since, row.off_at = None, None
        deliver_webhook.enqueue(row.pk, _number(), _message(TRIED, {}, at))


def deliver_again(*, webhook: Webhook, task_id: str, by: User, at: datetime) -> None:
    """Queue a message anew that was delivered or given up, under the number that it had."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        row = _registered_now(webhook)
        task = deliveries(row).filter(pk=task_id, status__in=_ENDED).first()
        if task is None:
            raise Invalid(Message("This message is no longer on record, or is still being sent."))
        _pk, number, body = task.args_kwargs["args"]
        act.log("deliver_again", by, after={"address": row.url, "message": number})
        deliver_webhook.enqueue(row.pk, number, body)


def announce_result(kind: str, indicator: PublishedIndicator, quarter: int, *, at: datetime) -> None:
    """Queue for every address that something became of a result, in the transaction in which it does."""
    period = PERIODS[quarter]
    about = {"fiscal_year": indicator.fiscal_year_be, "indicator_code": indicator.code, "period": period}
    announce(kind, about, f"/api/v1/results/{indicator.fiscal_year_be}/{quote(indicator.code)}/{period}", at=at)


def announce(kind: str, about: Mapping[str, object], path: str, *, at: datetime) -> None:
    """Queue for every address that something happened, and at which of our addresses it stands."""
    number, body = _number(), _message(kind, {**about, "address": f"{settings.BASE_URL}{path}"}, at)
    for row in registered().filter(off_at=None):
        deliver_webhook.enqueue(row.pk, number, body)


@task(queue_name=PATIENT)
def deliver_webhook(pk: int, number: str, body: str) -> int:
    """Send one; gives the status of the answer, 0 where the address is removed or switched off."""
    return deliver_now(pk, number, body, at=timezone.now())


def deliver_now(pk: int, number: str, body: str, *, at: datetime, gate: Gate | None = None) -> int:
    """Send it, and note how that went; Unavailable, so that the queue tries again, where it isn't taken."""
    from samrit.evidence.fetch import send  # with httpx, which only who sends needs

    row = registered().filter(pk=pk, off_at=None).first()
    if row is None:
        return 0
    status, error = None, None
    try:
        status = send(row.url, body.encode(), _signed(row, number, body, at), gate=gate)
    except UnacceptableError as refusal:
        error = refusal.message
    is_taken = status in _OK
    since = None if is_taken else row.failing_since or at
    Webhook.objects.filter(pk=pk).update(
        last_tried_at=at, last_status=status, last_error=error.text("en") if error else "", failing_since=since
    )
    if status is not None and (is_taken or status == _GONE):
        if status == _GONE:
            _switch_off(row, at=at)
        return status
    if since is not None and at - since >= PATIENCE:
        _switch_off(row, at=at)
        return status or 0
    raise Unavailable(error or Message("The address answers {status}.", status=status))


def registered() -> QuerySet[Webhook]:
    """The addresses that are told, and those that were switched off."""
    return Webhook.objects.filter(removed_at=None).order_by("pk")


def deliveries(webhook: Webhook) -> "QuerySet[DBTaskResult[Any, Any]]":
    """What was sent to an address, or waits to be, the latest first."""
    rows = DBTaskResult.objects.filter(queue_name=PATIENT, args_kwargs__args__0=webhook.pk)
    return rows.order_by("-enqueued_at")


@contextmanager
def _changed(event: str, webhook: Webhook, by: User, at: datetime) -> Iterator[Webhook]:
    """One of the addresses, saved as the block changes it, with its event."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        row = _registered_now(webhook)
        yield row
        save_checked(row)
        act.log(event, by, after={"address": row.url})


def _registered_now(webhook: Webhook) -> Webhook:
    row = Webhook.objects.select_for_update().get(pk=webhook.pk)
    if row.removed_at is not None:
        raise Invalid(Message("This address is removed already."))
    return row


def _switch_off(row: Webhook, *, at: datetime) -> None:
    with unasked(None, at) as act:
        if not registered().filter(pk=row.pk, off_at=None).update(off_at=at):
            return  # another message did
        act.log("switch_off_webhook", row, after={"address": row.url})
    administrators = {pk for pk in holders(frozenset({RoleName.ADMINISTRATOR}), the_city(), at) if pk is not None}
    for person in User.objects.filter(pk__in=administrators, is_active=True):
        send_mail("webhook_off", person, address=row.url, at=at)


def _new_secret() -> str:
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _number() -> str:
    return f"msg_{secrets.token_hex(12)}"


def _message(kind: str, data: Mapping[str, object], at: datetime) -> str:
    return json.dumps({"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": data})


def _signed(row: Webhook, number: str, body: str, at: datetime) -> dict[str, str]:
    sealed = [row.secret_sealed]
    if row.exchanged_at is not None and at < row.exchanged_at + BOTH_SECRETS:
        sealed.append(row.old_secret_sealed)
    sent_at = at.astimezone(UTC)  # the library takes any time for UTC
    return {
        "Content-Type": "application/json",
        "webhook-id": number,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": " ".join(Signer(open_sealed(one, _PURPOSE)).sign(number, sent_at, body) for one in sealed),
    }
