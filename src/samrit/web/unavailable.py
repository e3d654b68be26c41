"""The page of an outage: what happened, what became of what was sent, and all that was typed, to be sent again.

503 with `Retry-After`, and not 500: nothing is wrong with what was sent. A form that can still be shown with its own page
is (`form_view`); here it is given back without one, and without asking the database anything.
"""

import logging
import sys
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation

from samrit.ledger.outages import outage_of
from samrit.thai.translation import Message, _
from samrit.vocabulary.problem import MEDIA_TYPE, problem
from samrit.vocabulary.refusal import Unavailable
from samrit.web import errors
from samrit.web.given_back import given_back
from samrit.web.public.addresses import is_api, is_office, language_of
from samrit.web.request_line import request_id
from samrit.web.uploads import lost_uploads

NOT_SAVED = Message("Nothing of what you sent was saved. It is given back below as you typed it: send it again then.")
SAVED = Message("What you sent was saved before. Only the page that follows can't be shown.")
_DONE = "samrit.done"
_log = logging.getLogger(__name__)


def remember_done(request: HttpRequest) -> None:
    """What was sent is saved; whatever fails from here on doesn't undo it."""
    request.META[_DONE] = True


def server_error(request: HttpRequest) -> HttpResponse:
    """What nobody has handled: 503 where it is an outage, else 500."""
    outage = outage_of(sys.exc_info()[1])
    return unavailable(request, outage) if outage is not None else errors.broken(request)


def unavailable(request: HttpRequest, outage: Unavailable) -> HttpResponse:
    """503 with the sentence, and what was sent."""
    _log.error("503 %s %s: %s", request.method, request.path, outage, exc_info=sys.exc_info()[1])
    with translation.override(_language(request)):
        response = _answer(request, outage)
    return down(response, outage)


def down(response: HttpResponse, outage: Unavailable) -> HttpResponse:
    """The answer as that of an outage."""
    response.status_code = 503
    response["Retry-After"] = str(outage.retry_after)
    response["Cache-Control"] = "no-store"
    return response


def not_stored(request: HttpRequest) -> list[str]:
    """Of each file that was sent, that it has to be chosen again: a browser doesn't send it a second time."""
    return [sentence for _name, sentence in _files(request)]


def _answer(request: HttpRequest, outage: Unavailable) -> HttpResponse:
    sentences = [outage.message]
    is_sent = request.method == "POST"
    is_done = bool(request.META.get(_DONE))
    if is_sent:
        sentences.append(SAVED if is_done else NOT_SAVED)
    if is_api(request.path):
        said = " ".join(map(str, sentences[:1]))
        return JsonResponse(problem(503, outage.code, said, request_id=request_id()), content_type=MEDIA_TYPE)
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse({"detail": " ".join(map(str, sentences))})
    if request.headers.get("HX-Request") or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(" ".join(map(str, sentences)), content_type="text/plain; charset=utf-8")
    context = _context(sentences)
    if is_sent and not is_done:
        context |= {"fields": list(given_back(request)), "files": _files(request), "action": request.get_full_path()}
    return HttpResponse(render_to_string("unavailable.html", context))


def _context(sentences: Sequence[Message]) -> dict[str, object]:
    mine, other = ("en", "th") if translation.get_language() == "en" else ("th", "en")
    said = {language: " ".join(one.text(language) for one in sentences) for language in ("th", "en")}
    return {
        "heading": _("Not now"),
        "sentence": said[mine],
        "other": said[other],
        "other_language": other,
        "number": request_id(),
    }


def _files(request: HttpRequest) -> list[tuple[str, str]]:
    """The name of each field with a file, and the sentence on that file."""
    try:
        sent = [(name, file.name or "") for name, files in request.FILES.lists() for file in files]
    except OSError:
        sent = []
    names = [*sent, *((field, file) for field, file, _outage in lost_uploads(request))]
    return [(name, _("“{file}” was not stored; choose it again.", file=file)) for name, file in names]


def _language(request: HttpRequest) -> str:
    if not is_office(request.path):
        return language_of(request.path)
    chosen = getattr(request, "LANGUAGE_CODE", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
