"""`samrit print`: the official form as a PDF."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.convert import remark
from samrit.cli.saving import numbered, put_out, refuse_same
from samrit.cli.sources import read_reports
from samrit.cli.words import notify_all
from samrit.thai.translation import Message
from samrit.writers import write
from samrit.writers.pdf import lost_from


@click.command(
    cls=Command,
    words=Message(
        "Print a report as the official form: a PDF that carries the report's data and can be read back in full."
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    required=True,
    metavar="OUT",
    words=Message("the PDF to write"),
)
def command(file: str, output: str) -> int:
    """Print one file: each report in it."""
    refuse_same(file, output)
    for target, reading in numbered(output, read_reports(file), is_binary=True):
        for issue in reading.issues:
            notify_all(remark(file, issue))
        lost = lost_from(reading.report)
        if lost is not None:
            notify_all(lost)
        put_out(write(reading.report, "pdf"), target, is_binary=True)
    return 0
