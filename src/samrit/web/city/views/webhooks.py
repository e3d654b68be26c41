"""Other systems that are told what is published: the list with how the last delivery went, a new one, one with its messages."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.public.webhooks import (
    BOTH_SECRETS,
    add_webhook,
    deliver_again,
    deliveries,
    exchange_secret,
    registered,
    remove_webhook,
    try_webhook,
)
from samrit.ledger.secret_text import open_sealed, seal
from samrit.queries.city.work import delivery_log
from samrit.records.models import User, Webhook
from samrit.thai.translation import _
from samrit.web.asked import require
from samrit.web.city.forms.webhooks import WebhookForm
from samrit.web.form_view import done, form_view, press, sent

_NEW = "new_webhook"  # of the session: the secret, sealed, until the page has shown it


@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """The page; posting it registers an address, whose secret the page then shows once."""
    by = require(request, Permission.OPERATE, the_city())
    form = WebhookForm(sent(request))

    def act() -> HttpResponse:
        _row, secret = add_webhook(url=form.cleaned_data["url"], by=by, at=timezone.now())
        request.session[_NEW] = seal(secret, _NEW)
        return done(request, _("The address is registered. Its secret is shown below, this once."), "webhooks")

    def page() -> HttpResponse:
        new = request.session.pop(_NEW, "")
        context = {"form": form, "new": open_sealed(new, _NEW) if new else "", "rows": registered()}
        return render(request, "city/webhooks.html", context)

    return form_view(request, form, act, page, field="url")


@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, with what was sent to it; posting exchanges its secret, sends a test or a message again, or ends it."""
    by = require(request, Permission.OPERATE, the_city())
    row = get_object_or_404(registered(), pk=pk)
    at = timezone.now()
    if request.method == "POST":
        wanted = request.POST.get("do", "")
        if wanted not in _DOING:
            raise Http404(wanted)
        back = redirect("webhooks") if wanted == "remove" else redirect("webhook", pk)
        return press(request, lambda: _DOING[wanted](request, row, by, at), back)
    new = request.session.pop(_NEW, "")
    return render(
        request,
        "city/webhook.html",
        {
            "row": row,
            "new": open_sealed(new, _NEW) if new else "",
            "both_until": row.exchanged_at + BOTH_SECRETS if row.exchanged_at else None,
            "log": delivery_log(deliveries(row), at=at),
            "now": at,
        },
    )


def _exchange(request: HttpRequest, row: Webhook, by: User, at: datetime) -> str:
    request.session[_NEW] = seal(exchange_secret(webhook=row, by=by, at=at), _NEW)
    return _("The secret is exchanged. The new one is shown below, this once.")


def _try(_request: HttpRequest, row: Webhook, by: User, at: datetime) -> str:
    try_webhook(webhook=row, by=by, at=at)
    return _("A test is on its way; what the address answers stands below in a moment.")


def _again(request: HttpRequest, row: Webhook, by: User, at: datetime) -> str:
    deliver_again(webhook=row, task_id=request.POST.get("message", ""), by=by, at=at)
    return _("The message is sent again in a moment.")


def _remove(_request: HttpRequest, row: Webhook, by: User, at: datetime) -> str:
    remove_webhook(webhook=row, by=by, at=at)
    return _("The address is removed: nothing is sent to it any more.")


_DOING: dict[str, Callable[[HttpRequest, Webhook, User, datetime], str]] = {
    "exchange": _exchange,
    "try": _try,
    "again": _again,
    "remove": _remove,
}
