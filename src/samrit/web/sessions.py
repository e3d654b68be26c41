"""How long a log-in lives, and how fresh it is for what weighs most.

A working day at most, two hours without a page. Whoever signs or gives roles has shown who they are within a quarter of an hour.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, suspend_request
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from samrit.actions.people.sessions import note_activity
from samrit.records.models import User
from samrit.thai.translation import _
from samrit.web.passing_through import PassingThrough

_BEGAN, _LAST = "began_at", "last_at"  # of the session; seconds since 1970
_EVERY = timedelta(minutes=5)  # how often it is written down that somebody is still there


class SessionLifetime(PassingThrough):
    """A log-in that has lived too long, or lain idle, is over: the way to log in anew, and back to the same page."""

    def process_view(self, request: HttpRequest, view: Any, _arguments: Any, _named: Any) -> None:
        """Log out who is over; whether the page asks for a log-in is decided after this."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return
        now = timezone.now()
        began, last = (_time(request.session.get(name)) or now for name in (_BEGAN, _LAST))
        is_old = now - began > timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if is_old or now - last > timedelta(seconds=settings.SESSION_IDLE_SECONDS):
            logout(request)
            messages.info(request, _("You were logged out, since nothing was done for a while. Please log in again."))
        elif now - last > _EVERY:
            request.session[_LAST] = now.timestamp()
            note_activity(request.session.session_key or "", at=now)


def begin(request: HttpRequest, **_signal: Any) -> None:
    """A log-in begins now."""
    now = timezone.now().timestamp()
    request.session[_BEGAN] = request.session[_LAST] = now


def watch_log_ins() -> None:
    """Let each log-in, by whatever way, begin its life."""
    user_logged_in.connect(begin, dispatch_uid="samrit.session_begins")


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for whoever has shown who they are a short while ago; others are asked once more, and come back to it."""

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_stale(request):
            response: HttpResponse = suspend_request(request, reverse("account_reauthenticate"))
            return response
        return view(request, *args, **kwargs)

    return respond


def is_stale(request: HttpRequest) -> bool:
    """Whether somebody who can show it here hasn't for a while. Who logs in elsewhere, at the city's provider, can't."""
    user = request.user
    if not isinstance(user, User) or not get_reauthentication_flows(user):
        return False
    shown = [float(one["at"]) for one in get_authentication_records(request, user)]
    return not shown or timezone.now().timestamp() - max(shown) > settings.CONFIRMED_SECONDS


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Whether somebody has shown a second factor, or a passkey, a short while ago."""
    shown = [float(one["at"]) for one in get_authentication_records(request, request.user) if one["method"] == "mfa"]
    return bool(shown) and timezone.now().timestamp() - max(shown) <= settings.CONFIRMED_SECONDS


def ask_second_factor(request: HttpRequest) -> HttpResponse:
    """The way to show it, and back; to where one is added, for who has none."""
    flows = {flow["id"]: flow for flow in get_reauthentication_flows(request.user)}
    if "mfa_reauthenticate" in flows:
        response: HttpResponse = suspend_request(request, reverse("mfa_reauthenticate"))
        return response
    messages.warning(request, _("The city asks for a second factor of whoever signs. Add one here, then sign."))
    return redirect("account")


def _time(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone()) if isinstance(seconds, float) else None
