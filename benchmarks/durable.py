"""What it costs that everything acknowledged is on the disk: commits of SQLite, and files, beside the ways that would lose some.

Each way is measured in turn, so that the disk's moods meet all of them; medians. The peer of a durable file is a plain write
to the final name, which a full disk or a crash leaves half; that of `synchronous=FULL` is NORMAL, which a power cut shortens.

Usage: .venv/bin/python benchmarks/durable.py [folder]
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from samrit.ledger.durable import whole_file

ROUNDS = 300
SIZES = {"10 kB": 10_000, "900 kB": 900_000}


def times(methods: dict[str, Callable[[int], object]], rounds: int) -> dict[str, float]:
    """The median of each way, in milliseconds; the ways take turns."""
    took: dict[str, list[float]] = {name: [] for name in methods}
    for number in range(rounds):
        for name, method in methods.items():
            begin = time.perf_counter()
            method(number)
            took[name].append((time.perf_counter() - begin) * 1000)
    return {name: statistics.median(all_of_it) for name, all_of_it in took.items()}


def committing(folder: Path, synchronous: str) -> Callable[[int], object]:
    """One commit of an update and an insert of 1.5 kB, as an edit makes."""
    connection = sqlite3.connect(folder / f"{synchronous}.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={synchronous}")
    connection.execute("CREATE TABLE report (id INTEGER PRIMARY KEY, version INTEGER)")
    connection.execute("CREATE TABLE revision (id INTEGER PRIMARY KEY, content TEXT)")
    connection.execute("INSERT INTO report VALUES (1, 0)")

    def commit(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE report SET version = ? WHERE id = 1", [number])
        connection.execute("INSERT INTO revision (content) VALUES (?)", ["x" * 1500])
        connection.execute("COMMIT")

    return commit


def main() -> None:
    """Measure, and print two tables."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as top:
        folder = Path(top)
        found = times({name: committing(folder, name) for name in ("NORMAL", "FULL")}, ROUNDS)
        print("| a commit of SQLite | median, ms | of NORMAL |\n| --- | --: | --: |")
        for name, took in found.items():
            print(f"| `synchronous={name}` | {took:.2f} | {took / found['NORMAL']:.1f} |")
        print("\n| a file | written to its name, ms | durable, ms | of the plain write |\n| --- | --: | --: | --: |")
        for words, size in SIZES.items():
            data = os.urandom(size)

            def plainly(number: int, data: bytes = data) -> None:
                (folder / f"plain-{number}").write_bytes(data)

            def durably(number: int, data: bytes = data) -> None:
                with whole_file(folder / f"whole-{number}") as file:
                    file.write(data)

            took_of = times({"plain": plainly, "durable": durably}, ROUNDS // 3)
            plain, durable = took_of["plain"], took_of["durable"]
            print(f"| {words} | {plain:.2f} | {durable:.2f} | {durable / plain:.1f} |")


if __name__ == "__main__":
    main()
