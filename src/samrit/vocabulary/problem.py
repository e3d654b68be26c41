"""Why a program gets no answer, as RFC 9457 has it: one shape, whoever refuses (the API, its limits, an outage)."""

from collections.abc import Mapping, Sequence
from typing import Any

MEDIA_TYPE = "application/problem+json"
PAGE = "/api/"  # where each code is explained
TITLES: dict[int, str] = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    410: "Gone",
    412: "Precondition Failed",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    422: "Unprocessable Content",
    428: "Precondition Required",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}


def problem(  # noqa: PLR0913 - what a problem consists of
    status: int,
    code: str,
    detail: str,
    *,
    request_id: str,
    errors: Sequence[Mapping[str, Any]] = (),
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The document: `detail` is one sentence in the reader's language, `errors` tell of each place that is wrong."""
    return {
        "type": f"{PAGE}#{code}",
        "title": TITLES[status],
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": request_id,
        **({"errors": [dict(one) for one in errors]} if errors else {}),
        **(more or {}),
    }
