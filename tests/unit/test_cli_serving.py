"""What the web server believes of a proxy in front of it."""

import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from urllib.request import Request, urlopen

import pytest
from waitress.server import create_server

from samrit.cli.serving import through_proxy

SENT = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Tell what an application sees of a request."""
    start_response("200 OK", [])
    stated = (environ["REMOTE_ADDR"], environ["wsgi.url_scheme"], environ.get("HTTP_X_FORWARDED_PROTO", ""))
    return [" ".join(stated).encode()]


@pytest.mark.parametrize(
    ("is_behind", "expected_version"), [(True, "203.0.113.7 https https"), (False, "127.0.0.1 http ")]
)
def test_a_proxy_is_believed_where_there_is_one_and_nobody_else(is_behind: bool, expected_version: str) -> None:
    server = create_server(echo, host="127.0.0.1", port=0, **through_proxy(is_behind))

    def listen() -> None:
        with suppress(OSError):  # its socket is closed from under it at the end
            server.run()

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        with urlopen(Request(f"http://127.0.0.1:{server.effective_port}/", headers=SENT)) as answer:
            assert answer.read().decode() == expected_version
    finally:
        server.close()
        thread.join()
