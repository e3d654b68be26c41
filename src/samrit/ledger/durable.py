"""Write a file so that it stands whole under its name, or not at all, whatever ends the write: a full disk, a crash, a cut.

    with whole_file(path) as file:
        file.write(data)

The content goes to a temporary name in the same folder, and to the disk; then the name is changed, and the folder goes to
the disk. What failed to reach the disk is removed and never tried again: the kernel may have dropped what it held.
Every file that somebody is told of is written this way; a cache, which is made again, need not be.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import uuid4

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

UNFINISHED = ".new-"  # begins the name of a file that is being written, or whose write was cut off
OURS_ALONE = 0o600
_BUFFER = 1024 * 1024  # bytes


@contextmanager
def whole_file(path: Path, *, mode: int = OURS_ALONE, replaces: bool = True) -> Iterator[BinaryIO]:
    """A file to write into, that takes its name once it is on the disk whole; where anything fails, all is as it was.

    Where it doesn't replace a file, and one is there by then, that one stays and what was written is gone.
    """
    make_folder(path.parent)
    unfinished = path.with_name(f"{UNFINISHED}{uuid4().hex}")
    try:
        with _on_disk(unfinished, mode) as file:
            yield file
        if replaces:
            os.replace(unfinished, path)  # noqa: PTH105 - each call to the system stands here by its name
        else:
            with suppress(FileExistsError):
                os.link(unfinished, path)
            unfinished.unlink()
        sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """The folder, on the disk, with those above it that are new."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)  # noqa: PTH102 - as above
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """The names in a folder go to the disk."""
    if os.name == "nt":  # pragma: no cover - Windows opens no folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _on_disk(path: Path, mode: int) -> Iterator[BinaryIO]:
    """A new file; on the disk when it is closed."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        if mode != OURS_ALONE:
            path.chmod(mode)  # whatever the process takes away from files that it makes
        file = io.BufferedRandom(_Descriptor(descriptor), _BUFFER)
        try:
            yield cast("BinaryIO", file)
            file.flush()
        finally:
            file.detach()  # what a failed write has left in the buffer isn't tried again
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Descriptor(io.RawIOBase):
    """An open file as Python's buffers want it; closed by who opened it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: "ReadableBuffer", /) -> int:
        return os.write(self._descriptor, data)

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        piece = os.read(self._descriptor, len(memoryview(buffer)))
        memoryview(buffer)[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return os.lseek(self._descriptor, offset, whence)

    def truncate(self, size: int | None = None, /) -> int:
        size = self.seek(0, os.SEEK_CUR) if size is None else size
        os.truncate(self._descriptor, size)
        return size

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True
