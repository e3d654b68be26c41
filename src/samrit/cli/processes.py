"""Several web processes on one address: granian, for a city on PostgreSQL. This process looks after them, and starts a worker behind them.

A process that ends is started anew, and so is one that has grown too large. Told to stop, each answers what it has begun.
"""

import multiprocessing
import os
import socket
import time
from contextlib import nullcontext
from threading import Event, Thread

import click

from samrit.cli.own_worker import own_worker
from samrit.thai.translation import Message

THREADS = 4  # of each process
MOST_MEMORY_MB = 400  # of one process; one that needs more is replaced when it is idle
HEADERS_SECONDS = 10  # until a browser has said what it wants
# A connection that stands idle holds up others here: docs/decisions/one-process.md.
ENDS_AFTER_ANSWER = {"keep_alive": False}
STOP_SECONDS = 30  # to answer what was begun
APPLICATION = "samrit.config.served:application"


def cores() -> int:
    """How many processes keep this machine busy."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def serve_by_processes(host: str, port: int, welcome: Message, *, processes: int, with_worker: bool) -> None:
    """Serve the site until told to stop (SIGTERM, or Ctrl+C); the welcome is told once it answers."""
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    # A copy of a process with threads may stand still: each begins by itself.
    multiprocessing.set_start_method("spawn", force=True)
    server = Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,
        backpressure=16 * THREADS,  # more wait in the line of the machine, and are answered in their order
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_SECONDS * 1000, **ENDS_AFTER_ANSWER),
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_max_rss=MOST_MEMORY_MB,
        workers_kill_timeout=STOP_SECONDS,
    )
    stop = Event()
    Thread(target=_welcome, args=[host, port, str(welcome), stop], daemon=True).start()
    try:
        with own_worker() if with_worker else nullcontext():
            server.serve()
    finally:
        stop.set()


def _welcome(host: str, port: int, words: str, stop: Event) -> None:
    """Tell it once somebody answers."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
    while not stop.is_set():
        try:
            socket.create_connection((here, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            click.echo(words)
            return
