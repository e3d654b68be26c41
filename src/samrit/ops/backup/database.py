"""One moment of the database as a file, taken while others write; and such a file put into an empty database."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from samrit.ops.backup.contents import PATIENCE, BackupError
from samrit.thai.translation import Message

_PAGES = 4096  # of SQLite, copied at a time
_LOCKED = 60  # seconds for which somebody may keep the database from being read
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"


@dataclass(frozen=True, slots=True)
class Moment:
    """The database as it stood: its dump, its tables' rows, the names of its files with their hashes, the trail's head."""

    dump: Path
    rows: dict[str, int]
    files: dict[str, str]
    head: str


@contextmanager
def moment(folder: Path) -> Iterator[Moment]:
    """A dump in this folder of one moment, and what was true then."""
    dump = folder / "database"
    if connection.vendor == "sqlite":
        yield _sqlite_moment(dump)
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        wanted = [f"--snapshot={cursor.fetchone()[0]}", "--no-owner", "--no-privileges", f"--file={dump}"]
        wanted += ["--format=custom", f"--lock-wait-timeout={_LOCKED}s"]
        run_postgres("pg_dump", wanted, connection.settings_dict)
        dump.chmod(0o600)
        measured = _measured(dump, cursor)
    yield measured


def head_of(cursor: Any) -> str:
    """Where the trail ends, and its seal."""
    cursor.execute("SELECT size, seal FROM records_loghead WHERE id = 1")
    head = cursor.fetchone()
    return f"{head[0]}:{head[1]}" if head else "0:"


def _sqlite_moment(dump: Path) -> Moment:
    waits_until = time.monotonic() + _LOCKED

    def watch(status: int, _left: int, _all: int) -> None:
        nonlocal waits_until
        if status not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            waits_until = time.monotonic() + _LOCKED
        elif time.monotonic() > waits_until:  # by itself it would wait for ever
            raise BackupError(Message("Somebody keeps the database locked, so it can't be read. Please try again."))

    here = sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=_LOCKED)
    with closing(here), closing(sqlite3.connect(dump)) as copy:
        dump.chmod(0o600)
        here.execute("BEGIN")
        here.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on nobody's writing is seen
        here.backup(copy, pages=_PAGES, progress=watch)  # SQLite's own: with what lies in the log beside the file
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
        with closing(copy.cursor()) as cursor:
            if cursor.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise BackupError(Message("The database is damaged, so it is not backed up. Run: samrit doctor"))
            return _measured(dump, cursor)


def _measured(dump: Path, cursor: Any) -> Moment:
    rows = count(cursor, connection.introspection.table_names())
    cursor.execute("SELECT name, sha256 FROM records_blob ORDER BY name")
    files = {str(name): str(sha256) for name, sha256 in cursor.fetchall()}
    return Moment(dump, rows, files, head_of(cursor))


def count(cursor: Any, tables: Iterable[str]) -> dict[str, int]:
    """How many rows these tables have."""
    rows = {}
    for name in sorted(tables):
        cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - the name of a table of ours
        rows[name] = int(cursor.fetchone()[0])
    return rows


def restore_postgres(dump: Path, settings: Mapping[str, Any]) -> None:
    """Put a dump into an empty database, whole or not at all; BackupError where something is in it."""
    if run_postgres("psql", ["-XAtqc", _TABLES], settings).strip() != "0":
        raise BackupError(
            Message("There are tables in that database already. Name an empty one: nothing is written over.")
        )
    wanted = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    run_postgres("pg_restore", [*wanted, f"--dbname={settings['NAME']}", str(dump)], settings)


def count_postgres(tables: Iterable[str], settings: Mapping[str, Any]) -> dict[str, int]:
    """How many rows these tables have."""
    asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables)  # noqa: S608 - a backup's names
    lines = run_postgres("psql", ["-XAtqc", asked], settings).splitlines()
    return {name: int(rows) for name, _, rows in (line.partition("|") for line in lines)}


def run_postgres(name: str, words: list[str], settings: Mapping[str, Any]) -> str:
    """Run a program of PostgreSQL's: it asks nobody, the password stands in its environment, and one that hangs is ended."""
    program = shutil.which(name)
    if program is None:
        raise BackupError(
            Message("{program} is not installed; it comes with PostgreSQL's client programs.", program=name)
        )
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    environ = os.environ | {"PGCONNECT_TIMEOUT": "15"}
    environ |= {env: str(settings[name]) for name, env in names.items() if settings.get(name)}
    environ |= {f"PG{name.upper()}": str(value) for name, value in settings.get("OPTIONS", {}).items()}
    return run_program([program, "--no-password", *words], environ)


def run_program(words: list[str], environ: Mapping[str, str]) -> str:
    """What a program answers; BackupError, with its last words, where it fails or doesn't end."""
    name = Path(words[0]).name
    try:
        ran = subprocess.run(  # noqa: S603 - programs that are named here, and no shell
            words, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BackupError(
            Message(
                "{program} didn't end in time ({minutes} min), and was ended.", program=name, minutes=PATIENCE // 60
            )
        ) from error
    except OSError as error:
        raise BackupError(
            Message("{program} can't be started ({why}).", program=name, why=error.strerror or "")
        ) from error
    if ran.returncode:
        why = (ran.stderr.strip().splitlines() or ["?"])[-1][:300]
        raise BackupError(Message("{program} ended with an error: {why}", program=name, why=why))
    return ran.stdout
