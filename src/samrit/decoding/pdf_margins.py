"""What stands in the margins of every page, taken out of the text that it would cut: running heads and feet, page numbers."""

import re
from collections.abc import Callable, Sequence

from samrit.decoding.pdf_words import Glyph

_DIGITS = re.compile("[0-9๐-๙]+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:หน้า(?:ที่)?|page)?\s*#(?:\s*(?:/|จาก|of)\s*#)?(?:\s*[-–—])?$|(?:https?|file):\S+\s+#/#$",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[#\s/.,:%()+-]+$")  # a page's number, or cells of a table
_PRINTED_AT = re.compile(r"#/#/#,? #:#")  # how browsers head their prints
# Lines of the form that may stand at the same place on two pages: its heading, the place to sign.
_OWN = re.compile(r".*(?:\*\*|ผลการดำเนินงานส่วนที่)|\(?\s*(?:ลงชื่อ|ลงนาม|ตำแหน่ง)|[.…_\s]+$")
_MOST_LINES = 3  # in a margin
_SAME_LINE = 4.0  # points
_HEIGHT = 3.0  # points by which a foot may move from page to page


def without_margins(pages: Sequence[list[Glyph]]) -> tuple[list[list[Glyph]], list[str], list[str]]:
    """The pages without their running heads and feet, and what these say, each once; page numbers say nothing.

    The form's own heading ("**** ผลการดำเนินงานส่วนที่ …") is none: whoever reads the text knows it.
    """
    left = [list(page) for page in pages]
    heads = _taken(left, max)
    feet = _taken(left, min)
    return left, heads, feet


def _taken(pages: list[list[Glyph]], end: Callable[..., float]) -> list[str]:
    found: dict[str, str] = {}
    for _line in range(_MOST_LINES):
        edges = [_edge(page, end) for page in pages]
        places = [(_text(line), line[0].base) if line else ("", 0.0) for line in edges]
        is_any = False
        for number, (page, line) in enumerate(zip(pages, edges, strict=True)):
            if line and _is_margin(number, places):
                if not _is_furniture(_shape(line)):
                    found.setdefault(_shape(line), _text(line))
                gone = set(map(id, line))
                page[:] = [glyph for glyph in page if id(glyph) not in gone]
                is_any = True
        if not is_any:
            break
    return list(found.values())


def _is_margin(number: int, places: list[tuple[str, float]]) -> bool:
    """Whether the outermost line of a page is its head or foot: by its words, or as it stands on the next page, too."""
    words, base = places[number]
    shape = _DIGITS.sub("#", words)
    if _OWN.match(shape):
        return False
    is_figures = _FIGURES.match(shape) is not None and not shape.startswith("-")
    if not is_figures and _is_furniture(shape):
        return True
    figures = _numbers(words)
    if is_figures and "/" in shape and figures == [number + 1, len(places)]:
        return True
    for step in (-1, 1):
        other, place = places[number + step] if 0 <= number + step < len(places) else ("", 0.0)
        is_there = shape == _DIGITS.sub("#", other) and abs(base - place) < _HEIGHT
        if is_there and (not is_figures or _numbers(other) == [*(one + step for one in figures[:1]), *figures[1:]]):
            return True
    return False


def _numbers(words: str) -> list[int]:
    return [int(one) for one in _DIGITS.findall(words)]


def _is_furniture(shape: str) -> bool:
    """What says nothing of the report: a page's number, when and from where a browser printed it."""
    return _PRINTED_AT.match(shape) is not None or _PAGE_NUMBER.match(shape) is not None


def _edge(page: list[Glyph], end: Callable[..., float]) -> list[Glyph]:
    bases = [glyph.base for glyph in page if glyph.text.strip()]
    if not bases:
        return []
    base = end(bases)
    return [glyph for glyph in page if abs(glyph.base - base) < min(glyph.size * 0.4, _SAME_LINE)]


def _text(line: list[Glyph]) -> str:
    words, right = "", 0.0
    for glyph in sorted(line, key=lambda one: one.left):
        words += f" {glyph.text}" if words and glyph.left - right > glyph.size * 0.3 else glyph.text
        right = glyph.right
    return " ".join(words.split())


def _shape(line: list[Glyph]) -> str:
    return _DIGITS.sub("#", _text(line))
