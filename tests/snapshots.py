"""A migrated SQLite database, made once for the same migrations, and copied for each run.

To migrate takes some 8 seconds of processor time, a copy nothing. The copy is taken only where every migration of every
app, and what our own migrations import, is the same to the byte; else the run migrates, and leaves a copy for the next.
Rows that tests with transactions of their own begin with, such as the sample city, are made once in a run in the same way, and
behind such a test a copy takes the place of what it wrote: to empty eighty tables takes half a second.
"""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "test-databases"
STORED = 8  # copies, so that one can go from branch to branch


def key() -> str:
    """What the tables, triggers and first rows follow from, in a hash."""
    made_of = hashlib.sha256(version("django").encode())
    migrations = [path for app in apps.get_app_configs() for path in (Path(app.path) / "migrations").glob("*.py")]
    for path in sorted({*migrations, *_imported_by(migrations)}):
        made_of.update(path.as_posix().encode())
        made_of.update(path.read_bytes())
    return made_of.hexdigest()[:20]


def _imported_by(migrations: list[Path]) -> set[Path]:
    """The modules of ours that migrations import, with those that lie beside them."""
    texts = (path.read_text(encoding="utf-8") for path in migrations)
    names = {name for text in texts for name in re.findall(r"^from (samrit\.[\w.]+) import", text, flags=re.MULTILINE)}
    return {path for name in names for path in (ROOT / "src" / name.replace(".", "/")).parent.glob("*.py")}


def begin_from_copy(database: Path) -> None:
    """Put the migrated database where the tests look for theirs, if there is one for these migrations."""
    if (stored := FOLDER / f"{key()}.sqlite3").exists():
        shutil.copyfile(stored, database)


def leave_copy(database: Path) -> None:
    """Keep a database that was just migrated, empty as it is; the oldest copies go."""
    stored = FOLDER / f"{key()}.sqlite3"
    if stored.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    making = stored.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", (str(making),))
    making.replace(stored)
    for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-STORED]:
        old.unlink(missing_ok=True)


def remember_empty(database: Path) -> None:
    """A copy of the migrated database for this run, from which it is put back."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", (str(_empty(database)),))


def put_back() -> None:
    """The empty database in the place of all that a test has committed."""
    connection.ensure_connection()
    with closing(sqlite3.connect(_empty(Path(connection.settings_dict["NAME"])))) as copy:
        copy.backup(connection.connection)


def _empty(database: Path) -> Path:
    return database.with_suffix(".empty")


def made_once(make: Callable[[], object], folder: Path) -> None:
    """Rows with their files: made the first time, then copied back out of the folder; PostgreSQL makes them each time."""
    stores: dict[str, Any] = settings.STORAGES
    stored, files = folder / "rows.sqlite3", Path(stores["evidence"]["OPTIONS"]["location"])
    if connection.vendor != "sqlite" or not stored.exists():
        make()
        if connection.vendor == "sqlite":
            files.mkdir(parents=True, exist_ok=True)
            shutil.copytree(files, folder / "files")
            with closing(sqlite3.connect(stored)) as copy:
                connection.connection.backup(copy)
    else:
        shutil.copytree(folder / "files", files, dirs_exist_ok=True)
        connection.ensure_connection()
        with closing(sqlite3.connect(stored)) as copy:
            copy.backup(connection.connection)
