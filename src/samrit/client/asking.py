"""What is asked, apart from how it is sent: addresses, headers, when to try again, what an answer is."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from samrit.client.refusals import refusal_of
from samrit.client.shapes import Report

TRIES = 4
_AGAIN = frozenset({429, 502, 503, 504})
_LONGEST = 60.0  # seconds that are waited once
_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `is_safe` where sending it twice does it once: what is read, put over a version, or posted under a key."""

    method: str
    address: str
    params: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    json: Any = None
    files: Mapping[str, tuple[str, bytes]] | None = None
    data: Mapping[str, str] | None = None

    @property
    def is_safe(self) -> bool:
        """Whether it may be sent again."""
        return self.method == "GET" or "If-Match" in self.headers or "Idempotency-Key" in self.headers

    def as_request(self) -> dict[str, Any]:
        """What httpx takes."""
        params = {name: value for name, value in self.params.items() if value not in (None, "", ())}
        asked: dict[str, Any] = {"method": self.method, "url": self.address, "headers": dict(self.headers)}
        if params:
            asked["params"] = params
        if self.json is not None:
            asked["json"] = self.json
        if self.files is not None:
            asked["files"] = dict(self.files)
        if self.data is not None:
            asked["data"] = dict(self.data)
        return asked


def settings_of(base_url: str, token: str, language: str) -> dict[str, Any]:
    """What both clients tell httpx."""
    headers = {"Accept": "application/json", "Accept-Language": language, "User-Agent": "samrit-client/1"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return {"base_url": f"{base_url.rstrip('/')}/api/v1/", "headers": headers, "timeout": 30.0}


def report_address(fiscal_year: int, code: str, period: str, *, last: str = "") -> str:
    """Where a report is."""
    there = f"reports/{fiscal_year}/{quote(code, safe='~')}/{period}"
    return f"{there}/{last}" if last else there


def pause(tried: int, response: httpx.Response | None) -> float | None:
    """How many seconds to wait before the next try; None where there is none."""
    if tried >= TRIES:
        return None
    if response is None:
        return float(2**tried) * (0.25 + random.random() / 4)  # noqa: S311 - so that not all come at once
    if response.status_code not in _AGAIN:
        return None
    stated = response.headers.get("Retry-After", "")
    return min(float(stated), _LONGEST) if stated.isdecimal() else float(2**tried) / 2


def read(response: httpx.Response, shape: type[_Shape]) -> _Shape:
    """What a response says; the refusal that it is, raised."""
    require_answer(response)
    plain = msgspec.json.decode(response.content)
    if shape is Report and isinstance(plain, dict):
        plain["etag"] = response.headers.get("ETag", "")
    return msgspec.convert(plain, shape, strict=False)


def require_answer(response: httpx.Response) -> None:
    """Nothing where there is an answer; else the refusal is raised."""
    if response.status_code >= httpx.codes.BAD_REQUEST:
        raise refusal_of(response)
