"""A small sample of `make faults`: processes killed in the middle of their work, and a city that is whole afterwards."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_was_acknowledged_is_there_and_nothing_is_half_after_a_few_kills() -> None:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"}

    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "faults" / "killing.py"), "sqlite", "9", "0"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout, done.stderr
    tally = json.loads(done.stdout)
    assert tally["faults"] == []
    assert sum(tally["kills"].values()) >= 9
    assert tally["verified"] >= 1
