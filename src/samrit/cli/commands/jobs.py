"""`samrit jobs`: what is done by itself every day or week, running one by hand; and work of pages that was given up."""

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
@click.option("--given-up", cls=Option, is_flag=True, words=Message("show work of pages that failed five times"))
@click.option("--again", cls=Option, is_flag=True, words=Message("queue all of that again"))
def command(job: str | None, on: datetime | None, given_up: bool, again: bool) -> int:
    """List them, or run one; list what was given up, or have it tried again."""
    start_django()
    from django.utils import timezone

    if given_up or again:
        require_database()
        return _given_up(again=again)

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


def _given_up(*, again: bool) -> int:
    from django.utils import timezone

    from samrit.actions.city.try_again import try_all_again
    from samrit.queries.city.work import work_state

    if again:
        count = try_all_again(at=timezone.now())
        click.echo(
            str(
                Message.counted(
                    "{count} piece of work is queued again", "{count} pieces of work are queued again", count=count
                )
            )
        )
        return 0
    lines = work_state().given_up
    for line in lines:
        click.echo(f"{timezone.localtime(line.at):%Y-%m-%d %H:%M}  {line.words!s}  {line.reason}")
    return 1 if lines else 0
