"""What a run of `make fuzz` tried, as a table in docs/trust.md."""

import json
import sys
from pathlib import Path

TRUST = Path(__file__).resolve().parents[2] / "docs" / "trust.md"
BEGIN, END = "<!-- make fuzz -->", "<!-- end of make fuzz -->"


def table(lines: list[str]) -> str:
    """A row a target, and all together."""
    found = [json.loads(line) for line in lines]
    rows = [f"| {one['target']} | {one['inputs']:,} | {one['seconds']:.0f} |" for one in found]
    inputs, seconds = sum(one["inputs"] for one in found), sum(one["seconds"] for one in found)
    return "\n".join(
        ["| target | inputs | seconds |", "| --- | --: | --: |", *rows, f"| **all** | {inputs:,} | {seconds:.0f} |"]
    )


if __name__ == "__main__":
    text = TRUST.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    made = table(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    TRUST.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", encoding="utf-8")
