"""A document of Word or PowerPoint as a file whose bytes depend on what stands in it alone: its parts carry no time."""

import io
import re
import zipfile
from typing import Any

BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell; the same for every file
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def packed(document: Any) -> bytes:
    """The file of a document, which has `save`."""
    made = io.BytesIO()
    document.save(made)
    return _repacked(made.getvalue())


def _repacked(data: bytes, *, is_inside: bool = False) -> bytes:
    """The same archive; so are the workbooks in it, which hold the figures of charts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = source.read(entry)
            if entry.endswith(".xlsx"):
                part = _repacked(part, is_inside=True)
            elif is_inside and entry == "docProps/core.xml":
                part = _TIME.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            target.writestr(zipfile.ZipInfo(entry, BEGINNING), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
