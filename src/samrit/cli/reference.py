"""The page of the docs that lists all commands, made from the commands themselves."""

import click

from samrit.cli.command import Command, Group, Option
from samrit.cli.main import samrit
from samrit.thai.translation import Message

_HEAD = """# The command line · คำสั่ง samrit

*This page is generated from the commands (`make docs`). หน้านี้สร้างจากโปรแกรมโดยอัตโนมัติ*

`samrit check`, `convert` and `print` work on files, without a database. Every command answers in Thai or English
(`--lang th`, `--lang en`; without it, as the machine's locale says) and ends with the exit code 0 (well), 1 (`check`
has found an error or a warning) or 2 (it could not be done, and one sentence says why). With `SAMRIT_DEBUG=1` an
unexpected error shows its traceback.

"""


def reference() -> str:
    """The page, in Markdown."""
    context = click.Context(samrit, info_name="samrit")
    assert isinstance(samrit, Group)
    sections = [_section(samrit.get_command(context, name), name) for name in samrit.list_commands(context)]
    return _HEAD + "\n".join(sections)


def _section(command: click.Command | None, name: str) -> str:
    assert isinstance(command, Command)
    context = click.Context(command, info_name=f"samrit {name}")
    usage = " ".join((f"samrit {name}", *command.collect_usage_pieces(context)))
    lines = [f"## samrit {name}", "", f"```\n{usage}\n```", ""]
    for words in (command.words, *command.notes):
        lines += [words.en, "", words.th, ""]
    lines += ["| option | meaning | ความหมาย |", "| --- | --- | --- |"]
    for param in command.params:
        if isinstance(param, Option):
            lines.append(_row(param, context))
    return "\n".join((*lines, ""))


def _row(option: Option, context: click.Context) -> str:
    metavar = "" if option.is_flag else f" {option.make_metavar(context)}"
    name = (", ".join(option.opts) + metavar).replace("|", "\\|")
    return f"| `{name}` | {_cell(option.words, 'en')} | {_cell(option.words, 'th')} |"


def _cell(words: Message, language: str) -> str:
    return (words.en if language == "en" else words.th).replace("|", "\\|")
