"""PDF: the report that a paper of ours carries as its attachment `report.json`, else the words on its pages.

PDFium is C++ and PDFs come from anywhere: a crash, an endless loop or a decompression bomb ends this process alone.
"""

from typing import Any

from samrit.decoding.pdf_marks import without_returned
from samrit.decoding.pdf_page import page_lines
from samrit.decoding.pdf_words import Glyph, TooManyError, glyphs
from samrit.decoding.refusing import Refusal

ATTACHMENT = "report.json"
AMBIGUOUS = "ambiguous"
MAX_ATTACHMENT_BYTES = 8 * 2**20
MAX_ATTACHMENTS = 100  # checked; PDFium searches its name tree anew for each
MAX_PAGES = 100
MAX_CHARACTERS = 400_000


def decode(data: bytes) -> dict[str, Any]:
    """The attached data, or the lines of the pages; Refusal for a PDF that has a password, is broken or too large."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Refusal("encrypted" if "password" in str(error).lower() else "broken") from error
    attached = _attached(document)
    if attached:
        return {"attached": attached}
    lines: list[Any] = []
    for number, page in enumerate(without_returned(_glyphs(document))):
        lines += ["\f", *page_lines(page)] if number else page_lines(page)
    if not any(line != "\f" for line in lines):
        return {"is_scanned": len(document) > 0, "documents": []}
    return {"documents": [lines]}


def _glyphs(document: Any) -> list[list[Glyph]]:
    pages: list[list[Glyph]] = []
    count = 0
    for index in range(len(document)):
        try:
            pages.append(glyphs(document[index]))
        except TooManyError:
            raise Refusal("too-large") from None
        count += len(pages[-1])
        if index >= MAX_PAGES or count > MAX_CHARACTERS:
            raise Refusal("too-large")
    return pages


def _attached(document: Any) -> str:
    found: set[bytes] = set()
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(index)
        if attachment.get_name() == ATTACHMENT:
            found.add(bytes(attachment.get_data()))
            if max(map(len, found)) > MAX_ATTACHMENT_BYTES:
                raise Refusal("too-large")
    if len(found) > 1:
        raise Refusal(AMBIGUOUS)
    return found.pop().decode("utf-8", "replace") if found else ""
