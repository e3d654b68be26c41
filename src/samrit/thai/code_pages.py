"""In which encoding a text stands: Thai was written in code page 874 (TIS-620) before UTF-8, and Windows writes UTF-16."""

import codecs
import re
from dataclasses import dataclass

_CP874_HOLES = re.compile(rb"[\x81-\x84\x86-\x90\x98-\x9f\xdb-\xde\xfc-\xff]")
_THAI_BYTES = re.compile(rb"[\xa1-\xda\xdf-\xfb]")
_MANY_LOSSES = 100  # one broken character in so many is no text in that encoding
# What Thai never is, and the accented letters of other languages become: a mark above or below no consonant, and a Thai letter
# inside a word of others.
_LOOSE = re.compile(
    r"(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|(?<=[A-Za-z])[\u0e01-\u0e5b]{1,2}(?=[A-Za-z])"
)
_THAI = re.compile(r"[\u0e01-\u0e5b]")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, without the mark of its encoding, and the name of the encoding that people know."""

    text: str
    encoding: str


UTF8, UTF16, CP874 = "UTF-8", "UTF-16", "Windows-874 (TIS-620)"


def text_of(data: bytes) -> Text | None:
    """The text without any loss; None where the bytes are none in an encoding that is used for Thai."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    wide = "utf-16" if marked else unmarked_utf16(data)  # first: Thai in UTF-16 holds nothing that ASCII has not
    for encoding, name in ((wide, UTF16),) if wide is not None else (("utf-8-sig", UTF8), ("cp874", CP874)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if name is CP874 and len(_LOOSE.findall(text)) * 20 > len(_THAI.findall(text)):
            return None
        return Text(text, name)
    return None


def is_thai_code_page(data: bytes) -> bool:
    """Whether the high bytes are Thai letters of TIS-620; in UTF-8 each third of them is not."""
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    holes = len(_CP874_HOLES.findall(data))
    thai = len(_THAI_BYTES.findall(data))
    return high > 0 and thai >= high * 0.95 and holes * _MANY_LOSSES <= high


def unmarked_utf16(data: bytes) -> str | None:
    """Which UTF-16 it is, without its mark: the Thai block's high byte, 0x0E, or zero, stands in each second place."""
    if b"\0" not in data and data.count(b"\x0e") * 5 <= len(data):
        return None
    even, odd = data[: len(data) // 2 * 2 : 2], data[1::2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if (high.count(0x0E) + high.count(0) + high.count(0x20)) * 10 >= len(high) * 9:
            return encoding
    return None
