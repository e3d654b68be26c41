"""The bytes of a file, and the text that they are: UTF-8, UTF-16 or the Thai code page, told by the bytes alone."""

import codecs
import re
from functools import cached_property

from samrit.readers import line_marks
from samrit.readers.reading import UnreadableError
from samrit.thai.code_pages import is_thai_code_page, unmarked_utf16
from samrit.thai.translation import Message

MAX_BYTES = 20 * 2**20
MAX_TEXT_BYTES = 2**19  # the real form takes 10 kB
_MANY_LOSSES = 100  # one broken character in so many is no text in that encoding

# Lines of a mail that another mail answers or sends on: so many in a row, each behind its marks.
_FEWEST_QUOTED = 4
_QUOTED = re.compile(rf"(?:^[ \t]*>.*(?:\r?\n|\r|\Z)){{{_FEWEST_QUOTED},}}", re.MULTILINE)
_MARKS = re.compile(r"^(?:[ \t]*>)+", re.MULTILINE)

_NO_TEXT = Message("This file is not text, or in an unknown encoding; please save it as UTF-8 and try again.")
_EMPTY = Message("This file is empty.")
_ZEROS = Message("The file holds nothing but zero bytes; it was not stored whole. Please copy it anew.")


def weight(limit_bytes: int) -> str:
    """So many bytes as people say it: 512 kB, 5 MB."""
    return f"{limit_bytes // 2**20} MB" if limit_bytes >= 2**20 else f"{limit_bytes // 2**10} kB"


def too_large(limit_bytes: int) -> UnreadableError:
    """The refusal of a file over a limit."""
    return UnreadableError(
        Message("This file is larger than {size}, too large to be one report.", size=weight(limit_bytes))
    )


class Source:
    """A file to read: its bytes and name; its text is decoded when it is first asked for.

    Words in pictures take a minute to find: where `is_awaited` is False, that is refused with PicturesError.
    """

    def __init__(self, data: bytes, name: str = "", *, is_awaited: bool = True) -> None:
        """UnreadableError for nothing, and for more than a report can be."""
        if not data.strip(b"\x00 \t\r\n\x0c"):
            raise UnreadableError(_ZEROS if data and not data.strip(b"\x00") else _EMPTY)
        if len(data) > MAX_BYTES:
            raise too_large(MAX_BYTES)
        self.data = data
        self.name = name
        self.is_awaited = is_awaited
        self.line_numbers = ""  # those before each line, which the text is without

    @cached_property
    def text(self) -> str:
        """The text, unchanged but for its encoding and blanks for marks before each line; UnreadableError where the bytes are none."""
        if len(self.data) > MAX_TEXT_BYTES:
            raise too_large(MAX_TEXT_BYTES)
        text = _decode(self.data)
        if not text.strip():
            raise UnreadableError(_EMPTY)
        text, self.line_numbers = line_marks.without(
            _QUOTED.sub(_bare, text) if text.count(">") >= _FEWEST_QUOTED else text
        )
        return text

    @cached_property
    def is_text(self) -> bool:
        """Whether the bytes are text."""
        try:
            return bool(self.text)
        except UnreadableError:
            return False


def _bare(quoted: re.Match[str]) -> str:
    return _MARKS.sub(lambda marks: " " * len(marks[0]), quoted[0])


def _decode(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return _tolerant(data[3:], "utf-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _tolerant(data[: len(data) // 2 * 2], "utf-16")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text:
        return text
    wide = unmarked_utf16(data)
    if wide is not None:
        return _tolerant(data[: len(data) // 2 * 2], wide)
    if b"\x00" in data:
        raise UnreadableError(_NO_TEXT)
    if is_thai_code_page(data):
        return data.decode("cp874", errors="replace")
    return _tolerant(data, "utf-8")


def _tolerant(data: bytes, encoding: str) -> str:
    """The text with U+FFFD for single broken characters (a file may be cut inside one); UnreadableError for many."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * _MANY_LOSSES > len(text) + _MANY_LOSSES * 3 or text.count("\x00") > 0:
        raise UnreadableError(_NO_TEXT)
    return text
