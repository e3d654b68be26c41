"""PDF: by what one of our own papers is known again, also when it was changed: the hashes of what it carries, and the words of its pages.

What a changed file says of itself proves nothing; it only tells which paper it is held against.
"""

import hashlib
from typing import Any

from samrit.decoding.pdf import MAX_ATTACHMENT_BYTES, attachments
from samrit.decoding.refusing import Refusal

_MAX_PAGES = 40
_MAX_LETTERS = 20_000  # of a page


def decode(data: bytes) -> dict[str, Any]:
    """The SHA-256 of each report that it carries, and the words of its first pages; Refusal where it can't be opened."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refusal("encrypted" if "password" in str(error).lower() else "broken") from error
    carried = [hashlib.sha256(one[:MAX_ATTACHMENT_BYTES]).hexdigest() for one in attachments(document)]
    pages = [
        document[at].get_textpage().get_text_range()[-_MAX_LETTERS:] for at in range(min(len(document), _MAX_PAGES))
    ]
    return {"carried": carried, "pages": pages}
