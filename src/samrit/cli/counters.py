"""Where several processes of this program count together for `/metrics`."""

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # what the library reads, as soon as it is imported
_FILE = re.compile(r"\w+_(?P<process>\d+)\.db")


def count_together() -> None:
    """Name a folder for the counters, unless the environment does; take away what processes that are gone have left there."""
    if VARIABLE not in os.environ:
        os.environ[VARIABLE] = tempfile.mkdtemp(prefix="samrit-counters-")
    folder = Path(os.environ[VARIABLE])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for file in folder.glob("*.db"):
        match = _FILE.fullmatch(file.name)
        if match and not _is_alive(int(match["process"])):
            with suppress(OSError):
                file.unlink()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
