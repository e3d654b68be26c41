"""Files are kept once, under the hash of their content, and damage shows."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

import factories
from samrit.ledger.blobs import STORAGE, BlobDamagedError, blob_bytes, store_blob
from samrit.records.models import Blob

pytestmark = pytest.mark.django_db


def test_the_same_content_twice_is_one_blob() -> None:
    first = store_blob(b"content", media_type="text/plain", at=factories.AT)
    second = store_blob(b"content", media_type="text/plain", at=factories.AT)

    assert first == second
    assert blob_bytes(first) == b"content"
    assert Blob.objects.get().size_bytes == 7


def test_a_file_changed_behind_the_records_shows() -> None:
    blob = store_blob(b"content", media_type="text/plain", at=factories.AT)
    storages[STORAGE].delete(blob.name)
    storages[STORAGE].save(blob.name, ContentFile(b"another"))

    with pytest.raises(BlobDamagedError):
        blob_bytes(blob)
