"""What is in a backup: a tar with a member for the database, one for each file, one for the key, and the list of all at the end."""

from typing import ClassVar

import msgspec

from samrit.vocabulary.refusal import Refused

FORMAT = "samrit-backup/1"
LIST = "contents.json"
KEY = "key.age"  # encrypted once more, for whom the key is for
FILES = "files/"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
ERASED = "erased.json"  # lies by the backups: who was erased, so that an older one doesn't bring them back
PIECE = 1024 * 1024  # bytes
PATIENCE = 4 * 3600  # seconds for one program that is asked; one that hangs is ended


class BackupError(Refused):
    """A backup can't be made, read or put back; the message says why."""

    code: ClassVar[str] = "backup"


class Member(msgspec.Struct, frozen=True):
    """One member as it was written."""

    bytes: int
    sha256: str


class Contents(msgspec.Struct, frozen=True):
    """The list at the end, without which a backup is not whole.

    `head` is where the trail ends, `rows` count each table, `missing` are files that the store lacked or had otherwise.
    """

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
