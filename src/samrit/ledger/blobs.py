"""Files kept by the hash of their content, in the storage that the settings name (a folder, or S3)."""

import hashlib
import logging
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import connection

from samrit.ledger.file_store import DurableFileSystemStorage
from samrit.records.models import Blob
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, Unavailable

STORAGE = "evidence"  # its name in the settings
_PIECE = 1024 * 1024  # bytes
_ORPHANED_FOR = timedelta(days=1)
_MOST_ORPHANS = 100  # that a day's crashes can leave
_log = logging.getLogger(__name__)


def store_blob(data: bytes, *, media_type: str, at: datetime) -> Blob:
    """Store a file with its row, in the transaction of what refers to it; the same content twice is one blob."""
    return save_blob(write_file(data, media_type=media_type, at=at))


def write_file(data: bytes, *, media_type: str, at: datetime) -> Blob:
    """Put a file into the storage, whole and on the disk; its row, where it is new, is still to be saved (`save_blob`).

    A file of that name is only believed where it is what its name says: a broken one is replaced. Unavailable where the
    storage takes nothing. A file whose row is never saved is removed after a day (`sweep`).
    """
    sha256 = hashlib.sha256(data).hexdigest()
    known = Blob.objects.filter(sha256=sha256).first()
    name = known.name if known is not None else f"{sha256[:2]}/{sha256}"
    try:
        is_there = is_stored_whole(name, sha256, len(data)) and (known is not None or _believe(name))
        if not is_there:
            name = _storage().save(name, ContentFile(data))
    except Exception as error:  # whatever the storage raises: a folder's errors, those of S3
        _log.exception("the storage of files doesn't take %s", sha256)
        raise Unavailable(_NO_ROOM) from error
    return known or Blob(sha256=sha256, size_bytes=len(data), media_type=media_type, name=name, stored_at=at)


def save_blob(blob: Blob) -> Blob:
    """The row of a file that was written, saved in the transaction of what refers to it."""
    assert connection.in_atomic_block, "a file and what refers to it are saved together or not at all"
    if blob.pk is not None:
        return blob
    values = {"size_bytes": blob.size_bytes, "media_type": blob.media_type, "name": blob.name}
    there, _ = Blob.objects.get_or_create(sha256=blob.sha256, defaults={**values, "stored_at": blob.stored_at})
    return there


def blob_bytes(blob: Blob) -> bytes:
    """The file's content; `BlobDamagedError` where it is not what was kept."""
    with _storage().open(blob.name) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != blob.sha256:
        raise BlobDamagedError(blob.sha256)
    return data


def sweep(at: datetime) -> int:
    """Remove what was left for a day by writes that were cut off, and files whose rows were never saved; gives how many.

    Many files without rows mean that the database is older than the folder, as after a backup was put back: then none is
    removed, and Invalid says so. S3 is let be: a write that was cut off leaves nothing there, and a file without a row
    costs its room alone.
    """
    storage, before = _storage(), at - _ORPHANED_FOR
    if not isinstance(storage, DurableFileSystemStorage):
        return 0
    removed = storage.remove_unfinished(before)
    names = set(Blob.objects.values_list("name", flat=True))
    orphans = storage.orphans(before, names)
    if len(orphans) > max(_MOST_ORPHANS, len(names) // 10):
        raise Invalid(
            Message(
                "The folder of files holds many files that the database doesn't know. None is removed: is the database "
                "older than the folder? Put the backup of both back, or move these files away.",
            )
        )
    return removed + sum(storage.remove_orphan(name, before) for name in orphans)


class BlobDamagedError(RuntimeError):
    """A kept file is not what it was when it was kept; the message is its hash."""


_NO_ROOM = Message(
    "The file can't be saved now: the store of files is full or doesn't answer. Nothing of it was saved. "
    "Please try again later, and tell an administrator."
)


def is_stored_whole(name: str, sha256: str, size_bytes: int) -> bool:
    """Whether the storage has this content under that name."""
    storage = _storage()
    if not storage.exists(name) or storage.size(name) != size_bytes:
        return False
    digest = hashlib.sha256()
    try:
        with storage.open(name) as stored:
            while piece := stored.read(_PIECE):
                digest.update(piece)
    except OSError:  # what can't be read is written anew
        return False
    return digest.hexdigest() == sha256


def _believe(name: str) -> bool:
    """A file that nobody refers to yet is about to be: a sweep lets it be from now on; False where one was quicker."""
    storage = _storage()
    return not isinstance(storage, DurableFileSystemStorage) or storage.believe(name)


def _storage() -> Storage:
    return storages[STORAGE]
