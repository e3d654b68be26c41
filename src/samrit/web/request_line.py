"""One line in the log for each request, under a number that the answer carries too; and what of a request no log may hold.

The line tells the address as the program knows it (`office/indicators/<int:pk>/`) with the numbers in it, never its text:
words that open a partner's page, or that somebody searched for, stand in addresses.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from samrit.queries.city.metrics import count_request
from samrit.queries.city.tracing import log_values, logging_with, span

HEADER = "X-Request-ID"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another when it is read out
ROUTE = "samrit.route"  # in a request's META: its address where no view has one, as web/health.py answers it
_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
_PLAIN_HEADERS = {"HTTP_HOST", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_CONNECTION", "HTTP_X_REQUEST_ID"}
_log = logging.getLogger(__name__)
_present: ContextVar[HttpRequest | None] = ContextVar("samrit_request", default=None)


def request_id() -> str:
    """The number of the request that is being answered; empty where none is."""
    return log_values().get("request_id", "")


def new_request_id() -> str:
    """Twelve letters that can be read out over a telephone: 60 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


class RequestLine:
    """The outermost middleware but the proxies: a listed proxy may give the number, else it is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, write the line, put the number on the answer."""
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        number = given if _GIVEN.fullmatch(given) else new_request_id()
        token = _present.set(request)
        try:
            with logging_with(request_id=number):
                began = time.perf_counter()
                with span("request") as parts:
                    response = self.get_response(request)
                    response.headers[HEADER] = number
                    fields = _fields(request, response, time.perf_counter() - began)
                    parts.update(_as_span(fields, number))
                _write(fields)
                count_request(fields["method"], fields["route"], response.status_code, time.perf_counter() - began)
        finally:
            _present.reset(token)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            pieces: Any = response.streaming_content  # nothing of ours is asynchronous
            response.streaming_content = _watched(pieces, request, number)
        return response


def _fields(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, Any]:
    match = request.resolver_match
    return {
        "method": request.method if request.method in _METHODS else "other",
        "route": match.route if match is not None else request.META.get(ROUTE, ""),
        "numbers": [value for value in (match.kwargs.values() if match else ()) if isinstance(value, int)],
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": len(getattr(response, "content", b"")) if not response.streaming else None,
        "user": _account(request),
    }


def _as_span(fields: dict[str, Any], number: str) -> dict[str, Any]:
    return {
        "name": f"{fields['method']} {fields['route']}".strip(),
        "http.request.method": fields["method"],
        "http.route": fields["route"],
        "http.response.status_code": fields["status"],
        "request_id": number,
    }


def _write(fields: dict[str, Any]) -> None:
    level = logging.ERROR if fields["status"] >= 500 else logging.INFO
    if fields["route"].startswith("/") and fields["status"] < 400:
        level = logging.DEBUG  # a machine asks each few seconds whether all is well
    _log.log(level, "request", extra={name: value for name, value in fields.items() if value not in (None, [])})


_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def _account(request: HttpRequest) -> int | None:
    """The number of the account, where the answer asked who is there; nothing is asked for the log's sake."""
    session = getattr(request, "session", None)
    if session is None or not session.accessed or not hasattr(session, "_session_cache"):
        return None
    key = str(session.get(SESSION_KEY, ""))
    return int(key) if key.isdigit() else None


def _watched(pieces: Iterable[bytes], request: HttpRequest, number: str) -> Iterator[bytes]:
    """What streams is made after the line was written: where it breaks, that is told under the same number."""
    try:
        yield from pieces
    except Exception:
        token = _present.set(request)
        try:
            with logging_with(request_id=number):
                _log.exception("an answer broke while it was sent")
        finally:
            _present.reset(token)
        raise
    finally:
        getattr(pieces, "close", lambda: None)()


def private_values() -> set[str]:
    """What the present request brought: its fields, headers, cookies and the words of its address. No log may hold them.

    Nothing is read for that which the program hasn't read yet.
    """
    request = _present.get()
    if request is None:
        return set()
    found = [request.path, request.META.get("QUERY_STRING", ""), request.META.get("REMOTE_ADDR", "")]
    found += [value for _, values in request.GET.lists() for value in values]
    found += request.COOKIES.values()
    found += [str(v) for k, v in request.META.items() if k.startswith("HTTP_") and k not in _PLAIN_HEADERS]
    if request.resolver_match is not None:
        found += [value for value in request.resolver_match.kwargs.values() if isinstance(value, str)]
    if hasattr(request, "_post"):
        found += [str(value) for _, values in request.POST.lists() for value in values]
        found += [file.name or "" for _, files in request.FILES.lists() for file in files]
    if hasattr(request, "_body") and request.content_type == "application/json":
        found += _texts(request.body)
    return {part for value in found for part in (value, *value.splitlines()) if len(part) >= 4}


def _texts(body: bytes) -> Iterator[str]:
    try:
        waiting = [json.loads(body)]
    except ValueError:
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str):
            yield one
