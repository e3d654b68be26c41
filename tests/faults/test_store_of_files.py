"""A disk that is full, or fails, at each write of the store: nothing is acknowledged that isn't whole, and it mends itself."""

import errno
import hashlib
from pathlib import Path

import pytest
from pytest_django import Settings

from factories import AT
from failing_disk import FailingDisk
from samrit.ledger.blobs import blob_bytes, store_blob
from samrit.ledger.durable import UNFINISHED
from samrit.records.models import Blob
from samrit.vocabulary.refusal import Unavailable

pytestmark = pytest.mark.django_db
DATA = bytes(range(256)) * 700  # three pieces as Django cuts them
SHA256 = hashlib.sha256(DATA).hexdigest()
MOST_CALLS = 40


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The folder of the store, not made yet."""
    store = settings.STORAGES["evidence"] | {"OPTIONS": {"location": tmp_path / "store" / "evidence"}}
    settings.STORAGES = settings.STORAGES | {"evidence": store}
    return tmp_path / "store"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _store() -> Blob:
    return store_blob(DATA, media_type="application/pdf", at=AT)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=["full", "failing", "read-only"])
def test_each_call_that_fails_leaves_nothing_half_and_the_same_file_once_more_is_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    disk, failed = FailingDisk(folder, monkeypatch), list[str]()
    for fails in range(1, MOST_CALLS):
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        Blob.objects.all().delete()
        disk.again(fails, number)
        try:
            _store()
        except Unavailable:
            failed.append(disk.calls[-1])
        else:
            break
        # What is under its final name is whole; and nobody was told that it is there.
        assert _files(folder) in ({}, {SHA256: DATA})
        assert not Blob.objects.exists()
        disk.again()
        assert blob_bytes(_store()) == DATA
        assert _files(folder) == {SHA256: DATA}

    # Each kind of write was tried: folders with those above them, file, content, names.
    assert {"mkdir", "open", "write", "fsync", "replace"} == set(failed)
    assert len(failed) >= 10


@pytest.mark.parametrize(
    "broken", [b"", DATA[:1000], DATA[:-1] + b"?", None], ids=["empty", "half", "one bit rotten", "gone"]
)
@pytest.mark.parametrize("has_row", [True, False], ids=["acknowledged", "left by a crash"])
def test_a_broken_file_mends_itself_when_the_same_bytes_come_again(
    folder: Path, broken: bytes | None, *, has_row: bool
) -> None:
    _store()
    path = next(path for path in folder.rglob(SHA256))
    path.unlink()
    if broken is not None:
        path.write_bytes(broken)
    if not has_row:
        Blob.objects.all().delete()

    blob = _store()

    assert blob_bytes(blob) == DATA
    assert (_files(folder), Blob.objects.count()) == ({SHA256: DATA}, 1)


def test_content_is_on_the_disk_before_its_name_is_and_the_name_before_the_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    disk = FailingDisk(folder, monkeypatch)

    _store()

    file_calls = disk.calls[disk.calls.index("write") :]
    assert file_calls == ["write"] * file_calls.count("write") + ["fsync", "replace", "open", "fsync"]


def test_only_we_may_read_what_is_stored_and_nothing_unfinished_stays(folder: Path) -> None:
    _store()

    path = next(path for path in folder.rglob(SHA256))
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not list(folder.rglob(f"{UNFINISHED}*"))
