"""Put what runs of `killing.py`, and of `full_disk.py`, came to into docs/trust.md, between the marks that stand there.

Usage: python tests/faults/fault_figures.py FILE.json...      (full.json is that of `full_disk.py`)
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "trust.md"
BEGIN, END = "<!-- make faults -->", "<!-- end of make faults -->"


def table(runs: dict[str, dict[str, Any]]) -> str:
    """A row for each kind of work, a pair of columns for each database."""
    kinds = sorted({kind for run in runs.values() for kind in run["kills"]})
    heads = " | ".join(f"{name}: kills | acknowledged" for name in runs)
    lines = [f"| in the middle of | {heads} |", "| --- |" + " --: | --: |" * len(runs)]
    for kind in kinds:
        cells = " | ".join(f"{run['kills'].get(kind, 0)} | {run['acknowledged'].get(kind, 0)}" for run in runs.values())
        lines.append(f"| {kind} | {cells} |")
    for words, key in (
        ("acknowledged and gone, half, or not whole", "faults"),
        ("effects of background work, each once", "effects"),
        ("most claims of one task", "attempts"),
        ("given up after five tries, and queued again", "again"),
        ("times that everything was verified", "verified"),
        ("files without a row at the end, for the sweep", "orphans"),
    ):
        values = (len(run[key]) if isinstance(run[key], list) else run[key] for run in runs.values())
        lines.append(f"| {words} | " + " | ".join(f"{value} | " for value in values) + "|")
    totals = " | ".join(
        f"**{sum(run['kills'].values())}** | {sum(run['acknowledged'].values())}" for run in runs.values()
    )
    lines.insert(2 + len(kinds), f"| **all** | {totals} |")
    return "\n".join(lines)


def full_table(run: dict[str, Any]) -> str:
    """A row for each kind of act, and what came after."""
    lines = ["| while a server's disk was full | refused, with what was typed | acknowledged |", "| --- | --: | --: |"]
    lines += [f"| {kind} | {count} | {run['acknowledged'][kind]} |" for kind, count in run["refused"].items()]
    for words, value in (
        ("taken when they were sent again", run["again"]),
        ("times that the server had ended and was started", run["restarts"]),
        ("times that everything was verified", run["verified"]),
        ("gone, half, not whole, or answered otherwise", len(run["faults"])),
    ):
        lines.append(f"| {words} | {value} | |")
    return "\n".join(lines)


def main(files: Sequence[str]) -> None:
    """Read the runs, write the page."""
    runs = {Path(file).stem: json.loads(Path(file).read_text(encoding="utf-8")) for file in files}
    full = runs.pop("full", None)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    tables = "\n\n".join([table(runs), *([full_table(full)] if full else [])])
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
