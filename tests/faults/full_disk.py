"""Let the disk of a real PostgreSQL run full while people submit, upload and import, make room again, and see what is there.

The server's data lie on a small file system in memory (mounted, so root is needed), and a file takes the rest of its room: what
comes then finds none, in tables or in the server's own log, of which it ends and has to be started anew. A person gets 503 with
what was typed; once there is room all that was acknowledged is there, what was refused is there when it is sent again, and the
trail is whole.

Usage: python tests/faults/full_disk.py ROUNDS
"""

import html
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).parent)]

SIZE_MB = 220
REFUSED_EACH = 3  # of each kind, until room is made
MOST = 400  # acts of one kind in a round; a disk that is not full by then is a fault of this program


@dataclass
class Tally:
    """What a run has come to."""

    acknowledged: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    refused: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    again: int = 0  # refused, and taken when they were sent again
    restarts: int = 0  # of the server, which ends where its log finds no room
    verified: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class Asked:
    """One act: how it is sent, what has to come back of it where it is refused, and whether it is there."""

    send: Callable[[], Any]
    typed: str
    is_there: Callable[[], bool]


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of its own, in memory."""
    folder = Path(tempfile.mkdtemp(prefix="samrit-full-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def fill(disk: Path) -> Path:
    """Take what room is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (2**20, 2**12):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return ballast


def begin_new_log(url: str) -> None:
    """As a server does that archives every few minutes; where the next file of it finds no room, the server ends."""
    import psycopg

    with suppress(psycopg.Error), psycopg.connect(url, autocommit=True) as connection:
        for _file in range(12):  # those that lie ready are used up
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("SELECT pg_logical_emit_message(true, '', 'a line of the log')")


def narrative(chance: random.Random) -> str:
    """Ten thousand letters that can't be pressed together."""
    return " ".join("".join(chance.choices("กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอ ", k=10_000)).split())


def _edit(client: Any, chance: random.Random) -> Asked:
    from samrit.records.models import QuarterReport, Revision

    row = QuarterReport.objects.get(indicator__number="edit0", quarter=2)
    words = narrative(chance)
    form = {"version": row.version, "kind": "value", "value": "5", "narrative": words}
    return Asked(
        lambda: client.post(f"/office/indicators/{row.indicator_id}/quarters/2/", form),
        words,
        lambda: Revision.objects.filter(report=row.pk, content__narrative=words).exists(),
    )


def _submit(client: Any, chance: random.Random) -> Asked:
    import factories
    from samrit.records.models import AnnualPlan, Evidence, QuarterReport, User

    plan, number = AnnualPlan.objects.get(agency__code="a-faults"), f"submit{chance.randrange(10**9)}"
    indicator = factories.indicator(plan, number=number, responsible=User.objects.get(username="faults"))
    row = factories.quarter(indicator)
    Evidence.objects.create(indicator=indicator, position=0, ref="ทะเบียนหน่วยงาน", quarter=1)
    return Asked(
        lambda: client.post(f"/office/indicators/{indicator.pk}/quarters/1/submit/", {"version": row.version}),
        "",
        lambda: QuarterReport.objects.filter(pk=row.pk, status="submitted").exists(),
    )


def _upload(client: Any, chance: random.Random) -> Asked:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from evidence_files import pdf
    from samrit.records.models import Evidence, Indicator

    key, name = Indicator.objects.get(number="edit0").pk, f"{chance.randrange(10**9)}.pdf"
    data = pdf(drawn=f"0 0 m {chance.random()} 50 l S\n".encode())
    return Asked(
        lambda: client.post(
            f"/office/indicators/{key}/quarters/3/evidence/",
            {"file": SimpleUploadedFile(name, data, content_type="application/pdf"), "shows": "ใครมาบ้าง"},
        ),
        name,
        lambda: Evidence.objects.filter(indicator=key, ref=name).exists(),
    )


def _import(client: Any, chance: random.Random) -> Asked:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from samrit.records.models import Import

    name = f"{chance.randrange(10**9)}.txt"
    path = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"
    data = path.read_bytes() + narrative(chance).encode()
    return Asked(
        lambda: client.post("/office/import/", {"file": SimpleUploadedFile(name, data)}),
        name,
        lambda: Import.objects.filter(file_name=name).exists(),
    )


KINDS: dict[str, Callable[[Any, random.Random], Asked]] = {
    "edit": _edit,
    "submit": _submit,
    "upload": _upload,
    "import": _import,
}


