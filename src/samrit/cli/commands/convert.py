"""`samrit convert`: a report in another format."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.reading_json import reading_json
from samrit.cli.saving import numbered, put_out, refuse_same
from samrit.cli.sources import read_reports
from samrit.cli.words import notify_all
from samrit.readers.reading import Issue
from samrit.thai.translation import Message
from samrit.writers import WRITERS, write

READING = "reading"
_TEXTUAL = ("text/", "application/json")


@click.command(
    cls=Command,
    words=Message(
        "Write a report in another format. What the reader did not understand goes to standard error, a line each."
    ),
    notes=(
        Message(
            "A file that holds several reports gives as many: OUT-1, OUT-2, or one after another on standard output."
        ),
        Message("“reading” is JSON with the report, places in the source, issues, figures, dates, times and links."),
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--to",
    "to",
    cls=Option,
    required=True,
    type=click.Choice([*WRITERS, READING]),
    words=Message("the format to write"),
)
@click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    metavar="OUT",
    words=Message("the file to write (default: standard output)"),
)
def command(file: str, to: str, output: str | None) -> int:
    """Convert one file: each report in it."""
    if output:
        refuse_same(file, output)
    readings = read_reports(file)
    is_binary = to in WRITERS and not WRITERS[to].media_type.startswith(_TEXTUAL)
    for target, reading in numbered(output, readings, is_binary=is_binary):
        for issue in reading.issues:
            notify_all(remark(file, issue))
        data = reading_json(reading) if to == READING else write(reading.report, to)
        put_out(data, target, is_binary=is_binary)
    return 0


def remark(name: str, issue: Issue) -> Message:
    """An issue of a reader on one line."""
    where = f"{name}:{issue.place.line}" if issue.place else name
    return Message("{where}: {code}: {message}", where=where, code=issue.code, message=issue.message)
