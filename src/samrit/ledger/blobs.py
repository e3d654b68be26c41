"""Files kept by the hash of their content, in the storage that the settings name (a folder, or S3)."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from samrit.records.models import Blob

STORAGE = "evidence"  # its name in the settings


def store_blob(data: bytes, *, media_type: str, at: datetime) -> Blob:
    """Keep a file; the same content twice is one blob. The file is there before the row is."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = Blob.objects.filter(sha256=sha256).first()
    if known is not None:
        return known
    name = f"{sha256[:2]}/{sha256}"
    if not _storage().exists(name):
        name = _storage().save(name, ContentFile(data))
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


class BlobDamagedError(RuntimeError):
    """A kept file is not what it was when it was kept; the message is its hash."""


def _storage() -> Storage:
    return storages[STORAGE]
