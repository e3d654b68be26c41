"""One moment of the database as a file, taken while others write; and such a file put into an empty database."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from samrit.ops.backup.contents import BackupError
from samrit.thai.translation import Message


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
    if connection.vendor == "sqlite":
        yield _sqlite_moment(folder / "database")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = str(cursor.fetchone()[0])
        dump = folder / "database"
        _run_postgres(
            [
                "pg_dump",
                "--format=custom",
                f"--snapshot={snapshot}",
                "--no-owner",
                "--no-privileges",
                "--file",
                str(dump),
            ],
            connection.settings_dict,
        )
        yield _measured(dump, cursor)


def _sqlite_moment(dump: Path) -> Moment:
    with (
        closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as here,
        closing(sqlite3.connect(dump)) as copy,
    ):
        here.backup(copy)  # SQLite's own: with what lies in the log beside the file, whoever writes
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
        with closing(copy.cursor()) as cursor:
            if cursor.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise BackupError(Message("The database is damaged, so it is not backed up. Run: samrit doctor"))
            return _measured(dump, cursor)


def _measured(dump: Path, cursor: Any) -> Moment:
    names = connection.introspection.table_names()
    rows = {}
    for name in sorted(names):
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 - a table's own name
        rows[name] = int(cursor.fetchone()[0])
    cursor.execute("SELECT name, sha256 FROM records_blob ORDER BY name")
    files = {str(name): str(sha256) for name, sha256 in cursor.fetchall()}
    cursor.execute("SELECT size, seal FROM records_loghead WHERE id = 1")
    head = cursor.fetchone()
    return Moment(dump, rows, files, f"{head[0]}:{head[1]}" if head else "0:")


def restore_postgres(dump: Path, settings: Mapping[str, Any]) -> None:
    """Put a dump into an empty database, whole or not at all; BackupError where something is in it."""
    asked = _run_postgres(
        [
            "psql",
            "-Atqc",
            "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
        ],
        settings,
    )
    if asked.strip() != "0":
        raise BackupError(
            Message("There are tables in that database already. Name an empty one: nothing is written over.")
        )
    _run_postgres(
        [
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            "--dbname",
            "",
            str(dump),
        ],
        settings,
    )


def count_postgres(tables: Iterable[str], settings: Mapping[str, Any]) -> dict[str, int]:
    """How many rows these tables have."""
    asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in tables)  # noqa: S608 - a backup's names
    lines = _run_postgres(["psql", "-Atqc", asked], settings).splitlines()
    return {name: int(count) for name, _, count in (line.partition("|") for line in lines)}


def _run_postgres(words: list[str], settings: Mapping[str, Any]) -> str:
    """Run a program of PostgreSQL's; the password stands in its environment, not where others see it."""
    program = shutil.which(words[0])
    if program is None:
        raise BackupError(
            Message("{program} is not installed; it comes with PostgreSQL's client programs.", program=words[0])
        )
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    environ = os.environ | {env: str(settings[name]) for name, env in names.items() if settings.get(name)}
    environ |= {f"PG{name.upper()}": str(value) for name, value in settings.get("OPTIONS", {}).items()}
    given = [word or str(settings["NAME"]) for word in words[1:]]
    ran = subprocess.run([program, *given], env=environ, capture_output=True, text=True, check=False)  # noqa: S603 - found above
    if ran.returncode:
        why = (ran.stderr.strip().splitlines() or ["?"])[-1][:300]
        raise BackupError(Message("{program} ended with an error: {why}", program=words[0], why=why))
    return ran.stdout
