"""A file that a command brings into the records: what it would do is shown, then it is saved whole or let go."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Message, language

if TYPE_CHECKING:
    from samrit.records.models import Import, User

_SURE = Message("Save them?")


def user_called(name: str) -> "User":
    """Who does it; RefusalError where nobody has that user name."""
    from samrit.records.models import User

    user = User.objects.filter(username=name).first()
    if user is None:
        raise RefusalError(Message("there is no user {name}", name=name))
    return user


def save_or_discard(  # noqa: PLR0913 - a file, what is shown of it, and how it is decided
    row: "Import",
    *,
    lines: Iterable[str],
    counts: Iterable[tuple[Message, int]],
    unclear: int,
    said: Message,
    by: "User",
    is_sure: bool,
    leave_out: bool,
) -> int:
    """Show, ask, save; the exit code is 2 where a row is not understood and not left out, and then nothing is saved."""
    from django.utils import timezone

    from samrit.actions.importing import discard_import, save_import
    from samrit.vocabulary.refusal import Refused

    for problem in row.problems:
        notify_all(Message("{name}: {message}", name=f"{row.file_name} {problem['cell']}", message=problem[language()]))
    for line in lines:
        click.echo(line)
    click.echo(" · ".join(f"{words!s} {count}" for words, count in counts))
    is_clear = not unclear or leave_out
    if is_clear and (is_sure or click.confirm(str(_SURE))):
        try:
            save_import(row=row, choice={"without_unclear": "on"} if unclear else {}, by=by, at=timezone.now())
        except Refused:
            discard_import(row=row, by=by, at=timezone.now())
            raise
        click.echo(str(said))
        return 0
    discard_import(row=row, by=by, at=timezone.now())
    click.echo(str(Message("nothing was saved")))
    return 0 if is_clear else 2
