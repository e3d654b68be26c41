"""All addresses of the API, and what it answers when it has no answer: JSON with one sentence."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from samrit.api import campaigns, checking, measurements, partners, plans
from samrit.api.who import session
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Refused

_WHO = Message("Please log in first.")
_COUNT_UNIT = Message("There is no such record.")
_HOW = Message("The request can't be understood")

api = NinjaAPI(
    title="Samrit",
    version="1",
    description="Plans, indicators, reports and where each number is from; campaigns, partners and measurements.",
    docs_url=None,  # the page that shows it would load its parts from elsewhere
    urls_namespace="api",
    auth=session,
)
api.add_router("", plans.router)
api.add_router("", campaigns.router)
api.add_router("", partners.router)
api.add_router("", measurements.router)
api.add_router("", checking.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """403 where somebody may not, else 409; with the sentence of the rule that said no, and its code."""
    return _answer(request, 403 if isinstance(why, Denied) else 409, why.code, str(why.message))


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """401 for somebody who has not logged in."""
    return _answer(request, 401, "not_logged_in", str(_WHO))


@api.exception_handler(Http404)
def missing(request: HttpRequest, _error: Http404) -> HttpResponse:
    """404."""
    return _answer(request, 404, "not_found", str(_COUNT_UNIT))


@api.exception_handler(ValidationError)
def unclear(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 for parameters that are none, with their names."""
    names = ", ".join(str(one["loc"][-1]) for one in error.errors)
    return _answer(request, 422, "unclear", f"{_HOW}: {names}")


def _answer(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    return api.create_response(request, {"code": code, "message": message}, status=status)


def _patterns() -> list[URLPattern]:
    """The API's addresses; each answers with an ETag, and asks itself who is there."""
    found = []
    for one in api.urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            view: Any = login_not_required(conditional_page(one.callback))
            view.csrf_exempt = True  # nothing is written here
            found.append(path(str(one.pattern), view, name=one.name))
    unknown = login_not_required(nothing)
    return [*found, path("", unknown, name="api-root"), path("<path:unknown>", unknown, name="nothing")]


def nothing(request: HttpRequest, unknown: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404 for an address that the API has not."""
    return _answer(request, 404, "not_found", str(_COUNT_UNIT))


urlpatterns = _patterns()
app_name = "api"
