"""`samrit check`: what to mend in reports, where, and how."""

import sys

import click

from samrit.checks import RULES, Waiver, check
from samrit.cli.checked import Checked, exit_code
from samrit.cli.command import Command, Option
from samrit.cli.explain import explain
from samrit.cli.formats import FORMATS
from samrit.cli.paint import colour
from samrit.cli.sources import expand, read_reports
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Refused


@click.command(
    cls=Command,
    words=Message("Check reports: what to correct, where, and how. FILE is a file, a folder, or - for standard input."),
    notes=(Message("Exit code: 0 no error or warning (notes don't count), 1 some, 2 unreadable or misused."),),
)
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--format",
    "format_name",
    cls=Option,
    type=click.Choice(list(FORMATS)),
    default="text",
    words=Message("format of the output (default: text)"),
)
@click.option(
    "--waive",
    "waive",
    cls=Option,
    multiple=True,
    metavar="CODE=REASON",
    words=Message("switch a rule off, with a reason that is kept"),
)
@click.option(
    "--explain",
    "code",
    cls=Option,
    metavar="CODE",
    words=Message("explain a rule"),
)
def command(files: tuple[str, ...], format_name: str, waive: tuple[str, ...], code: str | None) -> int:
    """Check the files and give the exit code."""
    if code:
        explain(code)
        return 0
    if not files:
        raise RefusalError(Message("name the files to check, or - for standard input"))
    waivers = tuple(_waiver(text) for text in waive)
    results = tuple(checked for name in expand(files) for checked in _check(name, waivers))
    click.echo(FORMATS[format_name](results), nl=False, color=colour(sys.stdout))
    return exit_code(results)


def _check(name: str, waivers: tuple[Waiver, ...]) -> tuple[Checked, ...]:
    """All reports of a file; one file that can't be read doesn't keep the others from being checked."""
    try:
        readings = read_reports(name)
    except Refused as error:
        return (Checked(name, refusal=error.message),)
    return tuple(
        Checked(name, reading, check(reading.report, waivers=waivers), number=number if len(readings) > 1 else 0)
        for number, reading in enumerate(readings, 1)
    )


def _waiver(text: str) -> Waiver:
    code, _, reason = (part.strip() for part in text.partition("="))
    known = {rule.code for rule in RULES}
    if code.upper() not in known:
        raise RefusalError(Message("there is no rule {code}", code=code))
    if not reason:
        raise RefusalError(Message("waiving {code} needs a reason, as in --waive {code}=reason", code=code))
    return Waiver(code.upper(), reason)
