"""Checkpoints are stamped by a service of RFC 3161: here one made of OpenSSL, which also verifies what was stored."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from shutil import which
from threading import Thread

import pytest
from pytest_django import Settings

from samrit.actions.city.timestamps import stamp

pytest.importorskip("rfc3161_client")
pytestmark = pytest.mark.skipif(which("openssl") is None, reason="no openssl on this machine")

NOTE = b"samrit.example/log\n12\nroot\n"
_CONFIGURATION = """
[tsa]
dir = {folder}
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
"""


def openssl(*words: object) -> int:
    return subprocess.run(["openssl", *map(str, words)], capture_output=True, check=False).returncode


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A folder with the key, certificate and configuration of a time stamp authority."""
    (tmp_path / "tsa.cnf").write_text(_CONFIGURATION.format(folder=tmp_path))
    (tmp_path / "serial").write_text("01\n")
    made = openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=authority", "-keyout",
        tmp_path / "tsa.key", "-out", tmp_path / "tsa.pem", "-addext", "extendedKeyUsage=critical,timeStamping",
    )  # fmt: skip
    assert made == 0
    return tmp_path


@contextmanager
def service(folder: Path, *, asked_about: bytes = b"") -> Iterator[str]:
    """The authority on this machine; with `asked_about` it stamps that, whatever it was asked about."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query, reply = folder / "query.tsq", folder / "reply.tsr"
            query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            if asked_about:
                (folder / "other").write_bytes(asked_about)
                openssl("ts", "-query", "-data", folder / "other", "-sha512", "-cert", "-out", query)
            openssl(
                "ts", "-reply", "-config", folder / "tsa.cnf", "-section", "tsa", "-queryfile", query, "-out", reply
            )
            self.send_response(200)
            self.end_headers()
            self.wfile.write(reply.read_bytes())

        def log_message(self, *_words: object) -> None:
            """Nothing is written."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def is_verified(authority: Path, note: bytes, stamped: Path) -> bool:
    (authority / "note").write_bytes(note)
    words = ("-data", authority / "note", "-in", stamped, "-CAfile", authority / "tsa.pem")
    return openssl("ts", "-verify", *words) == 0


def test_a_checkpoint_is_stamped_and_openssl_verifies_it(authority: Path, tmp_path: Path, settings: Settings) -> None:
    stored = tmp_path / "12.tsr"
    with service(authority) as settings.LOG_TIMESTAMPS:
        assert stamp(NOTE, stored)

    assert is_verified(authority, NOTE, stored)
    assert not is_verified(authority, NOTE + b"more", stored)


def test_an_answer_about_something_else_is_not_stored(authority: Path, tmp_path: Path, settings: Settings) -> None:
    with service(authority, asked_about=b"another checkpoint") as settings.LOG_TIMESTAMPS:
        assert not stamp(NOTE, tmp_path / "12.tsr")

    assert not (tmp_path / "12.tsr").exists()


def test_a_service_that_is_away_holds_nobody_up(tmp_path: Path, settings: Settings) -> None:
    settings.LOG_TIMESTAMPS = "http://127.0.0.1:9/"

    assert not stamp(NOTE, tmp_path / "12.tsr")
