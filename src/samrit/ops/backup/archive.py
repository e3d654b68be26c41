"""A tar that is read while it is made, and read back member by member; each is hashed on the way.

Neither threads nor pipes: whoever wants the next bytes gets them made, so nothing can wait for something else.
"""

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from samrit.ops.backup.contents import DATABASES, FILES, KEY, LIST, PIECE, BackupError, Member
from samrit.thai.translation import Message

BROKEN = Message("The backup is damaged or cut off, so nothing was put back.")


@dataclass(slots=True)
class Packing:
    """The members that were given out until now."""

    mtime: int
    members: dict[str, Member] = field(default_factory=dict)

    def member(self, name: str, stream: IO[bytes], size: int) -> Iterator[bytes]:
        """The bytes of one member; BackupError where the stream isn't as long as was said."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, 0o600, self.mtime
        yield entry.tobuf(tarfile.PAX_FORMAT)
        digest, left = hashlib.sha256(), size
        while piece := stream.read(PIECE):
            digest.update(piece)
            left -= len(piece)
            yield piece
        if left:
            raise BackupError(Message("{file} was changed while it was read; please try again.", file=name))
        yield bytes(-size % tarfile.BLOCKSIZE)
        self.members[name] = Member(size, digest.hexdigest())

    @staticmethod
    def end() -> bytes:
        """What stands behind the last member."""
        return bytes(2 * tarfile.BLOCKSIZE)


class Pieces(io.RawIOBase):
    """Pieces as a stream. What went wrong in making them is remembered: who reads may tell it in words of its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.failed: BaseException | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, as many at most; all of a piece where nobody says how many."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.failed = error
            raise
        given = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(given) :]
        return bytes(given)


def unpack(archive: Path, folder: Path) -> dict[str, Member]:
    """Write each member to its place in the folder, on the disk; BackupError for what no backup of ours has."""
    found = {}
    try:
        with tarfile.open(archive, mode="r:") as tar:
            for entry in tar:
                target = folder / _place(entry.name)
                source = tar.extractfile(entry) if entry.isfile() else None
                if source is None:
                    raise BackupError(BROKEN)
                for above in reversed(target.relative_to(folder).parents):
                    (folder / above).mkdir(mode=0o700, exist_ok=True)
                found[entry.name] = _copy(source, target)
    except (tarfile.TarError, EOFError, FileExistsError) as error:
        raise BackupError(BROKEN) from error
    return found


def _place(name: str) -> Path:
    """Where a member goes; BackupError for one that no backup has."""
    parts = PurePosixPath(name).parts
    if name in {*DATABASES.values(), KEY, LIST}:
        return Path(name)
    if name.startswith(FILES) and len(parts) > 1 and not {"..", "/"} & set(parts):
        return Path("evidence", *parts[1:])
    raise BackupError(BROKEN)


def _copy(source: IO[bytes], target: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Member(size, digest.hexdigest())
