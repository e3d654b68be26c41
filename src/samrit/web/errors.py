"""What a person sees when there is nothing to see: calm, and in both languages."""

import logging

from django.conf import settings
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language

from samrit.thai.translation import Message, _
from samrit.vocabulary.problem import MEDIA_TYPE, problem
from samrit.vocabulary.refusal import Denied, RateLimited, Refused
from samrit.web.given_back import typed_words
from samrit.web.public.addresses import is_api
from samrit.web.request_line import request_id

_log = logging.getLogger(__name__)
_TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NOT_FOUND = Message("There is no page here. The address may be incomplete, or the record has moved.")
BROKEN = Message(
    "Something broke on our side. What was saved is safe. Go back and try again; if it stays, tell the administrator "
    "the number below: it leads to what happened."
)
BROKEN_API = Message(
    "Something broke on our side. What was saved is safe. If it stays, tell the administrator the number of this request."
)
STALE = Message(
    "This form was open too long, or you have logged in anew since. Go back, reload the page, and send it again. What you "
    "typed in a report is kept in this browser and stands there again."
)
NO_COOKIE = Message(
    "Your browser sent no cookie back, so nobody could be logged in. Allow cookies for this site, go back, reload the "
    "page, and send it again."
)
NOT_UNDERSTOOD = Message("What your browser sent could not be understood. Go back, reload the page, and try again.")
NOT_ALLOWED = Message("You are not allowed to do this.")
TOO_LARGE = Message(
    "What was sent is too large for one form, and nothing of it was saved. Go back and send less at once: fewer files, or "
    "smaller ones."
)
OTHER_METHOD = Message(
    "This address can't be opened in this way; nothing was done. Go to the home page, and from there to what you look for."
)
_PLAIN = """<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><title>Samrit</title>
<body><h1>{heading}</h1><p>{sentence}</p><p lang="{other_language}">{other}</p><p>{number}</p></body></html>"""


def page(request: HttpRequest, status: int, heading: str, message: Message) -> HttpResponse:
    """One sentence, first in the reader's language, then in the other; and what was typed, where a form was refused."""
    return render(request, "error.html", _context(heading, message) | {"typed": typed_words(request)}, status=status)


def _context(heading: str, message: Message) -> dict[str, str]:
    language = "en" if get_language() == "en" else "th"
    return {
        "heading": heading,
        "sentence": message.text("en" if language == "en" else "th"),
        "other": message.text("th" if language == "en" else "en"),
        "other_language": "th" if language == "en" else "en",
        "number": request_id(),
    }


def forbidden(request: HttpRequest, exception: PermissionDenied | None = None) -> HttpResponse:
    """403, with the sentence of the rule that said no."""
    message = getattr(exception, "message", None)
    return page(request, 403, _("Not allowed"), message if isinstance(message, Message) else NOT_ALLOWED)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """What an action refuses, with its own sentence: 403 where it is denied, 429 where it was too often, else 409."""
    if isinstance(refusal, Denied):
        return page(request, 403, _("Not allowed"), refusal.message)
    if isinstance(refusal, RateLimited):
        response = page(request, 429, _("Too often"), refusal.message)
        response["Retry-After"] = str(refusal.seconds)
        return response
    return page(request, 409, _("Not done"), refusal.message)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404; for a program, too, whose address no pattern takes (a line break in a code)."""
    if is_api(request.path):
        document = problem(404, "not_found", str(NOT_FOUND), request_id=request_id())
        return JsonResponse(document, status=404, content_type=MEDIA_TYPE)
    return page(request, 404, _("Not found"), NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500, made without asking who is there: what broke may be the database, or the frame of all pages."""
    if is_api(request.path):
        return JsonResponse(
            problem(500, "broken", str(BROKEN_API), request_id=request_id()), status=500, content_type=MEDIA_TYPE
        )
    context = _context(_("Something broke"), BROKEN)
    try:
        text = render_to_string("error.html", context)
    except Exception:  # noqa: BLE001 - whatever broke, the person gets a page
        _log.exception("the page that tells of an error broke, too")
        text = format_html(_PLAIN, **context, language=get_language() or settings.LANGUAGE_CODE)
    return HttpResponse(text, status=500)


def other_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """405, with the methods that there are."""
    response = page(request, 405, _("Not possible"), OTHER_METHOD)
    response.headers["Allow"] = allowed
    return response


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose cookie didn't come back, that was open too long, or that another site sent."""
    plain = lost_cookies(request)
    if plain is not None:
        return page(request, 403, _("This address has no HTTPS"), plain)
    if reason.startswith("Origin checking failed"):
        return page(request, 403, _("Sent from another address"), _elsewhere(request))
    is_without = settings.CSRF_COOKIE_NAME not in request.COOKIES
    return page(request, 403, _("Please send it again"), NO_COOKIE if is_without else STALE)


def lost_cookies(request: HttpRequest) -> Message | None:
    """Why no cookie that is given out now can come back: it travels over HTTPS only, and this page came without.

    A browser that has HTTPS with a proxy, or is on this machine itself, names where its request comes from
    (`Sec-Fetch-Site`), which none does over plain HTTP.
    """
    if not settings.CSRF_COOKIE_SECURE or request.is_secure() or "Sec-Fetch-Site" in request.headers:
        return None
    host = request.get_host()
    if split_domain_port(host)[0] in {"127.0.0.1", "localhost", "[::1]"}:
        return None
    return Message(
        "This page was opened as http://{host}, without HTTPS, and this installation sends its cookies over HTTPS alone: "
        "nobody can log in by this address. Open https://{host} where that answers. Otherwise tell the administrator to "
        "run: samrit doctor",
        host=host,
    )


def _elsewhere(request: HttpRequest) -> Message:
    return Message(
        "The form was sent from {origin}, but this installation answers as {own}. Open it by its own address, or tell the "
        "administrator to run: samrit doctor",
        origin=request.headers.get("Origin", "")[:200],
        own=f"{request.scheme}://{request.get_host()}",
    )


def unknown_host(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 for a request that names us as nobody allowed, or that can't be understood, 413 for one that is too large; made without asking what it says."""
    if isinstance(exception, DisallowedHost):
        host = request.META.get("HTTP_HOST", "")[:200]
        said = Message(
            "This installation doesn't answer under the name “{host}”. Its administrator lets it, with SAMRIT_ALLOWED_HOSTS.",
            host=host,
        )
        return HttpResponse(render_to_string("error.html", _context(_("Unknown address"), said)), status=400)
    if isinstance(exception, _TOO_LARGE):
        return HttpResponse(render_to_string("error.html", _context(_("Too large"), TOO_LARGE)), status=413)
    return HttpResponse(render_to_string("error.html", _context(_("Not understood"), NOT_UNDERSTOOD)), status=400)
