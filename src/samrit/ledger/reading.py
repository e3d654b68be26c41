"""What a reader of reports told, stored with the file that came in and given back typed."""

from typing import Any

import msgspec

from samrit.readers.reading import Issue, Place, Reading
from samrit.records.models import Import
from samrit.report import canonical_json, from_json
from samrit.thai.translation import stored, storing


def reading_as_json(reading: Reading) -> dict[str, Any]:
    """What was read, as it is stored; the report in canonical JSON."""
    return {
        "format": reading.format,
        "source": storable(reading.source),
        "report": canonical_json(reading.report).decode(),
        "issues": [_storable_json(msgspec.to_builtins(issue, enc_hook=storing)) for issue in reading.issues],
        "places": {field: msgspec.to_builtins(place) for field, place in reading.places.items()},
    }


def stored_reading(row: Import) -> Reading:
    """What was read, as the reader gave it."""
    return _reading(row.content)


def stored_readings(row: Import) -> tuple[Reading, ...]:
    """The same of all reports in a file, whether it came by itself or moved in with others; none of a sheet's rows."""
    one = [row.content] if "report" in row.content else []
    return tuple(_reading(content) for content in row.content.get("readings", one))


def _reading(content: dict[str, Any]) -> Reading:
    return Reading(
        report=from_json(content["report"]),
        format=content["format"],
        source=content["source"],
        issues=msgspec.convert(content["issues"], tuple[Issue, ...], dec_hook=stored),
        places=msgspec.convert(content["places"], dict[str, Place]),
    )


def storable(text: str) -> str:
    """PostgreSQL keeps no NUL; in its place stands the sign for it, so that spans still fit."""
    return text.replace("\x00", "\u2400")


def _storable_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _storable_json(inner) for key, inner in value.items()}
    return storable(value) if isinstance(value, str) else value
