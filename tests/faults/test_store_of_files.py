"""A disk that is full, or fails, at each write of the store: nothing is acknowledged that isn't whole, and it mends itself."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from factories import AT
from failing_disk import FailingDisk
from samrit.ledger.blobs import blob_bytes, save_blob, store_blob, sweep, write_file
from samrit.ledger.durable import UNFINISHED
from samrit.ledger.file_store import DurableFileSystemStorage
from samrit.records.models import Blob
from samrit.vocabulary.refusal import Invalid, Unavailable

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


_WRITER = """
import os, signal, sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from samrit.ledger.file_store import DurableFileSystemStorage
folder, killed, data = sys.argv[1], int(sys.argv[2]), bytes(range(256)) * 700
calls = 0
def dying(real):
    def call(about, *args, **options):
        global calls
        if isinstance(about, int) or str(about).startswith(folder):
            calls += 1
            if calls == killed:
                if real is os_write:
                    real(about, bytes(args[0])[:1000])
                os.kill(os.getpid(), signal.SIGKILL)
        return real(about, *args, **options)
    return call
os_write = os.write
for name in ("mkdir", "open", "write", "fsync", "replace"):
    setattr(os, name, dying(getattr(os, name)))
DurableFileSystemStorage(folder).save("ab/whole", ContentFile(data))
"""


def test_a_process_that_is_killed_at_any_call_leaves_the_whole_file_or_none_of_its_name(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    killed, left = 0, 0
    for number in range(1, MOST_CALLS):
        folder = tmp_path / str(number) / "store"
        done = subprocess.run([sys.executable, "-c", _WRITER, str(folder), str(number)], env=environment, check=False)
        found = _files(folder)
        assert found.pop("whole", DATA) == DATA
        assert all(name.startswith(UNFINISHED) for name in found)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        killed, left = killed + 1, left + len(found)
        storage = DurableFileSystemStorage(folder)
        assert storage.remove_unfinished(datetime.now(UTC) - timedelta(hours=1)) == 0  # it may still be written
        assert storage.remove_unfinished(datetime.now(UTC) + timedelta(hours=1)) == len(found)
        assert set(_files(folder)) <= {"whole"}

    assert killed >= 10
    assert left >= 3


def test_what_was_cut_off_is_removed_after_a_day(folder: Path) -> None:
    _store()
    unfinished = next(path for path in folder.rglob(SHA256)).with_name(f"{UNFINISHED}1")
    unfinished.write_bytes(b"half")
    now = datetime.now(UTC)

    assert [sweep(now + timedelta(hours=hours)) for hours in (23, 25)] == [0, 1]
    assert _files(folder) == {SHA256: DATA}


def _aged(path: Path, days: int) -> None:
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - days * 86400))


def test_a_file_whose_row_was_never_saved_is_removed_after_a_day_and_one_that_is_stored_again_is_not(
    folder: Path,
) -> None:
    stored, orphan = _store(), write_file(b"never saved", media_type="text/plain", at=AT)
    now = datetime.now(UTC)

    assert [sweep(now + timedelta(hours=hours)) for hours in (23, 25)] == [0, 1]
    assert _files(folder) == {SHA256: DATA}

    # Somebody stores an orphan again while it is being swept: it is older than a day, and then it isn't.
    again = write_file(b"never saved", media_type="text/plain", at=AT)
    path = next(folder.rglob(again.sha256))
    _aged(path, days=2)
    storage = DurableFileSystemStorage(path.parents[1])
    write_file(b"never saved", media_type="text/plain", at=AT)
    assert not storage.remove_orphan(again.name, now - timedelta(days=1))
    assert blob_bytes(save_blob(again)) == b"never saved"
    assert (stored.name, orphan.name) == (f"{SHA256[:2]}/{SHA256}", again.name)


def test_a_sweep_that_was_cut_off_has_taken_nothing_away(folder: Path) -> None:
    blob = _store()
    path = next(folder.rglob(SHA256))
    path.rename(path.with_name(f".swept-{SHA256}"))

    assert sweep(datetime.now(UTC)) == 0
    assert blob_bytes(blob) == DATA


def test_many_files_without_rows_are_let_be_since_the_database_may_be_the_older_one(folder: Path) -> None:
    _store()
    for number in range(150):
        path = folder / "evidence" / "00" / f"{number:064}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"of a day that the database doesn't know")

    with pytest.raises(Invalid):
        sweep(datetime.now(UTC) + timedelta(days=2))

    assert len(_files(folder)) == 151
