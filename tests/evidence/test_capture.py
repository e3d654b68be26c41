"""A link is looked at, and what is there is kept; a page can't lead the browser to the inside."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from evidence_files import PDF, image
from loopback import Site, gate, site
from samrit.evidence.browser import browser_path, print_page
from samrit.evidence.capture import Reachability, capture
from samrit.evidence.proxy import filtering_proxy

NO_BROWSER = "-"


@pytest.fixture
def web() -> Iterator[Site]:
    """A site that one may reach."""
    with site() as made:
        yield made


@pytest.fixture
def secret() -> Iterator[Site]:
    """A site inside."""
    with site() as made:
        made.page("/", "SECRET")
        yield made


@pytest.fixture(scope="session")
def printer() -> None:
    """A browser that prints here; skips, and says why, where there is none or it doesn't start."""
    path = browser_path()
    with site() as plain:
        plain.page("/", "plain")
        printed = print_page(f"{plain.url}/", browser=path, gate=gate(plain.port)) if path is not None else None
    if printed is None:
        reason = "no chromium that prints on this machine (as an ordinary user it needs a sandbox)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def test_a_page_is_kept_as_its_html_where_there_is_no_browser(web: Site) -> None:
    web.answers["/"] = (
        200,
        {"Content-Type": "text/html; charset=tis-620"},
        "<title> ผล &amp;\nงาน </title>".encode("cp874"),
    )

    got = capture(f"{web.url}/", gate=gate(web.port), browser=NO_BROWSER)

    assert (got.reachability, got.status, got.title, got.method) == (Reachability.ALIVE, 200, "ผล & งาน", "html")
    assert got.data.decode() == "<title> ผล &amp;\nงาน </title>"


def test_a_document_and_an_image_are_kept_as_files_and_a_program_is_not(web: Site) -> None:
    web.file("/a.pdf", PDF, "application/octet-stream")
    web.file("/b.jpg", image("JPEG"), "image/jpeg")
    web.file("/c.exe", b"MZ\x90", "application/x-msdownload")

    pdf, jpeg, program = (
        capture(web.url + path, gate=gate(web.port), browser=NO_BROWSER) for path in ("/a.pdf", "/b.jpg", "/c.exe")
    )

    assert (pdf.method, pdf.data, pdf.title) == ("pdf", PDF, "a.pdf")
    assert (jpeg.method, jpeg.media_type) == ("file", "image/jpeg")
    assert (program.reachability, program.method, program.why is not None) == (Reachability.ALIVE, "", True)


@pytest.mark.parametrize(
    ("status", "reachability", "has_copy"),
    [(404, Reachability.DEAD, False), (410, Reachability.DEAD, False), (503, Reachability.DEAD, False), (403, Reachability.ALIVE, True), (401, Reachability.ALIVE, True)],
)  # fmt: skip
def test_what_is_gone_is_dead_and_what_asks_for_a_log_in_is_kept_as_it_answers(
    web: Site, status: int, reachability: Reachability, has_copy: bool
) -> None:
    web.page("/", "<title>เข้าสู่ระบบ</title>", status=status)

    got = capture(f"{web.url}/", gate=gate(web.port), browser=NO_BROWSER)

    assert (got.reachability, got.status, bool(got.data)) == (reachability, status, has_copy)
    assert got.why is not None


def test_nobody_there_is_dead_and_the_inside_is_refused(web: Site, secret: Site) -> None:
    dead = capture("http://www.nobody.example/", gate=gate())
    refused = capture(f"{secret.url}/", gate=gate(web.port))

    assert (dead.reachability, refused.reachability, secret.asked) == (Reachability.DEAD, Reachability.REFUSED, [])


