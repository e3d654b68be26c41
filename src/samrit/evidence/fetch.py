"""Ask for a link as the public does, and never reach the inside by it.

Each redirect is looked at as a link of its own; the connection goes to the addresses that the gate has looked at, while
the TLS certificate is still held against the name. No cookies, no credentials, no proxy of the environment's.
"""

import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from samrit.evidence.addresses import Gate
from samrit.evidence.kinds import MEGABYTE
from samrit.evidence.links import Link, parse_link
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

MOST_REDIRECTS = 5
MOST_BYTES = 25 * MEGABYTE
SECONDS = 40.0
SECONDS_TO_SEND = 15.0
_SECONDS_OF_SILENCE = 10.0
_HEADERS = {
    "User-Agent": "Samrit (captures links given as evidence)",
    "Accept": "text/html,application/pdf,image/*;q=0.9,*/*;q=0.5",
    "Accept-Language": "th,en;q=0.7",
    "Accept-Encoding": "identity",  # what is small on the way can't burst here
}

_SILENCE = (
    OSError, httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)  # fmt: skip


class UnreachableError(UnacceptableError):
    """Nobody answers, or not within the limits of time and size."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What answered: the address at the end of the redirects, its status, the kind that it says it is, its bytes."""

    final_url: str
    status: int
    media_type: str
    charset: str
    data: bytes


def fetch(
    url: str,
    *,
    gate: Gate | None = None,
    most_bytes: int = MOST_BYTES,
    seconds: float = SECONDS,
    trust: ssl.SSLContext | None = None,
) -> Fetched:
    """What answers at a link. InsideError where it, or a redirect, leads inside; UnreachableError where nothing comes.

    `trust` is whom TLS trusts; by default the machine's own authorities.
    """
    deadline = time.monotonic() + seconds
    door = gate or Gate()
    link = parse_link(url)
    try:
        for _ in range(MOST_REDIRECTS + 1):
            transport = _Door(door, deadline, trust)
            with transport, _client(transport) as client, client.stream("GET", link.url) as response:
                if not response.has_redirect_location:
                    return _read(response, link, most_bytes, deadline)
                link = _next(response)
    except _SILENCE as error:
        raise UnreachableError(Message("The link doesn't open: the site doesn't answer, or is no more.")) from error
    raise UnreachableError(
        Message("The link leads on more than {most_redirects} times.", most_redirects=MOST_REDIRECTS)
    )


def send(  # noqa: PLR0913 - what is sent where, past which gate, for how long
    url: str,
    data: bytes,
    headers: Mapping[str, str],
    *,
    gate: Gate | None = None,
    seconds: float = SECONDS_TO_SEND,
    trust: ssl.SSLContext | None = None,
) -> int:
    """Post something to an address; gives the status of the answer, whose content nobody reads. No redirect is followed.

    InsideError where it leads inside; UnreachableError where nobody answers.
    """
    transport = _Door(gate or Gate(), time.monotonic() + seconds, trust)
    try:
        with (
            transport,
            _client(transport) as client,
            client.stream("POST", url, content=data, headers=dict(headers)) as answer,
        ):
            return answer.status_code
    except _SILENCE as error:
        raise UnreachableError(Message("The address doesn't answer.")) from error


def _client(transport: httpx.BaseTransport) -> httpx.Client:
    return httpx.Client(
        transport=transport, trust_env=False, follow_redirects=False, headers=_HEADERS, timeout=_SECONDS_OF_SILENCE
    )


def _next(response: httpx.Response) -> Link:
    return parse_link(str(response.url.join(response.headers["location"])))


def _read(response: httpx.Response, link: Link, most_bytes: int, deadline: float) -> Fetched:
    stored = bytearray()
    for chunk in response.iter_bytes():
        stored += chunk
        if len(stored) > most_bytes:
            raise UnreachableError(
                Message(
                    "What the link leads to has more than {most_bytes} megabytes.", most_bytes=most_bytes // MEGABYTE
                )
            )
        if time.monotonic() > deadline:
            raise UnreachableError(Message("The link answers too slowly."))
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(link.url, response.status_code, media_type, response.charset_encoding or "", bytes(stored))


class _Timed(httpcore.NetworkStream):
    """A connection on which nothing lasts longer than the whole may."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole takes too long")
        return min(left, timeout if timeout is not None else left)


class _Checked(httpcore.NetworkBackend):
    """Connects to the addresses that the gate has looked at, and to no other."""

    def __init__(self, gate: Gate, deadline: float) -> None:
        self._gate, self._deadline, self._plain = gate, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        last: Exception = OSError("no address answers")
        for address in self._gate.addresses(host, port):
            try:
                stream = self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return _Timed(stream, self._deadline)
        raise last


class _Door(httpx.BaseTransport):
    """httpx over httpcore, through the checked connections."""

    def __init__(self, gate: Gate, deadline: float, trust: ssl.SSLContext | None) -> None:
        context = trust if trust is not None else httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=_Checked(gate, deadline))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One question, one answer; its body comes as it is read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
