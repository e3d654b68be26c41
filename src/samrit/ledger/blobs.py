"""Files kept by the hash of their content, in the storage that the settings name (a folder, or S3)."""

import hashlib
import logging
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from samrit.ledger.durable import DurableFileSystemStorage
from samrit.records.models import Blob
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable

STORAGE = "evidence"  # its name in the settings
_PIECE = 1024 * 1024  # bytes
_UNFINISHED_FOR = timedelta(days=1)
_log = logging.getLogger(__name__)


def store_blob(data: bytes, *, media_type: str, at: datetime) -> Blob:
    """Keep a file; the same content twice is one blob. The file is there, whole and on the disk, before the row is.

    A file of that name is only believed where it is what its name says: a broken one is replaced. Unavailable where the
    storage takes nothing: then there is no row.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    known = Blob.objects.filter(sha256=sha256).first()
    name = known.name if known is not None else f"{sha256[:2]}/{sha256}"
    try:
        if not is_stored_whole(name, sha256, len(data)):
            name = _storage().save(name, ContentFile(data))
    except Exception as error:  # whatever the storage raises: a folder's errors, those of S3
        _log.exception("the storage of files doesn't take %s", sha256)
        raise Unavailable(_NO_ROOM) from error
    if known is not None:
        return known
    blob, _ = Blob.objects.get_or_create(
        sha256=sha256, defaults={"size_bytes": len(data), "media_type": media_type, "name": name, "stored_at": at}
    )
    return blob


def blob_bytes(blob: Blob) -> bytes:
    """The file's content; `BlobDamagedError` where it is not what was kept."""
    with _storage().open(blob.name) as file:
        data: bytes = file.read()
    if hashlib.sha256(data).hexdigest() != blob.sha256:
        raise BlobDamagedError(blob.sha256)
    return data


def remove_unfinished(at: datetime) -> int:
    """Remove what writes that a crash cut off have left for a day; gives how many files. S3 leaves none."""
    storage = storages[STORAGE]
    return storage.remove_unfinished(at - _UNFINISHED_FOR) if isinstance(storage, DurableFileSystemStorage) else 0


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


def _storage() -> Storage:
    return storages[STORAGE]
