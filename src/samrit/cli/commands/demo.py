"""`samrit demo`: a sample city on this machine, ready to log in to."""

from importlib import import_module

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.serve import NO_WORKER, PORT
from samrit.cli.django import start_django
from samrit.cli.serving import address, require_free, serve
from samrit.thai.translation import Message

HOST = "127.0.0.1"  # the sample city's passwords are known to all, so it answers this machine only
PASSWORD = "samrit-demo"  # noqa: S105 - a sample city's password is meant to be read


@click.command(
    cls=Command,
    words=Message("Serve a sample city on this machine; what was done in it is kept for the next time."),
)
@click.option("--port", cls=Option, type=PORT, default=8000, words=Message("port (default: 8000)"))
@click.option("--no-worker", cls=Option, is_flag=True, words=NO_WORKER)
def command(port: int, no_worker: bool) -> int:
    """Make the database, fill it the first time, serve it."""
    require_free(HOST, port)
    start_django(SAMRIT_HTTPS="0")
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0, interactive=False)
    # By its name: the city stands beside the command line in the house, and neighbours don't import each other.
    loading = import_module("samrit.ops.sample_city.loading")
    city = loading.load_sample_city(at=timezone.now(), password=PASSWORD, measured=True)
    login, others = city.logins[0], ", ".join(city.logins[1:])
    where = f"{address(HOST, port)}office/"
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
