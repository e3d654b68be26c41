"""`samrit doctor`: what is wrong or unsafe with this installation."""

import os
from importlib import import_module
from pathlib import Path

import click

from samrit.cli.command import Command
from samrit.cli.django import start_django
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

_GRADES = {
    "well": Message("well", context="what the doctor finds"),
    "note": Message("note", context="what the doctor finds"),
    "unsafe": Message("UNSAFE", context="what the doctor finds"),
    "wrong": Message("WRONG", context="what the doctor finds"),
}


def _no_installation() -> Message | None:
    """Why nothing can be examined where there is no installation: a look makes no folder and no key."""
    folder = Path(os.environ.get("SAMRIT_DATA_DIR", "var")).resolve()
    if not folder.is_dir():
        said = Message(
            "there is no data folder {folder}; is SAMRIT_DATA_DIR right? Of a new installation: samrit begin"
        )
        return said.filled(folder=folder)
    if not (folder / "secret-key").exists() and not os.environ.get("SAMRIT_SECRET_KEY"):
        said = Message(
            "no installation has its key in {folder}; is SAMRIT_DATA_DIR right? Of a new installation: samrit begin"
        )
        return said.filled(folder=folder)
    return None


@click.command(
    cls=Command,
    words=Message("Tell what is wrong or unsafe with this installation, and how to correct it; nothing is changed."),
    notes=(
        Message("Run it with the same environment and account as the server."),
        Message("Exit code: 0 well, 1 something is wrong or unsafe."),
    ),
)
def command() -> int:
    """Examine, tell, count."""
    missing = _no_installation()
    if missing is not None:
        click.echo(f"{_GRADES['wrong']!s}  {missing!s}")
        return 1
    try:
        start_django()
    except RefusalError as refusal:
        click.echo(f"{_GRADES['wrong']!s}  {refusal.message!s}")
        return 1
    from django.utils import timezone

    # By its name: the doctor stands beside the command line in the house, and neighbours don't import each other.
    table = import_module("samrit.ops.doctor.table")
    bad = 0
    for what, finding in table.examine(timezone.now()):
        bad += finding.grade.value in {"wrong", "unsafe"}
        click.echo(f"{_GRADES[finding.grade.value]!s}  {what!s}: {finding.message!s}")
    if bad:
        said = Message.counted("{count} thing is to be corrected.", "{count} things are to be corrected.", count=bad)
    else:
        said = Message("Nothing is wrong with this installation.")
    click.echo(str(said))
    return 1 if bad else 0
