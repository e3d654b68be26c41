"""A backup is made while people work, and comes back whole: every row and every file, on both databases."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pyrage
import pytest
from django.core.files.storage import storages
from django.db import connection
from pytest_django import Settings

import factories
from samrit.cli.main import run
from samrit.ledger.blobs import store_blob
from samrit.ledger.trail import record
from samrit.ops.backup.contents import BackupError
from samrit.ops.backup.making import make_backup
from samrit.ops.backup.restoring import restore, verify
from samrit.ops.backup.retention import name_of, prune
from samrit.records.models import Agency, Contact
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def identity(tmp_path: Path) -> tuple[str, Path]:
    """A recipient, and the file with its identity."""
    file = tmp_path / "identity"
    made = pyrage.x25519.Identity.generate()
    file.write_text(f"# made for a test\n{made}\n")
    return str(made.to_public()), file


@pytest.fixture(autouse=True)
def city(settings: Settings, tmp_path: Path) -> None:
    """Some rows, an event and a file, in a data folder of its own."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.SECRET_KEY = "of-this-test-" * 8
    settings.SECRET_KEY_FALLBACKS = ["an-earlier-key-" * 5]
    from django.db import transaction

    person = factories.user(RoleName.OFFICER)
    store_blob(b"evidence " * 90_000, media_type="text/plain", at=factories.AT)
    store_blob(b"a paper", media_type="text/plain", at=factories.AT)
    with transaction.atomic():
        record("invite_person", person, by=None, at=factories.AT)


@pytest.fixture
def empty() -> "object":
    """An empty place for a database: its address where it is PostgreSQL, else nothing."""
    if connection.vendor == "sqlite":
        yield ""
        return
    own = connection.settings_dict
    address = f"postgres://{own['USER']}@/back?host={own['HOST']}" + (f"&port={own['PORT']}" if own["PORT"] else "")
    with connection._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS back")
        cursor.execute("CREATE DATABASE back")
    yield address
    with connection._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE back WITH (FORCE)")


def rows_of(place: Path, address: str) -> dict[str, list[str]]:
    """Every row of every table of a database elsewhere."""
    import sqlite3

    names = sorted(connection.introspection.table_names())
    open_ = (lambda: psycopg.connect(address)) if address else (lambda: sqlite3.connect(place / "samrit.sqlite3"))
    with open_() as other:
        return {name: sorted(map(repr, other.execute(f'SELECT * FROM "{name}"').fetchall())) for name in names}


def rows_here() -> dict[str, list[str]]:
    found = {}
    with connection.cursor() as cursor:
        connection.ensure_connection()
        raw = connection.connection
        for name in sorted(connection.introspection.table_names(cursor)):
            found[name] = sorted(map(repr, raw.execute(f'SELECT * FROM "{name}"').fetchall()))
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_comes_back_and_nothing_is_written_over(
    identity: tuple[str, Path], empty: str, tmp_path: Path, settings: Settings
) -> None:
    recipient, opens = identity
    made = make_backup(tmp_path / "backups", [recipient])
    place = tmp_path / "place"

    found = restore(made.file, place, [opens], database=empty)

    assert rows_of(place, empty) == rows_here()
    assert files_in(place / "evidence") == files_in(Path(storages["evidence"].location))  # type: ignore[attr-defined] # a folder
    assert (found.files, (place / "secret-key").read_text()) == (2, settings.SECRET_KEY)
    assert {oct(path.stat().st_mode & 0o077) for path in (place, *place.rglob("*"))} == {"0o0"}
    with pytest.raises(BackupError):
        restore(made.file, place, [opens], database=empty)
    assert b"evidence" not in made.file.read_bytes()
    assert json.loads((settings.DATA_DIR / "last-backup.json").read_text())["file"] == made.file.name


