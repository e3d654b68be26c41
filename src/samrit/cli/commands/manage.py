"""`samrit manage`: Django's own commands, for those who run an installation."""

import click

from samrit.cli.command import Command
from samrit.cli.django import start_django
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    words=Message("Django's commands for those who run an installation: migrate, changepassword …"),
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[COMMAND] [ARGS]...")
def command(arguments: tuple[str, ...]) -> int:
    """Hand the arguments to Django."""
    start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samrit manage", *arguments])
    return 0
