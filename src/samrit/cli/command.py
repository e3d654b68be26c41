"""Commands and options with their help in Thai and English, loaded only when they are run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from samrit.thai.translation import Message

_USAGE = Message("Usage")
_OPTIONS = Message("Options")
_COMMANDS = Message("Commands")
_HELP = Message("show this help")
_LANG = Message("language of the answers (default: that of the machine)")


class Option(click.Option):
    """An option whose help is a sentence in both languages."""

    def __init__(self, param_decls: Sequence[str] | None = None, *, words: Message, **attrs: Any) -> None:
        super().__init__(param_decls, **attrs)
        self.words = words


class Command(click.Command):
    """A command whose help is in both languages; `words` says what it does, `notes` what else one should know.

    Every command takes `--lang`; its value is read before parsing (see `choose_language`).
    """

    def __init__(
        self, name: str | None = None, *, words: Message, notes: tuple[Message, ...] = (), **attrs: Any
    ) -> None:
        super().__init__(name, **attrs)
        self.words = words
        self.notes = notes
        self.params.append(Option(["--lang"], words=_LANG, type=click.Choice(["th", "en"]), expose_value=False))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what it does, and its options."""
        formatter.write(f"{_USAGE!s}: {ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n\n")
        formatter.write(f"  {self.words!s}\n")
        for note in self.notes:
            formatter.write(f"  {note!s}\n")
        _write_table(formatter, _OPTIONS, option_rows(self, ctx))


class Group(click.Group):
    """The commands by name; a command's module is imported only when that command is run or explained."""

    def __init__(self, name: str | None = None, *, table: "Mapping[str, Entry]", words: Message, **attrs: Any) -> None:
        super().__init__(name, **attrs)
        self.table = table
        self.words = words
        self.params.append(Option(["--lang"], words=_LANG, type=click.Choice(["th", "en"]), expose_value=False))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        del ctx  # the table is the same for everybody
        return list(self.table)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; where there is none, those that look like it are told."""
        name = args[0]
        if name not in self.table and not name.startswith("-"):
            raise click.exceptions.NoSuchCommand(name, possibilities=self.table, ctx=ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        del ctx
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        command = import_module(entry.module).command
        assert isinstance(command, click.Command)
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what it does, and the commands."""
        formatter.write(f"{_USAGE!s}: {ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}\n\n")
        formatter.write(f"  {self.words!s}\n")
        _write_table(formatter, _COMMANDS, [(name, str(entry.words)) for name, entry in self.table.items()])
        _write_table(formatter, _OPTIONS, option_rows(self, ctx))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of commands: the module that holds it as `command`, and what it does in one sentence."""

    module: str
    words: Message


def option_rows(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Each option with its help, in the language of the running command."""
    rows: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        if not isinstance(param, click.Option) or param.hidden:
            continue
        metavar = "" if param.is_flag or param.count else f" {param.make_metavar(ctx)}"
        words = param.words if isinstance(param, Option) else _HELP
        rows.append((", ".join((*param.opts, *param.secondary_opts)) + metavar, str(words)))
    return rows


def _write_table(formatter: click.HelpFormatter, title: Message, rows: list[tuple[str, str]]) -> None:
    # Not Click's own table: it breaks lines between any two letters, which tears Thai vowels from their consonants.
    width = max((len(left) for left, _ in rows if len(left) <= 24), default=0)
    formatter.write(f"\n{title!s}:\n")
    for left, right in rows:
        formatter.write(
            f"  {left:<{width}}  {right}\n" if len(left) <= width else f"  {left}\n  {'':<{width}}  {right}\n"
        )
