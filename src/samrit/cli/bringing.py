"""A list of the city as a file, in and out: what bringing it would do is shown, then it is saved whole or let go."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from samrit.cli.command import Option
from samrit.cli.saving import save
from samrit.cli.words import RefusalError, notify_all
from samrit.thai.translation import Message, language
from samrit.vocabulary.row_states import ROW_STATE_WORDS, RowState

if TYPE_CHECKING:
    from samrit.records.models import Import, User

_SURE = Message("Save them?")
_Command = TypeVar("_Command", bound=Callable[..., Any])
by_administrator = click.option("--by", cls=Option, metavar="USER", words=Message("the administrator who does it"))
_OPTIONS = (
    by_administrator,
    click.option("--yes", cls=Option, is_flag=True, words=Message("save without asking")),
    click.option("--leave-out", cls=Option, is_flag=True, words=Message("leave out the rows that are not understood")),
    click.option("-o", "--output", cls=Option, metavar="OUT", words=Message("the .xlsx or .csv to write")),
)


class RowRead(NamedTuple):
    """A row of the file: where it stands, what saving would do with it, whom it names, and what is odd about it or changes."""

    number: int
    state: RowState
    name: str
    said: str


def list_options(command: _Command) -> _Command:
    """The options of every command that brings and takes out a list: `by`, `yes`, `leave_out`, `output`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def user_called(name: str) -> "User":
    """Who does it; RefusalError where nobody has that user name."""
    from samrit.records.models import User

    user = User.objects.filter(username=name).first()
    if user is None:
        raise RefusalError(Message("there is no user {name}", name=name))
    return user


def save_or_discard(  # noqa: PLR0913 - a file, what is shown of it, and how it is decided
    row: "Import", rows: Sequence[RowRead], *, said: Message, by: "User", is_sure: bool, leave_out: bool
) -> int:
    """Show, ask, save; the exit code is 2 where a row is not understood and not left out, and then nothing is saved."""
    from django.utils import timezone

    from samrit.actions.importing import discard_import, save_import
    from samrit.vocabulary.refusal import Refused

    for problem in row.problems:
        notify_all(Message("{name}: {message}", name=f"{row.file_name} {problem['cell']}", message=problem[language()]))
    for one in rows:
        if one.said or one.state is RowState.NEW:
            click.echo(f"{row.file_name}:{one.number}: {one.name}{': ' if one.said else ''}{one.said}")
    counts = Counter(one.state for one in rows)
    click.echo(" · ".join(f"{words!s} {counts[state]}" for state, words in ROW_STATE_WORDS.items() if counts[state]))
    unclear = counts[RowState.UNCLEAR]
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


def write_list(output: str | None, written: Callable[[bool], bytes], count: Message) -> int:
    """Take a list out as the file that its name ends with, `written` as CSV or not; RefusalError where it is no such name."""
    if output is None or not output.casefold().endswith((".xlsx", ".csv")):
        raise RefusalError(Message("an export needs -o, and the name of a file that ends in .xlsx or .csv"))
    save(output, written(output.casefold().endswith(".csv")))
    click.echo(f"{output}: {count!s}")
    return 0
