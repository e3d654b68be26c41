"""What a person sees when there is nothing to see: calm, and in both languages."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from samrit.thai.translation import Message, _
from samrit.vocabulary.refusal import Denied, Refused

NOT_FOUND = Message("There is no page here. The address may be incomplete, or the record has moved.")
BROKEN = Message(
    "Something broke on our side. What was saved is safe. Please try again; if it stays, tell "
    "the administrator the time it happened."
)
STALE = Message(
    "This form was open too long, or you have logged in anew since. Go back, reload the page, and send it again."
)
TOO_MANY = Message("There were too many attempts from here. Wait a few minutes, then try again.")
NOT_ALLOWED = Message("You are not allowed to do this.")


def page(request: HttpRequest, status: int, heading: str, message: Message) -> HttpResponse:
    """One sentence, first in the reader's language, then in the other."""
    return render(request, "error.html", _context(heading, message), status=status)


def _context(heading: str, message: Message) -> dict[str, str]:
    language = "en" if get_language() == "en" else "th"
    return {
        "heading": heading,
        "sentence": message.text("en" if language == "en" else "th"),
        "other": message.text("th" if language == "en" else "en"),
        "other_language": "th" if language == "en" else "en",
    }


def forbidden(request: HttpRequest, exception: PermissionDenied | None = None) -> HttpResponse:
    """403, with the sentence of the rule that said no."""
    message = getattr(exception, "message", None)
    return page(request, 403, _("Not allowed"), message if isinstance(message, Message) else NOT_ALLOWED)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """What an action refuses, with its own sentence: 403 where it is denied, else 409."""
    if isinstance(refusal, Denied):
        return page(request, 403, _("Not allowed"), refusal.message)
    return page(request, 409, _("Not done"), refusal.message)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404."""
    return page(request, 404, _("Not found"), NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """500, made without asking who is there: what broke may be the database."""
    return HttpResponse(render_to_string("error.html", _context(_("Something broke"), BROKEN)), status=500)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403 for a form that was open too long, or that another site sent."""
    return page(request, 403, _("Please send it again"), STALE)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - allauth's signature
    """429, for who asks too often."""
    return page(request, 429, _("Too often"), TOO_MANY)
