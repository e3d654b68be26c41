"""Servers of the tests' own, on loopback, and a gate that lets one reach the chosen ones: to others nothing leads."""

import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from samrit.evidence.addresses import Gate

Answer = tuple[int, Mapping[str, str], bytes]


@dataclass
class Site:
    """A web server: what it answers by path, and who has asked for what."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, by number."""
        return f"http://127.0.0.1:{self.port}"

    def page(self, path: str, html: str, *, status: int = 200) -> None:
        """Answer with a page."""
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8"}, html.encode())

    def leads_to(self, path: str, location: str) -> None:
        """Answer with a redirect."""
        self.answers[path] = (302, {"Location": location}, b"")

    def file(self, path: str, data: bytes, media_type: str) -> None:
        """Answer with a file."""
        self.answers[path] = (200, {"Content-Type": media_type}, data)


@contextmanager
def site() -> Iterator[Site]:
    """A web server, as long as the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            made.headers.append({name.lower(): value for name, value in self.headers.items()})
            status, headers, body = made.answers.get(self.path.partition("?")[0], (404, {}, b"nothing here"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the names are http.server's

        def log_message(self, *_: object) -> None:
            """Tests keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made = Site(server.server_address[1])
        with _serving(server):
            yield made


@contextmanager
def raw_server(talk: Callable[[socketserver.StreamRequestHandler], None]) -> Iterator[int]:
    """A TCP server that talks as told; gives its port."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            talk(self)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        with _serving(server):
            yield server.server_address[1]


def gate(*ports: int, names: Mapping[str, str | tuple[str, ...]] | None = None) -> Gate:
    """A gate that lets through to these ports of 127.0.0.1 besides the public; it knows only these names."""
    known = names or {}

    def resolve(host: str, port: int) -> tuple[str, ...]:  # noqa: ARG001 - as the gate asks
        if host not in known:
            raise OSError(f"{host} is not known")
        found = known[host]
        return (found,) if isinstance(found, str) else found

    return Gate(resolve=resolve, allowed=frozenset(("127.0.0.1", port) for port in ports))


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
