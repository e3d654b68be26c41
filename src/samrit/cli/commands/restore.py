"""`samrit restore`: a backup into an empty folder, verified before it is said to be there."""

from pathlib import Path

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.backup import FILE, backup_part, restored
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Put a backup into an empty data folder: hashes, rows, trail and signatures are verified, nothing is written over."
    ),
    notes=(Message("People who were erased since are erased again, by the list that lies with the backups."),),
)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--into", cls=Option, type=FILE, required=True, words=Message("the empty data folder"))
@click.option(
    "--identity",
    cls=Option,
    multiple=True,
    type=FILE,
    required=True,
    words=Message("file with the identity that opens the backup"),
)
@click.option("--database", cls=Option, default="", words=Message("an empty PostgreSQL database for a backup of one"))
@click.option(
    "--erased",
    cls=Option,
    type=FILE,
    words=Message("the list of people who were erased since (default: erased.json beside the backup)"),
)
def command(file: Path, into: Path, identity: tuple[Path, ...], database: str, erased: Path | None) -> int:
    """Put it back."""
    found = backup_part("restoring").restore(file, into, identity, database=database, erased=erased)
    click.echo(str(restored(found)))
    click.echo(str(Message("Start the program with SAMRIT_DATA_DIR={folder}", folder=str(into))))
    return 0
