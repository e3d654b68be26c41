"""A folder that came as a zip: its files one after another, some at a time, each with its bytes or the reason for none.

What an archive tells of itself may be a lie: of each file at most so many bytes are unpacked, and of all together too.
"""

import stat
from base64 import b64encode
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo, is_zipfile

from samrit.decoding.refusing import Refusal

MAX_FILES = 5_000
MAX_FILE_BYTES = 20 * 2**20
_AT_ONCE_BYTES = 8 * 2**20
_UTF8_NAME = 0x800
_UNIX = 3  # the system that wrote the entry, whose kind of file is in its attributes


def decode(data: bytes, *, first: int = 0) -> dict[str, Any]:
    """Files from the place `first` on: name, reason ("" where there are bytes), bytes; and where to go on (None: nowhere).

    Reasons: encrypted, too-large, broken, unsafe-name, link, device. Refusal for what is no zip, or holds too many files.
    """
    if not is_zipfile(BytesIO(data)):
        raise Refusal("broken")
    with ZipFile(BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if not part.is_dir()]
        if len(parts) > MAX_FILES:
            raise Refusal("too-large")
        files: list[tuple[str, str, str]] = []
        unpacked, place = 0, first
        for part in parts[first:]:
            reason, content = _unpacked(archive, part)
            files.append((_name(part), reason, b64encode(content).decode()))
            unpacked, place = unpacked + len(content), place + 1
            if unpacked > _AT_ONCE_BYTES:
                break
        return {"files": files, "next": place if place < len(parts) else None}


def _why_not(part: ZipInfo) -> str:
    """Why a file isn't even tried, "" where it is."""
    mode = part.external_attr >> 16 if part.create_system == _UNIX else 0
    reasons = {
        "unsafe-name": _is_unsafe(part.filename),
        "link": stat.S_ISLNK(mode),
        "device": stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFLNK),
        "encrypted": bool(part.flag_bits & 1),
        "too-large": part.file_size > MAX_FILE_BYTES,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def _unpacked(archive: ZipFile, part: ZipInfo) -> tuple[str, bytes]:
    reason = _why_not(part)
    if reason:
        return reason, b""
    try:
        with archive.open(part) as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - what the unpackers raise on broken bytes has no name in common
        return "broken", b""
    return ("too-large", b"") if len(content) > MAX_FILE_BYTES else ("", content)


def _is_unsafe(name: str) -> bool:
    """Whether a name leads out of the folder: upwards, to the root, to a drive."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or plain[1:2] == ":" or "\x00" in plain


def _name(part: ZipInfo) -> str:
    """The name as it was typed: old programs write Thai names in the Thai code page and don't say so."""
    if part.flag_bits & _UTF8_NAME or part.filename.isascii():
        return part.filename
    try:
        return part.filename.encode("cp437").decode("cp874")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return part.filename
