"""How much of torn Thai is put together again, and how much of what is changed is right, by the way it was torn.

Usage: scripts/bench repair

The texts are 324 correct sentences of our own (tests/official_sentences.py), torn by tests/tears.py; the floors stand in
tests/unit/test_thai_repair_measured.py.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from tears import outcomes


def main() -> int:
    """Print the table."""
    print(f"{'torn by':38} {'letters':>8} {'precision':>10} {'recall':>8}")
    for name, outcome in outcomes().items():
        print(f"{name:38} {outcome.torn:8,} {outcome.precision:10.1%} {outcome.recall:8.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
