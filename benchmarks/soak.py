"""The last hour of a quarter: many officers log in, read, type, save and save again, on one machine, for some time.

Serves a throw-away city on a PostgreSQL of its own by the server that is asked for, and lets so many people work in it, each
with pauses as people have them. Every second report is in two people's hands (the officer responsible and the deputy), who
don't know of each other. At the end the records are read: whatever a page acknowledged has to be there.

The load comes from an asyncio client of some lines, not from locust: it shares the cores with the server, and locust
(gevent with requests) takes as much processor time for a request as the server does.

Usage: .venv/bin/python benchmarks/soak.py [--minutes 30] [--users 200] [--pause 40] [--server granian|gunicorn|waitress]
       (SAMRIT_TEST_DATABASE=sqlite: on SQLite, by one process)
"""

import argparse
import asyncio
import os
import platform
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from browsing import Browser, Measured, Person, form_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

PASSWORD = "only-for-this-run"
PEOPLE_IN_AGENCY = 10
LIMIT_SECONDS, LIMIT_MEMORY_MB, LIMIT_CPU_MS = 1.0, 150, 25
QUARTER = 2


def fill(users: int) -> list[tuple[str, list[int]]]:
    """A city with so many officers, two indicators for each; gives their names and the indicators that they file."""
    from django.contrib.auth.hashers import make_password
    from django.utils import timezone

    import screen
    from samrit.queries.city.deadlines import due_on
    from samrit.records.models import YEAR_END, Agency, AnnualPlan, Indicator, QuarterReport, Role, User
    from samrit.report import Target
    from samrit.thai.calendar import fiscal_year_be

    year, password = fiscal_year_be(timezone.localdate()), make_password(PASSWORD)
    city = Agency.under(None, code="city", name_th="เมืองตัวอย่าง")
    city.save()
    found = []
    for first in range(0, users, PEOPLE_IN_AGENCY):
        agency = Agency.under(city, code=f"a{first:04}", name_th=f"สำนักงานเขตตัวอย่างที่ {first // PEOPLE_IN_AGENCY + 1}")
        agency.save()
        plan = AnnualPlan.objects.create(agency=agency, fiscal_year_be=year)
        people = [
            User.objects.create(username=f"officer-{number}", password=password, name_th=f"เจ้าหน้าที่ {number}")
            for number in range(first, min(first + PEOPLE_IN_AGENCY, users))
        ]
        for at, person in enumerate(people):
            Role.objects.create(user=person, role="officer", agency=agency)
            mine = []
            for second in (False, True):
                row = Indicator(
                    annual_plan=plan, position=2 * at + second, number=str(2 * at + second + 1),
                    name_th=screen.NAMES[at % len(screen.NAMES)], responsible=person,
                    deputy=people[(at + 1) % len(people)] if second else None,
                )  # fmt: skip
                row.target = Target(value_text="80", unit_text="ร้อยละ")
                row.save()
                QuarterReport.objects.bulk_create(
                    QuarterReport(indicator=row, quarter=quarter, due_on=due_on(year, quarter))
                    for quarter in range(1, YEAR_END + 1)
                )
                mine.append(row.pk)
            found.append((person.username, mine))
    # A deputy files what stands in their hands, too.
    deputies = dict(Indicator.objects.exclude(deputy=None).values_list("pk", "deputy__username"))
    for pk, name in deputies.items():
        next(mine for who, mine in found if who == name).append(pk)
    return found


async def work(person: Person, port: int, measured: Measured, until: float, asked: argparse.Namespace) -> None:
    """Log in, then read and file until the hour is over; a pause after each page."""
    browser, pause, chance = Browser(person, port, measured), asked.pause, random.Random(f"{asked.seed}/{person.name}")

    async def think() -> None:
        await asyncio.sleep(min(chance.expovariate(1 / pause), max(0.0, until - time.monotonic())))

    await asyncio.sleep(chance.uniform(0, min(pause, 30)))
    page = await browser.ask("log-in page", "/office/login/")
    fields = form_of(page.body, "main form[method=post]") | {"login": person.name, "password": PASSWORD}
    entered = await browser.ask("log-in", "/office/login/", fields)
    if entered.status not in (302, 303):
        measured.errors.append(f"log-in: {entered.status}, nobody was let in")
        return
    number = 0
    while time.monotonic() < until:
        await browser.ask("home", "/office/")
        await think()
        report = chance.choice(person.reports)
        at = f"/office/indicators/{report}/"
        await browser.ask("indicator", at)
        await think()
        page = await browser.ask("form", f"{at}quarters/{QUARTER}/")
        for _while_typing in range(2):
            await think()
            number += 1
            said = f"ประชุมติดตามงานแล้ว [{person.name}/{number}]"
            fields = form_of(page.body, "form#filing") | {"narrative": said, "kind": "value", "value": str(number % 90)}
            await browser.ask("autosave", f"{at}quarters/{QUARTER}/draft/", fields)
        saved = await browser.ask("save", f"{at}quarters/{QUARTER}/", fields)
        if saved.status == 303:
            measured.saved[report].append(said)
        elif saved.status not in (409, 0):
            measured.errors.append(f"save: {saved.status}")
        await think()
    browser.close()


def lost(measured: Measured) -> list[str]:
    """What was acknowledged and is not among the versions of its report, or was written over without a word."""
    from samrit.records.models import Revision

    found = []
    for indicator, said in measured.saved.items():
        rows = Revision.objects.filter(report__indicator=indicator, report__quarter=QUARTER).order_by("number")
        stored = [str(row.content) for row in rows]
        found += [f"{indicator}: {words}" for words in said if not any(words in content for content in stored)]
        numbers = [row.number for row in rows]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            found.append(f"{indicator}: its versions are {numbers}")
    return found


