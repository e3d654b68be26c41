"""`samrit serve`: the records on the web, as they are."""

import os

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
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
@click.option("--no-worker", cls=Option, is_flag=True, words=NO_WORKER)
def command(port: int, host: str, no_worker: bool) -> int:
    """Serve until interrupted."""
    require_free(host, port)
    # A browser on this machine speaks plain HTTP with it; one that comes through a proxy speaks HTTPS with the proxy.
    is_plain = host in LOOPBACK and not any(map(os.environ.get, ("SAMRIT_BEHIND_PROXY", "SAMRIT_TRUSTED_PROXIES")))
    start_django(**({"SAMRIT_HTTPS": "0"} if is_plain else {}))
    require_database()
    where = address(host, port)
    serve(
        host,
        port,
        Message("Samrit is at {where} (Ctrl+C ends it)", where=where),
        with_worker=not no_worker,
    )
    return 0
