"""What is in a backup: a tar with a member for the database, one for each file, one for the key, and the list of all at the end."""

import hashlib
from dataclasses import dataclass
from typing import IO, ClassVar

import msgspec

from samrit.vocabulary.refusal import Refused

FORMAT = "samrit-backup/1"
LIST = "contents.json"
KEY = "key.age"  # encrypted once more, for whom the key is for
FILES = "files/"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
PIECE = 1024 * 1024


class BackupError(Refused):
    """A backup can't be made, read or put back; the message says why."""

    code: ClassVar[str] = "backup"


class Member(msgspec.Struct, frozen=True):
    """One member as it was written."""

    bytes: int
    sha256: str


class Contents(msgspec.Struct, frozen=True):
    """The list at the end, without which a backup is not whole. `head` is where the trail ends, `rows` count each table."""

    format: str
    at: str
    program: str
    database: str
    members: dict[str, Member]
    rows: dict[str, int]
    head: str
    missing: list[str]


class Keys(msgspec.Struct, frozen=True):
    """What signs, and what has signed."""

    key: str
    fallbacks: list[str]


@dataclass
class Hashed:
    """A stream that is read once, and hashed on the way."""

    stream: IO[bytes]
    size: int = 0

    def __post_init__(self) -> None:
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next piece."""
        piece = self.stream.read(size)
        self.digest.update(piece)
        self.size += len(piece)
        return piece

    def member(self) -> Member:
        """What was read until now."""
        return Member(self.size, self.digest.hexdigest())
