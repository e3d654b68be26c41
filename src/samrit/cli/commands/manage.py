"""`samrit manage`: Django's own commands, for those who run an installation."""

from difflib import get_close_matches

import click

from samrit.cli.command import Command
from samrit.cli.django import start_django
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

_ITSELF = {"help", "version", "--help", "-h", "--version"}


@click.command(
    cls=Command,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    words=Message("Django's commands for those who run an installation: migrate, changepassword …"),
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[COMMAND] [ARGS]...")
@click.pass_context
def command(ctx: click.Context, arguments: tuple[str, ...]) -> int:
    """Hand the arguments to Django; RefusalError where it has no such command, or can't do what it was asked."""
    start_django()
    from django.core.management import CommandError, execute_from_command_line, get_commands

    wanted = arguments[0] if arguments else "help"
    if wanted in _ITSELF:
        execute_from_command_line(["samrit manage", *arguments])
        return 0
    known = get_commands()
    if wanted not in known:
        raise click.exceptions.NoSuchCommand(wanted, possibilities=get_close_matches(wanted, known), ctx=ctx)
    try:
        # Django words its errors itself, and ends the process, unless it is to show where they come from.
        execute_from_command_line(["samrit manage", *arguments, "--traceback"])
    except CommandError as error:
        raise RefusalError(
            Message("{command} can't be done: {details}", command=wanted, details=" ".join(str(error).split()))
        ) from error
    return 0
