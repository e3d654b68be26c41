"""Database, migrations, people, worker and clock: what the records themselves tell."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from samrit.actions.people.people_permissions import city_has_administrator
from samrit.ledger.clock import SLIP, ahead_of, written_behind
from samrit.ledger.queue import given_up
from samrit.ops.doctor.finding import Finding, note, unsafe, well, wrong
from samrit.ops.sample_city.reading import read_city
from samrit.queries.city.health import BEAT_WITHIN, last_beat
from samrit.records.models import JobRun, User
from samrit.thai.translation import Message

TASK_WITHIN = timedelta(minutes=30)
DEMO_PASSWORD = "samrit-demo"  # noqa: S105 - what `samrit demo` gives everybody, and prints


def examine_database(at: datetime) -> Iterator[Finding]:
    """Whether it answers, is whole, and fits the program; the others that read records are only asked where it does."""
    del at
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not Path(name).exists():
        # Opening it would make an empty file.
        yield wrong(Message("There is no database at {place} yet. Run: samrit manage migrate", place=name))
        return
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        damage = _damage()
    except DatabaseError as error:
        why = str(error).partition("\n")[0]
        yield wrong(Message("The database can't be opened ({why}). Look at SAMRIT_DATABASE_URL.", why=why))
        return
    if damage:
        yield wrong(
            Message(
                "The database file is damaged ({damage}). Stop the server and put the last backup back.", damage=damage
            )
        )
    if steps:
        yield wrong(
            Message.counted(
                "The database is {count} step behind the program. Run: samrit manage migrate",
                "The database is {count} steps behind the program. Run: samrit manage migrate",
                count=steps,
            )
        )
    elif not damage:
        yield well(Message("The database answers and fits this version of the program: {place}", place=name))


def examine_people(at: datetime) -> Iterator[Finding]:
    """Whether somebody administers the city, and whether passwords are in use that everybody can read."""
    del at
    if not city_has_administrator():
        yield wrong(Message("The city has no administrator, so nobody can be invited. Run: samrit begin"))
    names = [account.login for account in read_city().accounts]
    known = [
        person.username
        for person in User.objects.filter(username__in=names, is_active=True).order_by("username")
        if check_password(DEMO_PASSWORD, person.password)
    ]
    if not known:
        yield well(Message("No account has a password of the sample city."))
    elif set(settings.ALLOWED_HOSTS) <= {"127.0.0.1", "localhost", "[::1]"}:
        yield note(
            Message("This is the sample city; its passwords are known to all, and it answers this machine only.")
        )
    else:
        yield unsafe(
            Message(
                "The sample city's password still opens these accounts: {names}. Suspend them, or begin anew with an empty "
                "data folder.",
                names=", ".join(known),
            )
        )


def examine_worker(at: datetime) -> Iterator[Finding]:
    """Whether somebody does the work behind the pages, and whether it succeeds."""
    sign = last_beat()
    oldest = DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    if sign is None:
        yield note(
            Message(
                "No worker has been at work yet. samrit serve starts one, unless told not to; then run: samrit worker"
            )
        )
    elif at - sign > BEAT_WITHIN:
        yield wrong(
            Message(
                "The worker is not at work; its last sign of life was on {when}. Nobody is reminded, no mail of the week is "
                "sent, and files that take their time wait. Start samrit serve without --no-worker, or: samrit worker",
                when=_clock(sign),
            )
        )
    else:
        yield well(Message("The worker is at work; its last sign of life was on {when}.", when=_clock(sign)))
    if sign is not None and oldest is not None and at - oldest > TASK_WITHIN:
        yield wrong(Message("Work that pages left for later waits since {when}.", when=_clock(oldest)))
    lost = given_up().count()
    if lost:
        yield wrong(
            Message.counted(
                "{count} piece of work of pages failed five times and was given up. See: samrit jobs --given-up",
                "{count} pieces of work of pages failed five times and were given up. See: samrit jobs --given-up",
                count=lost,
            )
        )
    failed = JobRun.objects.filter(ended_at=None, day__gte=timezone.localdate(at) - timedelta(days=7)).exclude(
        why_failed=""
    )
    for run in failed.order_by("-day", "job")[:5]:
        yield wrong(
            Message(
                "The job {job} of {day} failed: {why}", job=run.job, day=f"{run.day:%Y-%m-%d}", why=run.why_failed[:200]
            )
        )


def examine_clock(at: datetime) -> Iterator[Finding]:
    """Whether this machine's time can be right: against the last event, the database's clock and the time service."""
    if count := written_behind():
        yield note(
            Message.counted(
                "{count} event was written while this machine's clock stood behind the trail; samrit audit verify names it.",
                "{count} events were written while this machine's clock stood behind the trail; samrit audit verify names them.",
                count=count,
            )
        )
    if (last := ahead_of(at)) is not None:
        yield wrong(
            Message(
                "This machine's clock says {now}, but the trail has reached {last}: one of the two is wrong, and "
                "due days and signatures go by it. Set the clock; where it was ahead for a while and is right now: samrit audit clock",
                now=_clock(at),
                last=_clock(last),
            )
        )
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            there: datetime = cursor.fetchone()[0]
        if abs(there - at) > SLIP:
            yield wrong(
                Message(
                    "This machine's clock and that of the database differ: {now} and {there}. Set both by a time service.",
                    now=_clock(at),
                    there=_clock(there),
                )
            )
            return
    if _is_adrift():
        yield note(
            Message("No time service sets this machine's clock (timedatectl says so). It says {now}.", now=_clock(at))
        )
    else:
        yield well(Message("The clock says {now} in the city's time zone.", now=_clock(at)))


def _damage() -> str:
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quick_check FROM pragma_quick_check LIMIT 1")
        said = str(cursor.fetchone()[0])
    return "" if said == "ok" else said[:200]


def _is_adrift() -> bool:
    program = shutil.which("timedatectl")
    if program is None:
        return False
    try:
        asked = subprocess.run(  # noqa: S603 - a program of the system, with words of our own
            [program, "show", "-p", "NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return asked.stdout.strip() == "no"


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
