"""Files of other programs: a decoder says their blocks, `layout` makes lines of them, and the readers of text read these."""

from collections.abc import Mapping
from typing import Any

import msgspec

from samrit.decoding.process import BUSY, OF_A_REPORT, Limits, UndecodableError, decode
from samrit.readers.layout import Block, texts
from samrit.readers.reading import TRY_AGAIN, UnreadableError
from samrit.readers.source import Source
from samrit.thai.translation import Message

_BROKEN = Message("The file is damaged and doesn't open. Please save it anew, and upload it again.")
_EMPTY = Message("The file holds no words.")
_REASONS: Mapping[str, Message] = {
    BUSY: TRY_AGAIN,
    "too-large": Message("The file is too large or too complex to be a report."),
    "encrypted": Message("The file has a password; please save it without one."),
    "macros": Message("The file carries macros, so it is not opened. Please save it without them (.docx, .xlsx)."),
    "ambiguous": Message("This PDF carries the data of more than one report."),
    "empty": _EMPTY,
    "no-tool": Message("What reads such files isn't installed here. Please save the file as .docx or PDF."),
}


def answer(source: Source, decoder: str, *, limits: Limits = OF_A_REPORT, **options: object) -> dict[str, Any]:
    """What a decoder says of a file; UnreadableError in one sentence where it gives nothing."""
    try:
        return decode(decoder, source.data, limits=limits, **options)
    except UndecodableError as error:
        raise UnreadableError(_REASONS.get(error.reason, _BROKEN)) from error


def texts_of(found: Mapping[str, Any]) -> list[str]:
    """The texts in an answer, one for each document in the file, or for each indicator of a table."""
    documents = msgspec.convert(found["documents"], list[list[Block]])
    lines = [text for document in documents for text in texts(document)]
    if not lines:
        raise UnreadableError(_EMPTY)
    return lines
