"""The worker beside a web server: a process of its own, so that what heavy work once needed is given back when it ends.

It is started anew where it ends, which it does by itself when it has grown and has nothing to do; and it ends with the server, however that ends.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Event, Thread
from typing import Any

from samrit.cli.django import start_django

MOST_MEMORY_MB = 200  # so much it may keep
_END_SECONDS = 10  # to finish what it does; what is cut off is done again
_AGAIN_SECONDS = 5
_CHILD = "from samrit.cli.own_worker import work_for; work_for({})"


@contextmanager
def own_worker() -> Iterator[None]:
    """A worker as long as what is inside lasts."""
    stop = Event()
    thread = Thread(target=_restart, args=[stop], name="samrit-worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _restart(stop: Event) -> None:
    while not stop.is_set():
        with subprocess.Popen([sys.executable, "-c", _CHILD.format(os.getpid())]) as child:  # noqa: S603 - ourselves
            while child.poll() is None and not stop.wait(0.2):
                pass
            child.terminate()
            try:
                child.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
        stop.wait(_AGAIN_SECONDS)


def work_for(server: int) -> None:
    """Work until told to stop, until the server is gone, or until much memory was needed and nothing is to do."""
    stop = Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    start_django()
    worker().work(stop, is_over=lambda: os.getppid() != server or _peak_mb() > MOST_MEMORY_MB)


def worker() -> Any:
    """The module of the worker; by its name, since it stands beside the command line in the house."""
    return import_module("samrit.ops.worker")


def _peak_mb() -> float:
    """The most memory that this process ever had; 0 where nobody tells."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)
