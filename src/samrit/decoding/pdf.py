"""PDF: the report that a paper of ours carries as its attachment `report.json`, else the words on its pages.

PDFium is C++ and PDFs come from anywhere: a crash, an endless loop or a decompression bomb ends this process alone.
"""

from collections.abc import Iterator
from typing import Any

from samrit.decoding.pdf_margins import without_margins
from samrit.decoding.pdf_marks import without_returned
from samrit.decoding.pdf_page import Page, column_starts, joined, page_lines, right_margin, starts_anew
from samrit.decoding.pdf_tags import tags
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
    tagged = tags(document, data)
    if tagged is not None:
        return {"tagged": tagged, **_untagged(document)}
    return _untagged(document)


def _untagged(document: Any) -> dict[str, Any]:
    # A mark of the neighbour's line may stand below the foot, and the other way round.
    glyphs_of = _glyphs(document)
    pictures = sum(not found and bool(_has_picture(document[at])) for at, found in enumerate(glyphs_of))
    pages, heads, feet = without_margins(without_returned(glyphs_of))
    pages, more_heads, more_feet = without_margins(without_returned(pages))
    heads, feet = [*heads, *more_heads], [*more_feet, *feet]
    margin = right_margin(pages, [page.get_width() for page in document])
    lines: list[Any] = list(heads)
    starts = column_starts(pages)
    before: Page | None = None
    for glyphs_of_page in pages:
        page = page_lines(glyphs_of_page, margin, starts, before)
        if before is not None:
            _close_gap(lines, before, page)
            lines.append("\f")
        lines += page.blocks
        before = page
    if not any(line != "\f" for line in lines):
        return {"is_scanned": len(document) > 0, "documents": []}
    # Feet stand on pages of their own, apart from the text.
    return {"pictures": pictures, "documents": [[*lines, *(foot for one in feet for foot in ("\f", one))]]}


def _close_gap(lines: list[Any], before: Page, page: Page) -> None:
    """Put what a page begins with to where it belongs on the one before: to its last cell, or to its last line."""
    goes_on = before.goes_on(page)
    first = page.blocks[0] if page.blocks else None
    cells = lines[-1][-1] if goes_on else lines
    if before.is_full and isinstance(first, str) and (goes_on or isinstance(lines[-1], str)) and not starts_anew(first):
        cells[-1] = joined(cells[-1], page.blocks.pop(0))
    elif goes_on:
        cells[-1] = f"{cells[-1]}\n{page.blocks.pop(0)}"
    if goes_on:
        further = len(page.opening) - 1
        cells[-1] = "\n".join([cells[-1], *page.blocks[:further]])
        del page.blocks[:further]


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as c

    return any(True for _one in page.get_objects(filter=(c.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


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


def attachments(document: Any) -> Iterator[bytes]:
    """The reports that it carries, one after the other."""
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(index)
        if attachment.get_name() == ATTACHMENT:
            yield bytes(attachment.get_data())


def _attached(document: Any) -> str:
    found: set[bytes] = set()
    for data in attachments(document):
        found.add(data)
        if len(data) > MAX_ATTACHMENT_BYTES:
            raise Refusal("too-large")
    if len(found) > 1:
        raise Refusal(AMBIGUOUS)
    return found.pop().decode("utf-8", "replace") if found else ""
