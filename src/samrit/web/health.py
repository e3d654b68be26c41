"""What machines ask: is it alive, is it ready, is the worker at work; and the figures of Prometheus.

Answered before any name, cookie or session is looked at, so that whoever watches may ask by the machine's number. `/health/`
says nothing private; `/metrics` is for who brings the token, or asks on this machine without a proxy in between.
"""

import hmac
import time
from collections.abc import Callable
from ipaddress import ip_address
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from samrit.queries.city.health import Health, health
from samrit.queries.city.metrics import figures
from samrit.web.proxies import IS_FORWARDED
from samrit.web.request_line import ROUTE

_FRESH_SECONDS = 2.0  # so long one answer is given to all: who asks often makes no work
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class HealthChecks:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._lock = Lock()
        self._asked = 0.0
        self._found: Health | None = None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a machine; everybody else goes on."""
        answer = {
            "/health/live": _live,
            "/health/ready": self._ready,
            "/health/worker": self._worker,
            "/metrics": _metrics,
        }.get(request.path)
        if answer is None:
            return self.get_response(request)
        request.META[ROUTE] = request.path
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _ready(self, _request: HttpRequest) -> HttpResponse:
        found = self._health()
        states = {name: getattr(found, name) for name in ("database", "migrations", "files", "worker")}
        return JsonResponse({"ready": found.is_ready, **states}, status=200 if found.is_ready else 503)

    def _worker(self, _request: HttpRequest) -> HttpResponse:
        found = self._health()
        return JsonResponse({"worker": found.worker}, status=200 if found.worker else 503)

    def _health(self) -> Health:
        with self._lock:
            if self._found is None or time.monotonic() - self._asked > _FRESH_SECONDS:
                self._found, self._asked = health(timezone.now()), time.monotonic()
            return self._found


def _live(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"live": True})


def _metrics(request: HttpRequest) -> HttpResponse:
    if not _may_read(request):
        return HttpResponse(status=404)
    return HttpResponse(figures(timezone.now()), content_type=_METRICS_TYPE)


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    try:
        is_here = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return is_here and not request.META.get(IS_FORWARDED)
