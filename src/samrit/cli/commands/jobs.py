"""`samrit jobs`: what is done by itself every day or week, and running one by hand."""

from datetime import date, datetime
from importlib import import_module

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message("Tell which jobs are done by themselves, or do one now. Doing one twice on a day does no harm."),
)
@click.argument("job", required=False)
@click.option(
    "--on",
    cls=Option,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    words=Message("as if it were this day, as 2021-01-15"),
)
def command(job: str | None, on: datetime | None) -> int:
    """List them, or run one."""
    start_django()
    from django.utils import timezone

    jobs = import_module("samrit.ops.jobs").JOBS
    if job is None:
        for name, one in jobs.items():
            click.echo(f"{name:<10}{one.words!s}")
        return 0
    if job not in jobs:
        names = ", ".join(jobs)
        raise RefusalError(Message("there is no job {job}; there are {names}", job=job, names=names))
    require_database()
    day: date = on.date() if on is not None else timezone.localdate()
    done = jobs[job].run(day, timezone.now())
    click.echo(str(Message("{job}: {done}", job=job, done=done)))
    return 0
