"""Make a backup: what is read goes through the encryption into one file, which has its name only when it is on the disk."""

import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pyrage
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from samrit import __version__
from samrit.ledger.blobs import STORAGE
from samrit.ledger.durable import whole_file
from samrit.ops.backup.archive import Packing, Pieces
from samrit.ops.backup.contents import DATABASES, ERASED, FILES, FORMAT, KEY, LIST, BackupError, Contents, Keys
from samrit.ops.backup.database import Moment, moment
from samrit.ops.backup.erased import erased_people, joined
from samrit.ops.backup.retention import name_of
from samrit.queries.city.metrics import LAST_BACKUP
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that lies on the disk."""

    file: Path
    contents: Contents


def make_backup(folder: Path, recipients: Sequence[str], *, key_recipients: Sequence[str] = ()) -> Made:
    """Back everything up into a new file of this folder, for who holds one of these recipients' identities."""
    readers = _recipients(recipients)
    key_readers = _recipients(key_recipients) if key_recipients else readers
    at = timezone.now().astimezone(UTC)
    target = folder / name_of(at)
    with (
        tempfile.TemporaryDirectory(prefix=".samrit-backup-", dir=settings.DATA_DIR) as place,
        moment(Path(place)) as was,
    ):
        packing = _Backup(was, at, key_readers)
        _encrypted(Pieces(packing.pieces()), target, readers)
    _write(folder / ERASED, joined(folder / ERASED, erased_people()))
    _write(Path(settings.DATA_DIR) / LAST_BACKUP, {"at": at.isoformat(), "file": target.name})
    return Made(target, packing.contents)


class _Backup:
    """The bytes of one backup, one after the other; when all were taken, `contents` lists them."""

    contents: Contents

    def __init__(self, was: Moment, at: datetime, key_readers: list[Any]) -> None:
        self._was, self._at, self._key_readers = was, at, key_readers

    def pieces(self) -> Iterator[bytes]:
        """Database, files, key, list."""
        packing, missing = Packing(int(self._at.timestamp())), []
        with self._was.dump.open("rb") as dump:
            yield from packing.member(DATABASES[connection.vendor], dump, self._was.dump.stat().st_size)
        store = storages[STORAGE]
        for name, sha256 in self._was.files.items():
            if not store.exists(name):
                missing.append(name)
                continue
            with store.open(name) as file:
                yield from packing.member(f"{FILES}{name}", file, file.size)
            if packing.members[f"{FILES}{name}"].sha256 != sha256:
                missing.append(name)
        keys = Keys(settings.SECRET_KEY, list(settings.SECRET_KEY_FALLBACKS))
        sealed = pyrage.encrypt(msgspec.json.encode(keys), self._key_readers)
        yield from packing.member(KEY, io.BytesIO(sealed), len(sealed))
        self.contents = Contents(
            format=FORMAT, at=self._at.isoformat(), program=__version__, database=connection.vendor,
            members=dict(packing.members), rows=self._was.rows, head=self._was.head, missing=missing,
        )  # fmt: skip
        text = msgspec.json.encode(self.contents)
        yield from packing.member(LIST, io.BytesIO(text), len(text))
        yield packing.end()


def _encrypted(clear: Pieces, target: Path, readers: list[Any]) -> None:
    """Nothing lies on the disk unencrypted but the copy of the database, until this is done."""
    with whole_file(target, replaces=False) as file:
        try:
            pyrage.encrypt_io(clear, file, readers)
        except pyrage.EncryptError as error:
            raise clear.failed or error from None  # age tells of it in its own words


def _recipients(words: Sequence[str]) -> list[Any]:
    if not words:
        raise BackupError(
            Message("Say for whom the backup is encrypted: --to age1…, or SAMRIT_BACKUP_RECIPIENTS. samrit backup "
                    "--new-identity FILE makes an identity, and names its recipient.")
        )  # fmt: skip
    found = []
    for word in words:
        try:
            found.append(pyrage.x25519.Recipient.from_str(word.strip()))
        except pyrage.RecipientError as error:
            raise BackupError(
                Message("“{word}” is no recipient of age; such a word begins with age1", word=word)
            ) from error
    return found


def _write(target: Path, content: object) -> None:
    with whole_file(target) as file:
        file.write(json.dumps(content, indent=1).encode())
