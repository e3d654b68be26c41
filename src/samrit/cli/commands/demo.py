"""`samrit demo`: a sample city on this machine, ready to log in to."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.serve import NO_WORKER, PORT
from samrit.cli.counters import count_together
from samrit.cli.django import missing_migrations, start_django
from samrit.cli.serving import address, require_free, serve
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Message, language

HOST = "127.0.0.1"  # the sample city's passwords are known to all, so it answers this machine only
PASSWORD = "samrit-demo"  # noqa: S105 - a sample city's password is meant to be read


@click.command(
    cls=Command,
    words=Message("Serve a sample city on this machine; what was done in it is kept for the next time."),
)
@click.option("--port", cls=Option, type=PORT, default=8000, words=Message("port (default: 8000)"))
@click.option("--no-worker", cls=Option, is_flag=True, words=NO_WORKER)
@click.option("--no-serve", cls=Option, is_flag=True, words=Message("make the city's database, and end"))
def command(port: int, no_worker: bool, no_serve: bool) -> int:
    """Make the database, fill it the first time, serve it."""
    if not no_serve:
        require_free(HOST, port)
    count_together()
    # Mails on the console open accounts: here everybody knows the passwords anyway.
    start_django(
        SAMRIT_HTTPS="0",
        SAMRIT_BASE_URL=address(HOST, port).rstrip("/"),  # it stands on the city's papers
        SAMRIT_LOG_KEY="demo",
        SAMRIT_LOG_ORIGIN=f"{HOST}/.well-known/samrit-log",  # whatever the port is today
        SAMRIT_EMAIL_URL="console:",
        SAMRIT_LOGGING_LEVEL="warning",
        SAMRIT_MFA_ROLES="-",
    )
    if no_serve:
        _make()
        return 0
    if missing_migrations() or not _loading().is_loaded():
        # What making and measuring need stays in a process's memory, several times what serving needs: so they are done in
        # one of their own, and this one, which stays, remains small.
        made = subprocess.run([*_ITSELF, "demo", "--no-serve", "--port", str(port), "--lang", language()], check=False)  # noqa: S603 - ourselves
        if made.returncode:
            raise RefusalError(Message("the sample city could not be made; the reason stands above"))
    city = _load()
    login, others = city.logins[0], ", ".join(city.logins[1:])
    where = f"{address(HOST, port)}office/"
    notify_all(Message("Starting the server"))
    shown = import_module("samrit.ops.sample_city.demonstration")
    page = shown.demonstrated_indicator()
    if page is not None:
        folder = Path(import_module("django.conf").settings.DATA_DIR)
        notify_all(
            Message(
                "A paper signed with a certificate, which the head signs next, is on {page}. Its authority's certificate and the head's key "
                "({passphrase}) are in {folder}.",
                page=f"{where}indicators/{page}/",
                passphrase=shown.PASSPHRASE,
                folder=str(folder),
            )
        )
    serve(
        HOST,
        port,
        Message(
            "Samrit is at {where}\n"
            "Log in as {login} with the password {password} (the same for {others}). Ctrl+C ends it.",
            where=where,
            login=login,
            password=PASSWORD,
            others=others,
        ),
        with_worker=not no_worker,
    )
    return 0


_ITSELF = (sys.executable, "-c", "from samrit.cli.main import main; main()")


def _make() -> None:
    from django.core.management import call_command

    steps = missing_migrations()
    if steps:
        notify_all(
            Message.counted("Making the database: {count} step", "Making the database: {count} steps", count=steps)
        )
        call_command("migrate", verbosity=0, interactive=False)
    city = _load()
    if city.is_new:
        folder = Path(import_module("django.conf").settings.DATA_DIR)
        now = import_module("django.utils.timezone").now()
        import_module("samrit.ops.sample_city.demonstration").write_demonstration(folder, at=now)


def _loading() -> Any:
    # By its name: the city stands beside the command line in the house, and neighbours don't import each other.
    return import_module("samrit.ops.sample_city.loading")


def _load() -> Any:
    from django.utils import timezone

    return _loading().load_sample_city(
        at=timezone.now(), password=PASSWORD, measured=True, is_of_today=True, is_published=True, say=notify_all
    )