def tree(pid: int) -> list[int]:
    """A process with all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += tree(int(child))
        except OSError:
            continue
    return found


def memory_mb(pid: int) -> float:
    """What a process has in memory."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000


def cpu_seconds(pids: list[int]) -> float:
    """The processor time that processes have taken."""
    ticks = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


COMMANDS = {
    "granian": ["-c", "from samrit.cli.main import main; main()", "serve", "--processes", "2", "--port"],
    "waitress": ["-c", "from samrit.cli.main import main; main()", "serve", "--processes", "1", "--port"],
    "gunicorn": [
        "-m", "gunicorn", "--workers", "2", "--threads", "4", "samrit.config.served:application", "--log-level", "error", "-b",
    ],
}  # fmt: skip


@contextmanager
def served(server: str, port: int) -> Iterator[int]:
    """The site, served until this is closed; gives the process."""
    place = f"127.0.0.1:{port}" if server == "gunicorn" else str(port)
    process = subprocess.Popen([sys.executable, *COMMANDS[server], place], stdout=subprocess.DEVNULL)
    try:
        for _try in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, "the server ended at once"
            time.sleep(0.1)
        yield process.pid
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    finally:
        process.kill()


async def watch(pid: int, measured: Measured, until: float) -> None:
    """Look at the memory of the processes every few seconds."""
    start = time.monotonic()
    while time.monotonic() < until:
        measured.memory_mb.append((time.monotonic() - start, max(memory_mb(one) for one in tree(pid))))
        await asyncio.sleep(5)


async def soak(people: list[Person], port: int, pid: int, asked: argparse.Namespace) -> Measured:
    """All of them at work."""
    measured, until = Measured(), time.monotonic() + asked.minutes * 60
    await asyncio.gather(watch(pid, measured, until), *(work(one, port, measured, until, asked) for one in people))
    return measured


def percentile(seconds: list[float], share: float) -> float:
    """The value below which a share of them lies."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] if seconds else 0.0


def tables(measured: Measured, cpu: float, wall: float, gone: list[str]) -> str:
    """What was measured, as tables."""
    every = [one for those in measured.seconds.values() for one in those]
    lines = ["| request | count | median | 95 % | slowest |", "| --- | --: | --: | --: | --: |"]
    for kind, those in (*sorted(measured.seconds.items()), ("**all**", every)):
        lines.append(
            f"| {kind} | {len(those)} | {median(those) * 1000:.0f} ms | {percentile(those, 0.95) * 1000:.0f} ms | {max(those):.2f} s |"
        )
    third = max(1, len(measured.memory_mb) // 3)
    early, late = (
        max((mb for _at, mb in part), default=0) for part in (measured.memory_mb[:third], measured.memory_mb[-third:])
    )
    saved, refused = sum(map(len, measured.saved.values())), measured.answers["save 409"]
    lines += [
        "", "| | measured | limit |", "| --- | --: | --: |",
        f"| requests a second | {len(every) / wall:.1f} | |",
        f"| processor time of the server, a request | {cpu / max(1, len(every)) * 1000:.0f} ms | {LIMIT_CPU_MS} ms |",
        f"| 95th percentile | {percentile(every, 0.95) * 1000:.0f} ms | {LIMIT_SECONDS * 1000:.0f} ms |",
        f"| errors | {len(measured.errors)} | 0 |",
        f"| edits acknowledged, read back | {saved} | |",
        f"| of these lost | {len(gone)} | 0 |",
        f"| edits refused, since somebody else had saved | {refused} | |",
        f"| largest process, first third and last third of the time | {early:.0f}, {late:.0f} MB | {LIMIT_MEMORY_MB} MB |",
    ]  # fmt: skip
    return "\n".join(lines)


def main() -> int:
    """Fill, serve, work, read back, print; exit code 1 where something was lost or went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--users", type=int, default=200)
    parser.add_argument("--pause", type=float, default=40, help="seconds between two requests of a person, in the mean")
    parser.add_argument("--server", choices=sorted(COMMANDS), default="granian")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    is_sqlite = os.environ.get("SAMRIT_TEST_DATABASE") == "sqlite"
    server = "waitress" if is_sqlite else asked.server
    with ExitStack() as stack:
        os.environ |= {
            "SAMRIT_DATA_DIR": stack.enter_context(tempfile.TemporaryDirectory()),
            "SAMRIT_HTTPS": "0", "SAMRIT_BEHIND_PROXY": "1", "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }  # fmt: skip
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        if not is_sqlite:
            import postgres

            os.environ["SAMRIT_DATABASE_URL"] = stack.enter_context(postgres.server())
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        people = [
            Person(name, reports, f"10.1.{number // 200}.{number % 200 + 1}")
            for number, (name, reports) in enumerate(fill(asked.users))
        ]
        connection.close()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with served(server, port) as pid:
            before, start = cpu_seconds(tree(pid)), time.monotonic()
            measured = asyncio.run(soak(people, port, pid, asked))
            wall, cpu = time.monotonic() - start, cpu_seconds(tree(pid)) - before
        gone = lost(measured)
    load = os.getloadavg()
    print(
        f"{asked.users} people, {asked.minutes:g} minutes, a request of each every {asked.pause:g} s in the mean; {server} on "
        f"{'SQLite' if is_sqlite else 'PostgreSQL'}; {os.cpu_count()} cores, load of the machine "
        f"{load[0]:.0f} (the client and all other work in it), Python {platform.python_version()}\n"
    )
    print(tables(measured, cpu, wall, gone))
    for line, count in Counter([*measured.errors, *gone]).most_common(12):
        print(f"\n{count} × {line}")
    return 1 if measured.errors or gone else 0


if __name__ == "__main__":
    sys.exit(main())