HOSTILE = """<!doctype html><meta charset=utf-8><title>หน้าทดสอบ</title><p>ข้อความบนหน้า</p>
<link rel=stylesheet href="{s}/css"><link rel=dns-prefetch href="{s}"><link rel=preconnect href="{s}">
<img src="{s}/img"><iframe src="{s}/frame"></iframe><iframe src="/leads"></iframe><object data="{s}/object"></object>
<video src="{s}/video"></video><img src="http://localhost:{port}/name"><img src="http://[::1]:{port}/six">
<img src="http://0x7f000001:{port}/hex"><iframe src="file:///etc/passwd"></iframe>
<script src="{s}/script"></script>
<script>
fetch("{s}/fetch", {{mode: "no-cors"}}); navigator.sendBeacon("{s}/beacon", "x");
new WebSocket("ws://127.0.0.1:{port}/socket"); new EventSource("{s}/events");
const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{port}"}}]}});
peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
fetch("/own");
</script>"""


@pytest.mark.browser
@pytest.mark.usefixtures("printer")
def test_nothing_on_a_page_reaches_the_inside_though_the_page_itself_is_printed(web: Site, secret: Site) -> None:
    web.page("/", HOSTILE.format(s=secret.url, port=secret.port))
    web.leads_to("/leads", f"{secret.url}/redirected")
    web.page("/own", "own")

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", secret.port))
        listening.settimeout(0.2)
        got = capture(f"{web.url}/", gate=gate(web.port))
        with pytest.raises(TimeoutError):
            listening.recv(1)

    assert (got.reachability, got.method, got.title) == (Reachability.ALIVE, "pdf", "หน้าทดสอบ")
    assert got.why is not None
    assert "the copy is without them" in got.why.en
    assert "/own" in web.asked
    assert secret.asked == []


@pytest.mark.browser
@pytest.mark.usefixtures("printer")
@pytest.mark.parametrize(
    "leave",
    [
        "location = '{s}/'", "location = 'file:///etc/hostname'", "location = 'view-source:{s}/'",
        "open('{s}/'); location = 'chrome://version'", "document.write('<meta http-equiv=refresh content=0;url={s}/>')",
    ],
)  # fmt: skip
def test_a_page_that_leads_the_browser_away_leads_it_nowhere(web: Site, secret: Site, leave: str) -> None:
    web.page("/", f"<p>x<script>{leave.format(s=secret.url)}</script>")

    got = capture(f"{web.url}/", gate=gate(web.port))

    hostname = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "nowhere"
    printed = (
        " ".join(page.get_textpage().get_text_range() for page in PdfDocument(got.data)) if got.method == "pdf" else ""
    )
    assert secret.asked == []
    assert "SECRET" not in printed
    assert hostname not in printed.split()
    assert "Command Line" not in printed


@pytest.mark.browser
@pytest.mark.usefixtures("printer")
def test_the_same_page_would_reach_it_were_it_allowed(web: Site, secret: Site) -> None:
    web.page("/", HOSTILE.format(s=secret.url, port=secret.port))
    web.leads_to("/leads", f"{secret.url}/redirected")

    capture(f"{web.url}/", gate=gate(web.port, secret.port))

    assert {"/img", "/frame", "/redirected", "/fetch"} <= set(secret.asked)


def test_the_proxy_tunnels_and_forwards_only_to_where_the_gate_lets(web: Site, secret: Site) -> None:
    web.page("/a", "public")

    def say(proxy_port: int, words: str) -> bytes:
        with socket.create_connection(("127.0.0.1", proxy_port), timeout=5) as connection:
            connection.sendall(words.encode())
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(4096), b""))

    with filtering_proxy(gate(web.port), seconds=10) as proxy:
        port = proxy.server_address[1]
        plain = say(port, f"GET {web.url}/a HTTP/1.1\r\nHost: x\r\nProxy-Connection: keep-alive\r\n\r\n")
        tunnel = say(port, f"CONNECT 127.0.0.1:{secret.port} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n")
        forward = say(port, f"GET {secret.url}/ HTTP/1.1\r\n\r\n")
        strange = say(port, "GET /etc/passwd HTTP/1.1\r\n\r\n")
        own = say(port, f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n")

    assert plain.startswith(b"HTTP/1.0 200")
    assert plain.endswith(b"public")
    assert "proxy-connection" not in web.headers[0]
    assert [words[9:12] for words in (tunnel, forward, strange, own)] == [b"403", b"403", b"400", b"403"]
    assert secret.asked == []
    assert proxy.refused == [f"127.0.0.1:{secret.port}"] * 2 + [f"127.0.0.1:{port}"]
