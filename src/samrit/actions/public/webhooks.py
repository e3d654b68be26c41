"""Tell other systems that something was published or withdrawn: signed (Standard Webhooks), by the queue, which tries again.

What is sent is thin: what happened, when, and where to read it. An address inside is never asked, nor a redirect followed.
"""

import base64
import json
import secrets
import ssl
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from standardwebhooks import Webhook as Signer

from samrit.actions.acting import acting
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.evidence.addresses import Gate
from samrit.evidence.fetch import send
from samrit.evidence.links import parse_link
from samrit.evidence.refusal import UnacceptableError
from samrit.ledger.secret_text import open_sealed, seal
from samrit.records.models import PublishedIndicator, User, Webhook
from samrit.thai.translation import Message
from samrit.vocabulary.periods import PERIODS
from samrit.vocabulary.refusal import Invalid, Unavailable

MOST = 10
PUBLISHED, WITHDRAWN = "result.published", "result.withdrawn"
_PURPOSE = "webhook"
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
        secret = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
        row = Webhook(url=address, secret_sealed=seal(secret, _PURPOSE), made_by=by, made_at=at)
        save_checked(row)
        act.log("add_webhook", by, after={"address": address})
        return row, secret


def remove_webhook(*, webhook: Webhook, by: User, at: datetime) -> None:
    """Nothing is sent to this address from now on."""
    with acting(Permission.OPERATE, the_city(), by, at) as act:
        row = Webhook.objects.select_for_update().get(pk=webhook.pk)
        if row.removed_at is not None:
            raise Invalid(Message("This address is removed already."))
        row.removed_by, row.removed_at = by, at
        save_checked(row)
        act.log("remove_webhook", by, after={"address": row.url})


def announce(kind: str, indicator: PublishedIndicator, quarter: int, *, at: datetime) -> None:
    """Queue for every address that something became of a result, in the transaction in which it does."""
    period = PERIODS[quarter]
    address = f"{settings.BASE_URL}/api/v1/results/{indicator.fiscal_year_be}/{indicator.code}/{period}"
    about = {"fiscal_year": indicator.fiscal_year_be, "indicator_code": indicator.code, "period": period}
    body = json.dumps(
        {"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": {**about, "address": address}}
    )
    number = f"msg_{secrets.token_hex(12)}"
    for row in registered():
        deliver_webhook.enqueue(row.pk, number, body)


@task()
def deliver_webhook(pk: int, number: str, body: str) -> int:
    """Send one; gives the status of the answer, 0 where the address is removed."""
    return deliver_now(pk, number, body, at=timezone.now())


def deliver_now(  # noqa: PLR0913 - whom to tell what, when, and past which gate
    pk: int, number: str, body: str, *, at: datetime, gate: Gate | None = None, trust: ssl.SSLContext | None = None
) -> int:
    """Send it, and note how that went; Unavailable, so that the queue tries again, where it isn't taken."""
    row = registered().filter(pk=pk).first()
    if row is None:
        return 0
    sent_at = at.astimezone(UTC)  # the library takes any time for UTC
    headers = {
        "Content-Type": "application/json",
        "webhook-id": number,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": Signer(open_sealed(row.secret_sealed, _PURPOSE)).sign(number, sent_at, body),
    }
    status, error = None, None
    try:
        status = send(row.url, body.encode(), headers, gate=gate, trust=trust)
    except UnacceptableError as refusal:
        error = refusal.message
    Webhook.objects.filter(pk=pk).update(
        last_tried_at=at, last_status=status, last_error=error.text("en") if error else ""
    )
    if status is not None and (status in _OK or status == _GONE):
        return status
    raise Unavailable(error or Message("The address answers {status}.", status=status))


def registered() -> QuerySet[Webhook]:
    """The addresses that are told."""
    return Webhook.objects.filter(removed_at=None).order_by("pk")
