"""Why a program gets no answer, as RFC 9457 has it: one shape, whoever refuses (the API, its limits, an outage)."""

from collections.abc import Mapping, Sequence
from typing import Any

from samrit.thai.translation import Message

MEDIA_TYPE = "application/problem+json"
PAGE = "/api/"  # where each code is explained
TITLES: dict[int, Message] = {  # what each status means, in the reader's language, as RFC 9457 lets it be
    400: Message("Bad Request", context="HTTP"),
    401: Message("Unauthorized", context="HTTP"),
    403: Message("Forbidden", context="HTTP"),
    404: Message("Not Found", context="HTTP"),
    405: Message("Method Not Allowed", context="HTTP"),
    409: Message("Conflict", context="HTTP"),
    410: Message("Gone", context="HTTP"),
    412: Message("Precondition Failed", context="HTTP"),
    413: Message("Content Too Large", context="HTTP"),
    415: Message("Unsupported Media Type", context="HTTP"),
    422: Message("Unprocessable Content", context="HTTP"),
    428: Message("Precondition Required", context="HTTP"),
    429: Message("Too Many Requests", context="HTTP"),
    500: Message("Internal Server Error", context="HTTP"),
    503: Message("Service Unavailable", context="HTTP"),
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
        "title": str(TITLES[status]),
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": request_id,
        **({"errors": [dict(one) for one in errors]} if errors else {}),
        **(more or {}),
    }
