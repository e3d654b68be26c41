"""The words that a PDF draws: characters with their places, in the order of the file, as their makers meant them.

Makers write for a cluster that no table of glyphs can tell (a Thai vowel with its marks) what it stands for, as
ActualText. PDFium gives that text to the first object of a span and, with some fonts, again to a later one; so the spans
are read here, from the marks of the page's objects, and each once.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MARKS = frozenset(
    "\ue000\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_ABOVE = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_BELOW = "\ue000"  # a mark below the letter that nothing names: SARA U or SARA UU, as told by what else the page has
_SHUFFLED = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e39])")
_SARA_U, _SARA_UU = _UNDER = ("\u0e38", "\u0e39")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_MOST_DEEP = 8  # forms within forms
_MOST_OBJECTS = 300_000


class TooManyError(Exception):
    """A page of more objects than any report has."""


@dataclass(slots=True)
class Glyph:
    """One character or cluster: its text, where it begins and ends, its baseline, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class _Char:
    text: str
    left: float
    right: float
    base: float
    size: float


def glyphs(page: Any) -> list[Glyph]:
    """What a page shows, in the order of the file; marks stand with the letter that carries them."""
    import pypdfium2.raw as c

    words = page.get_textpage()
    chars = _chars(c, words.raw)
    found: list[Glyph] = []
    spans: set[int] = set()
    width, height = page.get_size()
    for obj, box in _objects(c, page.raw):
        own = chars.pop(ctypes.addressof(obj.contents), [])
        span, said = _actual_text(c, obj)
        if span and span in spans:
            _widen(found, own, box)
            continue
        if span:
            spans.add(span)
            if said:
                _add_span(found, said, own, box)
            continue
        if not own and not span:  # PDFium leaves out an object that draws a blank alone
            _add(found, _Char(" ", box[0], max(box[1], box[0]), box[2], found[-1].size if found else 1))
        for char in own:
            _add(found, char)
    below = _SARA_U if any(_SARA_UU in one.text for one in found) else _SARA_UU
    for one in found:
        one.text = _SARA_AM.sub("\\1\u0e33", _ordered(one.text.replace(_BELOW, below)))
    return [one for one in found if -1 <= one.base <= height + 1 and one.right >= -1 and one.left <= width + 1]


def marked_words(page: Any) -> dict[int, str]:
    """The words of each marked content of a page, by its number; for what names all its letters, as our papers do.

    By -1 those in none, without what the maker says to be no content (the head and the foot of each page).
    """
    import pypdfium2.raw as c

    text_page = page.get_textpage()  # kept: its objects end with it
    chars = _chars(c, text_page.raw)
    found: dict[int, list[str]] = {}
    spans: set[int] = set()
    for obj, _box in _objects(c, page.raw):
        number = c.FPDFPageObj_GetMarkedContentID(obj)
        if number < 0 and _is_artifact(c, obj):
            continue
        own = chars.get(ctypes.addressof(obj.contents), [])
        span, said = _actual_text(c, obj)
        if span in spans:
            continue
        if span:
            spans.add(span)
        words = said if span else "".join(char.text for char in own) if own else " "
        found.setdefault(number, []).append(words)
    return {number: "".join(parts) for number, parts in found.items()}


def _is_artifact(c: Any, obj: Any) -> bool:
    size = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(64)
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    for index in range(c.FPDFPageObj_CountMarks(obj)):
        c.FPDFPageObjMark_GetName(c.FPDFPageObj_GetMark(obj, index), units, len(buffer), size)
        if buffer.raw[: size.value].decode("utf-16-le", "replace").rstrip("\x00") == "Artifact":
            return True
    return False


def _ordered(text: str) -> str:
    """A letter's marks as they are typed: the vowel before the tone."""
    return _SHUFFLED.sub(r"\2\1", text) if len(text) > 2 else text


