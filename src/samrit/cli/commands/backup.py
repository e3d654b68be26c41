"""`samrit backup`: one encrypted file of everything, made while people work; and whether such a file can be put back."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

FILE = click.Path(path_type=Path)
Decorated = TypeVar("Decorated", bound=Callable[..., Any])
database_option = click.option(
    "--database",
    cls=Option,
    default="",
    words=Message("an empty PostgreSQL database for a backup of one; it is filled"),
)


def identity_option(*, required: bool = False) -> Callable[[Decorated], Decorated]:
    """By which identities a backup is opened."""
    words = Message("file with the identity that opens the backup")
    return click.option("--identity", cls=Option, multiple=True, type=FILE, required=required, words=words)


@click.command(
    cls=Command,
    words=Message(
        "Back up database, files and key into one file, encrypted by age, while people work; verify such a file."
    ),
    notes=(
        Message("Who holds the identity can read all of it: keep it apart from the backups."),
        Message("Exit code: 0 well, 1 done but something is missing or was changed, 2 it could not be done."),
    ),
)
@click.argument("where", type=FILE, required=False, metavar="FOLDER|FILE")
@click.option(
    "--to",
    cls=Option,
    multiple=True,
    metavar="RECIPIENT",
    words=Message("for whom it is encrypted (age1…); or SAMRIT_BACKUP_RECIPIENTS"),
)
@click.option(
    "--key-to",
    cls=Option,
    multiple=True,
    metavar="RECIPIENT",
    words=Message("for whom the key in it is encrypted once more, if for others"),
)
@click.option(
    "--keep",
    "remain",
    cls=Option,
    metavar="D,W,M",
    words=Message("how many daily, weekly and monthly backups remain; else none is removed"),
)
@click.option(
    "--verify",
    "is_verify",
    cls=Option,
    is_flag=True,
    words=Message("put this file back into a folder of the moment and verify all of it; nothing remains"),
)
@identity_option()
@database_option
@click.option(
    "--new-identity", cls=Option, type=FILE, words=Message("make an identity in this file, and say its recipient")
)
def command(  # noqa: PLR0913, PLR0917 - one option each
    where: Path | None, to: tuple[str, ...], key_to: tuple[str, ...], remain: str | None, is_verify: bool,
    identity: tuple[Path, ...], database: str, new_identity: Path | None,
) -> int:  # fmt: skip
    """Make, verify, or prepare."""
    if new_identity is not None:
        return _new_identity(new_identity)
    if where is None:
        raise RefusalError(Message("say where: the folder of the backups, or with --verify the file"))
    if is_verify and not identity:
        raise RefusalError(Message("say by which identity it is opened: --identity FILE"))
    if is_verify:
        return show(backup_part("restoring").verify(where, identity, database=database))
    counts = _counts(remain)
    start_records()
    recipients = to or tuple(filter(None, os.environ.get("SAMRIT_BACKUP_RECIPIENTS", "").split(",")))
    made = backup_part("making").make_backup(where, recipients, key_recipients=key_to)
    click.echo(str(made.file))
    if counts is not None:
        for old in backup_part("retention").prune(where, days=counts[0], weeks=counts[1], months=counts[2]):
            click.echo(str(Message("removed {file}", file=old.name)))
    for name in made.contents.missing:
        click.echo(str(Message("missing or damaged in the store: {file}", file=name)), err=True)
    return 1 if made.contents.missing else 0


def show(restored: Any) -> int:
    """What came back, in a sentence; or what the verification found, one line each, and exit code 1."""
    for sentence in restored.found:
        click.echo(sentence)
    words = {
        "rows": sum(restored.contents.rows.values()), "files": restored.files, "at": restored.contents.at[:16],
        "erased": restored.erased,
    }  # fmt: skip
    if restored.found:
        click.echo(str(Message("not whole, as of {at} UTC (rows: {rows:,}, files: {files:,})", **words)))
        return 1
    click.echo(
        str(Message("whole, as of {at} UTC (rows: {rows:,}, files: {files:,}, people erased again: {erased})", **words))
    )
    return 0


def _counts(text: str | None) -> list[int] | None:
    if text is None:
        return None
    words = text.split(",")
    if len(words) != 3 or not all(word.strip().isdecimal() for word in words):
        raise RefusalError(Message("“{text}” is no three numbers; write 7,4,12", text=text))
    return [int(word) for word in words]


def _new_identity(file: Path) -> int:
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            out.write(f"# public key: {identity.to_public()}\n{identity}\n")
    except OSError as error:
        raise RefusalError(Message("{file} can't be made ({why})", file=str(file), why=error.strerror or "")) from error
    click.echo(str(identity.to_public()))
    return 0


def backup_part(name: str) -> Any:
    """A module of the backups. To put one back needs no installation, so that a look makes no folder and no key."""
    # By its name: the backups stand beside the command line in the house, and neighbours don't import each other.
    return import_module(f"samrit.ops.backup.{name}")
