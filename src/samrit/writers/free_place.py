"""Where on a page a block may be put without covering anything: the lowest strips, as wide as the text, in which nothing stands."""

from collections.abc import Iterator

_STEP = 2  # points
_MARGIN = 5  # points that stay free around whatever stands there
_LOWEST = 8  # points: below it printers print nothing


def free_strips(pdf: bytes, *, left: float, right: float, height: float) -> Iterator[float]:
    """The lower edges of free strips on the last page, from its foot to its head, in points; they don't overlap."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        top = page.get_height()
        taken = [one.get_bounds() for one in page.get_objects()]
    occupied = [(low - _MARGIN, high + _MARGIN) for start, low, end, high in taken if start < right and end > left]
    at: float = _LOWEST
    while at + height <= top - _LOWEST:
        over = [high for low, high in occupied if low < at + height and high > at]
        if over:
            at = max(at + _STEP, *over)
        else:
            yield at
            at += height + _MARGIN
