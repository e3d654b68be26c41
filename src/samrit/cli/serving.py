"""A web server in this process: waitress, on one address."""

import errno
import socket
from contextlib import nullcontext, suppress

import click

from samrit.cli.own_worker import own_worker
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

THREADS = 8
MOST_SENT_BYTES = 256 * 1024 * 1024  # by one form; a file of evidence has a limit of its own
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def require_free(host: str, port: int) -> None:
    """RefusalError where the address can't be served on: somebody else does, or it is not ours."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        raise RefusalError(_refused(host, port, error)) from error


def serve(host: str, port: int, welcome: Message, *, with_worker: bool) -> None:
    """Serve the site until it is interrupted; the welcome is told once it answers. The worker runs beside it."""
    from django.conf import settings
    from django.utils.module_loading import import_string
    from waitress.server import create_server

    application = import_string(settings.WSGI_APPLICATION)
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=MOST_SENT_BYTES,
            clear_untrusted_proxy_headers=False,  # what a proxy says is judged by web/proxies.py, by its list
        )
    except OSError as error:
        raise RefusalError(_refused(host, port, error)) from error
    with suppress(KeyboardInterrupt), own_worker() if with_worker else nullcontext():  # how a person ends it
        click.echo(str(welcome))
        server.run()


def address(host: str, port: int) -> str:
    """The address that a browser on this machine opens."""
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def _refused(host: str, port: int, error: Exception) -> Message:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return Message("port {port} is in use by another program; choose another one with --port", port=port)
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Message("can't serve on {host} port {port} ({why})", host=host, port=port, why=why)
