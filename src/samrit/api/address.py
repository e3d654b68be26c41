"""All addresses of the API, and how each is answered: who asks is a token, what isn't understood is refused with a problem."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from samrit.api import (
    campaigns,
    checking,
    credentials,
    events,
    filing,  # noqa: F401 - what it takes stands at the addresses of reports
    indicators,
    measurements,
    projects,
    readings,
    releases,
    reports,
    results,
    years,
)
from samrit.api.document import Document
from samrit.api.refusing import (
    Unclear,
    answer,
    not_found,
    not_understood,
    refused,
    stranger,
    too_large,
    unclear,
    unknown,
)
from samrit.api.who import is_of_work
from samrit.queries.public.etags import NEWEST, etag_of, is_known, whole_trail
from samrit.thai.translation import Message, language
from samrit.vocabulary.problem import PAGE
from samrit.vocabulary.refusal import Refused

_View = Callable[..., HttpResponse]
_OF_RECORDS = frozenset({"/measurements"})  # what is open to everybody without a copy of its own
_OK, _AS_BEFORE, _OTHER_METHOD = 200, 304, 405


class Api(NinjaAPI):
    """Ninja's, with our document."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> Any:
        """The document."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        return Document(api=self, path_prefix=prefix)


api = Api(
    title="Samrit",
    version="1",
    description="Plans, indicators, results and reports, each number with what it stands on; campaigns, partners, "
    "measurements. Read the records that you may read, and file what you may file, by a token of your own.",
    docs_url=None,  # ours needs no script and nothing from elsewhere
    urls_namespace="api",
)
for _one in (
    years,
    indicators,
    results,
    releases,
    reports,
    projects,
    campaigns,
    measurements,
    events,
    checking,
    readings,
):
    api.add_router("", _one.router)
api.add_exception_handler(Refused, refused)  # type: ignore[arg-type]  # the stubs take the class for the exception
api.add_exception_handler(AuthenticationError, stranger)
api.add_exception_handler(Http404, not_found)
_WHY: tuple[tuple[type[Exception], Callable[[HttpRequest, object], HttpResponse]], ...] = (
    *((kind, too_large) for kind in (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)),
    *((kind, not_understood) for kind in (MultiPartParserError, BadRequest)),
)
for _kind, _said in _WHY:
    api.add_exception_handler(_kind, _said)
api.add_exception_handler(ValidationError, unclear)  # type: ignore[arg-type]  # as above


@cache
def _parameters() -> dict[tuple[str, str], frozenset[str]]:
    """The parameters of each operation in the query, by its path and method."""
    document = api.get_openapi_schema(path_prefix="")
    return {
        (address, method): frozenset(one["name"] for one in operation["parameters"] if one["in"] == "query")
        for address, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def answered(view: _View, address: str) -> _View:
    """A view of the API: nothing in the address is passed over, and what it answers is the caller's alone."""

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.path.endswith("/"):
            return nothing(request, address)
        known = _parameters().get((address, (request.method or "").lower()))
        if known is not None:
            wrong = [unknown(name, known) for name in request.GET if name not in known]
            if wrong:
                return refused(request, Unclear(*wrong))
        etag = _etag(request, address) if known is not None and "layer" in known else ""
        response = HttpResponseNotModified() if etag and is_known(request, etag) else view(request, *args, **kwargs)
        if response.status_code == _OTHER_METHOD:
            return _other_method(response)
        if etag and response.status_code in {_OK, _AS_BEFORE}:
            response["ETag"], response["Cache-Control"] = etag, NEWEST
            response["Access-Control-Allow-Origin"] = "*"
        if response.status_code == _OK:
            response.headers.setdefault("Cache-Control", "private, no-cache")  # asked for anew, by its ETag
        response.headers.setdefault("Vary", "Accept, Accept-Language, Authorization")
        return response

    return respond


def _etag(request: HttpRequest, address: str) -> str:
    """By what an answer of the published layer to anybody holds; "" where it is not for everybody."""
    if is_of_work(request) or "Authorization" in request.headers:
        return ""
    form = request.headers.get("Accept", "") + (whole_trail() if address in _OF_RECORDS else "")
    return etag_of(request, "", language=language(), today=timezone.localdate(), form=form)


def _other_method(response: HttpResponse) -> HttpResponse:
    said = Message("This address takes {methods}.", methods=response.headers.get("Allow", ""))
    return answer(_OTHER_METHOD, "other_method", said, headers={"Allow": response.headers.get("Allow", "")})


def nothing(request: HttpRequest, unknown: str = "") -> HttpResponse:
    """404 for an address that the API has not; what has a slash too many leads to the one without it."""
    if request.path.endswith("/") and unknown:
        query = request.META.get("QUERY_STRING", "")
        there = request.path.rstrip("/") + (f"?{query}" if query else "")
        return HttpResponsePermanentRedirect(there, preserve_request=True)
    return not_found(request)


def _root(_request: HttpRequest) -> HttpResponse:
    """Where a program that knows nothing else goes on."""
    return JsonResponse({"documentation": PAGE, "openapi": reverse("api:openapi-json"), "years": reverse("api:years")})


def _patterns() -> list[URLPattern]:
    found = []
    addresses = _addresses()
    for one in api.urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            view: Any = (
                one.callback if one.name == "openapi-json" else answered(one.callback, addresses[str(one.pattern)])
            )
            view = login_not_required(conditional_page(view))
            view.csrf_exempt = True  # no cookie is looked at
            found.append(path(str(one.pattern), view, name=one.name))
    # A code may have slashes in it, so an address that goes on behind one is tried before the one that ends there.
    found.sort(key=lambda one: -str(one.pattern).count("/"))
    unknown_view: Any = login_not_required(nothing)
    unknown_view.csrf_exempt = True
    root: Any = login_not_required(require_safe(_root))
    token: Any = login_not_required(credentials.token)
    token.csrf_exempt = True
    found.append(path(credentials.ADDRESS, token, name="token"))
    return [*found, path("", root, name="api-root"), path("<path:unknown>", unknown_view, name="nothing")]


def _addresses() -> dict[str, str]:
    """By Django's pattern of each address, its path in the document."""
    found = {}
    for router in api._get_bound_routers():  # noqa: SLF001 - ninja has no other way to ask
        for address in router.path_operations:
            pattern = address.lstrip("/").replace("{", "<").replace("}", ">")
            found[pattern] = "/" + "".join(_plain(address.lstrip("/")))
    return found


def _plain(address: str) -> str:
    return "/".join(
        "{" + part.strip("{}").rpartition(":")[2] + "}" if part.startswith("{") else part for part in address.split("/")
    )


urlpatterns = _patterns()
app_name = "api"