@pytest.mark.skipif(os.environ.get("SAMRIT_TEST_DATABASE") == "postgres", reason="the file is the same on both")
def test_what_is_damaged_cut_or_for_somebody_else_is_refused(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    made = make_backup(tmp_path / "backups", [recipient]).file
    whole = made.read_bytes()
    other = tmp_path / "other"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    spoilt = {
        "cut": whole[:-20_000],
        "flipped": whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
        "empty": b"",
    }

    for name, data in spoilt.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BackupError):
            verify(tmp_path / name, [opens])
        with pytest.raises(BackupError):
            restore(tmp_path / name, tmp_path / f"to-{name}", [opens])
        assert not (tmp_path / f"to-{name}").exists()
    with pytest.raises(BackupError):
        verify(made, [other])
    assert verify(made, [opens]).files == 2


@pytest.mark.skipif(os.environ.get("SAMRIT_TEST_DATABASE") == "postgres", reason="the file is the same on both")
def test_a_changed_trail_does_not_come_back_as_whole(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_loghead SET seal = 'forged'")

    made = make_backup(tmp_path / "backups", [recipient]).file

    with pytest.raises(BackupError, match="not whole"):
        restore(made, tmp_path / "place", [opens])


def test_who_was_erased_since_is_erased_again(identity: tuple[str, Path], empty: str, tmp_path: Path) -> None:
    recipient, opens = identity
    contact = factories.contact() if hasattr(factories, "contact") else None
    if contact is None:
        pytest.skip("no contact")
    folder = tmp_path / "backups"
    old = make_backup(folder, [recipient]).file
    Contact.objects.filter(pk=contact.pk).update(
        name="", position="", email="", phone="", erased_by=contact.added_by, erased_at=factories.AT, erased_reason="asked"
    )
    os.rename(old, folder / name_of(datetime(2026, 1, 1, tzinfo=UTC)))
    make_backup(folder, [recipient])

    found = restore(folder / name_of(datetime(2026, 1, 1, tzinfo=UTC)), tmp_path / "place", [opens], database=empty)

    assert found.erased == 1
    assert contact.name not in str(rows_of(tmp_path / "place", empty)["records_contact"])


@pytest.mark.skipif(os.environ.get("SAMRIT_TEST_DATABASE") == "postgres", reason="it is SQLite's log that lies beside its file")
def test_a_backup_holds_what_a_copy_of_the_file_alone_loses(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    before = Agency.objects.count()
    factories.agency() if hasattr(factories, "agency") else None
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(Path(str(connection.settings_dict["NAME"])).read_bytes())
    made = make_backup(tmp_path / "backups", [recipient]).file

    restore(made, tmp_path / "place", [opens])

    assert len(rows_of(tmp_path / "place", "")["records_agency"]) == Agency.objects.count() >= before


def test_old_backups_go_and_the_newest_of_days_weeks_and_months_remain(tmp_path: Path) -> None:
    newest = datetime(2026, 11, 29, 20, tzinfo=UTC)
    for days in range(400):
        for hours in (0, 8):
            (tmp_path / name_of(newest - timedelta(days=days, hours=hours))).write_bytes(b"")
    (tmp_path / "letter.txt").write_bytes(b"")

    prune(tmp_path, days=7, weeks=4, months=12)

    left = sorted(path.name for path in tmp_path.iterdir())
    assert "letter.txt" in left
    assert name_of(newest) in left
    assert len(left) == 1 + 7 + 3 + 11 + (len(left) - 22)
    assert 18 <= len(left) - 1 <= 23


@pytest.mark.skipif(os.environ.get("SAMRIT_TEST_DATABASE") == "postgres", reason="the command is the same on both")
def test_the_commands_make_verify_and_put_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, folder = tmp_path / "key", tmp_path / "backups"
    assert run(["backup", "--new-identity", str(key)]) == 0
    recipient = capsys.readouterr().out.strip()

    assert run(["backup", str(folder), "--lang", "en"]) == 2
    assert "--to age1" in capsys.readouterr().err
    assert run(["backup", str(folder), "--to", recipient, "--keep", "7,4,12"]) == 0
    file = capsys.readouterr().out.strip()
    assert run(["backup", "--verify", file, "--identity", str(key), "--lang", "en"]) == 0
    assert "2 files" in capsys.readouterr().out
    assert run(["restore", file, "--into", str(tmp_path / "place"), "--identity", str(key)]) == 0
    assert key.stat().st_mode & 0o077 == 0
