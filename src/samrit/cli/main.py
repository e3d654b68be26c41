"""The `samrit` command: whatever happens, a person gets a sentence, never a traceback."""

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence

import click

from samrit import __version__
from samrit.cli.command import Group, Option
from samrit.cli.commands import COMMANDS
from samrit.cli.django import database_away
from samrit.cli.usage import complaint
from samrit.cli.words import choose_language
from samrit.thai.translation import Message, in_language
from samrit.vocabulary.refusal import Refused

BROKEN_PIPE = 141  # what a shell reports for a program that SIGPIPE ended
INTERRUPTED = 130


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"samrit {__version__}")
        ctx.exit()


@click.group(
    cls=Group,
    table=COMMANDS,
    invoke_without_command=True,
    words=Message("Read, check, convert and print indicator reports, and serve them on the web."),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    words=Message("show the version"),
)
@click.pass_context
def samrit(ctx: click.Context) -> None:
    """Without a command, say which there are."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0 well, 1 findings, 2 it could not be done."""
    with in_language(choose_language(args, os.environ)):
        return _run(args)


def _run(args: Sequence[str]) -> int:
    try:
        code = _invoke(args)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except Refused as refusal:
        code = _stop(refusal.message)
    except click.UsageError as error:
        code = _stop(_with_hint(error, complaint(error)))
    except BrokenPipeError:
        # The reader went away (`samrit check … | head`); nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:  # the last guard: a person gets a sentence, the maintainer gets the details
        if os.environ.get("SAMRIT_DEBUG"):
            raise
        code = _stop(database_away(error) or _unexpected())
    return code


def _invoke(args: Sequence[str]) -> int:
    with samrit.make_context("samrit", list(args)) as context:
        result = samrit.invoke(context)
    sys.stdout.flush()  # here, where a broken pipe is still caught
    return result if isinstance(result, int) else 0


def _stop(message: Message) -> int:
    click.echo(f"samrit: {message}", err=True)
    return 2


def _with_hint(error: click.UsageError, message: Message) -> Message:
    path = error.ctx.command_path if error.ctx else "samrit"
    return Message("{message} (see {path} --help)", message=message, path=path)


def _unexpected() -> Message:
    try:
        with tempfile.NamedTemporaryFile("w", prefix="samrit-", suffix=".log", delete=False, encoding="utf-8") as log:
            traceback.print_exc(file=log)
        where = Message("the details are in {file}", file=log.name)
    except OSError:
        where = Message("set SAMRIT_DEBUG=1 and run it again to see the details")
    return Message(
        "Something unexpected went wrong; this is a defect of the program, and {where}",
        where=where,
    )


def main() -> None:
    """The entry point of the `samrit` script."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no Thai, or a file name that is no text, shows escapes instead of ending the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
