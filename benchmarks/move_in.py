"""A city moves in: 200 saved pages and papers of two years and six agencies, strange files among them, into an empty city.

The command is killed on its way, goes on, and is run once more, which changes nothing; prints how long each took and how the files
are then. Everything lies in a throw-away folder.

Usage: .venv/bin/python benchmarks/move_in.py [files]
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from saved_city import made_up, write_folder, zipped  # noqa: E402 - of the tests

FILES = 200
KILLED_AFTER = 12  # seconds
COMMAND = [sys.executable, "-c", "import sys; from samrit.cli.main import main; sys.exit(main())"]
BEGIN = ["begin", "--code", "city", "--name-th", "เมืองตัวอย่าง", "--admin", "admin", "--admin-name", "ผู้ดูแลระบบ"]
MOVE = ["import", "--lang", "en", "--create", "--by", "admin", "--yes", "--doubtful"]
COUNTED = """
from samrit.records.models import *
print(*[m._default_manager.count() for m in (Agency, AnnualPlan, PlanNode, Indicator, Project, QuarterReport, Import, Event)])
"""


def run(*arguments: str, typed: str = "", seconds: float | None = None) -> tuple[float, str]:
    """A command in a process of its own, killed after so many seconds; how long it took, and what it said."""
    started = time.perf_counter()
    try:
        done = subprocess.run([*COMMAND, *arguments], input=typed, text=True, capture_output=True, check=False, timeout=seconds)  # fmt: skip
        said = done.stdout or done.stderr
    except subprocess.TimeoutExpired:
        said = "killed"
    return time.perf_counter() - started, said


def main() -> int:
    """Make the folder and the city, move in, tell."""
    files = made_up(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"SAMRIT_DATA_DIR": str(Path(place) / "data"), "PYTHONPATH": str(ROOT / "src")}
        folder = write_folder(files, Path(place) / "saved")
        run("manage", "migrate")
        _, said = run(*BEGIN, typed="a long pass phrase 12\n" * 2)
        print(said.strip().splitlines()[-1])
        states: list[str] = []
        for name, limit in (
            ("killed", KILLED_AFTER),
            ("again", 3 * KILLED_AFTER),
            ("goes on", None),
            ("once more", None),
            ("as a zip", None),
        ):
            if name == "as a zip":
                (packed := Path(place) / "saved.zip").write_bytes(zipped(files))
                folder = packed
            taken, said = run(*MOVE, str(folder), seconds=limit)
            counted = run("manage", "shell", "-v", "0", "-c", COUNTED)[1].strip()
            states.append(counted)
            print(f"{name:9} {taken:6.1f} s; rows {counted}")
            if limit is None:
                print(f"          {said.strip().splitlines()[-1]}")
                missing = [path for path in files if f"{path}: " not in said]
                assert not missing, missing
        print(Counter(states))
        return 0 if len(set(states[2:])) == 1 and states[0] != states[2] else 1


if __name__ == "__main__":
    sys.exit(main())
