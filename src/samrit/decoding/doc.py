"""Word before 2007 (.doc), by antiword or catdoc where one of them is installed."""

import shutil
import subprocess
from typing import Any

from samrit.decoding.refusing import Refusal

_TOOLS = (("antiword", "-m", "UTF-8.txt", "-w", "0", "-"), ("catdoc", "-d", "utf-8", "-w", "-"))


def decode(data: bytes) -> dict[str, Any]:
    """The lines of a document; Refusal where no tool is there, or it finds none."""
    is_any = False
    for name, *options in _TOOLS:
        tool = shutil.which(name)
        if tool is None:
            continue
        is_any = True
        done = subprocess.run([tool, *options], input=data, capture_output=True, check=False)  # noqa: S603 - one of two programs, the file on its standard input
        text = done.stdout.decode("utf-8", "replace")
        if b"encrypted" in done.stdout[:300] or b"encrypted" in done.stderr[:300]:
            raise Refusal("encrypted")
        if done.returncode == 0 and text.strip():
            return {"documents": [_blocks(text)]}
    raise Refusal("broken" if is_any else "no-tool")


def _blocks(text: str) -> list[str | list[list[str]]]:
    """Lines; antiword draws a table's rows between bars."""
    blocks: list[str | list[list[str]]] = []
    for line in text.split("\n"):
        if line.startswith("|") and line.endswith("|"):
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            last = blocks[-1] if blocks else None
            if isinstance(last, list):
                last.append(cells)
            else:
                blocks.append([cells])
        else:
            blocks.append(line)
    return blocks
