"""The client that waits for each answer."""

import time
from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar

import httpx
import msgspec

from samrit.client import calls
from samrit.client.asking import Asked, pause, read, require_answer, settings_of
from samrit.client.shapes import (
    Agency,
    Event,
    Evidence,
    Finding,
    Indicator,
    Me,
    Project,
    Release,
    Report,
    Result,
    Submittable,
    Year,
)

_Shape = TypeVar("_Shape")


class Client:
    """The API of one installation, in the name of a token's owner: `Client("https://samrit.example.go.th", "smr_…")`."""

    def __init__(self, base_url: str, token: str = "", *, language: str = "th") -> None:
        self._layer = calls.layer_of(token)
        self._http = httpx.Client(**settings_of(base_url, token, language))

    def __enter__(self) -> Self:
        """Itself; closed at the end."""
        return self

    def __exit__(self, *_why: object) -> None:
        """Close its connections."""
        self.close()

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def me(self) -> Me:
        """Who asks."""
        return read(self.send(Asked("GET", "me")), Me)

    def years(self) -> list[Year]:
        """The fiscal years with plans, the newest first."""
        return list(self._all(calls.listed("years", {}, self._layer), Year))

    def agencies(self, **filters: Any) -> Iterator[Agency]:
        """Agencies."""
        return self._all(calls.listed("agencies", filters, self._layer), Agency)

    def indicators(self, **filters: Any) -> Iterator[Indicator]:
        """Indicators: `year`, `agency`, `under`, `node`, `level`, `kind`, `q`."""
        return self._all(calls.listed("indicators", filters, self._layer), Indicator)

    def results(self, **filters: Any) -> Iterator[Result]:
        """Results: as indicators, and `period`, `verdict`, `value_status`, `doubtful`, `updated_since`, `release`."""
        return self._all(calls.listed("results", filters, self._layer), Result)

    def releases(self, **filters: Any) -> Iterator[Release]:
        """Releases of open data, the newest first: `year`."""
        return self._all(calls.listed("releases", filters), Release)

    def projects(self, **filters: Any) -> Iterator[Project]:
        """Projects."""
        return self._all(calls.listed("projects", filters, self._layer), Project)

    def events(self, *, after: int = 0) -> Iterator[Event]:
        """What happened since an event."""
        return self._all(calls.listed("events", {"after": after}), Event)

    def result(self, fiscal_year: int, code: str, period: str) -> Result:
        """One result."""
        return read(self.send(calls.result(fiscal_year, code, period, self._layer)), Result)

    def report(self, fiscal_year: int, code: str, period: str) -> Report:
        """One report, with the ETag over which it is written."""
        return read(self.send(calls.report(fiscal_year, code, period)), Report)

    def write_report(self, report: Report, content: Mapping[str, Any]) -> Report:
        """Write the draft of a report over the version that was read; Stale where somebody else saved meanwhile."""
        asked = calls.write(report.fiscal_year, report.indicator_code, report.period, content, report.etag)
        return read(self.send(asked), Report)

    def check_report(self, report: Report, content: Mapping[str, Any]) -> list[Finding]:
        """What the rules would find; nothing is changed."""
        asked = calls.check(report.fiscal_year, report.indicator_code, report.period, content)
        return msgspec.convert(read(self.send(asked), dict[str, Any])["findings"], list[Finding])

    def submittable(self, report: Report) -> Submittable:
        """Whether a report could be submitted as it is."""
        return read(self.send(calls.submittable(report.fiscal_year, report.indicator_code, report.period)), Submittable)

    def submit(self, report: Report, *, key: str = "") -> Report:
        """Submit a report."""
        asked = calls.submit(report.fiscal_year, report.indicator_code, report.period, key)
        return read(self.send(asked), Report)

    def add_evidence(self, report: Report, name: str, data: bytes, *, shows: str = "", key: str = "") -> Evidence:
        """Add a file as evidence of a report."""
        where = report.fiscal_year, report.indicator_code, report.period
        return read(self.send(calls.evidence(*where, (name, data), shows, key)), Evidence)

    def send(self, asked: Asked) -> httpx.Response:
        """Send a request, again where that is safe and the answer may come."""
        tried = 0
        while True:
            tried += 1
            response: httpx.Response | None = None
            try:
                response = self._http.request(**asked.as_request())
            except httpx.TransportError:
                if not asked.is_safe or pause(tried, None) is None:
                    raise
            wait = pause(tried, response) if asked.is_safe else None
            if response is not None and wait is None:
                return response
            time.sleep(wait or 0)

    def _all(self, asked: Asked, shape: type[_Shape]) -> Iterator[_Shape]:
        while True:
            response = self.send(asked)
            require_answer(response)
            page = msgspec.json.decode(response.content)
            yield from msgspec.convert(page["items"], list[shape], strict=False)  # type: ignore[valid-type]  # a type that is given
            if not page["next"]:
                return
            asked = Asked("GET", page["next"])
