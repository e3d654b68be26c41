"""Kill processes in the middle of what people and workers do, and see what is left.

People edit, submit, upload evidence, bring lists, save them, sign, and have results counted; workers do the work behind the
pages. Each is a process of its own, killed by SIGKILL at a moment taken by chance inside a piece of work. What a process has
acknowledged it writes to a pipe before it begins the next; afterwards all of that must be there, nothing half, and the trail
whole. So are migrations: killed anywhere, then run again, they end in the schema that an undisturbed run makes.

Usage: python tests/faults/killing.py sqlite|postgres KILLS MIGRATIONS [SECONDS]
"""

import json
import logging
import os
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).parent)]

from aftermath import check, check_work, drain  # noqa: E402 - it is run by itself, too
from migrations import kill_migrations  # noqa: E402 - it is run by itself, too
from victims import OPERATIONS, WORK, Tally, Victim, be_a_person, be_a_worker, fork, found, kill, stock  # noqa: E402 - it is run by itself, too

PEOPLE, WORKERS = 2, 3
LEASE_SECONDS = 1.0
WHOLE_EVERY = 25  # rounds between two checks of everything


def _hunt(tally: Tally, kills: int, seconds: float, chance: random.Random) -> None:
    from samrit.actions import importing
    from samrit.ledger import queue
    from samrit.ops import worker

    import_module("samrit.config.urls")  # what victims need is there before they are forked
    queue.LEASE = importing.STUCK_AFTER = timedelta(seconds=LEASE_SECONDS)
    worker._BEAT = queue.LEASE / 4
    took: dict[str, float] = dict.fromkeys((*OPERATIONS, WORK), 0.1)  # about how long each takes
    reported: list[dict[str, Any]] = []
    rounds = 0
    workers: list[Victim] = []
    ends = time.monotonic() + seconds
    while tally.kills.total() < kills and time.monotonic() < ends:
        stock()
        while len(workers) < WORKERS:
            workers.append(fork(be_a_worker))
        people = []
        for number in range(PEOPLE):
            seed, first = chance.randrange(10**9), OPERATIONS[(rounds * PEOPLE + number) % len(OPERATIONS)]
            people.append(fork(partial(be_a_person, seed, first)))
        for person in people:
            _wait_for(person, 1 + chance.randrange(3), took)
            current = _current(person)
            person.listen(chance.random() * 1.1 * took[current])
        # People and a worker end at once, as in a crash; another moment for each.
        for victim in [*people, workers.pop(0)]:
            lines = kill(victim)
            begun = [line for line in lines if "begin" in line]
            tally.kills[begun[-1]["begin"] if begun else "start"] += 1
            tally.faults += [f"{line}" for line in lines if "error" in line]
            reported += [line for line in lines if "done" in line]
            tally.acknowledged.update(line["done"] for line in lines if "done" in line)
        rounds += 1
        if rounds % WHOLE_EVERY == 0:
            for victim in workers:
                kill(victim)
                tally.kills[WORK] += 1
            workers.clear()
            check(tally, reported)
            sys.stderr.write(f"{json.dumps(vars(tally))}\n")
    for victim in workers:
        kill(victim)
        tally.kills[WORK] += 1
    drain(tally)
    check(tally, reported)
    check_work(tally, reported)


def _wait_for(person: Victim, begun: int, took: dict[str, float]) -> None:
    """Until it has begun so many things."""
    deadline = time.monotonic() + 60
    last = time.monotonic()
    while time.monotonic() < deadline:
        lines = person.lines()
        if sum("begin" in line for line in lines) >= begun or any("error" in line for line in lines):
            return
        if person.listen(1):
            done = [line["done"] for line in person.lines() if "done" in line]
            if done:
                now = time.monotonic()
                took[done[-1]] = 0.7 * took[done[-1]] + 0.3 * min(now - last, 2.0)
                last = now


def _current(person: Victim) -> str:
    begun = [line["begin"] for line in person.lines() if "begin" in line]
    return begun[-1] if begun else "edit"


def _begin(folder: Path) -> None:
    """A database of today's version; SQLite's from the copy of an earlier run, where there is one."""
    from django.core.management import call_command
    from django.db import connection

    import snapshots

    if connection.vendor == "sqlite":
        connection.close()
        snapshots.begin_from_copy(folder / "samrit.sqlite3")
    call_command("migrate", verbosity=0, interactive=False)
    if connection.vendor == "sqlite":
        _seal_by_our_key()


def _seal_by_our_key() -> None:
    """The copy was made by an installation with another key; its trail hasn't begun."""
    from samrit.ledger.trail import seal
    from samrit.records.models import LogHead

    for head in LogHead.objects.filter(size=0):
        head.seal = seal(head)
        head.save()


def run(database: str, kills: int, migrations: int, *, seconds: float, seed: int = 1) -> Tally:
    """A whole run in a folder of its own."""
    tally, chance, began = Tally(), random.Random(seed), time.monotonic()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="samrit-faults-", ignore_cleanup_errors=True))
        os.environ |= {
            "SAMRIT_DATA_DIR": folder,
            "SAMRIT_HTTPS": "0",
            "SAMRIT_CAPTURE_LINKS": "0",
            "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        if database == "postgres":
            import postgres

            os.environ["SAMRIT_DATABASE_URL"] = stack.enter_context(postgres.server())
        import django
        from django.db import connections

        django.setup()
        logging.disable(logging.CRITICAL)
        if migrations:
            kill_migrations(tally, migrations, chance)
        if kills:
            _begin(Path(folder))
            found()
            _hunt(tally, kills, seconds, chance)
        connections.close_all()
    tally.seconds = time.monotonic() - began
    return tally


def main() -> None:
    """Run, and print what it came to as JSON."""
    database, kills, migrations, *more = sys.argv[1:]
    tally = run(database, int(kills), int(migrations), seconds=float(more[0]) if more else 3600)
    sys.stdout.write(json.dumps(vars(tally), ensure_ascii=False) + "\n")
    sys.exit(1 if tally.faults else 0)


if __name__ == "__main__":
    main()
