"""Migrations that are killed anywhere, and run again: they end in the schema that an undisturbed run makes."""

import random
import time
from pathlib import Path
from typing import Any

from aftermath import wait_for_server
from victims import Tally, fork, kill, say

BEFORE = "0001"  # the migration of ours from which those that are killed go on
MIGRATION = "migration"


def kill_migrations(tally: Tally, kills: int, chance: random.Random) -> None:
    """Each time from an older schema on; the schema at the end is that of a run that nobody killed."""
    from django.core.management import call_command

    def migrate(pipe: int) -> None:
        say(pipe, {"begin": MIGRATION})
        call_command("migrate", verbosity=0, interactive=False)
        say(pipe, {"done": MIGRATION})

    def once(wait: float | None) -> tuple[bool, float]:
        began = time.monotonic()
        victim = fork(migrate)
        victim.listen(60)
        while wait is None or time.monotonic() - began < wait:
            lines = victim.lines()
            if any("done" in line or "error" in line for line in lines) or time.monotonic() - began > 240:
                break
            victim.listen(0.05 if wait is None else max(0.0, min(0.05, wait - (time.monotonic() - began))))
        lines = kill(victim)
        tally.faults.extend(f"migration: {line}" for line in lines if "error" in line)
        return any("done" in line for line in lines), time.monotonic() - began

    _go_back()
    ended, took = once(None)
    assert ended, tally.faults
    wanted = _schema()
    done = 0
    for _try in range(kills * 3):
        if done >= kills:
            break
        _go_back()
        ended, _seconds = once(chance.random() * took)
        if ended:
            continue
        done += 1
        tally.kills[MIGRATION] += 1
        wait_for_server()
        ended, _seconds = once(None)
        if not ended:
            tally.faults.append("a migration that was killed can't be run again")
        elif _schema() != wanted:
            tally.faults.append("after a migration that was killed the schema is another")


def _go_back() -> None:
    """A database of an older version, without rows."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        name = Path(str(connection.settings_dict["NAME"]))
        for path in name.parent.glob(f"{name.name}*"):
            if not path.name.endswith(".older"):
                path.unlink()
        older = name.with_name(f"{name.name}.older")
        if not older.exists():
            migrate_to(BEFORE)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            older.write_bytes(name.read_bytes())
        else:
            name.write_bytes(older.read_bytes())
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    migrate_to(BEFORE)


def migrate_to(number: str) -> None:
    """The schema of an older version of ours, beside those of the libraries as they are."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    others = [one for one in graph.leaf_nodes() if one[0] != "records"]
    executor.migrate([*others, next(one for one in graph.nodes if one[0] == "records" and one[1].startswith(number))])


def _schema() -> list[tuple[Any, ...]]:
    from django.db import connection

    statement = (
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        if connection.vendor == "sqlite"
        else "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public' UNION ALL SELECT tablename, indexname, '', '' FROM pg_indexes"
        " WHERE schemaname = 'public' UNION ALL SELECT event_object_table, trigger_name, event_manipulation, ''"
        " FROM information_schema.triggers ORDER BY 1, 2, 3"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
