"""Bring cities of all earlier schemas of ours up to this one: each is made by the program of its time, and nothing of it may be lost.

The programs come from the history of this repository: for each migration the last commit that had those up to it, word for word as
they are today. Each loads its own sample city into an empty database; then this program migrates it, and every row has to be
there with every value that it had, the trail whole, files among it, and pages have to open.

Usage: python tests/deploy/upgrades.py sqlite|postgres [FIRST [LAST]]      (numbers of migrations: 0002 0016)
SAMRIT_EARLIER_LIBRARIES names a folder of libraries that earlier programs needed and this one doesn't.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

MIGRATIONS = "src/samrit/records/migrations/"
# What goes on by itself, or is made anew from the rest.
GOES_ON = {"records_loghead", "records_jobrun", "django_migrations", "django_content_type", "auth_permission"}
LOAD = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from samrit.ops.sample_city.loading import load_sample_city
call_command("migrate", verbosity=0, interactive=False)
load_sample_city(at=timezone.now(), password="only-for-upgrades", is_published=True)
"""
OPEN = """
import django; django.setup()
from django.test import Client
from samrit.records.models import Indicator, User
client = Client(SERVER_NAME="127.0.0.1")
reader = User.objects.filter(roles__role="officer").distinct().first()
client.force_login(reader)
rows = Indicator.objects.filter(annual_plan__agency__in=reader.roles.values("agency"))[:5]
addresses = ["/", "/office/", *(f"/office/indicators/{row.pk}/" for row in rows)]
print([f"{address}: {answer.status_code}" for address in addresses if (answer := client.get(address)).status_code != 200])
"""
Row = tuple[Any, ...]
Tables = dict[str, tuple[list[str], dict[Any, Row]]]


def git(*words: str) -> bytes:
    """What git says."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout


def programs() -> Iterator[tuple[str, str]]:
    """The number of each earlier schema, and the last commit that ended with it."""
    today = _migrations("HEAD")
    names, found = sorted(today), dict[str, str]()
    for commit in git("log", "--format=%h", "--", MIGRATIONS).decode().split():
        there = _migrations(commit)
        if there.items() <= today.items() and sorted(there) == names[: len(there)]:
            found.setdefault(max(there)[:4], commit)
    yield from sorted(found.items())


def _migrations(commit: str) -> dict[str, str]:
    """The migrations of a commit, each with the hash of its text."""
    lines = git("ls-tree", commit, MIGRATIONS).decode().splitlines()
    files = {line.split("\t")[1].removeprefix(MIGRATIONS): line.split()[2] for line in lines}
    return {name: text for name, text in files.items() if name[:4].isdecimal()}


def read(url: str, data: Path) -> Tables:
    """Every table with its columns, and its rows by their key."""
    if url:
        import psycopg

        with psycopg.connect(url) as connection:
            names = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            ).fetchall()
            return {name: _table(connection.cursor(), name) for (name,) in names}
    with sqlite3.connect(data / "samrit.sqlite3") as lite:
        found = lite.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {name: _table(lite.cursor(), name) for (name,) in found}


def _table(cursor: Any, name: str) -> tuple[list[str], dict[Any, Row]]:
    cursor.execute(f'SELECT * FROM "{name}"')
    columns = [column[0] for column in cursor.description]
    key = columns.index("id") if "id" in columns else 0
    rows = [
        tuple(json.dumps(one, sort_keys=True) if isinstance(one, dict | list) else one for one in row) for row in cursor
    ]
    return columns, {row[key]: row for row in rows}


def lost(before: Tables, after: Tables) -> list[str]:
    """Rows that are gone, and columns of which values are not what they were."""
    faults: Counter[str] = Counter()
    for name, (columns, rows) in before.items():
        if name in GOES_ON:
            continue
        if name not in after:
            faults[f"{name} is gone"] += len(rows)
            continue
        there, now = after[name]
        shared = [(columns.index(column), there.index(column), column) for column in columns if column in there]
        faults.update(f"{name}.{column} is gone" for column in columns if column not in there)
        for key, row in rows.items():
            if key not in now:
                faults[f"{name}: row gone"] += 1
            else:
                faults.update(f"{name}.{column}" for old, new, column in shared if row[old] != now[key][new])
    return [f"{count} × {fault}" for fault, count in faults.items()]


def upgrade(commit: str, url: str, folder: Path) -> dict[str, Any]:
    """One city, made by the program of a commit and brought up to this one."""
    old = folder / "program"
    with tarfile.open(fileobj=BytesIO(git("archive", commit, "src"))) as archive:
        archive.extractall(old, filter="data")
    for catalogue in (ROOT / "src/samrit/locale").rglob(
        "*.mo"
    ):  # the words of its time aren't compiled; these are near enough
        (old / catalogue.relative_to(ROOT)).write_bytes(catalogue.read_bytes())
    data = folder / "data"
    data.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("SAMRIT_")
    } | {"SAMRIT_DATA_DIR": str(data), "SAMRIT_HTTPS": "0", "SAMRIT_LOG_KEY": "demo", "SAMRIT_CAPTURE_LINKS": "0",
         "SAMRIT_LOGGING_LEVEL": "error", "DJANGO_SETTINGS_MODULE": "samrit.config.settings"}  # fmt: skip
    if url:
        environment["SAMRIT_DATABASE_URL"] = url

    def run(source: Path, *words: str) -> str:
        libraries = os.environ.get("SAMRIT_EARLIER_LIBRARIES", "")
        path = os.pathsep.join(filter(None, [str(source), libraries if source != ROOT / "src" else ""]))
        done = subprocess.run(
            [sys.executable, *words],
            env=environment | {"PYTHONPATH": path},
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return (
            f"{done.stdout}{done.stderr if done.returncode else ''}".strip() if done.returncode else done.stdout.strip()
        )

    began = time.monotonic()
    faults = [said] if (said := run(old / "src", "-c", LOAD)) else []
    before = read(url, data)
    made = time.monotonic()
    faults += (
        [said]
        if (said := run(ROOT / "src", "-m", "samrit", "manage", "migrate", "--verbosity", "0", "--noinput"))
        else []
    )
    migrated = time.monotonic()
    faults += lost(before, read(url, data))
    verified = run(ROOT / "src", "-m", "samrit", "audit", "verify", "--files", "--lang", "en")
    if "whole" not in verified:
        faults.append(verified)
    opened = run(ROOT / "src", "-c", OPEN)
    if opened != "[]":
        faults.append(opened)
    rows = sum(len(rows) for name, (_columns, rows) in before.items() if name not in GOES_ON)
    return {
        "commit": commit, "rows": rows, "made_s": round(made - began), "migrated_s": round(migrated - made, 1), "faults": faults,
    }  # fmt: skip


def main() -> int:
    """All that are asked for; a line of JSON each. 1 where anything was lost."""
    database, *asked = sys.argv[1:]
    first, last = (*asked, "0000", "9999")[:2] if len(asked) != 1 else (asked[0], asked[0])
    is_whole = True
    for number, commit in programs():
        if not first <= number <= last:
            continue
        with ExitStack() as stack:
            url = ""
            if database == "postgres":
                import postgres

                url = stack.enter_context(postgres.server())
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="samrit-upgrade-", ignore_cleanup_errors=True)
            )
            found = {"database": database, "schema": number, **upgrade(commit, url, Path(folder))}
        is_whole = is_whole and not found["faults"]
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
