"""Scans and photos of papers: a draft, which a person compares with the picture before anything of it is saved."""

from base64 import b64decode
from dataclasses import replace

from samrit.decoding.process import BUSY, Limits, UndecodableError, decode
from samrit.readers.decoded import texts_of
from samrit.readers.reading import TRY_AGAIN, PicturesError, Reading, UnreadableError
from samrit.readers.remarks import remark
from samrit.readers.source import Source
from samrit.readers.texts import read_texts
from samrit.thai.translation import Message

SCANNED = "scanned"  # the remark of a draft
# Tesseract takes some seconds for a page, and a picture of A4 at 300 dpi takes its memory.
LIMITS = Limits(memory_bytes=480 * 2**20, cpu_seconds=50, seconds=60, output_bytes=64 * 2**20, pool="scans")
_REASONS = {
    BUSY: TRY_AGAIN,
    "no-tool": Message(
        "This is a picture of a paper, and what reads pictures (tesseract with Thai) isn't installed here. Please upload the "
        "document that was printed, or type its text."
    ),
    "empty": Message("No words can be read in this picture."),
    "too-large": Message(
        "This picture is too large, or takes too long to read. Please upload it page by page, smaller."
    ),
}
_TAKES_LONG = Message("This is a picture of a paper; what stands in it takes a while to read.")
_BROKEN = Message("The picture is damaged and doesn't open.")


def read_all(source: Source) -> tuple[Reading, ...]:
    """The reports that can be read in a picture, each marked as a draft; PicturesError where nobody waits for them."""
    if not source.is_awaited:
        raise PicturesError(_TAKES_LONG)
    try:
        found = decode("scan", source.data, limits=LIMITS)
    except UndecodableError as error:
        raise UnreadableError(_REASONS.get(error.reason, _BROKEN)) from error
    drafts = read_texts(texts_of(found), source.name, "scan")
    return tuple(replace(one, issues=(remark(SCANNED), *one.issues)) for one in drafts)


def picture(data: bytes, number: int) -> bytes:
    """A page of a scan as PNG, from 1; UnreadableError where there is none."""
    try:
        return b64decode(decode("scan", data, limits=LIMITS, show=number)["picture"])
    except UndecodableError as error:
        raise UnreadableError(_REASONS.get(error.reason, _BROKEN)) from error


def is_draft(reading: Reading) -> bool:
    """Whether what was read comes from a picture."""
    return any(issue.code == SCANNED for issue in reading.issues)
