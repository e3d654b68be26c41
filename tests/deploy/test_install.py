"""`deploy/install` in a fresh folder: what it writes, that it runs as written, and a real nginx in front of it."""

import os
import shutil
import socket
import ssl
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
NAME = "samrit.example.go.th"


def free_port() -> int:
    """One that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def install(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The script with its program in the environment of these tests."""
    program = root / "opt/samrit"
    program.mkdir(parents=True, exist_ok=True)
    command = [str(HERE / "deploy/install"), NAME, "--root", str(root), *more]
    environment = os.environ | {"SAMRIT_ENVIRONMENT": str(Path(sys.prefix))}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)


@pytest.fixture(scope="module")
def ports() -> tuple[int, int, int]:
    """Of the program, of HTTP and of HTTPS."""
    return free_port(), free_port(), free_port()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, ports: tuple[int, int, int]) -> Path:
    """An installation on SQLite behind nginx."""
    root = tmp_path_factory.mktemp("machine")
    done = install(root, "--database", "sqlite", "--ports", ",".join(map(str, ports)))
    assert done.returncode == 0, done.stderr
    return root


def mode(path: Path) -> int:
    """Who may read and write it."""
    return stat.S_IMODE(path.stat().st_mode)


def test_settings_are_filled_in_and_nobody_else_reads_them(root: Path) -> None:
    settings = (root / "etc/samrit/samrit.env").read_text()

    assert f"SAMRIT_ALLOWED_HOSTS={NAME}\nSAMRIT_BASE_URL=https://{NAME}\n" in settings
    assert "@" not in "".join(line for line in settings.splitlines() if not line.startswith("#"))
    assert [mode(root / path) & 0o007 for path in ("etc/samrit", "etc/samrit/samrit.env", "etc/samrit/log/key")] == [
        0
    ] * 3
    assert [mode(root / path) for path in ("var/lib/samrit", "var/backups/samrit", "etc/samrit/log")] == [0o700] * 3


def test_an_update_keeps_settings_and_keys(root: Path, ports: tuple[int, int, int]) -> None:
    stored = [root / "etc/samrit/samrit.env", root / "etc/samrit/log/key"]
    before = [path.read_bytes() for path in stored]

    again = install(root, "--database", "postgres", "--ports", ",".join(map(str, ports)))

    assert (again.returncode, [path.read_bytes() for path in stored]) == (0, before)
    assert "stay as they are" in again.stdout


def test_another_name_or_choice_is_refused_in_a_sentence(tmp_path: Path) -> None:
    wrong = subprocess.run(
        [str(HERE / "deploy/install"), "https://Samrit", "--root", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (wrong.returncode, wrong.stderr.splitlines()[0]) == (
        2,
        "Name the site as people will type it, in small letters: samrit.example.go.th",
    )
    assert list(tmp_path.iterdir()) == []


def test_systemd_takes_the_units(root: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    units = sorted((root / "etc/systemd/system").iterdir())

    stated = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *map(str, units)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert [unit.name for unit in units] == [
        "samrit-backup.service",
        "samrit-backup.timer",
        "samrit-doctor.service",
        "samrit-doctor.timer",
        "samrit-worker.service",
        "samrit.service",
    ]
    assert (stated.returncode, stated.stderr) == (0, "")


def command_of(root: Path, key: str) -> list[str]:
    """What the unit runs."""
    lines = (root / "etc/systemd/system/samrit.service").read_text().splitlines()
    return next(line.removeprefix(f"{key}=") for line in lines if line.startswith(f"{key}=")).split()


def run_as_installed(root: Path, *command: str) -> list[str]:
    """A command of the program by `deploy/run`."""
    return [
        "env",
        f"SAMRIT_CONFIG={root}/etc/samrit",
        f"SAMRIT_PROGRAM={root}/opt/samrit",
        str(HERE / "deploy/run"),
        *command,
    ]


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """A process as long as the test needs it."""
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as process:
        try:
            yield
        finally:
            process.terminate()


def answer(connection: HTTPConnection, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Asked until somebody answers, within a minute."""
    until = time.monotonic() + 60
    while True:
        try:
            connection.request("GET", path, headers={"Host": NAME} | headers)
            got = connection.getresponse()
            return got.status, {name.lower(): value for name, value in got.getheaders()}, got.read()
        except (OSError, HTTPException):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        finally:
            connection.close()


def test_it_serves_as_the_unit_says_and_through_nginx_over_https(
    root: Path, ports: tuple[int, int, int], tmp_path: Path
) -> None:
    if shutil.which("nginx") is None:
        pytest.skip("nginx is not on this machine")
    _certificate(root / "etc/ssl/samrit")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; daemon off;\nevents {{}}\n"
        f"http {{ access_log off; client_body_temp_path {tmp_path}/body; proxy_temp_path {tmp_path}/proxy;\n"
        f"fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;\n"
        f"include {root}/etc/nginx/sites-available/samrit; }}\n"
    )
    assert command_of(root, "ExecStart")[1:] == ["serve", "--port", str(ports[0]), "--no-worker"]
    subprocess.run(run_as_installed(root, *command_of(root, "ExecStartPre")[1:]), check=True, timeout=300)
    secure = HTTPSConnection("127.0.0.1", ports[2], context=ssl._create_unverified_context(), timeout=60)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    with (
        running(run_as_installed(root, *command_of(root, "ExecStart")[1:]), tmp_path / "a"),
        running(["nginx", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)], tmp_path / "b"),
    ):
        answer(HTTPConnection("127.0.0.1", ports[0], timeout=60), "/health/live")
        ready = answer(secure, "/health/live")
        front = answer(secure, "/", **{"X-Forwarded-Proto": "http"})
        log_in = answer(secure, "/office/login/")
        figures = answer(secure, "/metrics")
        plain = answer(HTTPConnection("127.0.0.1", ports[1], timeout=60), "/office/")

    assert (ready[0], front[0], figures[0]) == (200, 200, 404)
    assert front[1]["strict-transport-security"].startswith("max-age=31536000")
    assert (log_in[0], "__Secure-samrit-csrf" in log_in[1].get("set-cookie", "")) == (200, True)
    assert (plain[0], plain[1]["location"]) == (308, f"https://{NAME}/office/")


def _certificate(folder: Path) -> None:
    folder.mkdir(parents=True)
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -keyout privkey.pem -out fullchain.pem".split(),
        cwd=folder,
        check=True,
        capture_output=True,
    )
