"""How many decoders work at once on this machine, whichever of our processes asks: a file is locked for each of them.

The lock goes with who holds it, however that ends, so that no place is ever lost.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

_PAUSE_SECONDS = 0.05


class NoPlaceError(Exception):
    """All places were taken for as long as somebody may wait."""


@contextmanager
def place(pool: str, *, at_once: int, wait_seconds: float) -> Iterator[None]:
    """One of the places of a pool; NoPlaceError where none gets free in time."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        yield
        return
    folder = _folder()
    until = time.monotonic() + wait_seconds
    while True:
        for number in range(at_once):
            descriptor = os.open(folder / f"{pool}-{number}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                continue
            except BaseException:
                os.close(descriptor)
                raise
            try:
                yield
            finally:
                os.close(descriptor)
            return
        if time.monotonic() >= until:
            raise NoPlaceError(pool)
        time.sleep(_PAUSE_SECONDS)


def _folder() -> Path:
    folder = Path(gettempdir()) / f"samrit-decoding-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
