"""What can be asked, once for both clients: each function gives the request, the client sends it."""

import uuid
from collections.abc import Mapping
from typing import Any

from samrit.client.asking import Asked, report_address

Layer = Mapping[str, str]
_NONE: Layer = {}


def layer_of(token: str) -> Layer:
    """Which layer is read unless another is named: with a token that on which offices work, else what is published."""
    return {"layer": "working" if token else "published"}


def listed(address: str, filters: Mapping[str, Any], layer: Layer = _NONE) -> Asked:
    """A list, filtered."""
    return Asked("GET", address, {**layer, **filters})


def result(fiscal_year: int, code: str, period: str, layer: Layer) -> Asked:
    """One result."""
    return Asked("GET", report_address(fiscal_year, code, period).replace("reports/", "results/", 1), layer)


def report(fiscal_year: int, code: str, period: str) -> Asked:
    """One report."""
    return Asked("GET", report_address(fiscal_year, code, period))


def write(fiscal_year: int, code: str, period: str, content: Mapping[str, Any], etag: str) -> Asked:
    """A draft over a version."""
    return Asked("PUT", report_address(fiscal_year, code, period), headers={"If-Match": etag}, json=dict(content))


def check(fiscal_year: int, code: str, period: str, content: Mapping[str, Any]) -> Asked:
    """The same, only checked."""
    return Asked("PUT", report_address(fiscal_year, code, period), {"check": "only"}, json=dict(content))


def submit(fiscal_year: int, code: str, period: str, key: str) -> Asked:
    """A submission."""
    return Asked("POST", report_address(fiscal_year, code, period, last="submission"), headers=_key(key))


def submittable(fiscal_year: int, code: str, period: str) -> Asked:
    """Whether it could be submitted."""
    return Asked("POST", report_address(fiscal_year, code, period, last="submission"), {"check": "only"})


def evidence(fiscal_year: int, code: str, period: str, file: tuple[str, bytes], shows: str, key: str) -> Asked:  # noqa: PLR0913, PLR0917 - which report, what, under which key
    """A file as evidence."""
    address = report_address(fiscal_year, code, period, last="evidence")
    return Asked("POST", address, headers=_key(key), files={"file": file}, data={"shows": shows})


def _key(key: str) -> dict[str, str]:
    return {"Idempotency-Key": key or uuid.uuid4().hex}
