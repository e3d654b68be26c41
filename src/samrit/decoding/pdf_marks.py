"""Thai marks that a PDF has lost or draws twice: what its maker did wrong, put right by where the marks stand."""

from collections.abc import Callable, Sequence

from samrit.decoding.pdf_words import Glyph

_SAME_LINE = 4.0  # points
_TOLERANCE = 1.5  # points


def without_returned(pages: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The pages without marks of the neighbour's line: browsers cut a page so that what reaches over its edge, above the
    first line of the next page or below the last one of the page before, is drawn here once more.
    """
    left = [list(page) for page in pages]
    for at, page in enumerate(pages):
        if at + 1 < len(pages):
            _drop(left[at], _edge(page, min), _edge(pages[at + 1], max))
        if at:
            _drop(left[at], _edge(page, max), _edge(pages[at - 1], min))
    return left


def _edge(page: list[Glyph], end: Callable[..., float]) -> list[Glyph]:
    """The glyphs of the first line (`max`) or the last one (`min`) of a page."""
    if not page:
        return []
    base = end(glyph.base for glyph in page)
    return [
        glyph for glyph in page if abs(glyph.base - base) < min(glyph.size * 0.5, _SAME_LINE) and glyph.text.strip()
    ]


def _drop(page: list[Glyph], line: list[Glyph], other: list[Glyph]) -> None:
    is_returned = 0 < len(line) < len(other) and all(
        len(glyph.text) > 1
        and any(
            glyph.text == one.text
            and one.left - _TOLERANCE <= glyph.left
            and glyph.right <= one.right + _TOLERANCE + one.size * 0.5
            for one in other
        )
        for glyph in line
    )
    if is_returned:
        gone = set(map(id, line))
        page[:] = [glyph for glyph in page if id(glyph) not in gone]
