"""Several web processes on one address."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.db import connection

SERVE = [sys.executable, "-c", "from samrit.cli.main import main; main()", "serve", "--no-worker", "--lang", "en"]


def children(process: int) -> list[str]:
    """The processes that one has started."""
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def address() -> str:
    """The database of the tests, as another process is told of it."""
    one = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(one["NAME"])
    return f"postgres://{quote(one['USER'])}:{quote(one['PASSWORD'])}@/{quote(one['NAME'])}?host={quote(one['HOST'])}"


def _answered(port: int) -> bytes:
    """What comes on a connection that may stay open until the server ends it, which it does at once: idle ones hold up nobody."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as browser:
        browser.sendall(b"GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n")
        return b"".join(iter(lambda: browser.recv(65536), b""))


@pytest.mark.django_db
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells which processes another has started")
def test_two_processes_answer_on_one_address_stay_small_and_end_when_told(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "SAMRIT_DATA_DIR": str(tmp_path),
        "SAMRIT_DATABASE_URL": address(),
    }
    command = ["env", "--default-signal=TERM", *SERVE, "--processes", "2", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            assert any(line.startswith(f"Samrit is at http://127.0.0.1:{port}/") for line in lines)
            for _time in range(4):
                with urlopen(f"http://127.0.0.1:{port}/office/login/", timeout=60) as page:
                    assert page.status == 200
            answered = _answered(port)
            statuses = [Path(f"/proc/{one}/status").read_text() for one in (process.pid, *children(process.pid))]
            memory = [int(found[1]) for text in statuses if (found := re.search(r"VmRSS:\s+(\d+) kB", text))]
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()

    assert answered.startswith(b"HTTP/1.1 200 ")
    assert len(memory) >= 3
    assert max(memory) < 165 * 1024, memory
