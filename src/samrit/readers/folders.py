"""A folder of saved pages and papers, or a zip of one: each file in it, with its bytes or the reason why there are none."""

import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from samrit.decoding.process import BUSY, Limits, UndecodableError, decode
from samrit.readers.reading import TRY_AGAIN
from samrit.thai.translation import Message

MOST_ZIP_BYTES = 100 * 2**20
_OF_A_ZIP = Limits(memory_bytes=900 * 2**20, cpu_seconds=20, seconds=60, output_bytes=48 * 2**20)
_MOST_UNPACKED_BYTES = 2**30

_REASONS = {
    "encrypted": Message("The file has a password; please save it without one."),
    "too-large": Message("The file unpacks to more than a paper can be, so it was not opened."),
    "broken": Message("The file is damaged in the archive and can't be unpacked."),
    "unsafe-name": Message("The file's name leads out of the folder, so it was not opened, for safety."),
    "full": Message("The archive unpacks to more than can be taken at once; please upload this file in another one."),
    "link": Message("This is a link to another place, not a file."),
    "device": Message("This is neither a file nor a folder but a device or a pipe of the computer."),
}
_ZIP_REASONS = {
    BUSY: TRY_AGAIN,
    "too-large": Message("The archive holds too many files, or too much; please upload it in parts."),
    "broken": Message("The archive (zip) is damaged and doesn't open. Please pack the folder anew."),
}
_SYSTEM = Message("A file of the computer's own, not of the folder; skipped.")
_OF_A_PAGE = Message("Belongs to a saved page (its pictures and styles); skipped.")
_PICTURE = Message(
    "A picture; in a folder these are mostly evidence, so it was skipped. Import a scanned paper by itself."
)
_SYSTEM_NAMES = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
_STYLES = (".css", ".js", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".map")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic")
_PARTS_OF_A_PAGE = re.compile(r"(?:_files|\.files|_ไฟล์)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file by its path in the folder; `why` says why it has no `data`, and `is_skipped` that nothing is missing for that.

    One that `is_folder` is itself a folder, packed as a zip; a zip inside of a folder is none.
    """

    path: str
    data: bytes | None = None
    why: Message | None = None
    is_skipped: bool = False
    is_folder: bool = False


def why_skipped(path: str) -> Message | None:
    """Why a file of a folder is none of its pages and papers; None for all others."""
    *folders, name = PurePosixPath(path.replace("\\", "/").lower()).parts or ("",)
    if any(part.startswith((".", "~$")) or part in _SYSTEM_NAMES for part in (*folders, name) if part != ".."):
        return _SYSTEM
    if any(_PARTS_OF_A_PAGE.search(part) for part in folders) or name.endswith(_STYLES):
        return _OF_A_PAGE
    return _PICTURE if name.endswith(_PICTURES) else None


def refused(path: str, reason: str) -> FolderFile:
    """A file that isn't opened, by the reason's short name."""
    return FolderFile(path, why=_REASONS[reason])


def skipped(path: str, why: Message) -> FolderFile:
    """A file that is none of the folder's pages and papers."""
    return FolderFile(path, why=why, is_skipped=True)


def files_in_zip(data: bytes, name: str) -> Iterator[FolderFile]:
    """The files of a zip in its order; where it doesn't open, the zip itself with the reason."""
    place: int | None = 0
    unpacked = 0
    while place is not None:
        try:
            answer = decode("zipped", data, limits=_OF_A_ZIP, first=place)
        except UndecodableError as error:
            yield FolderFile(name, why=_ZIP_REASONS.get(error.reason, _ZIP_REASONS["broken"]))
            return
        for path, reason, content in answer["files"]:
            why = why_skipped(path) if reason != "unsafe-name" else None
            unpacked += len(content) * 3 // 4
            if why is not None:
                yield skipped(path, why)
            elif reason or unpacked > _MOST_UNPACKED_BYTES:
                yield refused(path, reason or "full")
            else:
                yield FolderFile(path, b64decode(content))
        place = answer["next"]


def is_zip(data: bytes, name: str) -> bool:
    """Whether a file is a folder packed as a zip, and no office file, which is one too."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and name.lower().endswith(".zip")
