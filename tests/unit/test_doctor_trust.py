"""What the doctor says of backups, of what lies beside the database's file, and of the last verification."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

import factories
from samrit.ledger.trail import record
from samrit.ops.doctor.finding import Grade
from samrit.ops.doctor.trust import examine_backup, examine_trail
from samrit.records.models import JobRun

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 29, 5, 0, tzinfo=UTC)


def test_the_last_backup_and_what_lies_beside_the_database(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "a.sqlite3"))

    def grades() -> list[Grade]:
        return [one.grade for one in examine_backup(AT)]

    assert grades() == [Grade.NOTE]
    for days, grade in ((1, Grade.WELL), (8, Grade.WRONG)):
        (tmp_path / "last-backup.json").write_text(json.dumps({"at": (AT - timedelta(days=days)).isoformat()}))
        assert grades() == [grade]
    (tmp_path / "a.sqlite3-wal").write_bytes(bytes(2**20))
    (_backup, *rest) = examine_backup(AT)
    assert [("1.0 MB" in one.message.en, one.grade) for one in rest] == (
        [(True, Grade.NOTE)] if connection.vendor == "sqlite" else []
    )


def test_the_last_verification(settings: Settings) -> None:
    settings.LOG_KEYS = ("a key",)

    def grades() -> list[Grade]:
        return [one.grade for one in examine_trail(AT)]

    assert grades() == [Grade.NOTE]
    JobRun.objects.create(job="verify", day=AT.date(), began_at=AT, ended_at=AT)
    assert grades() == [Grade.WELL]
    record("find_altered", factories.city(), by=None, at=AT, after={"count": 1})
    assert grades() == [Grade.UNSAFE]
    settings.LOG_KEYS = ()
    assert grades() == [Grade.UNSAFE, Grade.NOTE]
