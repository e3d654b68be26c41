"""One's own account: what protects it, what one is, what one may do and why not."""

import logging
from typing import Literal, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samrit.actions.people.choose_for_oneself import choose_mail
from samrit.actions.people.people_permissions import managed_agencies
from samrit.actions.people.sessions import end_own_sessions
from samrit.queries.people.access import signed_in
from samrit.queries.people.account import account_page
from samrit.queries.people.sessions import sessions_of
from samrit.thai.translation import _
from samrit.web.form_view import done, form_view, press
from samrit.web.people.abilities import reaches
from samrit.web.people.forms.account import ChoicesForm
from samrit.web.sessions import confirmed

log = logging.getLogger(__name__)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The page "My account"."""
    user = signed_in(request)
    page = account_page(user, today=timezone.localdate())
    context = {
        "page": page,
        "sessions": sessions_of(user, this=request.session.session_key or "", at=timezone.now()),
        "form": ChoicesForm(initial={"wants_mail": user.wants_mail}),
        "reaches": reaches(user),
        "must_protect": not page.is_protected and any(line.role in settings.MFA_ROLES for line in page.roles),
        "manages": bool(managed_agencies(user, timezone.now())),
    }
    return render(request, "account/mine.html", context)


@confirmed
@require_POST
def end_log_ins(request: HttpRequest) -> HttpResponse:
    """End one of one's own log-ins, or all others."""
    wanted, by = request.POST.get("session", ""), signed_in(request)

    def act() -> str:
        end_own_sessions(
            by=by,
            current=request.session.session_key or "",
            only=int(wanted) if wanted.isascii() and wanted.isdecimal() else None,
            at=timezone.now(),
        )
        return _("It is ended; whoever was there has to log in.")

    return press(request, act, redirect("account"))


@require_POST
def choices(request: HttpRequest) -> HttpResponse:
    """Whether one wants mail."""
    form, by = ChoicesForm(request.POST), signed_in(request)

    def act() -> HttpResponse:
        choose_mail(wants_mail=form.cleaned_data["wants_mail"], by=by)
        return done(request, _("Your choice is kept."), "account")

    return form_view(request, form, act, lambda: redirect("account"))


@login_not_required
@require_safe
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """On to the city's provider; one sentence where it is away."""
    return _with_provider("login", request, provider_id)


@login_not_required
@require_safe
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the city's provider; one sentence where it went away meanwhile."""
    return _with_provider("callback", request, provider_id)


def _with_provider(leg: Literal["login", "callback"], request: HttpRequest, provider_id: str) -> HttpResponse:
    # What speaks with other servers is several megabytes, and most cities have no provider.
    from allauth.socialaccount.providers.openid_connect import views
    from requests import RequestException

    try:
        return cast("HttpResponse", getattr(views, leg)(request, provider_id))
    except RequestException:
        log.exception("the identity provider can't be reached")
        return render(request, "socialaccount/authentication_error.html", status=401)


@login_not_required
@require_safe
def unknown(request: HttpRequest) -> HttpResponse:
    """Who has no account gets none here."""
    return render(request, "account/signup_closed.html", status=403)
