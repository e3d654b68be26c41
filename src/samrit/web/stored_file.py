"""A kept file on its way to a reader: whatever it holds, it does nothing here."""

from collections.abc import Callable

from django.http import HttpResponse

from samrit.evidence.kinds import KINDS
from samrit.evidence.names import clean_name
from samrit.ledger.blobs import BlobDamagedError, blob_bytes
from samrit.queries.evidence.evidence import SHOWN_IN_A_BROWSER
from samrit.records.models import Blob
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Refused
from samrit.web.download import download

# No scripts, no forms, no other origin's anything; a browser's viewer may style what it shows.
_ALONE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_SUFFIXES = {kind.media_type: kind.suffix for kind in KINDS} | {"text/html": ".html.txt"}
_PDF = "application/pdf"


def stored_file(blob: Blob, name: str, *, is_shown: bool) -> HttpResponse:
    """The file to save; images and PDFs to look at, where that is asked. A web page comes as plain text, always to save.

    Refused where the file is not what was kept.
    """
    return sent_file(unbroken(lambda: blob_bytes(blob)), blob, name, is_shown=is_shown)


def unbroken(data: Callable[[], bytes]) -> bytes:
    """What a file holds; Refused where it is not what was stored."""
    try:
        return data()
    except (BlobDamagedError, OSError) as error:
        raise Refused(
            Message("This file is missing, or is not what was kept, so it isn't shown. Please tell an administrator.")
        ) from error


def sent_file(data: bytes, blob: Blob, name: str, *, is_shown: bool = False) -> HttpResponse:
    """The content of a stored file as an answer in which it does nothing."""
    is_text = blob.media_type.startswith("text/")
    response = download(
        data,
        clean_name(name, _SUFFIXES.get(blob.media_type, ".bin")),
        "text/plain; charset=utf-8" if is_text else blob.media_type,
        is_shown=is_shown and blob.media_type in SHOWN_IN_A_BROWSER,
    )
    # A browser's own PDF viewer doesn't start inside a sandbox; a PDF's scripts reach nothing of ours in it.
    response["Content-Security-Policy"] = _ALONE if blob.media_type == _PDF else f"{_ALONE}; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response
