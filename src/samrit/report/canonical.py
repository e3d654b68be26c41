"""Canonical JSON of a report, its digest, and its JSON Schema.

Canonical: UTF-8, keys sorted, no white space, defaults left out, decimals as strings that keep their zeros: the
rules of RFC 8785 for the types that a report holds. The same report gives the same bytes on every machine.
"""

import hashlib
import inspect
from typing import Any

import msgspec

from samrit.report.model import Report

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Report)


class ReportDataError(ValueError):
    """JSON that is not a report; the message says where and why."""


def canonical_json(report: Report) -> bytes:
    """The report as canonical JSON."""
    return _ENCODER.encode(report)


def from_json(data: bytes | str) -> Report:
    """The report that JSON holds; ReportDataError where it holds none."""
    try:
        report: Report = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReportDataError(str(error)) from error
    return report


def digest(report: Report) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal: what a signature and a frozen report stand on."""
    return hashlib.sha256(canonical_json(report)).hexdigest()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a report."""
    schema = msgspec.json.schema(Report)
    for part in schema["$defs"].values():
        if "description" in part:  # a docstring: Python takes its indentation away only since 3.13
            part["description"] = inspect.cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Samrit report",
        "description": "The report of one indicator or one project of an annual plan, as Samrit reads and writes it.",
    } | schema
