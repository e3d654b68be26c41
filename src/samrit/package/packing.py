"""Write a zip so that the same content gives the same bytes, hashing on the way; never more than a piece in memory."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from samrit.package.manifest import PackedFile

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell; the same for every file
_RIGHTS = 0o100644 << 16
_BIG = 1 << 30
_COMPRESSED = ("image/", "video/", "audio/", "application/pdf", "application/zip", "application/vnd.openxmlformats")


class Packer:
    """A package that is being written; `files` tells what is in it so far."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = ZipFile(file, "w", allowZip64=True)
        self.files: list[PackedFile] = []

    @contextmanager
    def entry(self, name: str, *, media_type: str = "text/plain", size: int = 0) -> Iterator["Entry"]:
        """Write one file, piece by piece; `size` where it is known, and may be large."""
        info = ZipInfo(name, _BEGINNING)
        info.external_attr, info.create_system = _RIGHTS, 3
        info.compress_type = ZIP_STORED if media_type.startswith(_COMPRESSED) else ZIP_DEFLATED
        with self._zip.open(info, "w", force_zip64=size >= _BIG) as opened:
            entry = Entry(opened)
            yield entry
        self.files.append(PackedFile(name=name, size=entry.size, sha256=entry.digest.hexdigest()))

    def put(self, name: str, data: bytes) -> None:
        """Write one small file."""
        with self.entry(name) as entry:
            entry.write(data)

    def put_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Write one file, line by line."""
        with self.entry(name) as entry:
            for line in lines:
                entry.write(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Write the end of the zip; of one that can't be finished, too, so that nothing stays open."""
        self._zip.close()


class Entry:
    """A file of the package while it is written."""

    def __init__(self, opened: IO[bytes]) -> None:
        self._opened = opened
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Write the next piece."""
        self._opened.write(data)
        self.digest.update(data)
        self.size += len(data)
