"""JSON: the report's canonical bytes, the same on every machine; or spread over lines for people."""

import msgspec

from samrit.report import Report, canonical_json


def write_json(report: Report, *, pretty: bool = False) -> bytes:
    """The report as canonical JSON (samrit.report.canonical), or the same with line breaks and indents."""
    data = canonical_json(report)
    return msgspec.json.format(data, indent=2) + b"\n" if pretty else data
