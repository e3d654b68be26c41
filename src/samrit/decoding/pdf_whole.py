"""Whether a PDF opens for everybody, to its last page: without a password, not cut off, with something on its pages."""

import re
import time
from typing import Any

from samrit.decoding.refusing import Refusal

_END = b"startxref"
_OBJECT = re.compile(rb"\b\d{1,10} \d{1,5} obj\b")
_PROGRAM = re.compile(
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk|reg|cpl|docm|xlsm|pptm|xlsb)$", re.IGNORECASE
)
MAX_ATTACHMENTS = 100
_SECONDS = 2.0  # of the processor; what lies behind the pages that were opened by then is believed


def decode(data: bytes) -> dict[str, Any]:
    """How many pages it has, and whether all of those that were opened are blank.

    Refusal: encrypted, broken, cut-off, empty (no page at all), programs (attached to it).
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Refusal("encrypted") from None
        raise Refusal("cut-off" if _is_cut_off(data) else "broken") from None
    if _is_cut_off(data):
        raise Refusal("cut-off")
    if not len(document):
        raise Refusal("empty")
    _check_attachments(document)
    return {"pages": len(document), "is_blank": _is_blank(document)}


def _is_cut_off(data: bytes) -> bool:
    """Whether its end is missing: what leads to its objects stands behind the last of them."""
    end = data.rfind(_END)
    return end < 0 or _OBJECT.search(data, end) is not None


def _is_blank(document: Any) -> bool:
    import pypdfium2 as pdfium
    import pypdfium2.raw as c

    begun, is_blank = time.process_time(), True
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            raise Refusal("broken") from None
        if is_blank:
            is_blank = c.FPDFPage_CountObjects(page.raw) == 0 and c.FPDFPage_GetAnnotCount(page.raw) == 0
        page.close()
        if time.process_time() - begun > _SECONDS:
            break
    return is_blank


def _check_attachments(document: Any) -> None:
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        if _PROGRAM.search(document.get_attachment(index).get_name().strip()):
            raise Refusal("programs")
