"""How long commands take to start: the best and the median of many runs, in milliseconds, beside Python itself.

Run: .venv/bin/python benchmarks/start.py
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = str(ROOT / "tests" / "documents" / "indicator-32-own-words.txt")
SAMRIT = str(Path(sys.executable).parent / "samrit")
RUNS = 20

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "samrit --help": [SAMRIT, "--help"],
    "samrit check": [SAMRIT, "check", REPORT],
    "samrit convert --to json": [SAMRIT, "convert", REPORT, "--to", "json"],
    "samrit print": [SAMRIT, "print", REPORT, "-o", "/dev/null"],
}


def milliseconds(command: list[str]) -> float:
    """One run, from start to end."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - started) * 1000


for name, command in COMMANDS.items():
    times = [milliseconds(command) for _ in range(RUNS)]
    print(f"{name:26} best {min(times):5.0f} ms, median {statistics.median(times):5.0f} ms")
