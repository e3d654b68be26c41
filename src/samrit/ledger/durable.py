"""A folder in which a file stands whole under its name, or not at all, whatever ends the write: a full disk, a crash, a cut.

The content goes to a temporary name in the same folder, and to the disk; then the name is changed, and the folder goes to
the disk. What failed to reach the disk is removed and never tried again: the kernel may have dropped what it held.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from django.core.files import File

UNFINISHED = ".new-"  # begins the name of a file that is being written, or whose write was cut off


class DurableFileSystemStorage(FileSystemStorage):
    """Files in a folder; one that is there already is replaced, at once and whole."""

    def __init__(self, location: str | Path | None = None) -> None:
        super().__init__(location=location, allow_overwrite=True)

    def _save(self, name: str, content: "File[bytes]") -> str:
        target = Path(self.path(name))
        _make_folder(target.parent)
        unfinished = target.with_name(f"{UNFINISHED}{uuid4().hex}")
        try:
            with _written(unfinished) as descriptor:
                for piece in content.chunks():
                    _write(descriptor, piece)
            os.replace(unfinished, target)  # noqa: PTH105 - each call to the system stands here by its name
            _sync_folder(target.parent)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        return str(Path(name)).replace("\\", "/")

    def remove_unfinished(self, before: datetime) -> int:
        """Remove what writes that were cut off before a time have left; gives how many files that were."""
        left = [path for path in Path(self.location).rglob(f"{UNFINISHED}*") if _changed_before(path, before)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def _changed_before(path: Path, at: datetime) -> bool:
    try:
        return path.stat().st_mtime < at.timestamp()
    except FileNotFoundError:  # it has its name by now
        return False


@contextmanager
def _written(path: Path) -> Iterator[int]:
    """A new file that only we may read; on the disk when it is closed."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        yield descriptor
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _make_folder(folder: Path) -> None:
    """The folder, on the disk, with those above it that are new."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)  # noqa: PTH102 - as below: each call to the system by its name
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover - Windows opens no folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