def hunt(tally: Tally, disk: Path, url: str, rounds: int, chance: random.Random) -> None:
    """Fill, act until everything was refused, make room, look; so many times. In every second one the server's log is full, too."""
    from django.db import connection
    from django.test import Client

    import postgres
    from samrit.records.models import RateLimit, User

    reported: list[Asked] = []
    for number in range(rounds):
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username="faults"))
        # Made while there is room, since making them asks the database.
        waiting = {kind: [make(client, chance) for _n in range(REFUSED_EACH)] for kind, make in KINDS.items()}
        RateLimit.objects.all().delete()
        ballast = fill(disk)
        if number % 2:
            begin_new_log(url)
        refused = _refused(tally, client, waiting, reported, chance)
        ballast.unlink()
        connection.close()
        tally.restarts += postgres.started_again(disk, url)
        RateLimit.objects.all().delete()
        taken: Counter[str] = Counter()
        for kind, one in refused:
            if one.is_there():
                tally.faults.append(f"{kind} was refused, and is there")
            elif one.send().status_code in (302, 303) and one.is_there():
                taken[kind] += 1
        tally.again += taken.total()
        for kind in KINDS:  # of edits of one version the first is taken
            if taken[kind] != (1 if kind == "edit" else REFUSED_EACH):
                tally.faults.append(f"{taken[kind]} times {kind} was taken when it was sent again")
        check(tally, reported)


def _refused(
    tally: Tally, client: Any, waiting: dict[str, list[Asked]], reported: list[Asked], chance: random.Random
) -> list[tuple[str, Asked]]:
    """Act until some of each kind were refused; gives these."""
    refused: list[tuple[str, Asked]] = []
    for _try in range(MOST):
        left = [kind for kind in KINDS if sum(one == kind for one, _asked in refused) < REFUSED_EACH]
        if not left:
            return refused
        kind = chance.choice(left)
        asked = waiting[kind].pop() if waiting[kind] else _made(kind, client, chance)
        if asked is None:
            continue
        answer = asked.send()
        if answer.status_code in (302, 303):
            tally.acknowledged[kind] += 1
            reported.append(asked)
        elif answer.status_code == 503:
            refused.append((kind, asked))
            tally.refused[kind] += 1
            if "Retry-After" not in answer.headers:
                tally.faults.append(f"{kind}: 503 without Retry-After")
            if asked.typed not in html.unescape(answer.content.decode()):
                tally.faults.append(f"{kind}: 503 without what was typed")
        elif answer.status_code != 409:
            tally.faults.append(f"{kind}: {answer.status_code}")
    tally.faults.append("the disk did not run full")
    return refused


def _made(kind: str, client: Any, chance: random.Random) -> Asked | None:
    from django.db import DatabaseError

    try:
        return KINDS[kind](client, chance)
    except DatabaseError:  # making it finds no room itself
        return None


def check(tally: Tally, reported: list[Asked]) -> None:
    """All that was acknowledged is there, and everything is whole."""
    from samrit.queries.reports.verification import verify

    missing = sum(not one.is_there() for one in reported)
    if missing:
        tally.faults.append(f"{missing} acknowledged and gone")
    tally.faults += [f"verify: {sentence.text('en')}" for sentence in verify(with_files=True).sentences()]
    tally.verified += 1


def run(rounds: int, *, seed: int = 1) -> Tally:
    """A whole run."""
    import postgres

    tally = Tally()
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk())
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="samrit-full-", ignore_cleanup_errors=True))
        url = stack.enter_context(postgres.server(disk))
        os.environ |= {
            "SAMRIT_DATA_DIR": data,
            "SAMRIT_DATABASE_URL": url,
            "SAMRIT_HTTPS": "0",
            "SAMRIT_CAPTURE_LINKS": "0",
            "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }
        import django
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        settings.ALLOWED_HOSTS = ["*"]
        logging.disable(logging.CRITICAL)
        call_command("migrate", verbosity=0, interactive=False)
        _begin()
        hunt(tally, disk, url, rounds, random.Random(seed))
        connections.close_all()
    return tally


def _begin() -> None:
    """A small city, and a report to edit."""
    from victims import found

    import factories
    from samrit.records.models import AnnualPlan, User

    found()
    plan, officer = AnnualPlan.objects.get(agency__code="a-faults"), User.objects.get(username="faults")
    factories.indicator(plan, number="edit0", responsible=officer)


def main() -> None:
    """Run, and print what it came to as JSON."""
    began = time.monotonic()
    tally = run(int(sys.argv[1]))
    sys.stdout.write(json.dumps({**vars(tally), "seconds": round(time.monotonic() - began)}, ensure_ascii=False) + "\n")
    sys.exit(1 if tally.faults else 0)


if __name__ == "__main__":
    main()
