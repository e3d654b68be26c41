"""The kinds of files that are kept as evidence, and how large each may be: to add one, add its line here and to `sniff`."""

from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024


class Group(StrEnum):
    """What has to be done with a file."""

    IMAGE = "image"  # re-encoded
    PDF = "pdf"
    OFFICE = "office"
    RICH_TEXT = "rich text"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the suffix under which it is kept, other suffixes that it goes by, the most that it may weigh."""

    suffix: str
    media_type: str
    group: Group
    max_bytes: int
    other_suffixes: tuple[str, ...] = ()

    def goes_by(self, suffix: str) -> bool:
        """Whether files of this kind are called so."""
        return suffix == self.suffix or suffix in self.other_suffixes


_OPEN_XML = "application/vnd.openxmlformats-officedocument"

PDF = FileKind(".pdf", "application/pdf", Group.PDF, 50 * MEGABYTE)
JPEG = FileKind(".jpg", "image/jpeg", Group.IMAGE, 25 * MEGABYTE, (".jpeg", ".jpe", ".jfif"))
PNG = FileKind(".png", "image/png", Group.IMAGE, 25 * MEGABYTE)
WEBP = FileKind(".webp", "image/webp", Group.IMAGE, 25 * MEGABYTE)
GIF = FileKind(".gif", "image/gif", Group.IMAGE, 25 * MEGABYTE)  # kept as PNG
HEIC = FileKind(".heic", "image/heic", Group.IMAGE, 25 * MEGABYTE, (".heif", ".hif"))  # kept as JPEG
AVIF = FileKind(".avif", "image/avif", Group.IMAGE, 25 * MEGABYTE)  # kept as JPEG
DOCX = FileKind(".docx", f"{_OPEN_XML}.wordprocessingml.document", Group.OFFICE, 25 * MEGABYTE)
XLSX = FileKind(".xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", Group.OFFICE, 25 * MEGABYTE)
PPTX = FileKind(".pptx", f"{_OPEN_XML}.presentationml.presentation", Group.OFFICE, 50 * MEGABYTE)
ODT = FileKind(".odt", "application/vnd.oasis.opendocument.text", Group.OFFICE, 25 * MEGABYTE)
ODS = FileKind(".ods", "application/vnd.oasis.opendocument.spreadsheet", Group.OFFICE, 25 * MEGABYTE)
RTF = FileKind(".rtf", "application/rtf", Group.RICH_TEXT, 25 * MEGABYTE)
CSV = FileKind(".csv", "text/csv", Group.TEXT, 10 * MEGABYTE)
TXT = FileKind(".txt", "text/plain", Group.TEXT, 10 * MEGABYTE)
ZIP = FileKind(".zip", "application/zip", Group.OFFICE, PPTX.max_bytes)  # until it is opened: which office file it is

KINDS = (PDF, JPEG, PNG, WEBP, GIF, HEIC, AVIF, DOCX, XLSX, PPTX, ODT, ODS, RTF, CSV, TXT)
MAX_BYTES = max(kind.max_bytes for kind in KINDS)  # of any file
NAMES = ", ".join(kind.suffix.removeprefix(".").upper() for kind in KINDS)  # as people are told
SUFFIXES = tuple(suffix for kind in KINDS for suffix in (kind.suffix, *kind.other_suffixes))
