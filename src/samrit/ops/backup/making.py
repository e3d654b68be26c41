"""Make a backup: what is read goes through the encryption into one file, which has its name only when it is on the disk."""

import io
import json
import os
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import IO

import msgspec
import pyrage
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone

from samrit import __version__
from samrit.ledger.blobs import STORAGE
from samrit.ops.backup.contents import DATABASES, FILES, FORMAT, KEY, LIST, BackupError, Contents, Hashed, Keys, Member
from samrit.ops.backup.database import Moment, moment
from samrit.ops.backup.erased import ERASED, erased_people
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
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    at = timezone.now().astimezone(UTC)
    target = folder / name_of(at)
    unfinished = folder / f".new-{target.name}"
    with (
        tempfile.TemporaryDirectory(prefix=".samrit-backup-", dir=settings.DATA_DIR) as place,
        moment(Path(place)) as was,
    ):
        try:
            contents = _written(unfinished, readers, key_readers, was, at)
            unfinished.replace(target)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    _sync(folder)
    _write_whole(folder / ERASED, json.dumps(erased_people(), indent=1))
    _write_whole(Path(settings.DATA_DIR) / LAST_BACKUP, json.dumps({"at": at.isoformat(), "file": target.name}))
    return Made(target, contents)


def _recipients(words: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    if not words:
        raise BackupError(
            Message("Say for whom the backup is encrypted: --to age1…, or SAMRIT_BACKUP_RECIPIENTS. samrit backup "
                    "--new-identity FILE makes an identity, and names its recipient.")
        )  # fmt: skip
    found = []
    for word in words:
        try:
            found.append(pyrage.x25519.Recipient.from_str(word))
        except pyrage.RecipientError as error:
            raise BackupError(
                Message("“{word}” is no recipient of age; such a word begins with age1", word=word)
            ) from error
    return found


def _written(target: Path, readers: list[object], key_readers: list[object], was: Moment, at: datetime) -> Contents:
    """Tar on one end of a pipe, age on the other: nothing lies on the disk unencrypted but the database's own copy."""
    out, into = os.pipe()
    failed: list[BaseException] = []

    def encrypt() -> None:
        try:
            with (
                os.fdopen(out, "rb") as clear,
                os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
            ):
                pyrage.encrypt_io(clear, file, readers)
                file.flush()
                os.fsync(file.fileno())
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            failed.append(error)

    thread = Thread(target=encrypt, name="samrit-backup")
    thread.start()
    try:
        with os.fdopen(into, "wb") as stream, tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            contents = _fill(tar, key_readers, was, at)
    except BrokenPipeError:
        pass  # what ended the other end is told below
    finally:
        thread.join()
    if failed:
        raise failed[0]
    return contents


def _fill(tar: tarfile.TarFile, key_readers: list[object], was: Moment, at: datetime) -> Contents:
    members: dict[str, Member] = {}
    missing = []

    def add(name: str, stream: IO[bytes], size: int) -> None:
        hashed = Hashed(stream)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, 0o600, int(at.timestamp())
        tar.addfile(entry, hashed)  # type: ignore[arg-type] # it is only read
        members[name] = hashed.member()

    with was.dump.open("rb") as dump:
        add(DATABASES[connection.vendor], dump, was.dump.stat().st_size)
    store = storages[STORAGE]
    for name in was.files:
        if not store.exists(name):
            missing.append(name)
            continue
        with store.open(name) as file:
            add(f"{FILES}{name}", file, file.size)
    keys = Keys(settings.SECRET_KEY, list(settings.SECRET_KEY_FALLBACKS))
    sealed = pyrage.encrypt(msgspec.json.encode(keys), key_readers)
    add(KEY, io.BytesIO(sealed), len(sealed))
    contents = Contents(
        FORMAT, at.isoformat(), __version__, connection.vendor, dict(members), was.rows, was.head, missing
    )
    text = msgspec.json.encode(contents)
    add(LIST, io.BytesIO(text), len(text))
    return contents


def _write_whole(target: Path, text: str) -> None:
    unfinished = target.with_name(f".new-{target.name}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
