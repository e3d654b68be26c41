"""All that was read from a file, as JSON: the report, where its fields stood, what was unclear, what its text mentions."""

import msgspec

from samrit import __version__
from samrit.readers import Reading
from samrit.report.mentions import mentions
from samrit.thai.translation import storing


def reading_json(reading: Reading) -> bytes:
    """The document; spans are character offsets, of places in the source, of mentions in the field's text."""
    document = {
        "samrit": __version__,
        "format": reading.format,
        "report": reading.report,
        "issues": reading.issues,
        "places": dict(reading.places),
        "mentions": mentions(reading.report),
    }
    return msgspec.json.format(msgspec.json.encode(document, enc_hook=storing), indent=2) + b"\n"
