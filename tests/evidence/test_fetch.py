"""The fetcher asks as the public does; neither a name, a redirect nor a certificate leads it to the inside."""

import gzip
import socketserver
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from loopback import Site, gate, raw_server, site
from samrit.evidence.addresses import Gate, InsideError
from samrit.evidence.fetch import MOST_REDIRECTS, UnreachableError, fetch
from samrit.evidence.refusal import UnacceptableError


@pytest.fixture
def web() -> Iterator[Site]:
    """A site that one may reach."""
    with site() as made:
        yield made


@pytest.fixture
def secret() -> Iterator[Site]:
    """A site inside, that nobody may reach; whatever asks it is seen."""
    with site() as made:
        made.page("/", "SECRET")
        yield made
        assert made.asked == []


def test_what_answers_is_fetched_as_the_public_would(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    web.page("/report", "<h1>สวัสดี</h1>")

    got = fetch(f"{web.url}/report?q=ค", gate=gate(web.port))

    assert (got.status, got.media_type, got.charset, got.data.decode()) == (200, "text/html", "utf-8", "<h1>สวัสดี</h1>")
    assert web.asked == ["/report?q=%E0%B8%84"]
    assert not {"cookie", "authorization", "referer", "proxy-authorization"} & set(web.headers[0])


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_looked_at(web: Site, secret: Site) -> None:
    web.page("/", "public")
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(f"{host}:{port}")
        return next(answers)

    rebinding = Gate(resolve=resolve, allowed=frozenset({("127.0.0.1", web.port)}))

    assert fetch(f"http://www.example.com:{web.port}/", gate=rebinding).data == b"public"
    assert asked == [f"www.example.com:{web.port}"]
    assert web.headers[0]["host"] == f"www.example.com:{web.port}"
    with pytest.raises(InsideError):
        fetch(f"http://www.example.com:{secret.port}/", gate=rebinding)


def test_a_name_with_one_address_inside_is_refused_altogether(web: Site) -> None:
    both = gate(web.port, names={"www.example.com": ("127.0.0.1", "10.0.0.1")})

    with pytest.raises(InsideError):
        fetch(f"http://www.example.com:{web.port}/", gate=both)

    assert web.asked == []


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{secret}/", "http://[::1]:{secret}/", "http://localhost:{secret}/", "//127.0.0.1:{secret}/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:127.0.0.1]:{secret}/", "http://2130706433:{secret}/",
        "http://0x7f.1:{secret}/", "http://user@127.0.0.1:{secret}/", "http://inside.example.com/",
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:{secret}/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_redirect_is_looked_at_as_a_link_of_its_own(web: Site, secret: Site, location: str) -> None:
    web.leads_to("/", location.format(secret=secret.port))
    names = {"inside.example.com": "192.168.0.10"}

    with pytest.raises(UnacceptableError):
        fetch(f"{web.url}/", gate=gate(web.port, names=names))

    assert web.asked == ["/"]


def test_redirects_are_followed_a_few_times_and_cookies_are_not_taken_along(web: Site) -> None:
    for step in range(MOST_REDIRECTS):
        web.answers[f"/{step}"] = (302, {"Location": f"/{step + 1}", "Set-Cookie": "who=me"}, b"")
    web.page(f"/{MOST_REDIRECTS}", "end")
    web.leads_to("/start", "/0")

    got = fetch(f"{web.url}/0", gate=gate(web.port))
    with pytest.raises(UnreachableError, match="leads on"):
        fetch(f"{web.url}/start", gate=gate(web.port))

    assert (got.data, got.final_url) == (b"end", f"{web.url}/{MOST_REDIRECTS}")
    assert all("cookie" not in headers for headers in web.headers)


def test_a_status_that_is_no_success_is_told_and_not_an_exception(web: Site) -> None:
    assert fetch(f"{web.url}/gone", gate=gate(web.port)).status == 404


def test_too_much_is_not_read_to_its_end_packed_or_not(web: Site) -> None:
    web.file("/large", b"x" * 200_000, "text/plain")
    web.answers["/bomb"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 5_000_000))

    for path in ("/large", "/bomb"):
        with pytest.raises(UnreachableError, match="megabytes"):
            fetch(web.url + path, gate=gate(web.port), most_bytes=100_000)


def test_a_site_that_trickles_is_left_in_time() -> None:
    def trickle(visitor: socketserver.StreamRequestHandler) -> None:
        visitor.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            visitor.wfile.write(f"X-{number}: y\r\n".encode())
            time.sleep(0.1)

    with raw_server(trickle) as port:
        started = time.monotonic()
        with pytest.raises(UnreachableError):
            fetch(f"http://127.0.0.1:{port}/", gate=gate(port), seconds=0.5)

    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "answer", [b"", b"\0\0\0", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"]
)
def test_what_speaks_no_http_is_unreachable(answer: bytes) -> None:
    def talk(visitor: socketserver.StreamRequestHandler) -> None:
        visitor.wfile.write(answer)

    with raw_server(talk) as port, pytest.raises(UnreachableError):
        fetch(f"http://127.0.0.1:{port}/", gate=gate(port))


def test_nobody_there_is_unreachable(web: Site) -> None:
    with pytest.raises(UnreachableError):
        fetch("http://www.nobody.example/", gate=gate(web.port))


def test_the_certificate_is_held_against_the_name_and_not_the_address(tmp_path: Path) -> None:
    server_side, trust = _certified("www.example.com", tmp_path)

    def talk(visitor: socketserver.StreamRequestHandler) -> None:
        visitor.connection.settimeout(5)
        try:
            with server_side.wrap_socket(visitor.connection, server_side=True) as secured:
                secured.recv(4096)
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        except ssl.SSLError:
            return  # a visitor that doesn't trust us leaves

    with raw_server(talk) as port:
        known = gate(port, names={"www.example.com": "127.0.0.1", "www.other.com": "127.0.0.1"})
        got = fetch(f"https://www.example.com:{port}/", gate=known, trust=trust)
        for host, whom in (("www.other.com", trust), ("127.0.0.1", trust), ("www.example.com", None)):
            with pytest.raises(UnreachableError):
                fetch(f"https://{host}:{port}/", gate=known, trust=whom)

    assert got.data == b"ok"


def _certified(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate for the name, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem))
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(file)
    return server_side, ssl.create_default_context(cafile=str(file))
