"""The folder in which files are stored by the hash of their content, each whole or not at all."""

import os
from collections.abc import Container, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage

from samrit.ledger.durable import UNFINISHED, sync_folder, whole_file

if TYPE_CHECKING:
    from django.core.files import File

_SWEPT = ".swept-"  # begins the name of an orphan that is being removed


class DurableFileSystemStorage(FileSystemStorage):
    """Files in a folder; one that is there already is replaced, at once and whole."""

    def __init__(self, location: str | Path | None = None) -> None:
        super().__init__(location=location, allow_overwrite=True)

    def _save(self, name: str, content: "File[bytes]") -> str:
        with whole_file(Path(self.path(name))) as file:
            for piece in content.chunks():
                file.write(piece)
        return str(Path(name)).replace("\\", "/")

    def believe(self, name: str) -> bool:
        """Let a file that nobody refers to be as young as one that was just written; False where it is gone."""
        try:
            os.utime(self.path(name))
        except FileNotFoundError:
            return False
        return True

    def remove_unfinished(self, before: datetime) -> int:
        """Remove what writes that were cut off before a time have left; gives how many files that were."""
        left = [path for path in Path(self.location).rglob(f"{UNFINISHED}*") if _is_older(path, before)]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def orphans(self, before: datetime, known: Container[str]) -> list[str]:
        """The names of files that came before a time and that are in no row."""
        self._put_back()
        top = Path(self.location)
        return [
            name
            for path in self._files()
            if (name := path.relative_to(top).as_posix()) not in known and _is_older(path, before)
        ]

    def remove_orphan(self, name: str, before: datetime) -> bool:
        """Remove a file that is in no row; False where it was written anew meanwhile, as somebody stores it again.

        It is taken away first and looked at then: whoever writes it from that moment on writes another.
        """
        path = Path(self.path(name))
        away = path.with_name(f"{_SWEPT}{path.name}")
        try:
            os.replace(path, away)  # noqa: PTH105 - as in `durable`: each call to the system by its name
        except FileNotFoundError:
            return False
        is_old = away.stat().st_mtime < before.timestamp()
        if not is_old:
            with suppress(FileExistsError):
                os.link(away, path)
        away.unlink()
        sync_folder(path.parent)
        return is_old

    def _files(self) -> Iterator[Path]:
        for path in sorted(Path(self.location).rglob("*")):
            if path.is_file() and not path.name.startswith((UNFINISHED, _SWEPT)):
                yield path

    def _put_back(self) -> None:
        """What a sweep that was cut off had in its hands."""
        for away in Path(self.location).rglob(f"{_SWEPT}*"):
            with suppress(FileExistsError):
                os.link(away, away.with_name(away.name.removeprefix(_SWEPT)))
            away.unlink()


def _is_older(path: Path, at: datetime) -> bool:
    """Whether a file came here before a time; a file of a backup came when it was put back."""
    try:
        state = path.stat()
    except FileNotFoundError:  # it has another name by now
        return False
    return max(state.st_mtime, state.st_ctime) < at.timestamp()
