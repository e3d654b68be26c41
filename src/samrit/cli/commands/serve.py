"""`samrit serve`: the records on the web, as they are."""

import os

import click

from samrit.cli.command import Command, Option
from samrit.cli.counters import count_together
from samrit.cli.django import require_database, start_django
from samrit.cli.processes import cores, serve_by_processes
from samrit.cli.serving import LOOPBACK, address, require_free, serve
from samrit.thai.translation import Message

PORT = click.IntRange(1, 65535)
NO_WORKER = Message("leave reminders, mails and captures to `samrit worker`")


@click.command(
    cls=Command,
    words=Message("Serve the records on the web; the environment's SAMRIT_* variables set it up."),
)
@click.option("--port", cls=Option, type=PORT, default=8000, words=Message("port (default: 8000)"))
@click.option(
    "--host",
    cls=Option,
    default="127.0.0.1",
    words=Message("address (default: 127.0.0.1, this machine only)"),
)
@click.option(
    "--processes",
    cls=Option,
    type=click.IntRange(1, 64),
    default=None,
    words=Message("web processes (default: one for each core on PostgreSQL, one on SQLite)"),
)
@click.option("--no-worker", cls=Option, is_flag=True, words=NO_WORKER)
def command(port: int, host: str, processes: int | None, no_worker: bool) -> int:
    """Serve until interrupted."""
    require_free(host, port)
    count_together()
    # A browser on this machine speaks plain HTTP with it; one that comes through a proxy speaks HTTPS with the proxy.
    is_plain = host in LOOPBACK and not any(map(os.environ.get, ("SAMRIT_BEHIND_PROXY", "SAMRIT_TRUSTED_PROXIES")))
    start_django(**({"SAMRIT_HTTPS": "0"} if is_plain else {}))
    require_database()
    where = address(host, port)
    welcome = Message("Samrit is at {where} (Ctrl+C ends it)", where=where)
    wanted = processes if processes is not None else default_processes()
    if wanted == 1:
        serve(host, port, welcome, with_worker=not no_worker)
    else:
        serve_by_processes(host, port, welcome, processes=wanted, with_worker=not no_worker)
    return 0


def default_processes() -> int:
    """One for each core where the database has room for more than one who writes."""
    from django.db import connection

    return cores() if connection.vendor == "postgresql" else 1
