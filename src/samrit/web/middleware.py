"""What holds for every page: which language it speaks, and what a browser may load with it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.translation.trans_real import parse_accept_lang_header

from samrit.queries.people.account import lacks_protection
from samrit.records.models import User
from samrit.thai.translation import _
from samrit.vocabulary.refusal import Refused, Unavailable
from samrit.web.errors import other_method, refused
from samrit.web.passing_through import PassingThrough
from samrit.web.people import account_urls
from samrit.web.public.addresses import is_api, is_office, language_of
from samrit.web.unavailable import remember_done, unavailable

Respond = Callable[[HttpRequest], HttpResponse]

# Everything comes from this very server, nothing stands inline, nobody frames a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

# What no page of ours asks a device for; passkeys are for the log-in.
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)"


def chosen_language(get_response: Respond) -> Respond:
    """Thai, unless the reader has chosen otherwise; what a browser's settings prefer is no choice of the reader's.

    Thai offices run browsers in English; Django's own middleware would show them English pages. The choice is this
    browser's, else the one that the person made in another. A public page speaks the language of its address.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if is_api(request.path):
            language = accepted_language(request)
        elif is_office(request.path):
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) or getattr(request.user, "language", "")
            language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        else:
            language = language_of(request.path)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return respond


def accepted_language(request: HttpRequest) -> str:
    """The language that a program asks for, else the city's."""
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if wanted.partition("-")[0] in dict(settings.LANGUAGES):
            return wanted.partition("-")[0]
    return settings.LANGUAGE_CODE


def content_security_policy(get_response: Respond) -> Respond:
    """Tell the browser to load nothing but our own files."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return respond


def nothing_stays_in_browsers(get_response: Respond) -> Respond:
    """What the work side shows stays in no cache, and shares nothing with other sites, unless a page says otherwise."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if is_office(request.path) or is_api(request.path):
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return respond


def other_methods(get_response: Respond) -> Respond:
    """A page instead of Django's empty answer where an address knows no such method."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_empty = response.status_code == 405 and not response.streaming and not response.content
        return other_method(request, response.headers.get("Allow", "")) if is_empty else response

    return respond


# Where somebody who still has to set up a second factor may go: to do that, to log out, to read it in their language.
_IN_PROGRESS = frozenset(pattern.name for pattern in account_urls.urlpatterns) | {"language"}


class LoginRequired(LoginRequiredMiddleware):
    """Django's, which asks who is there also where that doesn't matter: then each public answer would depend on a cookie."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """The way to the log-in for a stranger; None for an open page, and for who has logged in."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class RequiredProtection(PassingThrough):
    """Who holds a role that the city wants protected is led to set up a second factor before anything else."""

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """The way to one's account, where something is still to be done there; None for everybody else."""
        if is_api(request.path):
            return None  # it asks for tokens, and refuses by itself
        if not settings.MFA_ROLES or not isinstance(request.user, User):
            return None
        name = (request.resolver_match.url_name if request.resolver_match else None) or ""
        if name in _IN_PROGRESS:
            return None
        if not lacks_protection(request.user, frozenset(settings.MFA_ROLES), today=timezone.localdate()):
            return None
        messages.warning(request, _("Your role asks for a second factor. Set one up here first."))
        return redirect("account")


class Refusals(PassingThrough):
    """What an action refuses, told on a page with the action's own sentence: 403 where it is denied, 503 where it can't be now, else 409."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in; on the way out it is remembered what was done, whatever fails from there on."""
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in {302, 303}:
            remember_done(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal that no view has caught; None for anything else."""
        if isinstance(exception, Unavailable):
            return unavailable(request, exception)
        return refused(request, exception) if isinstance(exception, Refused) else None


class FormAnswers(PassingThrough):
    """How a form is answered, by allauth's pages as by ours: 303 where it leads on, 422 where something is to be mended,
    429 where it was sent too often.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What is sent once leads on by 303, so that the next page is asked for and never sent again."""
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302:
            response.status_code = 303
        return response

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Pages of allauth show a form that has something to mend with 200."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and isinstance(form, BaseForm) and form.is_bound and form.errors:
            response.status_code = 422
            wait_seconds = getattr(form, "wait_seconds", 0)
            if wait_seconds:
                response.status_code = 429
                response["Retry-After"] = str(wait_seconds)
        return response
