"""What a reader told, kept with an upload and given back typed."""

from typing import Any

import msgspec

from samrit.readers.reading import Issue, Place, Reading
from samrit.records.models import Upload
from samrit.thai.translation import stored, storing


def store_reading(upload: Upload, reading: Reading) -> None:
    """Write what was read into the (unsaved) row."""
    upload.format = reading.format
    upload.source = storable(reading.source)
    upload.report = reading.report
    upload.issues = [_storable_json(msgspec.to_builtins(issue, enc_hook=storing)) for issue in reading.issues]
    upload.places = {field: msgspec.to_builtins(place) for field, place in reading.places.items()}


def stored_reading(upload: Upload) -> Reading:
    """What was read, as the reader gave it."""
    return Reading(
        report=upload.report,
        format=upload.format,
        source=upload.source,
        issues=msgspec.convert(upload.issues, tuple[Issue, ...], dec_hook=stored),
        places=msgspec.convert(upload.places, dict[str, Place]),
    )


def storable(text: str) -> str:
    """PostgreSQL keeps no NUL; in its place stands the sign for it, so that spans still fit."""
    return text.replace("\x00", "\u2400")


def _storable_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _storable_json(inner) for key, inner in value.items()}
    return storable(value) if isinstance(value, str) else value
