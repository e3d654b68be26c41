"""Why the API gives no answer, by kind; each has the sentence, the code and the places that are wrong."""

from typing import Any

import httpx
import msgspec


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, and what would be right."""

    code: str
    detail: str
    parameter: str | None = None
    pointer: str | None = None
    remedy: str | None = None


class Refusal(Exception):  # noqa: N818 - reads as what happened: except Refusal
    """No answer; `request_id` leads the administrator to what happened."""

    def __init__(self, status: int, document: dict[str, Any], headers: httpx.Headers) -> None:
        self.status = status
        self.code = str(document.get("code", ""))
        self.detail = str(document.get("detail", ""))
        self.request_id = str(document.get("request_id", headers.get("X-Request-ID", "")))
        self.errors = msgspec.convert(document.get("errors", []), tuple[Place, ...])
        self.document = document
        self.retry_after = _seconds(headers.get("Retry-After"))
        super().__init__(f"{status} {self.code}: {self.detail}")


class Unclear(Refusal):
    """400: the address isn't understood."""


class NotAllowed(Refusal):
    """401, 403: the token, or its owner, may not."""


class NotFound(Refusal):
    """404: not there, or hidden."""


class Conflict(Refusal):
    """409: not possible as things are."""


class Stale(Refusal):
    """412: somebody else saved meanwhile; `yours`, `theirs` and the `version` to write over."""

    @property
    def version(self) -> int:
        """That which is there now."""
        return int(self.document.get("version", 0))


class Unprocessable(Refusal):
    """413, 415, 422, 428: what was sent can't be taken."""


class RateLimited(Refusal):
    """429, also after the retries."""


class Unavailable(Refusal):
    """500, 503: not now, also after the retries."""


_KINDS: dict[int, type[Refusal]] = {
    400: Unclear,
    401: NotAllowed,
    403: NotAllowed,
    404: NotFound,
    409: Conflict,
    412: Stale,
    413: Unprocessable,
    415: Unprocessable,
    422: Unprocessable,
    428: Unprocessable,
    429: RateLimited,
    500: Unavailable,
    502: Unavailable,
    503: Unavailable,
    504: Unavailable,
}


def refusal_of(response: httpx.Response) -> Refusal:
    """The refusal that a response is."""
    try:
        document = response.json()
    except ValueError:
        document = {}
    kind = _KINDS.get(response.status_code, Refusal)
    return kind(response.status_code, document if isinstance(document, dict) else {}, response.headers)


def _seconds(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() else None
