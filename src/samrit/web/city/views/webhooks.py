"""Other systems that are told what is published: the list with how the last delivery went, a new one, the end of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.public.webhooks import add_webhook, registered, remove_webhook
from samrit.ledger.secret_text import open_sealed, seal
from samrit.records.models import Webhook
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


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of them."""
    by = require(request, Permission.OPERATE, the_city())
    row = get_object_or_404(Webhook, pk=pk)

    def act() -> str:
        remove_webhook(webhook=row, by=by, at=timezone.now())
        return _("The address is removed: nothing is sent to it any more.")

    return press(request, act, redirect("webhooks"))
