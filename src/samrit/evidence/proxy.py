"""A small forward proxy on loopback, through which a browser reaches only what the fetcher may reach.

A page's images, frames, scripts and redirects all come through here, and each host is looked at by the same gate. It
lives for one capture, and lets through a bounded number of bytes.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from selectors import EVENT_READ, DefaultSelector
from socketserver import StreamRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit

from samrit.evidence.addresses import Gate
from samrit.evidence.kinds import MEGABYTE
from samrit.evidence.refusal import UnacceptableError

_MOST_BYTES = 80 * MEGABYTE
_SECONDS_OF_SILENCE = 15.0
_LONGEST_LINE = 16_384
_MOST_HEADERS = 100
_OWN_HEADERS = (b"proxy-", b"connection:", b"keep-alive:")


class FilteringProxy(ThreadingTCPServer):
    """The proxy; `url` is what a browser is told, `refused` are the hosts that it was refused."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, gate: Gate, *, seconds: float) -> None:
        super().__init__(("127.0.0.1", 0), _Visitor)
        self.gate = gate
        self.deadline = time.monotonic() + seconds
        self.refused: list[str] = []
        self._bytes_left = _MOST_BYTES
        self._counting = threading.Lock()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def may_pass(self, size: int) -> bool:
        """Count bytes on their way; False once it has been too many, or too long."""
        with self._counting:
            self._bytes_left -= size
            return self._bytes_left >= 0 and time.monotonic() < self.deadline

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to where the gate lets one; OSError, or the gate's refusal."""
        try:
            addresses = self.gate.addresses(host, port)
        except UnacceptableError:
            self.refused.append(f"{host}:{port}")
            raise
        last = OSError("no address answers")
        for address in addresses:
            try:
                return socket.create_connection((address, port), timeout=_SECONDS_OF_SILENCE)
            except OSError as error:
                last = error
        raise last

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is nothing to tell of."""


@contextmanager
def filtering_proxy(gate: Gate, *, seconds: float) -> Iterator[FilteringProxy]:
    """A proxy that runs as long as the block, at most so many seconds."""
    with FilteringProxy(gate, seconds=seconds) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()


class _Visitor(StreamRequestHandler):
    server: FilteringProxy
    timeout = _SECONDS_OF_SILENCE

    def handle(self) -> None:
        with suppress(OSError, ValueError):
            method, target, version = self.rfile.readline(_LONGEST_LINE).decode("latin-1").split()
            if not version.startswith("HTTP/1."):
                return
            headers = self._headers()
            try:
                if method == "CONNECT":
                    self._tunnel(target)
                else:
                    self._forward(method, target, headers)
            except UnacceptableError:
                self._answer("403 Forbidden")
            except OSError:
                self._answer("502 Bad Gateway")

    def _headers(self) -> list[bytes]:
        lines: list[bytes] = []
        while (line := self.rfile.readline(_LONGEST_LINE)) not in (b"\r\n", b"\n", b""):
            lines.append(line)
            if len(lines) > _MOST_HEADERS:
                raise ValueError("too many headers")
        return lines

    def _tunnel(self, target: str) -> None:
        host, _, port = target.rpartition(":")
        with self.server.connect(host, int(port)) as far:
            self._answer("200 Connection established")
            self._both_directions(far)

    def _forward(self, method: str, target: str, headers: list[bytes]) -> None:
        parts = urlsplit(target)
        if parts.scheme != "http" or not parts.hostname or parts.username is not None:
            self._answer("400 Bad Request")
            return
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        stored = [line for line in headers if not line.lower().startswith(_OWN_HEADERS)]
        with self.server.connect(parts.hostname, parts.port or 80) as far:
            # One question per connection: a second one on it would name a host that nobody has looked at.
            far.sendall(f"{method} {path} HTTP/1.1\r\n".encode("latin-1"))
            far.sendall(b"".join(stored) + b"Connection: close\r\n\r\n")
            length = next(
                (int(v) for n, _, v in (h.partition(b":") for h in stored) if n.lower() == b"content-length"), 0
            )
            if length < 0 or not self.server.may_pass(length):
                return
            far.sendall(self.rfile.read(length))
            self._one_direction(far)

    def _one_direction(self, far: socket.socket) -> None:
        while data := far.recv(65_536):
            if not self.server.may_pass(len(data)):
                return
            self.connection.sendall(data)

    def _both_directions(self, far: socket.socket) -> None:
        with DefaultSelector() as selector:
            selector.register(self.connection, EVENT_READ, far)
            selector.register(far, EVENT_READ, self.connection)
            while ready := selector.select(_SECONDS_OF_SILENCE):
                for key, _ in ready:
                    assert isinstance(key.fileobj, socket.socket)
                    data = key.fileobj.recv(65_536)
                    if not data or not self.server.may_pass(len(data)):
                        return
                    key.data.sendall(data)

    def _answer(self, status: str) -> None:
        ends = "" if status.startswith("200") else "Content-Length: 0\r\nConnection: close\r\n"
        self.wfile.write(f"HTTP/1.1 {status}\r\n{ends}\r\n".encode("latin-1"))
