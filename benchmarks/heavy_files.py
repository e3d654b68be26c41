"""Files that cost much, two of each at once, by a partner's link without an account: what the server needs for them.

A throw-away city with one campaign and one link, `samrit serve` on it, and two reports with a file each, sent at the same moment.
Memory is that of the server alone (its own peak), and of the server with the processes that open files (sampled each 10 ms).

Usage: .venv/bin/python benchmarks/heavy_files.py [a.jpg b.png ...]
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from struct import pack
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
LIMIT_MB = 400  # of the server alone
SAMPLE_SECONDS = 0.01


@dataclass(frozen=True)
class Measured:
    """Two files of a kind at once."""

    name: str
    file_kb: float
    seconds: float
    server_mb: float
    in_all_mb: float
    said: str


def png(side: int, colour_type: int, bits: int) -> bytes:
    """A PNG of so many pixels, all of them black."""
    row = b"\0" * (1 + side * {0: 1, 2: 3, 6: 4}[colour_type] * bits // 8)
    packer, body = zlib.compressobj(9), bytearray()
    for _ in range(side):
        body += packer.compress(row)
    body += packer.flush()

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = pack(">IIBBBBB", side, side, bits, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", bytes(body)) + chunk(b"IEND", b"")


def photo(width: int, height: int, form: str) -> bytes:
    """A photo with something on it."""
    small, out = Image.effect_noise((width // 16, height // 16), 80), BytesIO()
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    small.resize((width, height)).convert("RGB").save(out, form, quality=60)
    return out.getvalue()


def office_bomb() -> bytes:
    """A Word file of a megabyte whose text is 400 megabytes."""
    out = BytesIO()
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", f'<Types><Override ContentType="{types}"/></Types>')
        for number in range(4):
            packed.writestr(f"word/{number}.xml", b"<a>" * 33_000_000)
        packed.writestr("word/noise.bin", os.urandom(2_000_000))
    return out.getvalue()


def files() -> Iterator[tuple[str, str, bytes]]:
    """What is sent: its name here, its name there, its bytes."""
    yield "a small photo (to compare)", "a.jpg", photo(1600, 1200, "JPEG")
    yield "PNG, 8900 × 8900, RGBA of 16 bits", "b.png", png(8_900, 6, 16)
    yield "PNG, 7200 × 7200, RGBA of 16 bits", "c.png", png(7_200, 6, 16)
    yield "PNG, 14,000 × 14,000, grey", "d.png", png(14_000, 0, 8)
    yield "JPEG, 12,000 × 9,000", "e.jpg", photo(12_000, 9_000, "JPEG")
    yield "HEIC, 6048 × 4032", "f.heic", photo(6_048, 4_032, "HEIF")
    yield "Word file of 400 MB in 2", "g.docx", office_bomb()


def fill() -> str:
    """A campaign with a partner's link; gives the address of its form."""
    from django.urls import reverse

    import factories
    from samrit.ledger.link_tokens import new_token
    from samrit.records.models import PartnerLink
    from samrit.vocabulary.codes import RoleName
    from samrit.web.campaigns.tokens import link_token

    now = datetime.now(UTC)
    link = PartnerLink.objects.create(
        **new_token(),
        campaign=factories.campaign(),
        partner=factories.partner(),
        made_by=factories.user(RoleName.OFFICER),
        made_at=now,
        expires_on=(now + timedelta(days=30)).date(),
    )
    return reverse("by_link_report", args=[link_token(link)])


def _memory(pid: int, field: str) -> float:
    try:
        found = re.search(rf"^{field}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) / 1000 if found else 0


def _opening(pid: int) -> list[int]:
    """The processes that open files for it. One that has only just begun still shares its parent's memory, and is none yet."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
            found += [child for child in children if b"child.py" in Path(f"/proc/{child}/cmdline").read_bytes()]
        except OSError:
            continue
    return found


@contextmanager
def sampled(pid: int) -> Iterator[list[float]]:
    """The most that a process and its children have needed together while this is open."""
    most, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.is_set():
            most[0] = max(most[0], sum(_memory(one, "VmRSS") for one in (pid, *_opening(pid))))
            time.sleep(SAMPLE_SECONDS)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        is_over.set()
        thread.join()


def send(address: str, name: str, data: bytes) -> str:
    """A file with a report; gives what the page then says."""
    with httpx.Client(follow_redirects=True, timeout=300, cookies={"django_language": "en"}) as client:
        page = client.get(address).text
        form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        fields = {"theme": _chosen(page), "what": f"lights off {uuid4()}", "since_on": "2021-02-01"}
        answer = client.post(address, data=form | fields, files={"file": (name, data)})
    said = re.findall(r'class="message[^"]*"[^>]*>\s*(?:<[^>]+>\s*)*([^<]+)', answer.text)
    return f"{answer.status_code}: {' | '.join(one.strip() for one in said)}"


def _chosen(page: str) -> str:
    found = re.search(r'<option value="(\d+)"', page)
    return found[1] if found else ""


def measure(pid: int, address: str, name: str, file_name: str, data: bytes) -> Measured:
    """Two at once."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak is counted anew
    begun = time.perf_counter()
    with sampled(pid) as most, ThreadPoolExecutor(2) as both:
        # One byte behind the end makes two files of one.
        said = list(both.map(lambda number: send(address, file_name, data + b"\0" * number), (0, 1)))
    seconds = time.perf_counter() - begun
    return Measured(name, len(data) / 1000, seconds, _memory(pid, "VmHWM"), most[0], said[0])


@contextmanager
def server() -> Iterator[tuple[int, str]]:
    """`samrit serve` on a port of this machine that is free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from samrit.cli.main import main; main()",
        "serve",
        "--no-worker",
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}) as process:
        try:
            for _ in range(600):
                with socket.socket() as asked:
                    if asked.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield process.pid, f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def main() -> int:
    """Fill, send, print; exit code 1 where the server needs more than its limit."""
    with ExitStack() as stack:
        os.environ |= {
            "SAMRIT_DATA_DIR": stack.enter_context(tempfile.TemporaryDirectory()),
            "SAMRIT_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        sys.path += [str(ROOT / "tests"), str(ROOT / "src")]
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        path = fill()
        connection.close()
        pid, site = stack.enter_context(server())
        wanted = sys.argv[1:]
        chosen = (file for file in files() if not wanted or file[1] in wanted)
        found = [measure(pid, site + path, *file) for file in chosen]
    print("| two at once | size of each | seconds | server | with the processes that open files | what was said |")
    print("| --- | --: | --: | --: | --: | --- |")
    for one in found:
        print(
            f"| {one.name} | {one.file_kb:,.0f} kB | {one.seconds:.1f} | {one.server_mb:.0f} MB | {one.in_all_mb:.0f} MB "
            f"| {one.said} |"
        )
    over = [one for one in found if one.server_mb > LIMIT_MB]
    for one in over:
        print(f"\nOver the limit of {LIMIT_MB} MB: {one.name}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
