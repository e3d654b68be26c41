"""Which language a person is answered in, and what the terminal is told."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

import click

from samrit.thai.calendar import Language
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Refused


def choose_language(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of the answers: `--lang` wherever it stands, else the locale; Thai when that starts with "th".

    It is chosen before the command line is parsed, so that help and complaints about the command line itself come
    in the right language too.
    """
    for at, arg in enumerate(args):
        value = arg.partition("=")[2] if arg.startswith("--lang=") else ""
        if arg == "--lang" and at + 1 < len(args):
            value = args[at + 1]
        if value in ("th", "en"):
            return "th" if value == "th" else "en"
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "th" if locale.lower().startswith("th") else "en"


def notify_all(message: Message) -> None:
    """One line on standard error: for people, beside the output that goes to a file or another program."""
    click.echo(str(message), err=True)


class RefusalError(Refused):
    """The command can't do what it was asked; `message` says why in one clear sentence, and the exit code is 2."""

    code: ClassVar[str] = "impossible"
