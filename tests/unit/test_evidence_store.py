"""Evidence is kept in a folder, or in a store that speaks S3, as the environment says."""

from pathlib import Path

import boto3
import pytest
from moto import mock_aws
from pytest_django import Settings

from factories import AT
from samrit.config.environment import evidence_store
from samrit.ledger.blobs import BlobDamagedError, blob_bytes, store_blob
from samrit.records.models import Blob

BUCKET = "evidence-of-a-city"


@pytest.mark.django_db
@mock_aws
def test_a_file_is_kept_in_a_bucket_once_and_read_back_whole(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in {
        "BUCKET": BUCKET,
        "REGION": "ap-southeast-7",
        "KEY": "key",
        "SECRET": "secret",
        "PREFIX": "files",
    }.items():
        monkeypatch.setenv(f"SAMRIT_EVIDENCE_S3_{name}", value)
    settings.STORAGES = settings.STORAGES | {"evidence": evidence_store(tmp_path)}
    client = boto3.client("s3", region_name="us-east-1", aws_access_key_id="key", aws_secret_access_key="secret")
    client.create_bucket(Bucket=BUCKET)

    blob = store_blob(b"evidence", media_type="text/plain", at=AT)
    store_blob(b"evidence", media_type="text/plain", at=AT)

    keys = [item["Key"] for item in client.list_objects_v2(Bucket=BUCKET)["Contents"]]
    assert keys == [f"files/{blob.sha256[:2]}/{blob.sha256}"]
    assert (blob_bytes(blob), Blob.objects.count(), list(tmp_path.iterdir())) == (b"evidence", 1, [])
    client.put_object(Bucket=BUCKET, Key=keys[0], Body=b"tampered")
    with pytest.raises(BlobDamagedError):
        blob_bytes(blob)
    assert blob_bytes(store_blob(b"evidence", media_type="text/plain", at=AT)) == b"evidence"
    assert len(client.list_objects_v2(Bucket=BUCKET)["Contents"]) == 1


def test_without_a_bucket_it_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMRIT_EVIDENCE_S3_BUCKET", raising=False)

    store = evidence_store(tmp_path)

    assert (store["OPTIONS"], "FileSystem" in store["BACKEND"]) == ({"location": tmp_path}, True)