def _chars(c: Any, words: Any) -> dict[int, list[_Char]]:
    """The characters by the object that draws them."""
    found: dict[int, list[_Char]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = c.FS_RECTF()
    pending, last = 0, ""
    for index in range(c.FPDFText_CountChars(words)):
        code = c.FPDFText_GetUnicode(words, index)
        if c.FPDFText_IsGenerated(words, index) == 1 or code == 0:
            continue
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if pending and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + code - 0xDC00
        pending = 0
        obj = c.FPDFText_GetTextObject(words, index)
        if not obj:
            continue
        c.FPDFText_GetCharOrigin(words, index, x, y)
        c.FPDFText_GetLooseCharBox(words, index, loose)  # as wide as the letter's own advance
        size = c.FPDFText_GetFontSize(words, index)
        text = "-" if code == 2 else chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"  # 2: PDFium's hyphen
        before, last = last, text
        is_lost = c.FPDFText_HasUnicodeMapError(words, index) == 1
        if is_lost or text in _ABOVE:
            c.FPDFText_GetCharBox(words, index, left, right, bottom, top)
            # Behind SARA U or UU both glyphs are named in the order in which they are typed.
            if is_lost or before not in _UNDER:
                text = _by_place(text, bottom.value - y.value, top.value - y.value, size, is_lost=is_lost)
        char = _Char(text, min(x.value, loose.left), max(loose.right, x.value), y.value, size)
        found.setdefault(ctypes.addressof(obj.contents), []).append(char)
    return found


def _by_place(text: str, bottom: float, top: float, size: float, *, is_lost: bool) -> str:
    """A mark that its font names wrongly, or not at all, by where it stands to the baseline."""
    if top <= 0 and bottom < top:
        return _BELOW
    if not is_lost or text.isascii():
        return text
    return "\u0e4d" if bottom > size * 0.4 else "\ufffd"


def _objects(c: Any, page: Any) -> Iterator[tuple[Any, tuple[float, float, float]]]:
    """The text objects of a page and of the forms on it, each with left, right and bottom of its box."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = 0
    stack: list[Iterator[Any]] = [_of_page(c, page)]
    while stack:
        obj = next(stack[-1], None)
        if obj is None:
            stack.pop()
            continue
        count += 1
        if count > _MOST_OBJECTS:
            raise TooManyError
        kind = c.FPDFPageObj_GetType(obj)
        if kind == c.FPDF_PAGEOBJ_FORM and len(stack) < _MOST_DEEP:
            stack.append(_of_form(c, obj))
        elif kind == c.FPDF_PAGEOBJ_TEXT:
            c.FPDFPageObj_GetBounds(obj, left, bottom, right, top)
            yield obj, (left.value, right.value, bottom.value)


def _of_page(c: Any, page: Any) -> Iterator[Any]:
    for index in range(c.FPDFPage_CountObjects(page)):
        yield c.FPDFPage_GetObject(page, index)


def _of_form(c: Any, form: Any) -> Iterator[Any]:
    for index in range(c.FPDFFormObj_CountObjects(form)):
        yield c.FPDFFormObj_GetObject(form, index)


def _actual_text(c: Any, obj: Any) -> tuple[int, str]:
    """The innermost span with ActualText that an object stands in, by its address, and that text; 0 for none."""
    for index in reversed(range(c.FPDFPageObj_CountMarks(obj))):
        mark = c.FPDFPageObj_GetMark(obj, index)
        size = ctypes.c_ulong()
        if not c.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, size):
            continue
        buffer = ctypes.create_string_buffer(max(size.value, 2))
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        c.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", units, size.value, size)
        return ctypes.addressof(mark.contents), _units(buffer.raw.decode("utf-16-le", "replace").rstrip("\x00"))
    return 0, ""


def _units(text: str) -> str:
    """PDFium gives the bytes of UTF-16BE one by one where it doesn't know them: they are put together here."""
    if len(text) % 2 == 0 and all(ord(char) < 0x100 for char in text) and any(ord(one) < 0x20 for one in text):
        return text.encode("latin-1").decode("utf-16-be", "replace").removeprefix("\ufeff")
    return text.removeprefix("\ufeff").removeprefix("þÿ")


def _add_span(found: list[Glyph], said: str, own: list[_Char], box: tuple[float, float, float]) -> None:
    left, right, bottom = box
    if own:
        left, right = min(left, own[0].left), max(right, own[-1].right)
    base = own[0].base if own else found[-1].base if found and abs(found[-1].right - left) < found[-1].size else bottom
    size = own[0].size if own else found[-1].size if found else max(right - left, 1)
    _add(found, _Char(said, left, right, base, size))


def _add(found: list[Glyph], char: _Char) -> None:
    """Add a character; a mark goes to the letter drawn before it, wherever the maker has put it."""
    last = found[-1] if found else None
    if last is not None and char.text == "\u0e32" and "\u0e4d" in last.text[-2:]:
        last.text, last.right = last.text + char.text, char.right
        return
    if (
        last is not None
        and char.text[0] in _MARKS
        and abs(char.base - last.base) < last.size
        and last.left - last.size < char.left < last.right + last.size
    ):
        last.text += char.text
        last.right = max(last.right, char.right) if char.text[-1] == "\u0e33" else last.right
        return
    found.append(Glyph(char.text, char.left, char.right, char.base, max(abs(char.size), 0.5)))


def _widen(found: list[Glyph], own: list[_Char], box: tuple[float, float, float]) -> None:
    """A later object of a span: it says nothing more, but the span reaches as far."""
    if found:
        right = max((char.right for char in own), default=box[1])
        if right - found[-1].right < found[-1].size * 2:
            found[-1].right = max(found[-1].right, right)
