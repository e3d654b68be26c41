"""A page as a PDF, printed by a browser without a window that can reach nothing but the filtering proxy."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from samrit.evidence.addresses import Gate
from samrit.evidence.kinds import MEGABYTE
from samrit.evidence.links import parse_link
from samrit.evidence.proxy import filtering_proxy

SECONDS = 45.0
_MOST_BYTES = 40 * MEGABYTE
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_FLAGS = (
    "--headless=new",
    "--proxy-bypass-list=<-loopback>",  # loopback, too, goes through the proxy, which refuses it
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # names are looked up by the proxy alone
    "--disable-quic",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--disable-default-apps", "--disable-gpu", "--disable-dev-shm-usage",
    "--disable-breakpad", "--disable-client-side-phishing-detection", "--disable-domain-reliability",
    "--disable-features=DnsOverHttps,MediaRouter,OptimizationHints,Translate,DialMediaRouteProvider",
    "--mute-audio", "--hide-scrollbars", "--no-pdf-header-footer", "--lang=th",
    "--virtual-time-budget=10000",
    "--timeout=25000",
)  # fmt: skip


def browser_path(wanted: str = "") -> str | None:
    """The browser to print with: the one wanted, else Debian's chromium or what stands for it; None without any ("-")."""
    if wanted == "-":
        return None
    if wanted:
        return shutil.which(wanted)
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@dataclass(frozen=True, slots=True)
class Printed:
    """A page on paper; `left_out` are the hosts that it wanted something from and that nobody is let through to."""

    data: bytes
    left_out: tuple[str, ...]


def print_page(url: str, *, browser: str, gate: Gate, seconds: float = SECONDS) -> Printed | None:
    """The page as a PDF; None where the browser doesn't manage, in time or at all, or was refused the page itself."""
    with TemporaryDirectory(prefix="samrit-capture-") as folder, filtering_proxy(gate, seconds=seconds) as proxy:
        out = Path(folder) / "page.pdf"
        command = [
            browser, *_FLAGS, f"--proxy-server={proxy.url}", f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={out}", *_sandbox(), url,
        ]  # fmt: skip
        _run(command, folder, seconds)
        if _is_of(url, proxy.refused) or not out.is_file() or out.stat().st_size > _MOST_BYTES:
            return None
        data = out.read_bytes()
        left_out = tuple(sorted(set(proxy.refused)))
    return Printed(data, left_out) if data.startswith(b"%PDF-") else None


def _sandbox() -> tuple[str, ...]:
    # Chromium has no sandbox for root; a worker should run as nobody in particular, and then has one.
    return ("--no-sandbox",) if os.geteuid() == 0 else ()


def _run(command: list[str], home: str, seconds: float) -> None:
    """Run it in a process group of its own, with nothing of our environment, and leave nothing of it behind."""
    known = {"PATH": os.environ.get("PATH", os.defpath), "HOME": home, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": home}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a list, no shell; the link is an http address without blanks or quotes
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=known, cwd=home, start_new_session=True
    )
    try:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _is_of(url: str, refused: list[str]) -> bool:
    link = parse_link(url)
    return f"{link.host}:{link.port}" in refused
