"""`samrit restore`: a backup into an empty folder, verified before it is said to be there."""

import os
from pathlib import Path

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.backup import FILE, backup_part, database_option, identity_option, show
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
@identity_option(required=True)
@database_option
@click.option(
    "--erased",
    cls=Option,
    type=FILE,
    words=Message("the list of people who were erased since (default: erased.json beside the backup)"),
)
@click.option(
    "--as-it-was",
    "may_differ",
    cls=Option,
    is_flag=True,
    words=Message("also where the verification finds something missing or changed, which it tells"),
)
def command(  # noqa: PLR0913, PLR0917 - one option each
    file: Path, into: Path, identity: tuple[Path, ...], database: str, erased: Path | None, may_differ: bool
) -> int:
    """Put it back, and say what belongs to it."""
    os.umask(0o077)
    found = backup_part("restoring").restore(
        file, into, identity, database=database, erased=erased, may_differ=may_differ
    )
    code = show(found)
    click.echo(str(Message("Start the program with SAMRIT_DATA_DIR={folder}", folder=str(into.resolve()))))
    if found.has_fallbacks:
        file_of_keys = into.resolve() / "secret-key-fallbacks"
        click.echo(str(Message("and with SAMRIT_SECRET_KEY_FALLBACKS as it stands in {file}", file=str(file_of_keys))))
    click.echo(
        str(Message("The log's key and its last checkpoint (SAMRIT_LOG_KEY, SAMRIT_LOG_STATE) are in no backup."))
    )
    return code
