"""A page that is read writes nothing, in every test: of clients and of browsers, on both databases.

The first of the middlewares while tests run. Whoever asks with GET, HEAD or OPTIONS gets a connection that refuses what
changes a row; what may be written all the same stands in `ALLOWED`, each with its reason.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

MIDDLEWARE = f"{__name__}.pages_write_nothing"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "MERGE", "CREATE", "ALTER", "DROP")
# Words of a statement, and why a page that is read may send it.
ALLOWED = {
    "django_session": "who is there, and what the next page tells them once",
    '"records_ratelimit"': "how often an address is asked for",
    'UPDATE "records_accesstoken" SET "last_used_on"': "on which day a program used its token last",
    'UPDATE "usersessions_usersession" SET "last_seen_at"': "that somebody is still at work",
    'UPDATE "mfa_authenticator" SET "data"': "that somebody has seen their recovery codes, which allauth shows once",
}
# Addresses that are asked for by GET and write, and why.
ALLOWED_AT = {
    re.compile(
        r"^/office/login/with/[\w-]+/back/$"
    ): "an identity provider sends people back by GET: here they come in",
}


class WrittenWhileReading(BaseException):
    """A page that is only read sent a statement that changes a row."""


def changes_a_record(sql: str) -> bool:
    """Whether a statement changes what the city keeps."""
    return sql.lstrip("( ").upper().startswith(CHANGES) and not any(words in sql for words in ALLOWED)


def pages_write_nothing(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE or any(address.match(request.path) for address in ALLOWED_AT):
            return answer(request)

        def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if changes_a_record(sql):
                raise WrittenWhileReading(f"{request.method} {request.path} writes: {sql}")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(refuse):
            response = answer(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            pieces: Any = response.streaming_content  # nothing of ours is asynchronous
            response.streaming_content = _piece_by_piece(iter(pieces), refuse)
        return response

    return middleware


def _piece_by_piece(pieces: Iterator[bytes], refuse: Any) -> Iterator[bytes]:
    """What streams is made while it is sent: after the middleware has returned."""
    try:
        while True:
            with connection.execute_wrapper(refuse):
                piece = next(pieces, None)
            if piece is None:
                return
            yield piece
    finally:
        getattr(pieces, "close", lambda: None)()
