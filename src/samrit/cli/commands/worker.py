"""`samrit worker`: what pages leave for later, and what is done every day; in a process of its own."""

import signal
from threading import Event

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.own_worker import worker
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Do the work behind the pages: capture links, remind, send mails. `samrit serve` does it "
        "too, unless told not to."
    ),
)
@click.option("--once", cls=Option, is_flag=True, words=Message("do what is due and queued, then end"))
def command(once: bool) -> int:
    """Work until interrupted; what is being done is finished first."""
    start_records()
    from django.utils import timezone

    if once:
        worker().work_once(now=timezone.now())
        return 0
    stop = Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    click.echo(str(Message("The worker is at work (Ctrl+C ends it)")))
    worker().work(stop)
    return 0
